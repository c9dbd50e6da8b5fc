"""The smooth correction that makes copied pieces meet: a Poisson equation.

Perez and others, "Poisson Image Editing" (SIGGRAPH 2003), solved for what is added to the copied pixels: zero where the
photo is known, free at the picture's border. By conjugate gradients, each step improved by a multigrid cycle (Notay,
"Flexible Conjugate Gradients", 2000; Briggs and others, "A Multigrid Tutorial", 2000): cycles alone take twice as many,
because a hole's edge is ragged at the coarse levels.
"""

from collections.abc import Callable

import cv2
import numpy as np

from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import BoolArray, FloatArray

_STEPS, _COARSEST_ROUNDS, _LEAST_SIDE = 8, 20, 8
_SETTLED = 1e-12
"""Squared residuals of a channel, summed, that are nothing more to be improved."""
_UNNOTICED = np.float32(1.5 / 255)
"""A step that changes no pixel by more is the last one: what is left to change is a fraction of it."""
_ENOUGH = 3.0
_DOWN_STEPS, _UP_STEPS = (0.28, 0.17), (0.17, 0.28)
"""Two damped Jacobi steps (of 1 / diagonal = 0.25) whose factors together smooth more than one of either."""


def solve_membrane(jumps: FloatArray, hole: BoolArray, should_stop: Callable[[], bool] = lambda: False) -> FloatArray:
    """The correction (H×W) whose Laplacian is `jumps` in the hole (bool H×W), 0 outside of it.

    Raises Cancelled when `should_stop()`. From any thread.
    """
    free = _levels(hole)
    correction, left = np.zeros_like(jumps), jumps * free[0]
    way, before, rise = np.zeros_like(jumps), np.zeros_like(jumps), 0.0
    for _ in range(_STEPS):
        if should_stop():
            raise Cancelled
        improved = np.zeros_like(jumps)
        _cycle(improved, left, free)
        np.subtract(left, before, out=before)
        way *= np.float32(_dot(improved, before) / rise if rise > _SETTLED else 0.0)
        way += improved
        rise = _dot(improved, left)
        change = _laplacian(way)
        change *= free[0]
        fall = _dot(way, change)
        if abs(fall) <= _SETTLED:
            break
        length = np.float32(rise / fall)
        correction += np.multiply(way, length, out=improved)
        if max(float(improved.max()), -float(improved.min())) < _UNNOTICED:
            break
        before[:] = left
        change *= length
        left -= change
    return correction


def _dot(one: FloatArray, other: FloatArray) -> float:
    return float(np.vdot(one, other))


def _levels(hole: BoolArray) -> list[FloatArray]:
    """Where the correction is free (1), from the finest level to the coarsest."""
    free = [hole.astype(np.float32)]
    while min(free[-1].shape) > _LEAST_SIDE and free[-1].any():
        free.append(_coarser(free[-1]))
    return free


def _coarser(free: FloatArray) -> FloatArray:
    """Half as large; free where three of four are."""
    even = np.pad(free, [(0, side % 2) for side in free.shape], mode="edge")
    count = even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]
    return (count >= _ENOUGH).astype(np.float32)


def _laplacian(values: FloatArray) -> FloatArray:
    found: FloatArray = cv2.Laplacian(values, cv2.CV_32F, ksize=1, borderType=cv2.BORDER_REPLICATE)
    return found.reshape(values.shape)


def _relax(values: FloatArray, wanted: FloatArray, free: FloatArray, step: float) -> None:
    change = _laplacian(values)
    change -= wanted
    change *= free
    change *= np.float32(step)
    values += change


def _cycle(values: FloatArray, wanted: FloatArray, free: list[FloatArray]) -> None:
    """Improve `values` in place: a V-cycle over the levels `free`, finest first."""
    own, *coarser = free
    if not coarser:
        for _ in range(_COARSEST_ROUNDS):
            _relax(values, wanted, own, 0.2)
        return
    for step in _DOWN_STEPS:
        _relax(values, wanted, own, step)
    left = _laplacian(values)
    np.subtract(wanted, left, out=left)
    left *= own
    height, width = left.shape
    even = left
    if height % 2 or width % 2:
        even = np.asarray(cv2.copyMakeBorder(left, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE), np.float32)
    size = (even.shape[1] // 2, even.shape[0] // 2)
    below = cv2.resize(even, size, interpolation=cv2.INTER_AREA).reshape(size[1], size[0])
    below *= np.float32(4.0) * coarser[0]
    found = np.zeros_like(below)
    _cycle(found, below, coarser)
    back = cv2.resize(found, (2 * size[0], 2 * size[1]), interpolation=cv2.INTER_LINEAR)
    back = back.reshape(2 * size[1], 2 * size[0])[:height, :width]
    back *= own
    values += back
    for step in _UP_STEPS:
        _relax(values, wanted, own, step)
