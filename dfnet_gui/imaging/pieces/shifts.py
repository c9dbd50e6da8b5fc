"""A few shifts of the whole picture for each part of a hole, and which pixel takes which.

Matched blocks vote for their offsets, and the strongest are the only ones to choose from, as in He and Sun, "Statistics
of Patch Offsets for Image Completion" (ECCV 2012): large coherent pieces with few seams.
"""

from collections.abc import Callable

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.blocks import BLOCK_PX, Matches, match_blocks
from dfnet_gui.imaging.pieces.offsets import OffsetArray, Offsets
from dfnet_gui.imaging.pieces.parts import parts_of
from dfnet_gui.imaging.pieces.seams import FORBIDDEN, MOST_DIFFERENCE, SEAM_WEIGHT, Labels, choose_shifts

MOST_SHIFTS = 15
_LEAST_CHOICES = 1
"""So many shifts each pixel has at least, where there are any; more than MOST_SHIFTS may be needed for that."""
_CELL_PX = 2
_WINDOW_PX, _AROUND_PX, _JOINED_PX = 1.5, 7, 6
_PLAN_WEIGHT = 0.3
_OUTSIDE = np.float32(4000.0)

Shift = tuple[int, int]
_CROSS = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))


def find_offsets(
    picture: FloatArray,
    planned: FloatArray,
    hole: BoolArray,
    barred: BoolArray,
    *,
    most_shifts: int = MOST_SHIFTS,
    should_stop: Callable[[], bool] = lambda: False,
) -> Offsets | None:
    """Where each pixel of the hole is best copied from; None when there is nowhere to copy from.

    `picture` and `planned` (H×W×C, Lab): as it is known, and with a rough fill in its hole that says what goes where.
    `hole`, `barred`: bool H×W; nothing barred is copied, and all of the hole is barred, a pixel around it, too. Raises
    Cancelled when `should_stop()`.
    """
    matches = match_blocks(picture, planned, hole, barred, should_stop)
    if matches is None:
        return None
    offsets = Offsets(np.zeros(hole.shape, np.int32), np.zeros(hole.shape, np.int32))
    for bounds, part in parts_of(hole, _JOINED_PX):
        shifts = _strongest(matches, bounds, part, barred, most_shifts)
        wide = bounds.grown(_AROUND_PX).intersected(Bounds.of_array(hole))
        own = np.zeros((wide.height, wide.width), bool)
        own[bounds.moved(-wide.left, -wide.top).slices] = part
        costs, colours = _costs(picture, planned, barred, wide, shifts)
        _add_borders(costs, colours, planned[wide.slices], own)
        chosen = choose_shifts(costs, colours, own, should_stop)
        leads = np.take_along_axis(costs, chosen[None], axis=0)[0] < FORBIDDEN
        if not leads[own].any():
            return None
        _write(offsets, np.asarray(shifts, np.int32), chosen, own, leads, wide)
    return offsets


