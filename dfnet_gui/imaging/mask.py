"""Holes: changing their shape, and saying why one can't be used."""

import math
from collections.abc import Callable
from types import MappingProxyType

import cv2
import numpy as np

from dfnet_gui.errors import MaskError
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.wording import tr, tr_later

MOST_GROWTH_PX = 40
"""More would take away what a fill can learn from."""
USUAL_GROWTH_PX = 8
"""On objects with masks as people paint them, fills were most like the true photo with this (feature distance .399,
against .441 without and .423 with 12)."""
NOTHING_TO_COMPLETE = tr_later("there is nothing to complete: paint over what should go first")
NOTHING_TO_LEARN_FROM = tr_later(
    "it covers the whole photo, so there is nothing to learn from: leave some of the photo unpainted"
)


def grown_hole(hole: BoolArray, growth_px: float) -> BoolArray:
    """The hole (bool H×W) with all pixels at most `growth_px` from it; as it is if that would leave nothing known."""
    if growth_px <= 0 or not hole.any():
        return hole
    near = Bounds.of_mask(hole).grown(math.ceil(growth_px)).intersected(Bounds.of_array(hole)).slices
    known = np.ascontiguousarray(~hole[near])
    distance = cv2.distanceTransform(known.view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    grown = hole.copy()
    grown[near] = distance <= growth_px
    return hole if grown.all() else grown


STEP_PX = 5
"""How far a mask is grown, shrunk or rounded off at once."""


def _grown(hole: BoolArray) -> BoolArray:
    return np.asarray(cv2.dilate(hole.view(np.uint8), _DISC), np.uint8).view(bool)


def _shrunk(hole: BoolArray) -> BoolArray:
    smaller = cv2.erode(hole.view(np.uint8), _DISC, borderType=cv2.BORDER_CONSTANT, borderValue=1)
    return np.asarray(smaller, np.uint8).view(bool)


def _smoothed(hole: BoolArray) -> BoolArray:
    blurred = cv2.GaussianBlur(hole.astype(np.float32), (0, 0), STEP_PX, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(blurred > 0.5, bool)


def _filled(hole: BoolArray) -> BoolArray:
    """With all that cannot be reached from outside."""
    wide = np.pad(hole.view(np.uint8), 1)
    cv2.floodFill(wide, None, (0, 0), 2)
    return np.not_equal(wide[1:-1, 1:-1], 2)


_DISC = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * STEP_PX + 1, 2 * STEP_PX + 1))
Way = Callable[[BoolArray], BoolArray]
WAYS: MappingProxyType[str, Way] = MappingProxyType(
    {"grow": _grown, "shrink": _shrunk, "smooth": _smoothed, "fill": _filled}
)
"""How a mask's shape is changed. Each gets the mask with some room around it, and gives one of the same size."""
ROOM_PX = 4 * STEP_PX
"""So far beyond the mask its new shape may reach."""


def changed_hole(hole: BoolArray, within: Bounds, way: Way) -> BoolArray:
    """The whole hole (bool H×W) in another shape; nothing of it lies outside of `within`."""
    changed = hole.copy()
    if not within.is_empty:
        place = within.grown(ROOM_PX).intersected(Bounds.of_array(hole)).slices
        changed[place] = way(np.ascontiguousarray(hole[place]))
    return changed


def check_hole(hole: BoolArray, name: str = tr_later("The mask")) -> None:
    """Raise MaskError where the hole is empty or covers everything; `name` begins the sentence."""
    if not hole.any():
        raise MaskError(f"{tr(name)}: {tr(NOTHING_TO_COMPLETE)}.")
    if hole.all():
        raise MaskError(f"{tr(name)}: {tr(NOTHING_TO_LEARN_FROM)}.")
