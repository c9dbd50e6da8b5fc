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
    """The correction (H×W×C) whose Laplacian is `jumps` in the hole (bool H×W), 0 outside of it.

    Raises Cancelled when `should_stop()`.
    """
    channels = jumps.shape[2]
    free = [_repeated(hole.astype(np.float32), channels)]
    while min(free[-1].shape[:2]) > _LEAST_SIDE and free[-1].any():
        free.append(_coarser(free[-1]))
    correction, left = np.zeros_like(jumps), jumps * free[0]
    way, before, rise = np.zeros_like(jumps), np.zeros_like(jumps), np.zeros(channels, np.float32)
    for _ in range(_STEPS):
        if should_stop():
            raise Cancelled
        improved = np.zeros_like(jumps)
        _cycle(improved, left, free)
        bent = _dot(improved, left - before) / _where_positive(rise)
        way = improved + np.where(rise > _SETTLED, bent, 0.0).astype(np.float32) * way
        change = _laplacian(way) * free[0]
        rise = _dot(improved, left)
        length = rise / _where_positive(_dot(way, change))
        before = left
        added = length * way
        correction += added
        if max(float(added.max()), -float(added.min())) < _UNNOTICED:
            break
        left = left - length * change
    return correction


def _dot(one: FloatArray, other: FloatArray) -> FloatArray:
    """By channel."""
    product: FloatArray = np.einsum("ijk,ijk->k", one, other)
    return product


def _where_positive(values: FloatArray) -> FloatArray:
    """The values, but infinite where they are (nearly) none: what is divided by them becomes 0."""
    return np.where(np.abs(values) > _SETTLED, values, np.float32(np.inf)).astype(np.float32)


def _repeated(mask: FloatArray, channels: int) -> FloatArray:
    return np.repeat(mask[..., None], channels, axis=2)


def _coarser(free: FloatArray) -> FloatArray:
    """Half as large; free where three of four are."""
    down, across = (side % 2 for side in free.shape[:2])
    even = np.pad(free, ((0, down), (0, across), (0, 0)), mode="edge")
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
    height, width, channels = left.shape
    even = cv2.copyMakeBorder(left, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE)
    size = (even.shape[1] // 2, even.shape[0] // 2)
    below = cv2.resize(even, size, interpolation=cv2.INTER_AREA).reshape(size[1], size[0], channels)
    below *= np.float32(4.0) * coarser[0]
    found = np.zeros_like(below)
    _cycle(found, below, coarser)
    back = cv2.resize(found, (2 * size[0], 2 * size[1]), interpolation=cv2.INTER_LINEAR)
    values += back.reshape(2 * size[1], 2 * size[0], channels)[:height, :width] * own
    for step in _UP_STEPS:
        _relax(values, wanted, own, step)
