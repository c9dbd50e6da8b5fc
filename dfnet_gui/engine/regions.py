"""Which pixels go through the network: a square of context around each part of the hole."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.mask import BoolArray

CONTEXT_FACTOR = 2.0
"""A region is at least this many times as long as its hole."""
_MERGE_GROWTH = 1.25
"""Overlapping regions become one where that makes neither of them coarser than this."""


@dataclass(frozen=True, eq=False)
class Region:
    """A part of the photo that is completed in one go, in the pixels of the array it was planned on.

    `context`: what the network sees; `hole_bounds`: around the pixels that it is to fill;
    `hole`: bool of the size of `hole_bounds`, only this region's own pixels.
    """

    context: Bounds
    hole_bounds: Bounds
    hole: BoolArray


def plan_regions(hole: BoolArray, *, working_size: int) -> list[Region]:
    """Split a hole into regions, smallest first; together they cover each hole pixel exactly once."""
    whole = Bounds.of_array(hole)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(hole.view(np.uint8), connectivity=8)
    groups = [([label], _bounds_of(stats[label])) for label in range(1, count)]
    merged = _merge(groups, whole, working_size)
    regions = [_region(labels, members, bounds, whole, working_size) for members, bounds in merged]
    return sorted(regions, key=lambda r: (r.hole_bounds.width * r.hole_bounds.height, r.context.top, r.context.left))


def _bounds_of(stats: npt.NDArray[np.int32]) -> Bounds:
    return Bounds(
        int(stats[cv2.CC_STAT_LEFT]),
        int(stats[cv2.CC_STAT_TOP]),
        int(stats[cv2.CC_STAT_WIDTH]),
        int(stats[cv2.CC_STAT_HEIGHT]),
    )


def _side(bounds: Bounds, working_size: int) -> int:
    return max(working_size, round(CONTEXT_FACTOR * max(bounds.width, bounds.height)))


def context_around(inner: Bounds, whole: Bounds, working_size: int) -> Bounds:
    """A square around `inner`, moved and cut so that it lies within `whole`."""
    side = _side(inner, working_size)
    width, height = min(side, whole.width), min(side, whole.height)
    left = inner.left + (inner.width - width) // 2
    top = inner.top + (inner.height - height) // 2
    left = min(max(left, whole.left), whole.right - width)
    top = min(max(top, whole.top), whole.bottom - height)
    return Bounds(left, top, width, height)


def _merge(groups: list[tuple[list[int], Bounds]], whole: Bounds, working_size: int) -> list[tuple[list[int], Bounds]]:
    """Join groups whose contexts overlap, as long as the joint region stays about as fine."""
    pending, done = list(groups), []
    while pending:
        members, bounds = pending.pop()
        context = context_around(bounds, whole, working_size)
        for i, (other_members, other) in enumerate(pending):
            joint = bounds.united(other)
            finest = min(_side(bounds, working_size), _side(other, working_size))
            overlap = context.intersected(context_around(other, whole, working_size))
            if not overlap.is_empty and _side(joint, working_size) <= _MERGE_GROWTH * finest:
                pending[i] = (other_members + members, joint)
                break
        else:
            done.append((members, bounds))
    return done


def _region(
    labels: npt.NDArray[np.int32], members: list[int], bounds: Bounds, whole: Bounds, working_size: int
) -> Region:
    view = labels[bounds.slices]
    own = view == members[0] if len(members) == 1 else np.isin(view, members)
    return Region(context_around(bounds, whole, working_size), bounds, own)
