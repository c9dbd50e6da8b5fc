"""Drawing a round brush into a hole mask."""

import math

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds

_FRACTION_BITS = 4

Point = tuple[float, float]


def segment_bounds(start: Point, end: Point, radius: float, within: Bounds) -> Bounds:
    """The photo pixels that a segment of the brush can touch."""
    reach = math.ceil(radius) + 2
    around = Bounds.of_edges(
        math.floor(min(start[0], end[0])),
        math.floor(min(start[1], end[1])),
        math.ceil(max(start[0], end[0])) + 1,
        math.ceil(max(start[1], end[1])) + 1,
    )
    return around.grown(reach).intersected(within)


def draw_segment(mask: BoolArray, start: Point, end: Point, radius: float, *, value: bool) -> Bounds:
    """Draw a segment with round ends in place; returns what may have changed, empty if outside.

    Points are (x, y) in photo pixels, pixel centres at .5; `radius` in photo pixels. Touches no
    pixel outside the returned bounds.
    """
    bounds = segment_bounds(start, end, radius, Bounds.of_array(mask))
    if bounds.is_empty:
        return bounds
    canvas = np.zeros((bounds.height, bounds.width), np.uint8)
    first, last = (_fixed(point, bounds) for point in (start, end))
    if start != end:
        corners = _corners(start, end, radius, bounds)
        if corners is not None:
            cv2.fillConvexPoly(canvas, corners, 1, cv2.LINE_8, _FRACTION_BITS)
    fixed_radius = max(1, round((radius - 0.5) * 2**_FRACTION_BITS))
    for point in {first, last}:
        cv2.circle(canvas, point, fixed_radius, 1, cv2.FILLED, cv2.LINE_8, _FRACTION_BITS)
    put(mask[bounds.slices], canvas.view(bool), value=value)
    return bounds


def put(part: BoolArray, shape: BoolArray, *, value: bool) -> None:
    """Make `value` of a mask's pixels where `shape` is True, in place; many times as fast as assigning to them."""
    if value:
        np.logical_or(part, shape, out=part)
    else:
        np.greater(part, shape, out=part)


def _fixed(point: Point, bounds: Bounds) -> tuple[int, int]:
    """Fixed-point OpenCV coordinates (pixel centres at integers) relative to `bounds`."""
    factor = 2**_FRACTION_BITS
    return round((point[0] - 0.5 - bounds.left) * factor), round((point[1] - 0.5 - bounds.top) * factor)


def _corners(start: Point, end: Point, radius: float, bounds: Bounds) -> cv2.typing.MatLike | None:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    reach = max(0.0, radius - 0.5)
    if length == 0.0 or reach == 0.0:
        return None
    nx, ny = -dy / length * reach, dx / length * reach
    points = [
        (start[0] + nx, start[1] + ny),
        (end[0] + nx, end[1] + ny),
        (end[0] - nx, end[1] - ny),
        (start[0] - nx, start[1] - ny),
    ]
    return np.array([_fixed(point, bounds) for point in points], np.int32)
