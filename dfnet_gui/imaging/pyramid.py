"""Halved copies of a picture, so that a zoomed-out view is smooth and cheap to draw."""

from typing import Self

import numpy as np

from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.halving import halved
from dfnet_gui.imaging.tiles import PatchedPixels

_SMALLEST_SIDE = 256


class Pyramid:
    """Level 0 is the picture itself (uint8, H×W×3, shared); each next one is half as large."""

    def __init__(self, levels: list[PatchedPixels]) -> None:
        self.levels = levels

    @classmethod
    def of(cls, finest: ByteArray) -> Self:
        """Build all levels; takes a while for a large picture."""
        levels = [finest]
        while max(levels[-1].shape[:2]) > _SMALLEST_SIDE:
            levels.append(halved(levels[-1]))
        return cls([PatchedPixels(level) for level in levels])

    def patchable(self) -> "Pyramid":
        """Another pyramid with the same pixels, which are shared until they are written to."""
        return Pyramid([PatchedPixels(level.base) for level in self.levels])

    def write(self, bounds: Bounds, pixels: ByteArray) -> None:
        """Put pixels into level 0 at `bounds` and bring the coarser levels up to date."""
        self.levels[0].write(bounds, pixels)
        self.renew(bounds)

    def renew(self, bounds: Bounds) -> None:
        """Bring the coarser levels up to date where level 0 was written to."""
        for finer, coarser in zip(self.levels, self.levels[1:], strict=False):
            bounds = Bounds.of_edges(
                bounds.left // 2, bounds.top // 2, (bounds.right + 1) // 2, (bounds.bottom + 1) // 2
            ).intersected(coarser.bounds)
            source = Bounds(2 * bounds.left, 2 * bounds.top, 2 * bounds.width, 2 * bounds.height)
            coarser.write(bounds, halved(finer.read(source.intersected(finer.bounds)).astype(np.uint8, copy=False)))

    def level_for(self, zoom: float) -> int:
        """The coarsest level that still has a pixel for each device pixel at `zoom`."""
        level = 0
        while level + 1 < len(self.levels) and zoom * 2 ** (level + 1) <= 1.0:
            level += 1
        return level
