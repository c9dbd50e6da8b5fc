"""Which of a few shifts each pixel of a hole takes, so that neighbours agree: min-sum belief propagation on a grid.

Two neighbours with different shifts cost what the two shifts differ at both places, as in graph cut textures (Kwatra
and others, SIGGRAPH 2003), so that seams run where they are not seen.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import BoolArray, FloatArray

Labels = npt.NDArray[np.intp]

FORBIDDEN = np.float32(1e6)
"""A cost that no other way can exceed."""
MOST_DIFFERENCE = np.float32(1500.0)
"""Squared differences count up to this: a hard edge is no worse than a harder one."""
SEAM_WEIGHT = np.float32(3.0)
_CHANGE = np.float32(50.0)
_CHOICES, _ROUNDS = 8, 12


class _Edges(NamedTuple):
    """Neighbours `first` and `second` (indices of pixels) and what their choices cost together (M, M, n).

    `scratch`, of the size of `costs`, is written to: new memory for each round would take as long as the sums.
    """

    first: Labels
    second: Labels
    costs: FloatArray
    scratch: FloatArray


def choose_shifts(costs: FloatArray, colours: FloatArray, hole: BoolArray, should_stop: Callable[[], bool]) -> Labels:
    """The index of a shift for each pixel of the hole, H×W; 0 elsewhere.

    `costs` (K, H, W): what a shift costs by itself, FORBIDDEN where it leads nowhere; `colours` (K, H, W, C): what it
    would copy. Each pixel chooses among its eight cheapest. Raises Cancelled when `should_stop()`.
    """
    rows, columns = np.nonzero(hole)
    own: FloatArray = costs[:, rows, columns]
    count = min(_CHOICES, len(costs))
    choices = np.argpartition(own, count - 1, axis=0)[:count]
    cheap: FloatArray = np.take_along_axis(own, choices, axis=0)
    copied = colours[:, rows, columns].transpose(2, 0, 1)
    edges = [_edges(hole, step, choices, copied) for step in ((0, 1), (1, 0))]
    beliefs = _propagate(cheap, edges, should_stop)
    chosen = np.zeros(hole.shape, np.intp)
    chosen[rows, columns] = np.take_along_axis(choices, beliefs.argmin(axis=0)[None], axis=0)[0]
    return chosen


def _edges(hole: BoolArray, step: tuple[int, int], choices: Labels, copied: FloatArray) -> _Edges:
    """`choices` (M, n), `copied` (C, K, n): pixels last, for the least of a few is slow to find along the last axis."""
    index = np.full((hole.shape[0] + 1, hole.shape[1] + 1), -1, np.intp)
    index[:-1, :-1][hole] = np.arange(choices.shape[1])
    rows, columns = np.nonzero(hole)
    second = index[rows + step[0], columns + step[1]]
    first = np.flatnonzero(second >= 0)
    second = second[first]
    one, other = choices[:, first], choices[:, second]
    apart = np.zeros((len(one), len(other), len(first)), np.float32)
    scratch = np.empty_like(apart)
    for place in (first, second):
        for channel in copied:
            by_one, by_other = (channel[each, place] for each in (one, other))
            np.subtract(by_one[:, None], by_other[None], out=scratch)
            apart += np.square(scratch, out=scratch)
    np.minimum(apart, MOST_DIFFERENCE, out=apart)
    apart *= SEAM_WEIGHT
    apart += _CHANGE * (one[:, None] != other[None])
    return _Edges(first, second, apart, scratch)


def _propagate(own: FloatArray, edges: list[_Edges], should_stop: Callable[[], bool]) -> FloatArray:
    """What each choice of each pixel costs with all that its neighbours say, after a number of damped rounds."""
    messages = [(np.zeros((len(own), len(e.first)), np.float32),) * 2 for e in edges]
    for _ in range(_ROUNDS):
        if should_stop():
            raise Cancelled
        beliefs = _beliefs(own, edges, messages)
        messages = [_answers(beliefs, edge, *told) for edge, told in zip(edges, messages, strict=True)]
    return _beliefs(own, edges, messages)


def _beliefs(own: FloatArray, edges: list[_Edges], messages: list[tuple[FloatArray, FloatArray]]) -> FloatArray:
    beliefs = own.copy()
    for edge, (to_second, to_first) in zip(edges, messages, strict=True):
        beliefs[:, edge.second] += to_second
        beliefs[:, edge.first] += to_first
    return beliefs


def _answers(
    beliefs: FloatArray, edge: _Edges, to_second: FloatArray, to_first: FloatArray
) -> tuple[FloatArray, FloatArray]:
    half = np.float32(0.5)

    def mean(old: FloatArray, new: FloatArray) -> FloatArray:
        new -= new.min(axis=0)
        return half * old + half * new

    from_first, from_second = beliefs[:, edge.first] - to_first, beliefs[:, edge.second] - to_second
    second = np.add(from_first[:, None], edge.costs, out=edge.scratch).min(axis=0)
    first = np.add(from_second[None], edge.costs, out=edge.scratch).min(axis=1)
    return mean(to_second, second), mean(to_first, first)
