"""Hole masks: reading them from files with a stated polarity, and saying why one can't be used."""

from pathlib import Path
from typing import Literal

import cv2
import numpy as np

from dfnet_gui.errors import MaskError
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.reading import read_photo

MOST_GROWTH_PX = 40
"""More would take away what a fill can learn from."""
USUAL_GROWTH_PX = 8
"""On objects with masks as people paint them, fills were most like the true photo with this (feature distance .399,
against .441 without and .423 with 12)."""
HoleColour = Literal["white", "black"]
NOTHING_TO_COMPLETE = "there is nothing to complete: paint over what should go first"
NOTHING_TO_LEARN_FROM = (
    "it covers the whole photo, so there is nothing to learn from: leave some of the photo unpainted"
)


def read_mask(path: Path, *, size: tuple[int, int], hole_colour: HoleColour) -> BoolArray:
    """Read a mask file as a hole, bool of `size` (height, width), True = to be filled.

    Grey levels are cut in the middle. Raises PhotoReadError, or MaskError for another size.
    """
    pixels = read_photo(path).pixels
    if pixels.shape[:2] != size:
        raise MaskError(
            f"{path}: the mask has {pixels.shape[1]}×{pixels.shape[0]} pixels and the photo {size[1]}×{size[0]};"
            " give a mask of the photo's size."
        )
    middle = np.iinfo(pixels.dtype).max // 2
    white: BoolArray = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY) > middle
    return white if hole_colour == "white" else ~white


def grown_hole(hole: BoolArray, growth_px: float) -> BoolArray:
    """The hole (bool H×W) with all pixels at most `growth_px` from it; as it is if that would leave nothing known."""
    if growth_px <= 0 or not hole.any():
        return hole
    distance = cv2.distanceTransform((~hole).view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    grown: BoolArray = distance <= growth_px
    return hole if grown.all() else grown


def check_hole(hole: BoolArray, name: str = "The mask") -> None:
    """Raise MaskError where the hole is empty or covers everything; `name` begins the sentence."""
    if not hole.any():
        raise MaskError(f"{name}: {NOTHING_TO_COMPLETE}.")
    if hole.all():
        raise MaskError(f"{name}: {NOTHING_TO_LEARN_FROM}.")
