"""Pixels that look like one of them: by the distance of colours as people see it. For any thread."""

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, FloatArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds

MOST_TOLERANCE = 60
"""In distances of Lab (CIE 1976), of which about 2 can just be seen; more would be nearly everything."""
_SAMPLE_PX = 1
"""So far around the pixel its colour is averaged, so that noise and grain don't decide."""
_ROWS = 256
"""So many are compared at once: a large photo's colours as floats would be gigabytes."""


def colour_range(
    pixels: PixelArray, point: tuple[int, int], tolerance: float, *, is_connected: bool
) -> tuple[Bounds, BoolArray]:
    """What of a photo (H×W×3, RGB, 8 or 16 bits) is at most `tolerance` (0 to 60) from the colour at `point` (x, y).

    Where, and which pixels there (bool, of that size); the point's own one is among them. `is_connected`: only what can
    be reached from there through such pixels. Bounds.EMPTY for a point outside.
    """
    whole, (x, y) = Bounds.of_array(pixels), point
    around = Bounds(x, y, 1, 1).intersected(whole)
    if around.is_empty:
        return Bounds.EMPTY, np.zeros((0, 0), bool)
    near = np.ascontiguousarray(pixels[around.grown(_SAMPLE_PX).intersected(whole).slices])
    wanted = np.median(_lab(near).reshape(-1, 3), axis=0)
    is_like = np.empty(pixels.shape[:2], bool)
    for top in range(0, whole.height, _ROWS):
        rows = slice(top, top + _ROWS)
        away = _lab(np.ascontiguousarray(pixels[rows])) - wanted
        is_like[rows] = np.einsum("ijk,ijk->ij", away, away) <= tolerance**2
    is_like[y, x] = True
    if is_connected:
        is_like = _reached(is_like, point)
    place = Bounds.of_mask(is_like)
    return place, np.ascontiguousarray(is_like[place.slices])


def _lab(pixels: PixelArray) -> FloatArray:
    """L from 0 to 100, a and b about as far to both sides of 0."""
    scaled = pixels.astype(np.float32) * np.float32(1 / np.iinfo(pixels.dtype).max)
    return np.asarray(cv2.cvtColor(scaled, cv2.COLOR_RGB2LAB), np.float32)


def _reached(is_like: BoolArray, point: tuple[int, int]) -> BoolArray:
    reached = is_like.view(np.uint8).copy()
    cv2.floodFill(reached, None, point, 2, flags=8)
    return np.asarray(reached == 2, bool)
