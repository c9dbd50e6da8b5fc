"""Small spots, as dust on a scan: each copied in one piece from near by."""

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, FloatArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.joining import join_pieces
from dfnet_gui.imaging.pieces.offsets import Offsets

LARGEST_SPOT_PX = 40
_RING_PX, _LEAST_REACH_PX = 4, 24
_NEARNESS = 0.02
"""A place a pixel further away may be better by this share of the mean difference, and is still not taken."""


def spot_window(spot: Bounds, photo: Bounds) -> Bounds:
    """What of the photo is looked at for a spot: twice its length around it, and some pixels more."""
    return spot.grown(2 * max(spot.width, spot.height) + _LEAST_REACH_PX).intersected(photo)


def heal_spot(pixels: PixelArray, unknown: BoolArray, spot: BoolArray, place: Bounds) -> FloatArray | None:
    """The window's pixels at `place` with the spot filled, h×w×C in [0, 1]; None when nothing near by is known.

    `pixels` (H×W×C, uint8 or uint16) and `unknown` (bool H×W): the spot's window, with all that is a hole in it.
    `spot`: bool at `place` of the window. The copied place is the one whose surroundings are most like the spot's, of
    those that are wholly known, rather a near one.
    """
    wide = place.grown(_RING_PX).intersected(Bounds.of_array(unknown))
    own = np.zeros((wide.height, wide.width), np.uint8)
    own[place.moved(-wide.left, -wide.top).slices] = spot
    ring = (cv2.dilate(own, np.ones((2 * _RING_PX + 1,) * 2, np.uint8)) > 0) & ~unknown[wide.slices]
    free = _free_places(unknown, own, ring)
    if not ring.any() or not free.any():
        return None
    down, across = _likest(pixels, wide, ring, free)
    shape = unknown.shape
    offsets = Offsets(np.full(shape, down - wide.top, np.int32), np.full(shape, across - wide.left, np.int32))
    return join_pieces(pixels, spot, place, offsets)


def _free_places(unknown: BoolArray, own: np.ndarray, ring: BoolArray) -> BoolArray:
    """By their top left: places where the spot and a pixel around it, and its ring, are wholly known."""
    wanted = (cv2.dilate(own, np.ones((3, 3), np.uint8)) > 0) | ring
    taken = cv2.filter2D(
        unknown.astype(np.float32), cv2.CV_32F, wanted.astype(np.float32), anchor=(0, 0), borderType=cv2.BORDER_CONSTANT
    )
    height, width = (side - own_side + 1 for side, own_side in zip(unknown.shape, own.shape, strict=True))
    free: BoolArray = taken[:height, :width] < 0.5
    return free


def _likest(pixels: PixelArray, wide: Bounds, ring: BoolArray, free: BoolArray) -> tuple[int, int]:
    colours = pixels[..., :3].astype(np.float32)
    mask = np.repeat(ring.astype(np.float32)[..., None], colours.shape[2], axis=2)
    template = np.ascontiguousarray(colours[wide.slices])
    apart = cv2.matchTemplate(np.ascontiguousarray(colours), template, cv2.TM_SQDIFF, mask=mask)
    rows, columns = np.ogrid[: apart.shape[0], : apart.shape[1]]
    distance = np.hypot(rows - wide.top, columns - wide.left)
    apart = np.maximum(apart, 0) + _NEARNESS * float(np.median(apart[free])) * distance / max(wide.width, wide.height)
    down, across = np.unravel_index(np.where(free, apart, np.inf).argmin(), apart.shape)
    return int(down), int(across)
