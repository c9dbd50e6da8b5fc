"""Holes that grow, and holes that can't be completed."""

import numpy as np
import pytest

from dfnet_gui.errors import MaskError
from dfnet_gui.imaging.mask import check_hole, grown_hole


def test_empty_and_full() -> None:
    with pytest.raises(MaskError, match="nothing to complete"):
        check_hole(np.zeros((4, 4), bool))
    with pytest.raises(MaskError, match="nothing to learn from"):
        check_hole(np.ones((4, 4), bool))


def test_a_hole_grows_on_all_sides_alike() -> None:
    hole = np.zeros((40, 50), bool)
    hole[20, 25] = True
    grown = grown_hole(hole, 5)
    rows, columns = np.indices(hole.shape)
    np.testing.assert_array_equal(grown, np.hypot(rows - 20, columns - 25) <= 5)
    assert grown_hole(hole, 0) is hole


def test_a_hole_does_not_grow_over_all_that_is_known() -> None:
    hole = np.ones((10, 12), bool)
    hole[4, 5] = False
    np.testing.assert_array_equal(grown_hole(hole, 8), hole)
