"""An open photo: the untouched original, the hole painted on it, and the completions over it."""

from dataclasses import dataclass, replace
from typing import Protocol, Self

import numpy as np
import numpy.typing as npt

from dfnet_gui.document.brush import Point, draw_segment, segment_bounds
from dfnet_gui.document.history import DEFAULT_BUDGET_BYTES, History
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.mask import BoolArray
from dfnet_gui.imaging.photo import Photo, PixelArray

_TILE_PX = 256
NOWHERE = Bounds(0, 0, 0, 0)


class Layer(Protocol):
    """What a document needs of a completion."""

    @property
    def bounds(self) -> Bounds:
        """Around all that the layer changes."""

    @property
    def nbytes(self) -> int:
        """Memory that it holds."""

    def paste_into(self, pixels: PixelArray) -> None:
        """Write it into a photo's pixels in place."""

    def without_maps(self) -> Self:
        """The same pixels with nothing to inspect."""


@dataclass(frozen=True, eq=False)
class _Patch:
    """One undoable step: what the hole and the pixels were within `bounds`, before and after."""

    bounds: Bounds
    hole_before: npt.NDArray[np.uint8]
    hole_after: npt.NDArray[np.uint8]
    pixels_before: PixelArray | None = None
    pixels_after: PixelArray | None = None
    layer: Layer | None = None

    @property
    def nbytes(self) -> int:
        arrays = (self.hole_before, self.hole_after, self.pixels_before, self.pixels_after)
        return sum(a.nbytes for a in arrays if a is not None) + (self.layer.nbytes if self.layer else 0)


