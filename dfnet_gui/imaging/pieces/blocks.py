"""Blocks of a picture, and for each block of a hole the most similar one that is wholly known.

Compared exactly, by one matrix product of the lowest frequencies of their cosine transform (Ahmed and others, 1974);
nearness counts a little, too.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import BoolArray, FloatArray

BLOCK_PX = 8
_TARGET_STEP = 2
_FREQUENCIES = (4, 3, 3)
"""Of lightness, a and b: waves across and down together below these."""
_NEARNESS = 2.0
"""A block a whole picture away counts as this much further off in every pixel of a block's side."""
_MOST_PRODUCTS = 500_000
"""Similarities computed at once: 2 MB, which stay near a core, and a few ms until the next question whether to stop."""

_PHASES = (np.arange(BLOCK_PX) + 0.5) * np.pi / BLOCK_PX
_WAVES = [
    (np.cos(n * _PHASES) * np.sqrt((2.0 if n else 1.0) / BLOCK_PX)).astype(np.float32) for n in range(max(_FREQUENCIES))
]

Places = npt.NDArray[np.intp]


class Matches(NamedTuple):
    """For blocks with their top left at `rows`, `columns`: how far `down` and `across` the most similar one lies."""

    rows: Places
    columns: Places
    down: Places
    across: Places


def match_blocks(
    picture: FloatArray, planned: FloatArray, hole: BoolArray, barred: BoolArray, should_stop: Callable[[], bool]
) -> Matches | None:
    """Match blocks of `planned` that touch the hole with blocks of `picture` that touch nothing barred.

    Both pictures are H×W×3, Lab; `hole` and `barred` bool H×W, and all of the hole is barred. None when no block is
    free. Raises Cancelled when `should_stop()`.
    """
    if min(hole.shape) < BLOCK_PX:
        return None
    sources, targets = _corners(barred, 1, touched=False), _corners(hole, _TARGET_STEP, touched=True)
    if not len(sources[0]):
        return None
    features, wanted = (
        _features(picture, sources, max(hole.shape)),
        _features(planned, targets, max(hole.shape)),
    )
    found = _nearest(wanted, features, should_stop)
    return Matches(*targets, sources[0][found] - targets[0], sources[1][found] - targets[1])


def _corners(mask: BoolArray, step: int, *, touched: bool) -> tuple[Places, Places]:
    """Top left corners of the blocks that touch the mask, or of those that don't, the last row and column with them."""
    counted = cv2.boxFilter(
        mask.astype(np.float32),
        -1,
        (BLOCK_PX, BLOCK_PX),
        anchor=(0, 0),
        normalize=False,
        borderType=cv2.BORDER_CONSTANT,
    )
    rows, columns = (np.unique(np.append(np.arange(0, n - BLOCK_PX, step), n - BLOCK_PX)) for n in mask.shape)
    down, across = np.nonzero((counted[np.ix_(rows, columns)] > 0.5) == touched)
    return rows[down], columns[across]


def _features(picture: FloatArray, corners: tuple[Places, Places], longest: int) -> FloatArray:
    """What blocks are compared by, n×F: frequencies of each channel, and where they lie."""
    positions = (each.astype(np.float32) * np.float32(_NEARNESS * BLOCK_PX / longest) for each in corners)
    return np.stack([*_frequencies(picture, corners), *positions], axis=1)


def _frequencies(picture: FloatArray, corners: tuple[Places, Places]) -> Iterator[FloatArray]:
    """The lowest coefficients of the orthonormal cosine transform of each block."""
    for channel, below in enumerate(_FREQUENCIES):
        plane = np.ascontiguousarray(picture[..., channel])
        for across in range(below):
            for down in range(below - across):
                kernels = _WAVES[across], _WAVES[down]
                filtered = cv2.sepFilter2D(plane, cv2.CV_32F, *kernels, anchor=(0, 0), borderType=cv2.BORDER_REFLECT)
                yield filtered[corners]


def _nearest(wanted: FloatArray, features: FloatArray, should_stop: Callable[[], bool]) -> Places:
    squares = (features**2).sum(axis=1)
    doubled = np.ascontiguousarray(-2.0 * features.T, np.float32)
    found = np.empty(len(wanted), np.intp)
    step = max(1, _MOST_PRODUCTS // len(features))
    for first in range(0, len(wanted), step):
        if should_stop():
            raise Cancelled
        products = wanted[first : first + step] @ doubled
        products += squares
        found[first : first + step] = products.argmin(axis=1)
    return found
