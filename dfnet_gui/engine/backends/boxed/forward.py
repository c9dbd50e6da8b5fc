"""DFNet computed only where the hole needs it, and where something changed since the last time. Exact.

The encoder sees the whole region, since what fills a hole may stand anywhere in it. The decoder and the
fusion block are computed on the hole's box and the pixels around it that its kernels look at. Encoder
features and the skip parts of the decoder's convolutions are kept: when the next region differs in some
pixels only, what these can't reach is used again.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np

from dfnet_gui.engine.backends.base import Fused, Look
from dfnet_gui.engine.backends.boxed.folding import FoldedDFNet
from dfnet_gui.engine.backends.boxed.rectangles import (
    DECODER_REACH,
    decoder_rectangles,
    encoder_cut,
    halved,
    reached,
    within,
)
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds

Features = Any
"""(N, C, H, W) in whatever a backend computes with; slicing and assigning work as in NumPy."""
_MOST_CHANGED = 0.5
"""Where more than this part of a region changed, it is computed anew: one long run is faster than many short."""
_NOT_KEPT = 2
"""The features of so many finest steps are large and quickly computed again where they are needed."""


class FirstRun(NamedTuple):
    """All that a run without anything kept gives: the fused box, features and skip parts of each level.

    `features` are what the encoder steps from `first_kept` on gave for the whole region, `skips[i]` lie on the
    level's rectangle. They may be views of the backend's own memory, good until its next first run.
    """

    fused: Fused
    features: list[Features]
    skips: list[Features]


class Plan(NamedTuple):
    """Where a box is computed, finest level first.

    `rectangles`: each decoder level's, in its own pixels; `parts`: what it takes of the level below, in
    pixels of that level's rectangle (of the deepest features for the last one).
    """

    rectangles: list[Bounds]
    parts: list[Bounds]


class Steps(Protocol):
    """A backend's way of computing, for regions of any size. Use it from one thread at a time."""

    def first(self, seen: FloatArray, plan: Plan) -> FirstRun:
        """Everything, from image and mask (N, 4, H, W)."""

    def encode(self, level: int, features: Features) -> Features:
        """One encoder step on a cut-out, padding "same"; level 0 takes image and mask."""

    def skip(self, level: int, features: Features) -> Features:
        """The skip part of a decoder step's convolution, with its bias; level 0 takes image and mask."""

    def decode(self, deepest: Features, skips: list[Features], plan: Plan, image: FloatArray) -> Fused:
        """All decoder steps and the finest fusion block; `image` (N, 3, h, w) lies on the finest rectangle."""

    def forget(self) -> None:
        """Give up memory that was kept to be faster the next time."""


@dataclass
class _Kept:
    """What is known of the last region; skip parts hold within their rectangle, as `rectangles.within` says."""

    seen: FloatArray
    features: list[Features]
    skips: list[Features]
    rectangles: list[Bounds]


