"""The most similar known block of each block of a hole."""

import numpy as np
import pytest

from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.pieces.blocks import BLOCK_PX, match_blocks


def _noise() -> FloatArray:
    return np.random.default_rng(0).random((48, 60, 3), np.float32) * 100


def test_a_block_that_is_there_twice_is_found() -> None:
    picture, hole = _noise(), np.zeros((48, 60), bool)
    hole[10:18, 20:28] = True
    picture[30:38, 40:48] = picture[10:18, 20:28]
    matches = match_blocks(picture, picture, hole, hole, lambda: False)
    assert matches is not None
    own = (matches.rows == 10) & (matches.columns == 20)
    assert (matches.down[own].tolist(), matches.across[own].tolist()) == ([20], [20])


def test_matches_touch_the_hole_and_come_from_nothing_barred() -> None:
    picture, hole = _noise(), np.zeros((48, 60), bool)
    hole[10:18, 20:28] = True
    barred = hole.copy()
    barred[:, 40:] = True
    matches = match_blocks(picture, picture, hole, barred, lambda: False)
    assert matches is not None
    for row, column, down, across in zip(*matches, strict=True):
        assert hole[row : row + BLOCK_PX, column : column + BLOCK_PX].any()
        source = barred[row + down : row + down + BLOCK_PX, column + across : column + across + BLOCK_PX]
        assert source.shape == (BLOCK_PX, BLOCK_PX)
        assert not source.any()


def test_equal_blocks_are_taken_from_nearby() -> None:
    flat, hole = np.zeros((48, 60, 3), np.float32), np.zeros((48, 60), bool)
    hole[10:18, 2:10] = True
    matches = match_blocks(flat, flat, hole, hole, lambda: False)
    assert matches is not None
    assert np.abs(matches.across).max() <= 2 * BLOCK_PX


def test_matching_can_be_given_up() -> None:
    hole = np.zeros((48, 60), bool)
    hole[10:18, 20:28] = True
    with pytest.raises(Cancelled):
        match_blocks(_noise(), _noise(), hole, hole, lambda: True)


def test_without_a_free_block_there_are_no_matches() -> None:
    hole = np.ones((48, 60), bool)
    assert match_blocks(_noise(), _noise(), hole, hole, lambda: False) is None
