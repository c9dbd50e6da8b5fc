"""Which pixels go through the network: a square of context around each part of the hole."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds

CONTEXT_FACTOR = 2.0
"""A region is at least this many times as long as its hole."""
DETAILED_CONTEXT = 3.0
"""The same where pieces are looked for: more to copy from."""
_LARGE_PX = 100
_CELLS_ACROSS = 16
"""Parts of a hole count as connected when they share or touch a cell of a sixteenth of the working size."""
_GRID_LINES = 8
"""Contexts keep to a grid of an eighth of the working size."""
_MERGE_GROWTH = 1.25
"""Overlapping regions become one where that makes neither of them coarser than this."""


Labels = npt.NDArray[np.int32]
_Group = tuple[list[int], Bounds]


@dataclass(frozen=True, eq=False)
class Region:
    """A part of the photo that is completed in one go, in the pixels of the array it was planned on.

    `context`: what the network sees; `hole_bounds`: around the pixels that it is to fill;
    `hole`: bool of the size of `hole_bounds`, only this region's own pixels.
    """

    context: Bounds
    hole_bounds: Bounds
    hole: BoolArray

    @property
    def is_large(self) -> bool:
        """Whether a repair of it is easily seen."""
        return max(self.hole_bounds.width, self.hole_bounds.height) >= _LARGE_PX


def plan_regions(
    hole: BoolArray,
    *,
    working_size: int,
    origin: tuple[int, int] = (0, 0),
    context_factor: float = CONTEXT_FACTOR,
    should_stop: Callable[[], bool] = lambda: False,
) -> list[Region]:
    """Split a hole into regions, smallest first; together they cover each hole pixel exactly once.

    `origin` (left, top) is where the hole's array lies in the photo: contexts keep to a grid of the photo, so
    that a hole that grows a little is completed in the same region. Raises Cancelled when `should_stop()`.
    """
    whole = Bounds.of_array(hole)
    cell = max(1, working_size // _CELLS_ACROSS)
    labels, groups = _connected_parts(hole, cell)
    around = _Around(whole, working_size, origin, context_factor)
    merged = _merge(groups, around, should_stop)
    regions = [_region(hole, labels, cell, group, around) for group in merged]
    return sorted(regions, key=lambda r: (r.hole_bounds.width * r.hole_bounds.height, r.context.top, r.context.left))


def _connected_parts(hole: BoolArray, cell: int) -> tuple[Labels, list[_Group]]:
    """Labels for each cell of the hole, and the tight bounds of each label's hole pixels.

    Cells keep the number of parts small however many specks a hole consists of.
    """
    rows, columns = -(-hole.shape[0] // cell), -(-hole.shape[1] // cell)
    padded = np.zeros((rows * cell, columns * cell), bool)
    padded[: hole.shape[0], : hole.shape[1]] = hole
    cells = padded.reshape(rows, cell, columns, cell).any(axis=(1, 3))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(cells.view(np.uint8), connectivity=8)
    groups: list[_Group] = []
    for label in range(1, count):
        left, top, width, height = (int(n) * cell for n in stats[label][:4])
        rough = Bounds(left, top, width, height).intersected(Bounds.of_array(hole))
        tight = Bounds.of_mask(hole[rough.slices] & (_labels_at(labels, cell, rough) == label))
        groups.append(([label], tight.moved(rough.left, rough.top)))
    return labels, groups


def _labels_at(labels: Labels, cell: int, bounds: Bounds) -> Labels:
    """The labels of the pixels in `bounds`."""
    rows = np.arange(bounds.top, bounds.bottom) // cell
    columns = np.arange(bounds.left, bounds.right) // cell
    found: Labels = labels[rows][:, columns]
    return found


@dataclass(frozen=True)
class _Around:
    """How contexts are laid around holes of a picture `whole`, which lies at `origin` of the photo."""

    whole: Bounds
    working_size: int
    origin: tuple[int, int]
    factor: float

    def side(self, inner: Bounds) -> int:
        """How long the context of `inner` is where there is room for it."""
        grid = self.grid
        return max(self.working_size, math.ceil(self.factor * max(inner.width, inner.height) / grid) * grid)

    @property
    def grid(self) -> int:
        """Contexts keep to multiples of it."""
        return max(1, self.working_size // _GRID_LINES)

    def context(self, inner: Bounds) -> Bounds:
        """A square around `inner` on the photo's grid, moved and cut so that it lies within the whole."""
        side, whole = self.side(inner), self.whole
        width, height = min(side, whole.width), min(side, whole.height)
        left = _on_grid(inner.left + (inner.width - width) // 2 + self.origin[0], self.grid) - self.origin[0]
        top = _on_grid(inner.top + (inner.height - height) // 2 + self.origin[1], self.grid) - self.origin[1]
        left = min(max(left, whole.left, inner.right - width), whole.right - width, inner.left)
        top = min(max(top, whole.top, inner.bottom - height), whole.bottom - height, inner.top)
        return Bounds(left, top, width, height)


def context_around(inner: Bounds, whole: Bounds, working_size: int, origin: tuple[int, int] = (0, 0)) -> Bounds:
    """What a fast fill of a hole within `inner` sees of a picture `whole`."""
    return _Around(whole, working_size, origin, CONTEXT_FACTOR).context(inner)


def _on_grid(position: int, grid: int) -> int:
    return (position + grid // 2) // grid * grid


def _merge(groups: list[_Group], around: _Around, should_stop: Callable[[], bool]) -> list[_Group]:
    """Join groups whose contexts overlap, as long as the joint region stays about as fine."""
    pending, done = list(groups), []
    while pending:
        if should_stop():
            raise Cancelled
        members, bounds = pending.pop()
        context = around.context(bounds)
        for i, (other_members, other) in enumerate(pending):
            joint = bounds.united(other)
            finest = min(around.side(bounds), around.side(other))
            overlap = context.intersected(around.context(other))
            if not overlap.is_empty and around.side(joint) <= _MERGE_GROWTH * finest:
                pending[i] = (other_members + members, joint)
                break
        else:
            done.append((members, bounds))
    return done


def _region(hole: BoolArray, labels: Labels, cell: int, group: _Group, around: _Around) -> Region:
    members, bounds = group
    own = hole[bounds.slices] & np.isin(_labels_at(labels, cell, bounds), members)
    return Region(around.context(bounds), bounds, own)