class BoxedForward:
    """A `Forward` on the CPU: runs a folded DFNet by a backend's steps, keeping what it may use again.

    `label` names library and precision; `look` computes the maps of whole regions.
    """

    batch = 1

    def __init__(self, folded: FoldedDFNet, steps: Steps, label: str, look: Look) -> None:
        self.label, self.look = label, look
        self._encoders, self._steps = [step.geometry for step in folded.encoders], steps
        self._first_kept = first_kept(folded.depth)
        self._kept: _Kept | None = None

    def run(self, image: FloatArray, mask: FloatArray, box: Bounds) -> Fused:
        """Result and alpha at `box` of a region.

        `image`: (N, 3, H, W) in [0, 1] with the start in the hole, `mask`: (N, 1, H, W), 1 = known; float32.
        `box` in network pixels, not empty.
        """
        seen = np.concatenate((image, mask), axis=1)
        plan = plan_box(box, seen.shape[2], seen.shape[3], len(self._encoders))
        kept, self._kept = self._kept, None  # an error half-way must not leave half-updated features behind
        changed = _difference(kept.seen, seen) if kept and kept.seen.shape == seen.shape else whole_of(seen)
        if kept is None or changed.width * changed.height > _MOST_CHANGED * seen.shape[2] * seen.shape[3]:
            fused, features, skips = self._steps.first(seen, plan)
            kept = _Kept(seen, features, skips, plan.rectangles)
        else:
            kept.seen = seen
            self._update_skips(kept, self._update_encoder(kept, changed), plan)
            image = np.ascontiguousarray(cut(seen, plan.rectangles[0])[:, :3])
            fused = self._steps.decode(kept.features[-1], kept.skips, plan, image)
        self._kept = kept if len(seen) == 1 else None
        place = at(box.moved(-plan.rectangles[0].left, -plan.rectangles[0].top))
        return Fused(np.array(fused.result[place]), np.array(fused.alpha[place]))

    def forget(self) -> None:
        """Give up the kept features, and what the steps compute in."""
        self._kept = None
        self._steps.forget()

    def _update_encoder(self, kept: _Kept, changed: Bounds) -> list[Bounds]:
        """Bring the features up to date; returns what changed at each level, the picture first."""
        dirty = [changed]
        for level, step in enumerate(self._encoders):
            outputs = reached(dirty[-1], step, _level(kept.seen, level + 1))
            if level >= self._first_kept and not outputs.is_empty:
                kept.features[level - self._first_kept][at(outputs)] = self._encoded(kept, level, outputs)
            dirty.append(outputs)
        return dirty

    def _encoded(self, kept: _Kept, level: int, outputs: Bounds) -> Features:
        """What encoder step `level` gives at `outputs`, computed from what lies below."""
        inputs = encoder_cut(outputs, self._encoders[level], _level(kept.seen, level))
        fresh = self._steps.encode(level, self._below(kept, level, inputs))
        return cut(fresh, outputs.moved(-(inputs.left // 2), -(inputs.top // 2)))

    def _below(self, kept: _Kept, level: int, place: Bounds) -> Features:
        """The inputs of step `level` at `place`: kept ones, else computed."""
        if level == 0:
            return cut(kept.seen, place)
        if level - 1 >= self._first_kept:
            return cut(kept.features[level - 1 - self._first_kept], place)
        return self._encoded(kept, level - 1, place)

    def _update_skips(self, kept: _Kept, dirty: list[Bounds], plan: Plan) -> None:
        for level, (new, old) in enumerate(zip(plan.rectangles, kept.rectangles, strict=True)):
            whole = _level(kept.seen, level)
            right, was_right = within(new, whole), within(old, whole)
            stale = Bounds.EMPTY if dirty[level].is_empty else dirty[level].grown(DECODER_REACH).intersected(right)
            needed = stale.united(_left_out(right, was_right))
            if new != old:
                kept.skips[level] = _moved(kept.skips[level], old, new)
            if not needed.is_empty:
                inputs = needed.grown(DECODER_REACH).intersected(whole)
                fresh = self._steps.skip(level, self._below(kept, level, inputs))
                place = at(needed.moved(-new.left, -new.top))
                kept.skips[level][place] = cut(fresh, needed.moved(-inputs.left, -inputs.top))
        kept.rectangles = plan.rectangles


def plan_box(box: Bounds, height: int, width: int, depth: int) -> Plan:
    """Where a box of a region of that size is computed."""
    rectangles = decoder_rectangles(box, height, width, depth)
    below = [*rectangles[1:], Bounds(0, 0, width >> depth, height >> depth)]
    parts = [halved(r).moved(-lower.left, -lower.top) for r, lower in zip(rectangles, below, strict=True)]
    return Plan(rectangles, parts)


def first_kept(depth: int) -> int:
    """The finest encoder step whose features are kept; the deepest always are."""
    return min(_NOT_KEPT, depth - 1)


def _level(seen: FloatArray, level: int) -> Bounds:
    """All of a level of a region."""
    return Bounds(0, 0, seen.shape[3] >> level, seen.shape[2] >> level)


def whole_of(features: Features) -> Bounds:
    """All of (N, C, H, W) features."""
    return Bounds(0, 0, int(features.shape[3]), int(features.shape[2]))


def at(bounds: Bounds) -> tuple[slice, slice, slice, slice]:
    """Slices of (N, C, H, W) features."""
    return (slice(None), slice(None), *bounds.slices)


def cut(features: Features, bounds: Bounds) -> Features:
    """A view of a part of (N, C, H, W) features."""
    return features if bounds == whole_of(features) else features[at(bounds)]


def _moved(skip: Features, old: Bounds, new: Bounds) -> Features:
    """A skip part on another rectangle; what the old one did not have is to be filled in."""
    make = np.empty if isinstance(skip, np.ndarray) else skip.new_empty
    moved: Features = make((*skip.shape[:2], new.height, new.width), dtype=skip.dtype)
    common = new.intersected(old)
    if not common.is_empty:
        moved[at(common.moved(-new.left, -new.top))] = skip[at(common.moved(-old.left, -old.top))]
    return moved


def _left_out(rectangle: Bounds, covered: Bounds) -> Bounds:
    """Around the part of `rectangle` that `covered` leaves out."""
    common = rectangle.intersected(covered)
    if common == rectangle:
        return Bounds.EMPTY
    left, top, right, bottom = rectangle.left, rectangle.top, rectangle.right, rectangle.bottom
    if common.is_empty:
        return rectangle
    if common.height == rectangle.height and common.left == left:
        left = common.right
    elif common.height == rectangle.height and common.right == right:
        right = common.left
    elif common.width == rectangle.width and common.top == top:
        top = common.bottom
    elif common.width == rectangle.width and common.bottom == bottom:
        bottom = common.top
    return Bounds.of_edges(left, top, right, bottom)


def _difference(before: FloatArray, now: FloatArray) -> Bounds:
    """Around the pixels (over all items) in which two (N, C, H, W) arrays differ."""
    return Bounds.of_mask((before != now).any(axis=(0, 1)))
