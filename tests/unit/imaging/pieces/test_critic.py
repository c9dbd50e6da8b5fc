"""Which of two fills is likely the less visible one."""

import numpy as np

from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.pieces.critic import flaw
from dfnet_gui.imaging.pieces.fill import pieces_fill
from dfnet_gui.imaging.pieces.offsets import Offsets
from tests.unit.imaging.pieces.pictures import SIDE, blotches, one_shift, square_hole


def _repeating() -> FloatArray:
    return np.tile(np.random.default_rng(0).random((16, 16, 3), np.float32), (SIDE // 16, SIDE // 16, 1))


def _flaw(picture: FloatArray, offsets: Offsets) -> float:
    return flaw(picture, pieces_fill(picture, square_hole(), offsets), square_hole(), offsets)


def test_a_piece_that_fits_has_hardly_a_flaw() -> None:
    fits, shifted = (_flaw(_repeating(), one_shift(0, across, square_hole())) for across in (-32, -37))
    assert fits < 1e-12 < shifted


def test_each_seam_counts() -> None:
    """Both halves would fit alike from above and from the left."""
    picture, hole = blotches(), square_hole()
    whole = one_shift(0, -36, hole)
    halves = one_shift(0, -36, hole)
    halves.across[hole & (np.indices(hole.shape)[0] % 2 == 0)] += 1
    assert _flaw(picture, whole) < _flaw(picture, halves)


def test_colours_that_had_to_bend_count() -> None:
    picture, hole = _repeating() * 0.5, square_hole()
    brighter = picture.copy()
    brighter[:, :40] += 0.3
    offsets = one_shift(0, -48, hole)
    assert _flaw(picture, offsets) < _flaw(brighter, offsets)


def test_a_single_piece_that_does_not_fit_is_worse_than_two_that_do() -> None:
    hole = square_hole()
    picture = np.random.default_rng(0).normal(0.5, 0.01, (*hole.shape, 3)).astype(np.float32)
    picture[:, :46] += 0.05
    one, two = one_shift(0, -44, hole), one_shift(0, 34, hole)
    two.across[hole & (np.indices(hole.shape)[0] < 64)] = 36
    assert _flaw(picture, two) < _flaw(picture, one)


def test_offsets_may_be_of_another_size() -> None:
    hole = square_hole()
    small = Offsets(np.zeros((32, 32), np.int32), np.full((32, 32), -8, np.int32))
    assert _flaw(_repeating(), small) < 1e-12
    assert flaw(_repeating(), _repeating(), np.zeros_like(hole), small) == 0.0
