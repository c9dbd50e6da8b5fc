"""Pixels that are mostly those of another array: only changed tiles are held, so a large photo costs no copy."""

from collections.abc import Iterable, Iterator

import numpy as np

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.bounds import Bounds

TILE_PX = 256
_FEW_TILES = 64
"""So many are looked at one by one; of more only those that lie where one looks."""
Tile = tuple[int, int]
"""Row and column of a tile."""


def tiles_in(bounds: Bounds) -> Iterator[Tile]:
    """The tiles that `bounds` touches, by rows."""
    if bounds.is_empty:
        return
    for row in range(bounds.top // TILE_PX, (bounds.bottom - 1) // TILE_PX + 1):
        for column in range(bounds.left // TILE_PX, (bounds.right - 1) // TILE_PX + 1):
            yield row, column


def tile_bounds(tile: Tile, whole: Bounds) -> Bounds:
    """Where a tile lies; those at the right and at the bottom may be smaller."""
    return Bounds(tile[1] * TILE_PX, tile[0] * TILE_PX, TILE_PX, TILE_PX).intersected(whole)


def joined(places: Iterable[Bounds]) -> list[Bounds]:
    """Fewer rectangles that cover the same as tiles do: those side by side, and rows of one width below each other."""
    rows: list[Bounds] = []
    for place in sorted(places, key=lambda each: (each.top, each.left)):
        last = rows[-1] if rows else None
        if last is not None and (last.top, last.bottom, last.right) == (place.top, place.bottom, place.left):
            rows[-1] = last.united(place)
        else:
            rows.append(place)
    blocks: dict[tuple[int, int, int], Bounds] = {}
    for row in rows:
        above = blocks.pop((row.left, row.right, row.top), Bounds.EMPTY)
        block = above.united(row)
        blocks[block.left, block.right, block.bottom] = block
    return list(blocks.values())


class PatchedPixels:
    """H×W×3 pixels over a `base` that is never written to. Use it from one thread; snapshots go to any.

    A tile is replaced, never changed in place, so a snapshot is a copy of the table of tiles alone.
    """

    def __init__(self, base: PixelArray, tiles: dict[Tile, PixelArray] | None = None) -> None:
        self.base = base
        self.bounds = Bounds.of_array(base)
        self._tiles = tiles or {}
        self._written: dict[Tile, int] = {}
        self._writes = 0

    def read(self, bounds: Bounds) -> PixelArray:
        """A copy of the pixels within `bounds`."""
        pixels = self.base[bounds.slices].copy()
        if self._tiles:
            for tile in tiles_in(bounds):
                if tile in self._tiles:
                    place = tile_bounds(tile, self.bounds)
                    part = place.intersected(bounds)
                    inner = self._tiles[tile][part.moved(-place.left, -place.top).slices]
                    pixels[part.moved(-bounds.left, -bounds.top).slices] = inner
        return pixels

    def write(self, bounds: Bounds, pixels: PixelArray) -> None:
        """Put `pixels` at `bounds`, which lie within."""
        for tile in tiles_in(bounds):
            place = tile_bounds(tile, self.bounds)
            part = place.intersected(bounds)
            fresh = (self._tiles[tile] if tile in self._tiles else self.base[place.slices]).copy()
            fresh[part.moved(-place.left, -place.top).slices] = pixels[part.moved(-bounds.left, -bounds.top).slices]
            self._tiles[tile] = fresh
            self._writes += 1
            self._written[tile] = self._writes

    def patched_within(self, bounds: Bounds) -> Bounds:
        """Around all that may differ from the base within `bounds`."""
        tiles = self._tiles if len(self._tiles) < _FEW_TILES else [t for t in tiles_in(bounds) if t in self._tiles]
        return Bounds.around(tile_bounds(tile, self.bounds).intersected(bounds) for tile in tiles)

    @property
    def mark(self) -> int:
        """Names the present moment, for `changes_since`. Each reader keeps its own."""
        return self._writes

    def changes_since(self, mark: int) -> list[Bounds]:
        """The tiles that were written to since; 0 stands for the beginning."""
        return [tile_bounds(tile, self.bounds) for tile in sorted(t for t, n in self._written.items() if n > mark)]

    def snapshot(self) -> "PatchedPixels":
        """The pixels as they are now, to be read in another thread."""
        return PatchedPixels(self.base, dict(self._tiles))

    def whole(self) -> PixelArray:
        """All pixels as one new array."""
        return np.ascontiguousarray(self.read(self.bounds))
