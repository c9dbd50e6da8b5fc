"""Pixels painted on a photo, with counts for each tile, so that a stroke never costs a look at the whole photo."""

import mmap
from typing import Literal

import numpy as np

from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.tiles import TILE_PX, Tile, tile_bounds, tiles_in


def _unpainted(height: int, width: int) -> BoolArray:
    """All False, in memory that is taken in small pages as it is written to; NumPy asks for huge ones, which are
    taken when they are looked at."""
    private = {"flags": mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS} if hasattr(mmap, "MAP_PRIVATE") else {}
    return np.frombuffer(mmap.mmap(-1, height * width, **private), bool).reshape(height, width)


_MOST_TAKEN_BYTES = 64 << 20
PaintedKind = Literal["hole", "barred"]
"""What pixels are painted for: to be filled, or never to be copied from."""


class Painted:
    """`mask`: bool, H×W, True = painted. After writing to it call `refresh` with where.

    `within` holds every painted pixel, whoever adds some makes it larger; `trim` makes it exact.
    """

    def __init__(self, height: int, width: int) -> None:
        self.mask: BoolArray = _unpainted(height, width)
        self.whole = Bounds(0, 0, width, height)
        self.within = Bounds.EMPTY
        self.mark = 0
        """Another number after each change."""
        self._counts = np.zeros((-(-height // TILE_PX), -(-width // TILE_PX)), np.int64)

    def take_memory(self) -> None:
        """Have the memory at once, unless it is very much: else the first strokes wait for it, page by page."""
        if self.mask.size <= _MOST_TAKEN_BYTES:
            self.mask[:] = False

    @property
    def pixels(self) -> int:
        """How many there are."""
        return int(self._counts.sum())

    def has_pixels_in(self, tile: Tile) -> bool:
        """Whether any of the tile is painted."""
        return bool(self._counts[tile])

    def refresh(self, bounds: Bounds) -> None:
        """Count anew where the mask may have changed."""
        self.mark += 1
        for tile in tiles_in(bounds):
            self._counts[tile] = np.count_nonzero(self.mask[tile_bounds(tile, self.whole).slices])

    def trim(self) -> None:
        """Make `within` exact."""
        self.within = self.bounds()

    def bounds(self) -> Bounds:
        """The smallest rectangle around all painted pixels; empty if there are none."""
        rows, columns = (np.flatnonzero(self._counts.any(axis=axis)) for axis in (1, 0))
        if not rows.size:
            return Bounds.EMPTY
        rough = Bounds.of_edges(
            int(columns[0]) * TILE_PX,
            int(rows[0]) * TILE_PX,
            (int(columns[-1]) + 1) * TILE_PX,
            (int(rows[-1]) + 1) * TILE_PX,
        ).intersected(self.whole)
        return self._trimmed(rough)

    def _trimmed(self, rough: Bounds) -> Bounds:
        """Look only into the outermost tiles."""
        strips = {
            "top": Bounds(rough.left, rough.top, rough.width, TILE_PX),
            "bottom": Bounds.of_edges(rough.left, (rough.bottom - 1) // TILE_PX * TILE_PX, rough.right, rough.bottom),
            "left": Bounds(rough.left, rough.top, TILE_PX, rough.height),
            "right": Bounds.of_edges((rough.right - 1) // TILE_PX * TILE_PX, rough.top, rough.right, rough.bottom),
        }
        found = {name: self._around(strip.intersected(rough)) for name, strip in strips.items()}
        return Bounds.of_edges(found["left"].left, found["top"].top, found["right"].right, found["bottom"].bottom)

    def _around(self, strip: Bounds) -> Bounds:
        return Bounds.of_mask(self.mask[strip.slices]).moved(strip.left, strip.top)