def _strongest(matches: Matches, part: Bounds, own: BoolArray, barred: BoolArray, most: int) -> list[Shift]:
    """The medians of the cells of offsets that most blocks of a part (bool, at `part`) voted for.

    After the `most` strongest come those that pixels need which none of these leads to a known place.
    """
    touching = (
        (matches.rows + BLOCK_PX > part.top)
        & (matches.rows < part.bottom)
        & (matches.columns + BLOCK_PX > part.left)
        & (matches.columns < part.right)
    )
    votes = np.stack([matches.down[touching], matches.across[touching]], axis=1)
    _cells, cell_of, counts = np.unique(votes // _CELL_PX, axis=0, return_inverse=True, return_counts=True)
    by_cell = np.split(votes[np.argsort(cell_of.reshape(-1), kind="stable")], np.cumsum(counts)[:-1])
    ranked = [np.median(by_cell[cell], axis=0) for cell in np.argsort(-counts, kind="stable")]
    shifts = list(dict.fromkeys((int(down), int(across)) for down, across in ranked))
    chosen, others = shifts[:most], shifts[most:]
    rows, columns = (places + start for places, start in zip(np.nonzero(own), (part.top, part.left), strict=True))
    choices = np.zeros(len(rows), np.intp)
    for shift in chosen:
        choices += _leads(barred, rows, columns, shift)
    for shift in others:
        if (choices >= _LEAST_CHOICES).all():
            break
        helps = _leads(barred, rows, columns, shift)
        if (helps & (choices < _LEAST_CHOICES)).any():
            chosen.append(shift)
            choices += helps
    return chosen


def _leads(barred: BoolArray, rows: Labels, columns: Labels, shift: Shift) -> BoolArray:
    """Which pixels the shift brings to a place that may be copied."""
    down, across = rows + shift[0], columns + shift[1]
    inside = (down >= 0) & (down < barred.shape[0]) & (across >= 0) & (across < barred.shape[1])
    inside[inside] = ~barred[down[inside], across[inside]]
    leads: BoolArray = inside
    return leads


def _costs(
    picture: FloatArray, planned: FloatArray, barred: BoolArray, place: Bounds, shifts: list[Shift]
) -> tuple[FloatArray, FloatArray]:
    """By shift: how far what it copies to `place` is from the plan (K, h, w), and what it copies (K, h, w, C)."""
    whole = Bounds.of_array(barred)
    costs = np.full((len(shifts), place.height, place.width), _OUTSIDE, np.float32)
    colours = np.zeros((*costs.shape, picture.shape[2]), np.float32)
    for cost, colour, (down, across) in zip(costs, colours, shifts, strict=True):
        source = place.moved(across, down).intersected(whole)
        inner = source.moved(-across - place.left, -down - place.top).slices
        leads = np.zeros(cost.shape, bool)
        if not source.is_empty:
            leads[inner] = ~barred[source.slices]
            colour[inner] = picture[source.slices]
            apart = np.square(colour[inner] - planned[place.slices][inner]).sum(axis=2)
            cost[inner] = np.where(leads[inner], apart, _OUTSIDE)
        cost[:] = np.float32(_PLAN_WEIGHT) * cv2.GaussianBlur(cost, (0, 0), _WINDOW_PX)
        cost[~leads] = FORBIDDEN
    return costs, colours


def _add_borders(costs: FloatArray, colours: FloatArray, known: FloatArray, own: BoolArray) -> None:
    """Let pixels at the part's edge pay for how far their shift is from the known pixel beside them."""
    ring = (cv2.dilate(own.view(np.uint8), _CROSS) > 0) & ~own
    for cost, colour in zip(costs, colours, strict=True):
        apart = np.minimum(np.square(colour - known).sum(axis=2), MOST_DIFFERENCE) * ring * SEAM_WEIGHT
        cost[1:] += apart[:-1]
        cost[:-1] += apart[1:]
        cost[:, 1:] += apart[:, :-1]
        cost[:, :-1] += apart[:, 1:]


def _write(
    offsets: Offsets, shifts: OffsetArray, chosen: Labels, own: BoolArray, leads: BoolArray, place: Bounds
) -> None:
    """Write a part's offsets; a pixel whose shift leads nowhere takes the source of the nearest one that has one."""
    rows, columns = np.indices(own.shape, np.int32)
    down, across = shifts[chosen, 0], shifts[chosen, 1]
    good = own & leads
    if good.any() and not good[own].all():
        near = _nearest_true(good)
        down = np.where(good, down, (rows + down).reshape(-1)[near] - rows)
        across = np.where(good, across, (columns + across).reshape(-1)[near] - columns)
    for written, values in ((offsets.down, down), (offsets.across, across)):
        written[place.slices][own] = values[own]


def _nearest_true(mask: BoolArray) -> Labels:
    """For each pixel the flat index of the nearest one that is True."""
    _, labels = cv2.distanceTransformWithLabels(
        (~mask).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    index = np.zeros(int(labels.max()) + 1, np.intp)
    index[labels[mask]] = np.flatnonzero(mask)
    nearest: Labels = index[labels]
    return nearest
