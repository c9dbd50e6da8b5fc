"""Lines that snap to edges: from one point of a photo to any other near it, along what looks like an edge."""

import math
from typing import cast

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import ByteArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.shapes import Point

_MOST_PX = 512
"""The longer side of the copy that is looked at: its ways are found in a tenth of a second."""
_CANNY = 32, 96
_STEEPEST = 120.0
"""Where levels change by so much or more, an edge is as good as can be."""
_STRAIGHT_PX = 0.6
"""Pixels of the copy; corners of the line that stand out less are left out."""


class LiveWire:
    """All lines from `start` to pixels of `window`, photo pixels. Made in any thread, then used in one."""

    def __init__(self, pixels: PixelArray, window: Bounds, start: Point) -> None:
        """`pixels`: the photo's (H×W×3, RGB, 8 or 16 bits) at `window`, which holds `start`."""
        self.start, self._window = start, window
        self._scale = min(1.0, _MOST_PX / max(window.width, window.height))
        size = tuple(max(1, round(side * self._scale)) for side in (window.width, window.height))
        small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA) if self._scale < 1 else pixels
        self._size = size
        self._ways = cv2.segmentation.IntelligentScissorsMB()
        self._ways.setEdgeFeatureCannyParameters(*_CANNY)
        self._ways.setGradientMagnitudeMaxLimit(_STEEPEST)
        self._ways.applyImage(np.ascontiguousarray(cast(ByteArray, to_8_bit(small))))
        self._ways.buildMap(self._small(start))

    def line_to(self, end: Point) -> list[Point]:
        """Points after `start`, the last of which is `end`; a straight line where that lies outside of the window."""
        place = Bounds(math.floor(end[0]), math.floor(end[1]), 1, 1)
        if place.intersected(self._window).is_empty:
            return [end]
        contour = np.asarray(self._ways.getContour(self._small(end)), np.int32)
        corners = cv2.approxPolyDP(contour.reshape(-1, 1, 2), _STRAIGHT_PX, closed=False).reshape(-1, 2)
        inner = (corners[1:-1] + 0.5) / self._scale + (self._window.left, self._window.top)
        return [*((float(x), float(y)) for x, y in inner), end]

    def _small(self, point: Point) -> tuple[int, int]:
        x, y = (point[0] - self._window.left) * self._scale, (point[1] - self._window.top) * self._scale
        return min(max(0, int(x)), self._size[0] - 1), min(max(0, int(y)), self._size[1] - 1)
