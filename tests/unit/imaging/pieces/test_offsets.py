"""Offsets at another size."""

import numpy as np

from tests.unit.imaging.pieces.pictures import one_shift


def test_offsets_serve_a_larger_picture() -> None:
    hole = np.zeros((8, 8), bool)
    hole[2:4, 2:4] = True
    larger = one_shift(3, -2, hole).at(np.arange(20, 40), np.arange(20, 40), (80, 80))
    assert (larger.down == 30).all()
    assert (larger.across == -20).all()
