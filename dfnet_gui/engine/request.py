"""What goes into the engine and what comes out. NumPy only, so that it crosses threads freely."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, Self

import numpy as np

from dfnet_gui.engine.fills import Filled
from dfnet_gui.errors import MaskError
from dfnet_gui.imaging.arrays import BoolArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.mask import NOTHING_TO_COMPLETE, check_hole, grown_hole
from dfnet_gui.imaging.packed_mask import PackedMask
from dfnet_gui.imaging.tiles import PatchedPixels
from dfnet_gui.imaging.transparency import completed_alpha
from dfnet_gui.wording import tr

Detail = Literal["fast", "detailed"]
LEAST_CONTEXT_PX = 640
"""Photo pixels kept around a hole at least, so that a region of the working size fits around it."""
_GRID_ROOM_PX = 64
"""Contexts are moved to a grid; a hole's surroundings must leave room for that."""


@dataclass(frozen=True, kw_only=True, eq=False)
class CompletionRequest:
    """A crop of a photo with its hole.

    `painted`: bool, True = to be filled, a copy, or packed, and with it all that is at most `growth_px` away; of the
    crop, whose `size` (height, width) it has unless that is given, it is the part at `painted_at` (left, top).
    `pixels`: RGB, H×W×3, uint8 or uint16, a copy, too; or a snapshot of the whole photo, which costs nothing and of
    which each region reads its own part.
    `origin` (left, top) is where the crop lies in the photo. `wants_maps`: compute the fusion maps at once; else
    they can be had later (`Inpainter.with_maps`), after the result is on screen. `detail` says which of the
    model's starts is wanted; a model that knows one start only gives that one. `variant`: which of the ways to find
    pieces a detailed fill takes, counted from 0, the best in most photos; after the last they begin anew.
    `barred` (bool, H×W): never copied from; None if all that is known may be. `invisible` (bool, H×W): what nobody
    sees for its transparency, which is not copied either.
    """

    pixels: PixelArray | PatchedPixels
    painted: BoolArray | PackedMask
    growth_px: int = 0
    painted_at: tuple[int, int] = (0, 0)
    size: tuple[int, int] | None = None
    origin: tuple[int, int] = (0, 0)
    wants_maps: bool = True
    id: int = 0
    detail: Detail = "fast"
    variant: int = 0
    barred: BoolArray | None = None
    invisible: BoolArray | None = None

    @classmethod
    def from_photo(
        cls,
        pixels: PixelArray | PatchedPixels,
        hole: BoolArray,
        *,
        wants_maps: bool = True,
        request_id: int = 0,
        detail: Detail = "fast",
        hole_bounds: Bounds | None = None,
        growth_px: int = 0,
        barred: BoolArray | None = None,
        alpha: PixelArray | None = None,
        painted: PackedMask | None = None,
    ) -> Self:
        """Take what a completion of `hole` needs; MaskError for an empty or an all-covering hole.

        With `hole_bounds` around all hole pixels the photo's size does not matter. The request's hole is larger by
        `growth_px` on all sides, so that nothing of an object's edge is left to spoil the fill. Nothing of `barred`
        (bool, of the photo's size) is copied into it, nor what the photo's `alpha` hides. `painted`: what `hole_bounds`
        would be around, packed, where it is there already.
        """
        if painted is not None:
            hole_bounds = painted.bounds
        if hole_bounds is None or hole_bounds == Bounds.of_array(hole) or hole_bounds.is_empty:
            check_hole(hole)
        inner = hole_bounds or Bounds.of_mask(hole)
        if not hole[inner.slices].any():
            raise MaskError(tr("The mask: {reason}.", reason=tr(NOTHING_TO_COMPLETE)))
        crop = _surroundings(inner.grown(growth_px), Bounds.of_array(hole))
        is_barred = barred is not None and barred[crop.slices].any()
        return cls(
            pixels=pixels.snapshot() if isinstance(pixels, PatchedPixels) else pixels[crop.slices].copy(),
            painted=painted or hole[inner.slices].copy(),
            growth_px=growth_px,
            painted_at=(inner.left - crop.left, inner.top - crop.top),
            size=(crop.height, crop.width),
            barred=barred[crop.slices].copy() if barred is not None and is_barred else None,
            invisible=None if alpha is None else _invisible(alpha[crop.slices], hole[crop.slices]),
            origin=(crop.left, crop.top),
            wants_maps=wants_maps,
            id=request_id,
            detail=detail,
        )

    @cached_property
    def hole(self) -> BoolArray:
        """All that is to be filled (bool, H×W), made when it is asked for first: of a large photo it takes long."""
        whole = np.zeros((self.bounds.height, self.bounds.width), bool)
        painted = self.painted.mask if isinstance(self.painted, PackedMask) else self.painted
        whole[Bounds.of_array(painted).moved(*self.painted_at).slices] = painted
        return grown_hole(whole, self.growth_px)

    @property
    def bounds(self) -> Bounds:
        """The crop's, at its own origin."""
        if self.size is not None:
            return Bounds(0, 0, self.size[1], self.size[0])
        return Bounds.of_array(self.painted.mask if isinstance(self.painted, PackedMask) else self.painted)

    def read(self, bounds: Bounds) -> PixelArray:
        """The pixels at `bounds` of the crop; not to be written to."""
        if isinstance(self.pixels, PatchedPixels):
            return self.pixels.read(bounds.moved(*self.origin))
        return self.pixels[bounds.slices]

    def never_copied(self, bounds: Bounds) -> BoolArray | None:
        """What is barred or invisible at `bounds` of the crop; None if nothing is in all of it."""
        found = [each[bounds.slices] for each in (self.barred, self.invisible) if each is not None]
        return np.logical_or.reduce(found) if found else None

    @property
    def dtype(self) -> np.dtype[np.uint8 | np.uint16]:
        """The type of a sample."""
        base = self.pixels.base if isinstance(self.pixels, PatchedPixels) else self.pixels
        return base.dtype


