"""The colours of a picture, each once: what is asked of all pixels can then be asked of these few."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, ByteArray

_PIXELS_AT_ONCE = 1 << 22
"""Their numbers take 16 MB, and their sorted copy as much."""


class Palette:
    """Of pixels (H×W×3, 8 bits). `colours` (n×3), and how many pixels have each (`counts`, n). Any thread.

    It takes some bytes for each colour, and for the pixels no more than a strip of them.
    """

    def __init__(self, pixels: ByteArray) -> None:
        self._pixels = pixels
        found = [np.unique(numbers, return_counts=True) for _rows, numbers in self._strips()]
        numbers = np.concatenate([each for each, _counts in found])
        self._numbers, places = np.unique(numbers, return_inverse=True)
        weights = np.concatenate([counts for _each, counts in found])
        self.counts = np.bincount(places, weights).astype(np.int64)
        self.colours = np.stack([self._numbers >> 16, self._numbers >> 8 & 255, self._numbers & 255], 1).astype(
            np.uint8
        )

    def painted(self, which: BoolArray) -> BoolArray:
        """The pixels (H×W) whose colours are those of `which` (n)."""
        found = np.empty(self._pixels.shape[:2], bool)
        for rows, numbers in self._strips():
            found[rows] = which[np.searchsorted(self._numbers, numbers)]
        return found

    def _strips(self) -> Iterator[tuple[slice, np.ndarray]]:
        """A number for each pixel, some rows at a time."""
        height, width = self._pixels.shape[:2]
        step = max(1, _PIXELS_AT_ONCE // max(1, width))
        for top in range(0, height, step):
            rows = slice(top, top + step)
            rgba = cv2.cvtColor(self._pixels[rows], cv2.COLOR_RGB2BGRA)
            yield rows, rgba.view(np.uint32)[..., 0] & np.uint32(0xFFFFFF)
