"""An open photo: the untouched original, the hole painted on it, and the completions over it."""

from dataclasses import replace

import numpy as np

from dfnet_gui.document.brush import Point, draw_segment, segment_bounds
from dfnet_gui.document.history import DEFAULT_BUDGET_BYTES, History
from dfnet_gui.document.painted import Painted, PaintedKind
from dfnet_gui.document.patches import Layer, Part, Patch, unpacked
from dfnet_gui.imaging.arrays import BoolArray, ByteArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.tiles import PatchedPixels, Tile, tile_bounds, tiles_in


class Document:
    """One photo and all that was done to it. Every change returns the Bounds to repaint.

    `original` is never written to; `patched` is the original with the completions over it; `hole` is
    bool, H×W, True = to be filled, and `barred` likewise what no fill is copied from. What a change costs grows with
    the change, not with the photo. Use it from one thread.
    """

    def __init__(self, photo: Photo, *, history_bytes: int = DEFAULT_BUDGET_BYTES) -> None:
        self.original = photo
        self.patched = PatchedPixels(photo.pixels)
        self.layers: list[Layer] = []
        self._hole, self._barred = (Painted(photo.height, photo.width) for _ in range(2))
        self._history: History[Patch] = History(history_bytes)
        self._saved_position = self._history.position
        self._stroke: dict[Tile, BoolArray] | None = None
        self._stroke_kind: PaintedKind = "hole"

    @property
    def pixels(self) -> PixelArray:
        """A copy of the whole photo with the completions over it; `patched.read` copies a part."""
        return self.patched.whole()

    @property
    def hole(self) -> BoolArray:
        """What is to be filled; for reading."""
        return self._hole.mask

    @property
    def bounds(self) -> Bounds:
        """The whole photo."""
        return self.patched.bounds

    @property
    def hole_bounds(self) -> Bounds:
        """Holds every hole pixel; exact after the end of a stroke, else no smaller than needed."""
        return self._hole.within

    @property
    def hole_pixels(self) -> int:
        """How many pixels the hole has."""
        return self._hole.pixels

    @property
    def barred(self) -> BoolArray:
        """What is never copied from; for reading."""
        return self._barred.mask

    @property
    def barred_bounds(self) -> Bounds:
        """Around all of it; no smaller than needed while a stroke is open."""
        return self._barred.within

    @property
    def last_layer(self) -> Layer | None:
        """The completion that the last step laid; None if it did something else. Steps that only bar don't count."""
        last = next((step for step in reversed(list(self._history.steps)) if not step.only_bars), None)
        return last.layer if last is not None else None

    @property
    def is_changed(self) -> bool:
        """Whether there is work that was not exported."""
        return self._history.position != self._saved_position or self._stroke is not None

    @property
    def is_painting(self) -> bool:
        """Whether a stroke is open."""
        return self._stroke is not None

    @property
    def paints(self) -> PaintedKind:
        """What the open stroke paints, or the last one did."""
        return self._stroke_kind

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would do something."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether `redo` would do something."""
        return self._history.can_redo

    @property
    def position(self) -> int:
        """Names the present state of the history, for `mark_saved`."""
        return self._history.position

    def mark_saved(self, position: int) -> None:
        """Call after an export of the state named `position`: that state is safe."""
        self._saved_position = position

    def begin_stroke(self, kind: PaintedKind = "hole") -> None:
        """Start collecting segments into one undoable stroke."""
        self.end_stroke()
        self._stroke, self._stroke_kind = {}, kind

    def paint(self, start: Point, end: Point, radius: float, *, erase: bool = False) -> Bounds:
        """Add a brush segment to the open stroke; points (x, y) and radius in photo pixels."""
        if self._stroke is None:
            self.begin_stroke(self._stroke_kind)  # a completion that came in has closed it
        assert self._stroke is not None
        painted = self._painted(self._stroke_kind)
        for tile in tiles_in(segment_bounds(start, end, radius, self.bounds)):
            if tile not in self._stroke:
                self._stroke[tile] = painted.mask[tile_bounds(tile, self.bounds).slices].copy()
        changed = draw_segment(painted.mask, start, end, radius, value=not erase)
        painted.refresh(changed)
        if not erase:
            painted.within = painted.within.united(changed)
        return changed

    def end_stroke(self) -> Bounds:
        """Close the stroke as one step of the history; returns its bounds."""
        tiles, self._stroke = self._stroke, None
        return self._push_painted(self._stroke_kind, tiles) if tiles is not None else Bounds.EMPTY

    def _painted(self, kind: PaintedKind) -> Painted:
        return self._hole if kind == "hole" else self._barred

    def replace_hole(self, hole: BoolArray) -> Bounds:
        """Put another hole of the photo's size in place of the present one, as one step."""
        self.end_stroke()
        if hole.shape != self.hole.shape:
            raise ValueError(f"a hole of {hole.shape} does not fit a photo of {self.hole.shape}")
        before: dict[Tile, BoolArray] = {}
        for tile in tiles_in(self.bounds):
            place = tile_bounds(tile, self.bounds).slices
            if not np.array_equal(hole[place], self.hole[place]):
                before[tile] = self.hole[place].copy()
                self._hole.mask[place] = hole[place]
                self._hole.refresh(tile_bounds(tile, self.bounds))
        return self._push_painted("hole", before)

    def edit_hole(self, place: Bounds, shape: BoolArray, *, erase: bool = False) -> Bounds:
        """Add `shape` (bool, of the size of `place`) to the hole, or take it away, as one step."""
        return self._edit("hole", place, shape, erase=erase)

    def _edit(self, kind: PaintedKind, place: Bounds, shape: BoolArray, *, erase: bool) -> Bounds:
        self.end_stroke()
        painted = self._painted(kind)
        before: dict[Tile, BoolArray] = {}
        for tile in tiles_in(place.intersected(self.bounds)):
            part = tile_bounds(tile, self.bounds).intersected(place)
            before[tile] = painted.mask[tile_bounds(tile, self.bounds).slices].copy()
            painted.mask[part.slices][_at(shape, place, part)] = not erase
            painted.refresh(part)
        return self._push_painted(kind, before)

    def clear_hole(self) -> Bounds:
        """Take the whole hole away."""
        return self._edit("hole", self.hole_bounds, _everywhere(self.hole_bounds), erase=True)

    def clear_barred(self) -> Bounds:
        """Let everything be copied from."""
        return self._edit("barred", self.barred_bounds, _everywhere(self.barred_bounds), erase=True)

    def invert_hole(self) -> Bounds:
        """Turn the hole into the known part and the other way round."""
        self.end_stroke()
        return self.replace_hole(~self.hole)

    def _push_painted(self, kind: PaintedKind, before: dict[Tile, BoolArray]) -> Bounds:
        """Make a step of what the tiles were before; none if nothing is different."""
        self._painted(kind).trim()
        parts = []
        for tile, was in before.items():
            place = tile_bounds(tile, self.bounds)
            now = self._painted(kind).mask[place.slices]
            if not np.array_equal(was, now):
                parts.append(Part(place, np.packbits(was), np.packbits(now), kind=kind))
        if not parts:
            return Bounds.EMPTY
        patch = Patch(tuple(parts))
        self._push(patch)
        return patch.bounds

    def _push(self, patch: Patch) -> None:
        """Add a step; completions that the history has forgotten keep their pixels but not their maps."""
        self._history.push(patch)
        kept = sum(1 for step in self._history.steps if step.layer is not None)
        for i in range(len(self.layers) - kept):
            self.layers[i] = self.layers[i].without_maps()

    def add_completion(self, layer: Layer, *, clear: BoolArray, clear_bounds: Bounds) -> Bounds:
        """Lay a completion over the photo and take `clear` (bool, at `clear_bounds`) off the hole."""
        self.end_stroke()
        parts = [self._completed_part(layer, place, clear, clear_bounds) for place in layer.places]
        for tile in tiles_in(clear_bounds):
            place = tile_bounds(tile, self.bounds).intersected(clear_bounds)
            if self._hole.has_pixels_in(tile) and (self.hole[place.slices] & _at(clear, clear_bounds, place)).any():
                parts.append(self._completed_part(layer, place, clear, clear_bounds))
        self.layers.append(layer)
        self._push(Patch(tuple(parts), layer))
        self._hole.trim()
        return layer.bounds.united(clear_bounds)

    def _completed_part(self, layer: Layer, place: Bounds, clear: BoolArray, clear_bounds: Bounds) -> Part:
        hole_before = np.packbits(self.hole[place.slices])
        pixels_before = self.patched.read(place)
        pixels_after = self._pasted(layer, place, pixels_before)
        common = place.intersected(clear_bounds)
        self._hole.mask[common.slices] &= ~_at(clear, clear_bounds, common)
        self._hole.refresh(common)
        return Part(place, hole_before, np.packbits(self.hole[place.slices]), pixels_before, pixels_after)

    def _pasted(self, layer: Layer, place: Bounds, pixels: PixelArray) -> PixelArray:
        after = pixels.copy()
        layer.paste_into(after, (place.left, place.top))
        self.patched.write(place, after)
        return after

    def replace_completion(self, old: Layer, new: Layer) -> Bounds:
        """Lay `new` (of the same hole) in the place of `old`, as if it had been there from the first.

        Nothing happens when `old` was undone or forgotten, or when there is another completion (undone or
        not) near enough to remember some of its pixels: then Bounds.EMPTY is returned. Strokes that were painted
        since stay, and so does the order of undo.
        """
        patch = next((step for step in self._history.steps if step.layer is old), None)
        if patch is None or any(step.remembers_pixels_of(patch) for step in self._history.after(patch)):
            return Bounds.EMPTY
        parts = tuple(
            replace(part, pixels_after=self._pasted(new, part.bounds, self.patched.read(part.bounds)))
            for part in patch.parts
        )
        self.layers[next(i for i, layer in enumerate(self.layers) if layer is old)] = new
        self._history.replace(patch, replace(patch, parts=parts, layer=new))
        return new.bounds

    def renew_layer(self, old: Layer, new: Layer) -> bool:
        """Put `new`, which has the same pixels, in the place of `old`, as no step of its own; False if that is gone."""
        place = next((i for i, layer in enumerate(self.layers) if layer is old), None)
        if place is None:
            return False
        self.layers[place] = new
        patch = next((step for step in self._history.steps if step.layer is old), None)
        if patch is not None:
            self._history.renew(patch, replace(patch, layer=new))
        return True

    def undo(self) -> Bounds:
        """Take the last step back; an open stroke is closed first."""
        self.end_stroke()
        patch = self._history.step_back()
        if patch is None:
            return Bounds.EMPTY
        if patch.layer is not None:
            self.layers.pop()
        for part in reversed(patch.parts):
            self._swap(part, part.painted_before, part.pixels_before)
        return patch.bounds

    def redo(self) -> Bounds:
        """Do the last undone step again."""
        self.end_stroke()
        patch = self._history.step_forward()
        if patch is None:
            return Bounds.EMPTY
        if patch.layer is not None:
            self.layers.append(patch.layer)
        for part in patch.parts:
            self._swap(part, part.painted_after, part.pixels_after)
        return patch.bounds

    def _swap(self, part: Part, bits: ByteArray, pixels: PixelArray | None) -> None:
        painted = self._painted(part.kind)
        painted.mask[part.bounds.slices] = unpacked(bits, part.bounds)
        painted.refresh(part.bounds)
        painted.trim()
        if pixels is not None:
            self.patched.write(part.bounds, pixels)


def _everywhere(place: Bounds) -> BoolArray:
    return np.broadcast_to(np.True_, (place.height, place.width))


def _at(mask: BoolArray, bounds: Bounds, place: Bounds) -> BoolArray:
    """A part of a mask that lies at `bounds`."""
    return mask[place.moved(-bounds.left, -bounds.top).slices]