class Document:
    """One photo and all that was done to it. Every change returns the Bounds to repaint.

    `original` is never written to; `pixels` is the original with the completions over it; `hole` is
    bool, H×W, True = to be filled. Use it from one thread.
    """

    def __init__(self, photo: Photo, *, history_bytes: int = DEFAULT_BUDGET_BYTES) -> None:
        self.original = photo
        self.pixels = photo.pixels.copy()
        self.hole: BoolArray = np.zeros(photo.pixels.shape[:2], bool)
        self.layers: list[Layer] = []
        self._hole_bounds = NOWHERE
        self._history: History[_Patch] = History(history_bytes)
        self._saved_position = self._history.position
        self._stroke: dict[tuple[int, int], BoolArray] | None = None
        self._stroke_bounds = NOWHERE

    @property
    def bounds(self) -> Bounds:
        """The whole photo."""
        return Bounds.of_array(self.hole)

    @property
    def hole_bounds(self) -> Bounds:
        """Holds every hole pixel; exact after the end of a stroke, else no smaller than needed."""
        return self._hole_bounds

    @property
    def hole_pixels(self) -> int:
        """How many pixels the hole has."""
        return int(np.count_nonzero(self.hole[self._hole_bounds.slices]))

    @property
    def is_changed(self) -> bool:
        """Whether there is work that was not exported."""
        return self._history.position != self._saved_position or self._stroke is not None

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

    def result(self) -> Photo:
        """The photo as it is to be exported, sharing the document's pixels."""
        return replace(self.original, pixels=self.pixels)

    def begin_stroke(self) -> None:
        """Start collecting segments into one undoable stroke."""
        self.end_stroke()
        self._stroke = {}
        self._stroke_bounds = NOWHERE

    def paint(self, start: Point, end: Point, radius: float, *, erase: bool = False) -> Bounds:
        """Add a brush segment to the open stroke; points (x, y) and radius in photo pixels."""
        if self._stroke is None:
            self.begin_stroke()
        self._remember_tiles(segment_bounds(start, end, radius, self.bounds))
        changed = draw_segment(self.hole, start, end, radius, value=not erase)
        self._stroke_bounds = self._stroke_bounds.united(changed)
        if not erase:
            self._hole_bounds = self._hole_bounds.united(changed)
        return changed

    def end_stroke(self) -> Bounds:
        """Close the stroke as one step of the history; returns its bounds."""
        tiles, bounds = self._stroke, self._stroke_bounds
        self._stroke, self._stroke_bounds = None, NOWHERE
        if not tiles or bounds.is_empty:
            self._measure_hole()
            return NOWHERE
        before = self.hole[bounds.slices].copy()
        for (row, column), tile in tiles.items():
            place = Bounds(column * _TILE_PX, row * _TILE_PX, tile.shape[1], tile.shape[0])
            part = place.intersected(bounds)
            inner = part.moved(-place.left, -place.top)
            before[part.moved(-bounds.left, -bounds.top).slices] = tile[inner.slices]
        return self._push_hole(bounds, before)

    def _remember_tiles(self, bounds: Bounds) -> None:
        assert self._stroke is not None
        if bounds.is_empty:
            return
        for row in range(bounds.top // _TILE_PX, (bounds.bottom - 1) // _TILE_PX + 1):
            for column in range(bounds.left // _TILE_PX, (bounds.right - 1) // _TILE_PX + 1):
                if (row, column) not in self._stroke:
                    top, left = row * _TILE_PX, column * _TILE_PX
                    self._stroke[row, column] = self.hole[top : top + _TILE_PX, left : left + _TILE_PX].copy()

    def replace_hole(self, hole: BoolArray) -> Bounds:
        """Put another hole of the photo's size in place of the present one, as one step."""
        self.end_stroke()
        if hole.shape != self.hole.shape:
            raise ValueError(f"a hole of {hole.shape} does not fit a photo of {self.hole.shape}")
        bounds = Bounds.of_mask(self.hole != hole)
        if bounds.is_empty:
            return NOWHERE
        before = self.hole[bounds.slices].copy()
        self.hole[bounds.slices] = hole[bounds.slices]
        return self._push_hole(bounds, before)

    def clear_hole(self) -> Bounds:
        """Take the whole hole away."""
        return self.replace_hole(np.zeros_like(self.hole))

    def invert_hole(self) -> Bounds:
        """Turn the hole into the known part and the other way round."""
        self.end_stroke()
        return self.replace_hole(~self.hole)

    def _push_hole(self, bounds: Bounds, before: BoolArray) -> Bounds:
        self._measure_hole()
        after = self.hole[bounds.slices]
        if np.array_equal(before, after):
            return NOWHERE
        self._push(_Patch(bounds, np.packbits(before), np.packbits(after)))
        return bounds

    def _push(self, patch: _Patch) -> None:
        """Add a step; completions that the history has forgotten keep their pixels but not their maps."""
        self._history.push(patch)
        kept = sum(1 for step in self._history.steps if step.layer is not None)
        for i in range(len(self.layers) - kept):
            self.layers[i] = self.layers[i].without_maps()

    def add_completion(self, layer: Layer, *, clear: BoolArray, clear_bounds: Bounds) -> Bounds:
        """Lay a completion over the photo and take `clear` (bool, at `clear_bounds`) off the hole."""
        self.end_stroke()
        bounds = layer.bounds.united(clear_bounds)
        hole_before = np.packbits(self.hole[bounds.slices])
        pixels_before = self.pixels[bounds.slices].copy()
        layer.paste_into(self.pixels)
        self.hole[clear_bounds.slices] &= ~clear
        self.layers.append(layer)
        self._push(
            _Patch(
                bounds,
                hole_before,
                np.packbits(self.hole[bounds.slices]),
                pixels_before,
                self.pixels[bounds.slices].copy(),
                layer,
            )
        )
        self._measure_hole()
        return bounds

    def replace_completion(self, old: Layer, new: Layer) -> Bounds:
        """Lay `new` (of the same hole) in the place of `old`, as if it had been there from the first.

        Nothing happens when `old` was undone or forgotten, or when there is another completion (undone or
        not) near enough to remember some of its pixels: then NOWHERE is returned. Strokes that were painted
        since stay, and so does the order of undo.
        """
        patch = next((step for step in self._history.steps if step.layer is old), None)
        if patch is None or any(_remembers_pixels_of(step, patch) for step in self._history.after(patch)):
            return NOWHERE
        new.paste_into(self.pixels)
        self.layers[next(i for i, layer in enumerate(self.layers) if layer is old)] = new
        self._history.replace(patch, replace(patch, pixels_after=self.pixels[patch.bounds.slices].copy(), layer=new))
        return new.bounds

    def undo(self) -> Bounds:
        """Take the last step back; an open stroke is closed first."""
        self.end_stroke()
        patch = self._history.step_back()
        if patch is None:
            return NOWHERE
        if patch.layer is not None:
            self.layers.pop()
        return self._swap(patch.bounds, patch.hole_before, patch.pixels_before)

    def redo(self) -> Bounds:
        """Do the last undone step again."""
        self.end_stroke()
        patch = self._history.step_forward()
        if patch is None:
            return NOWHERE
        if patch.layer is not None:
            self.layers.append(patch.layer)
        return self._swap(patch.bounds, patch.hole_after, patch.pixels_after)

    def _swap(self, bounds: Bounds, hole: npt.NDArray[np.uint8], pixels: PixelArray | None) -> Bounds:
        count = bounds.width * bounds.height
        self.hole[bounds.slices] = np.unpackbits(hole, count=count).reshape(bounds.height, bounds.width)
        if pixels is not None:
            self.pixels[bounds.slices] = pixels
        self._measure_hole()
        return bounds

    def _measure_hole(self) -> None:
        self._hole_bounds = Bounds.of_mask(self.hole)


def _remembers_pixels_of(step: _Patch, other: _Patch) -> bool:
    return step.pixels_before is not None and not step.bounds.intersected(other.bounds).is_empty
