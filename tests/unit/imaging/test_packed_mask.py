"""Masks of a bit a pixel come back as they were, however large they are."""

import numpy as np
import pytest

from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.packed_mask import PackedMask, packed, unpacked


@pytest.mark.parametrize("size", [(1, 1), (3, 5), (8, 8), (9, 1), (0, 4), (1031, 1029), (17, 300_001)])
def test_packed_bits_come_back(size: tuple[int, int]) -> None:
    wide = np.random.default_rng(0).random((size[0] + 2, size[1] + 3)) < 0.5
    hole, place = wide[1:-1, 2:-1], Bounds(5, 7, size[1], size[0])
    np.testing.assert_array_equal(packed(hole), np.packbits(hole))
    np.testing.assert_array_equal(unpacked(np.packbits(hole), place), hole)
    np.testing.assert_array_equal(PackedMask.of(hole, place).mask, hole)
