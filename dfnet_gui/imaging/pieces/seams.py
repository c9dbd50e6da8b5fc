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
    """Neighbours `first` and `second` (indices of pixels) and what their choices cost together (n, M, M)."""

    first: Labels
    second: Labels
    costs: FloatArray


def choose_shifts(costs: FloatArray, colours: FloatArray, hole: BoolArray, should_stop: Callable[[], bool]) -> Labels:
    """The index of a shift for each pixel of the hole, H×W; 0 elsewhere.

    `costs` (K, H, W): what a shift costs by itself, FORBIDDEN where it leads nowhere; `colours` (K, H, W, C): what it
    would copy. Each pixel chooses among its eight cheapest. Raises Cancelled when `should_stop()`.
    """
    rows, columns = np.nonzero(hole)
    own: FloatArray = costs[:, rows, columns].T
    count = min(_CHOICES, len(costs))
    choices = np.argpartition(own, count - 1, axis=1)[:, :count]
    cheap: FloatArray = np.take_along_axis(own, choices, axis=1)
    copied = colours[:, rows, columns].transpose(1, 0, 2)
    edges = [_edges(hole, step, choices, copied) for step in ((0, 1), (1, 0))]
    beliefs = _propagate(cheap, edges, should_stop)
    chosen = np.zeros(hole.shape, np.intp)
    chosen[rows, columns] = np.take_along_axis(choices, beliefs.argmin(axis=1)[:, None], axis=1)[:, 0]
    return chosen


def _edges(hole: BoolArray, step: tuple[int, int], choices: Labels, copied: FloatArray) -> _Edges:
    index = np.full((hole.shape[0] + 1, hole.shape[1] + 1), -1, np.intp)
    index[:-1, :-1][hole] = np.arange(len(choices))
    rows, columns = np.nonzero(hole)
    second = index[rows + step[0], columns + step[1]]
    first = np.flatnonzero(second >= 0)
    second = second[first]
    one, other = choices[first], choices[second]
    apart = np.zeros((len(first), one.shape[1], one.shape[1]), np.float32)
    for place in (copied[first], copied[second]):
        by_one, by_other = (np.take_along_axis(place, each[..., None], axis=1) for each in (one, other))
        for channel in range(place.shape[2]):
            apart += np.square(by_one[:, :, None, channel] - by_other[:, None, :, channel])
    np.minimum(apart, MOST_DIFFERENCE, out=apart)
    apart *= SEAM_WEIGHT
    apart += _CHANGE * (one[:, :, None] != other[:, None, :])
    return _Edges(first, second, apart)


def _propagate(own: FloatArray, edges: list[_Edges], should_stop: Callable[[], bool]) -> FloatArray:
    """What each choice of each pixel costs with all that its neighbours say, after a number of damped rounds."""
    messages = [(np.zeros((len(e.first), own.shape[1]), np.float32),) * 2 for e in edges]
    for _ in range(_ROUNDS):
        if should_stop():
            raise Cancelled
        beliefs = _beliefs(own, edges, messages)
        messages = [_answers(beliefs, edge, *told) for edge, told in zip(edges, messages, strict=True)]
    return _beliefs(own, edges, messages)


def _beliefs(own: FloatArray, edges: list[_Edges], messages: list[tuple[FloatArray, FloatArray]]) -> FloatArray:
    beliefs = own.copy()
    for edge, (to_second, to_first) in zip(edges, messages, strict=True):
        beliefs[edge.second] += to_second
        beliefs[edge.first] += to_first
    return beliefs


def _answers(
    beliefs: FloatArray, edge: _Edges, to_second: FloatArray, to_first: FloatArray
) -> tuple[FloatArray, FloatArray]:
    half = np.float32(0.5)

    def mean(old: FloatArray, new: FloatArray) -> FloatArray:
        new -= new.min(axis=1, keepdims=True)
        return half * old + half * new

    second = ((beliefs[edge.first] - to_first)[:, :, None] + edge.costs).min(axis=1)
    first = ((beliefs[edge.second] - to_second)[:, None, :] + edge.costs).min(axis=2)
    return mean(to_second, second), mean(to_first, first)
