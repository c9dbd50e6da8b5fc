"""Pictures with holes, and offsets, that the tests of pieces share."""

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from dfnet_gui.imaging.arrays import BoolArray, FloatArray
from dfnet_gui.imaging.pieces.fill import plan_pieces
from dfnet_gui.imaging.pieces.offsets import Offsets

SIDE = 128


def square_hole(side: int = SIDE) -> BoolArray:
    """A quarter of the side long, in the middle."""
    hole = np.zeros((side, side), bool)
    hole[side * 3 // 8 : side * 5 // 8, side * 3 // 8 : side * 5 // 8] = True
    return hole


def blotches(seed: int = 0, side: int = SIDE) -> FloatArray:
    """Soft colours without a pattern."""
    coarse = np.random.default_rng(seed).random((side // 8, side // 8, 3), np.float32)
    return np.asarray(np.clip(cv2.resize(coarse, (side, side), interpolation=cv2.INTER_CUBIC), 0, 1), np.float32)


def one_shift(down: int, across: int, hole: BoolArray) -> Offsets:
    """The same offset for all of the hole."""
    return Offsets(np.where(hole, down, 0).astype(np.int32), np.where(hole, across, 0).astype(np.int32))


def planned(picture: FloatArray, hole: BoolArray, **options: Any) -> Offsets:
    """A plan that must be there."""
    offsets = plan_pieces(picture, hole, **options)
    assert offsets is not None
    return offsets


def sources(offsets: Offsets, hole: BoolArray) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Rows and columns that the hole's pixels come from."""
    rows, columns = np.nonzero(hole)
    return rows + offsets.down[hole], columns + offsets.across[hole]
