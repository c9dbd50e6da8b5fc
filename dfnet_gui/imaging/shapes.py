"""Shapes that are drawn around what should go, as the pixels within them. Photo pixels; pixel 0 reaches from 0 to 1."""

from collections.abc import Sequence

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds

Point = tuple[float, float]
_SHIFT = 4
"""Bits of a pixel's fraction that OpenCV is told."""
_MOST_LOOKED_AT = 1_000_000
_FAR_PX = 1 << 20
"""Further outside of the photo nothing changes; OpenCV's numbers end at 2³¹."""


def polygon(points: Sequence[Point], whole: Bounds) -> tuple[Bounds, BoolArray]:
    """What lies within the line through the points and back: where, within `whole`, and which pixels there.

    A pixel belongs to it if the line goes through it or around it. Nothing for fewer than two points.
    """
    if len(points) < 2:
        return Bounds.EMPTY, np.zeros((0, 0), bool)
    line = np.clip(np.asarray(points, np.float64), -_FAR_PX, _FAR_PX)
    left, top = np.floor(line.min(axis=0)).astype(int).tolist()
    right, bottom = (np.floor(line.max(axis=0)).astype(int) + 1).tolist()
    place = Bounds.of_edges(left, top, right, bottom).intersected(whole)
    inside = np.zeros((place.height, place.width), np.uint8)
    if not place.is_empty:
        corners = np.rint((line - (place.left + 0.5, place.top + 0.5)) * (1 << _SHIFT)).astype(np.int32)
        cv2.fillPoly(inside, [corners], 1, lineType=cv2.LINE_8, shift=_SHIFT)
    return place, inside.view(bool)


def rectangle(start: Point, end: Point) -> list[Point]:
    """The corners of one between two opposite ones."""
    return [start, (end[0], start[1]), end, (start[0], end[1])]


def ellipse(start: Point, end: Point) -> list[Point]:
    """Points of the one that touches the sides of a rectangle, less than half a pixel from the curve."""
    across, down = abs(end[0] - start[0]) / 2, abs(end[1] - start[1]) / 2
    count = max(16, int(4 * max(across, down) ** 0.5) * 4)
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    return list(zip(middle[0] + across * np.cos(angles), middle[1] + down * np.sin(angles), strict=True))


def squared(start: Point, end: Point) -> Point:
    """The corner opposite to `start` of a square as large as the longer side, on the side where `end` lies."""
    across, down = end[0] - start[0], end[1] - start[1]
    side = max(abs(across), abs(down))
    return start[0] + np.copysign(side, across), start[1] + np.copysign(side, down)


def enclosed(line: Sequence[Point], radius: float, whole: Bounds) -> tuple[Bounds, BoolArray]:
    """What a round brush of that radius goes around: where, within `whole`, and which pixels there; empty for nothing.

    Of large lines a copy of at most `_MOST_LOOKED_AT` pixels is looked at, so that it never takes long.
    """
    points = np.asarray(line, np.float64).reshape(-1, 2)
    low, high = points.min(axis=0) - radius - 1, points.max(axis=0) + radius + 1
    place = Bounds.of_edges(*np.floor(low).astype(int).tolist(), *np.ceil(high).astype(int).tolist()).intersected(whole)
    if place.is_empty:
        return Bounds.EMPTY, np.zeros((0, 0), bool)
    scale = max(1.0, float(np.sqrt(place.width * place.height / _MOST_LOOKED_AT)))
    height, width = (max(1, round(side / scale)) for side in (place.height, place.width))
    drawn = np.zeros((height + 2, width + 2), np.uint8)
    corners = np.rint((points - (place.left, place.top)) / scale + 0.5).astype(np.int32)
    cv2.polylines(drawn, [corners], isClosed=False, color=1, thickness=max(1, round(2 * radius / scale)))
    cv2.rectangle(drawn, (0, 0), (width + 1, height + 1), 0)
    reached = drawn.copy()
    cv2.floodFill(reached, None, (0, 0), 2)
    inside = (reached == 0).astype(np.uint8)
    if not inside.any():
        return Bounds.EMPTY, np.zeros((0, 0), bool)
    inside = cv2.dilate(inside, np.ones((3, 3), np.uint8))[1:-1, 1:-1]
    grown = cv2.resize(inside, (place.width, place.height), interpolation=cv2.INTER_NEAREST)
    return place, np.asarray(grown, np.uint8).view(bool)
