"""The whole way from a picture with a hole to where its pieces come from."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import BoolArray, ByteArray, FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.exemplar import exemplar_fill
from dfnet_gui.imaging.pieces.joining import join_pieces
from dfnet_gui.imaging.pieces.offsets import Offsets
from dfnet_gui.imaging.pieces.shifts import MOST_SHIFTS, find_offsets

_PLAN_PX = 160
_LIGHTNESS_SHARE = np.array([0.7, 1.0, 1.0], np.float32)
_NEAR = np.ones((3, 3), np.uint8)
"""Sources keep this far from all that is unknown and from the picture's border, for their gradients are copied, too."""
_WHOLLY_KNOWN = 0.999


@dataclass(frozen=True)
class Variant:
    """One of several ways to plan the pieces: the picture's longest side, the most shifts, and whether it is turned.

    PatchMatch looks in the order of rows and columns, so that a mirrored or turned picture gives another plan.
    """

    plan_px: int = _PLAN_PX
    most_shifts: int = MOST_SHIFTS
    mirrored: bool = False
    turned: bool = False


USUAL = Variant()
VARIANTS = (
    USUAL,
    Variant(mirrored=True),
    Variant(plan_px=192, turned=True),
    Variant(mirrored=True, turned=True),
    Variant(plan_px=256, most_shifts=30, mirrored=True),
    Variant(plan_px=128),
    Variant(plan_px=192, most_shifts=30),
    Variant(plan_px=320),
)
"""What is tried, by twos: the first two are the best in most photos, and who asks again gets those that follow."""


def plan_pieces(
    picture: FloatArray,
    hole: BoolArray,
    *,
    barred: BoolArray | None = None,
    variant: Variant = USUAL,
    should_stop: Callable[[], bool] = lambda: False,
) -> Offsets | None:
    """Where each pixel of the hole is best copied from; None when there is nowhere to copy from.

    `picture`: RGB floats H×W×3 in [0, 1], what its hole holds is not looked at. `hole`, `barred`: bool H×W; nothing
    barred is copied. Deterministic. Raises Cancelled when `should_stop()`; PatchMatch, which can't be interrupted,
    takes up to some tenths of a second.
    """
    unknown = hole if barred is None else hole | barred
    small, known = _smaller(picture, ~unknown, variant.plan_px)
    small_hole = _covered(hole, known.shape)
    small_barred = ~known & ~small_hole
    pixels = np.rint(small * 255.0).astype(np.uint8)
    try:
        planned = _planned(pixels, small_hole, small_barred, variant)
    except ValueError:
        return None
    if should_stop():
        raise Cancelled
    near = cv2.dilate((~known).view(np.uint8), _NEAR, borderType=cv2.BORDER_CONSTANT, borderValue=1) > 0
    return find_offsets(
        _lab(pixels), _lab(planned), small_hole, near, most_shifts=variant.most_shifts, should_stop=should_stop
    )


def pieces_fill(picture: FloatArray, hole: BoolArray, offsets: Offsets) -> FloatArray:
    """The picture (H×W×C in [0, 1]) with its hole filled by pieces from there."""
    filled = picture.copy()
    place = Bounds.of_mask(hole)
    if not place.is_empty:
        own = hole[place.slices]
        filled[place.slices][own] = join_pieces(picture, own, place, offsets)[own]
    return filled


def _planned(pixels: ByteArray, hole: BoolArray, barred: BoolArray, variant: Variant) -> ByteArray:
    def turned(array: np.ndarray) -> np.ndarray:
        array = array[:, ::-1] if variant.mirrored else array
        return np.ascontiguousarray(array.swapaxes(0, 1) if variant.turned else array)

    filled = exemplar_fill(turned(pixels), turned(hole), turned(barred))
    filled = filled.swapaxes(0, 1) if variant.turned else filled
    return np.ascontiguousarray(filled[:, ::-1] if variant.mirrored else filled)


def _smaller(picture: FloatArray, known: BoolArray, longest: int) -> tuple[FloatArray, BoolArray]:
    """Scaled down to at most `longest`, only known pixels averaged, 0 where not all is known; and what is known."""
    scale = longest / max(known.shape)
    weight = known.astype(np.float32)
    picture = picture * weight[..., None]
    if scale >= 1.0:
        return picture, known
    size = (max(1, round(known.shape[1] * scale)), max(1, round(known.shape[0] * scale)))
    weight = cv2.resize(weight, size, interpolation=cv2.INTER_AREA)
    wholly = weight >= _WHOLLY_KNOWN
    picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return np.where(wholly[..., None], picture / np.maximum(weight, _WHOLLY_KNOWN)[..., None], 0.0), wholly


def _covered(hole: BoolArray, shape: tuple[int, ...]) -> BoolArray:
    """The hole at another size: each pixel that any of it lies in."""
    if hole.shape == shape:
        return hole
    share = cv2.resize(hole.astype(np.float32), (shape[1], shape[0]), interpolation=cv2.INTER_AREA)
    covered: BoolArray = share > 1.0 - _WHOLLY_KNOWN
    return covered


def _lab(pixels: ByteArray) -> FloatArray:
    lab: FloatArray = cv2.cvtColor(pixels.astype(np.float32) / np.float32(255.0), cv2.COLOR_RGB2LAB)
    return lab * _LIGHTNESS_SHARE
