"""Which of two fills of the same hole is likely the less visible one: no network, no reference.

Over 60 photos the product below put the fill that a detector found harder to see first more often than not, and each of
its factors alone did worse.
"""

import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, FloatArray
from dfnet_gui.imaging.pieces.offsets import Offsets

_NOTHING = 1e-6
_ONE_SEAM = 0.01
"""About what a line across a hole counts: without it a fill of a single piece would be best however badly it fits."""


def flaw(picture: FloatArray, filled: FloatArray, hole: BoolArray, offsets: Offsets) -> float:
    """How far a fill of pieces is from one that needed no mending: 0 is best; for comparing fills of one hole.

    `picture`, `filled`: H×W×C in [0, 1], of which only the hole (bool H×W) differs; `offsets` of any size. It is the
    product of how much colours had to bend, how little the sources' surroundings are like the hole's edge, and how many
    seams there are.
    """
    rows, columns = np.nonzero(hole)
    if not len(rows):
        return 0.0
    own = offsets.at(np.arange(hole.shape[0]), np.arange(hole.shape[1]), hole.shape)
    down, across = own.down[rows, columns], own.across[rows, columns]
    bend = float(np.abs(filled[rows, columns] - _at(picture, rows + down, columns + across)).mean())
    return (bend + _NOTHING) * (_mismatch(picture, hole, own) + _NOTHING) * (_seams(hole, own) + _ONE_SEAM)


def _mismatch(picture: FloatArray, hole: BoolArray, offsets: Offsets) -> float:
    """Mean difference between the known pixels beside the hole and what lies beside their neighbour's source."""
    apart = []
    for step in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        rows, columns = np.nonzero(hole & ~_moved(hole, step, fill=True))
        down, across = offsets.down[rows, columns], offsets.across[rows, columns]
        known = _at(picture, rows + step[0], columns + step[1])
        apart.append(np.abs(known - _at(picture, rows + step[0] + down, columns + step[1] + across)).mean(axis=1))
    found = np.concatenate(apart)
    return float(found.mean()) if len(found) else 0.0


def _seams(hole: BoolArray, offsets: Offsets) -> float:
    """Pairs of neighbours that come from different places, for each pixel of the hole."""
    pairs = 0
    for step in ((0, 1), (1, 0)):
        both = hole & _moved(hole, step, fill=False)
        differs = (offsets.down != _moved(offsets.down, step, fill=0)) | (
            offsets.across != _moved(offsets.across, step, fill=0)
        )
        pairs += int(np.count_nonzero(both & differs))
    return pairs / int(np.count_nonzero(hole))


def _moved(values: np.ndarray, step: tuple[int, int], *, fill: float) -> np.ndarray:
    """What each pixel has at `step` (down, across) from it; `fill` beyond the border."""
    down, across = step
    wide = np.pad(values, 1, constant_values=fill)
    height, width = values.shape
    return wide[1 + down : 1 + down + height, 1 + across : 1 + across + width]


def _at(picture: FloatArray, rows: np.ndarray, columns: np.ndarray) -> FloatArray:
    height, width = picture.shape[:2]
    found: FloatArray = picture[np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)]
    return found
