"""What is painted on a photo: its hole and what is barred, and the stroke that is open. NumPy only."""

import numpy as np

from dfnet_gui.document.brush import Point, draw_segment, put, segment_bounds
from dfnet_gui.document.painted import Painted, PaintedKind
from dfnet_gui.document.patches import Part
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.packed_mask import unpacked
from dfnet_gui.imaging.tiles import Tile, tile_bounds, tiles_in

Parts = tuple[Part, ...]


class Masking:
    """Both kinds of painted pixels of a photo. What changes them gives the parts of a step; none where nothing did."""

    def __init__(self, height: int, width: int) -> None:
        self.whole = Bounds(0, 0, width, height)
        self.hole, self.barred = (Painted(height, width) for _ in range(2))
        self.hole.take_memory()
        self.stroke_kind: PaintedKind = "hole"
        self._stroke: dict[Tile, BoolArray] | None = None

    def of(self, kind: PaintedKind) -> Painted:
        """The pixels of that kind."""
        return self.hole if kind == "hole" else self.barred

    @property
    def is_painting(self) -> bool:
        """Whether a stroke is open."""
        return self._stroke is not None

    def begin_stroke(self, kind: PaintedKind) -> None:
        """Collect segments from now on; the last stroke must have ended."""
        self._stroke, self.stroke_kind = {}, kind

    def paint(self, start: Point, end: Point, radius: float, *, erase: bool) -> Bounds:
        """Add a segment to the open stroke; points (x, y) and radius in photo pixels. Returns what may have changed."""
        assert self._stroke is not None
        painted = self.of(self.stroke_kind)
        for tile in tiles_in(segment_bounds(start, end, radius, self.whole)):
            if tile not in self._stroke:
                self._stroke[tile] = painted.mask[tile_bounds(tile, self.whole).slices].copy()
        changed = draw_segment(painted.mask, start, end, radius, value=not erase)
        painted.refresh(changed)
        if not erase:
            painted.within = painted.within.united(changed)
        return changed

    def end_stroke(self) -> Parts:
        """Close the stroke."""
        tiles, self._stroke = self._stroke or {}, None
        return self._parts(self.stroke_kind, tiles)

    def replace_hole(self, hole: BoolArray) -> Parts:
        """Put another hole of the photo's size in place of the present one; ValueError for another size."""
        if hole.shape != self.hole.mask.shape:
            raise ValueError(f"a hole of {hole.shape} does not fit a photo of {self.hole.mask.shape}")
        before: dict[Tile, BoolArray] = {}
        for tile in tiles_in(self.whole):
            place = tile_bounds(tile, self.whole).slices
            if not np.array_equal(hole[place], self.hole.mask[place]):
                before[tile] = self.hole.mask[place].copy()
                self.hole.mask[place] = hole[place]
                self.hole.refresh(tile_bounds(tile, self.whole))
        return self._parts("hole", before)

    def draw(self, kind: PaintedKind, place: Bounds, shape: BoolArray, *, erase: bool) -> Parts:
        """Add `shape` (bool, of the size of `place`), or take it away."""
        painted = self.of(kind)
        before: dict[Tile, BoolArray] = {}
        for tile in tiles_in(place.intersected(self.whole)):
            part = tile_bounds(tile, self.whole).intersected(place)
            if erase and not painted.has_pixels_in(tile):
                continue
            before[tile] = painted.mask[tile_bounds(tile, self.whole).slices].copy()
            put(painted.mask[part.slices], shape[part.moved(-place.left, -place.top).slices], value=not erase)
            painted.refresh(part)
        return self._parts(kind, before)

    def clear(self, kind: PaintedKind) -> Parts:
        """Take all of that kind away."""
        place = self.of(kind).within
        return self.draw(kind, place, np.broadcast_to(np.True_, (place.height, place.width)), erase=True)

    def swap(self, parts: Parts, *, is_back: bool) -> None:
        """Put the bits back that were where the parts of a step lie, before it or after it."""
        for part in parts:
            painted = self.of(part.kind)
            painted.mask[part.bounds.slices] = unpacked(part.before if is_back else part.after, part.bounds)
            painted.refresh(part.bounds)
        for kind in {part.kind for part in parts}:
            self.of(kind).trim()

    def restore(self, kind: PaintedKind, mask: BoolArray) -> None:
        """Take another mask of the photo's size, as no step."""
        painted = self.of(kind)
        painted.mask[:] = mask
        painted.refresh(self.whole)
        painted.trim()

    def _parts(self, kind: PaintedKind, before: dict[Tile, BoolArray]) -> Parts:
        """What is different now of tiles that were so `before`."""
        self.of(kind).trim()
        parts = []
        for tile, was in before.items():
            place = tile_bounds(tile, self.whole)
            now = self.of(kind).mask[place.slices]
            if not np.array_equal(was, now):
                parts.append(Part(place, np.packbits(was), np.packbits(now), kind))
        return tuple(parts)