def _invisible(alpha: PixelArray, hole: BoolArray) -> BoolArray | None:
    """None where nothing is, or nothing else: then what is copied will not be seen either."""
    hidden = alpha == 0
    return hidden if hidden.any() and not (hidden | hole).all() else None


def _surroundings(inner: Bounds, whole: Bounds) -> Bounds:
    """What the regions of a hole within `inner` can look at: its length around it, and as much more on one side as is
    missing on the other."""
    margin = max(LEAST_CONTEXT_PX, max(inner.width, inner.height) + _GRID_ROOM_PX)
    wide = inner.grown(margin)
    more_right, more_left = max(0, whole.left - wide.left), max(0, wide.right - whole.right)
    more_down, more_up = max(0, whole.top - wide.top), max(0, wide.bottom - whole.bottom)
    return Bounds.of_edges(
        wide.left - more_left, wide.top - more_up, wide.right + more_right, wide.bottom + more_down
    ).intersected(whole)


@dataclass(frozen=True, kw_only=True, eq=False)
class Completion(Filled):
    """The answer to a request: fills that touch nothing outside its hole."""

    request_id: int
    seconds: float
    model: str
    device: str
    start: str = "zeros"
    """What stood in the hole before the network looked."""
    backend: str = ""
    """What computed it there, as `PyTorch fp32`."""
    variant: int = 0
    """Which of the ways to find pieces was taken."""
    detail: Detail = "fast"
    """What was given: `fast` also when a detailed fill was asked of a model that knows none."""
    notes: tuple[str, ...] = field(default=())
    """Sentences that the user should see, as when memory ran out on the GPU."""

    @property
    def drawn(self) -> float:
        """How much of all fills the network drew, 0 to 1."""
        pixels = [np.count_nonzero(fill.hole) for fill in self.fills]
        return float(np.average([fill.drawn for fill in self.fills], weights=pixels)) if sum(pixels) else 0.0


def alpha_with(alpha: PixelArray | None, completions: Sequence[Completion]) -> PixelArray | None:
    """A photo's opacity (H×W) with these completions; None for a photo without transparency. Any thread."""
    if alpha is None or not completions:
        return alpha
    hole = np.zeros(alpha.shape, bool)
    for completion in completions:
        for fill in completion.fills:
            hole[fill.bounds.slices] |= fill.hole
    return completed_alpha(alpha, hole)
