"""Holes that grow and change their shape, and holes that can't be completed."""

import numpy as np
import pytest

from dfnet_gui.errors import MaskError
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.mask import WAYS, changed_hole, check_hole, grown_hole


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


def _ring() -> np.ndarray:
    hole = np.zeros((80, 100), bool)
    hole[20:60, 20:60] = True
    hole[38:42, 38:42] = False
    return hole


@pytest.mark.parametrize("within", [Bounds(20, 20, 40, 40), Bounds(0, 0, 100, 80)])
def test_shapes_are_changed(within: Bounds) -> None:
    hole = _ring()
    grown = changed_hole(hole, within, WAYS["grow"])
    assert grown[15:65, 20:60].all()
    assert not grown[:15].any()
    shrunk = changed_hole(hole, within, WAYS["shrink"])
    assert shrunk[26:32, 26:54].all()
    assert not shrunk[:25].any()
    assert not shrunk[36:44, 36:44].any()
    filled = changed_hole(hole, within, WAYS["fill"])
    assert filled[20:60, 20:60].all()
    assert filled.sum() == 1600
    smooth = changed_hole(hole, within, WAYS["smooth"])
    assert smooth[25:55, 40].all()
    assert not smooth[20, 20]
    assert (hole == _ring()).all()


def test_a_mask_at_the_photos_edge_is_not_shrunk_from_there() -> None:
    hole = np.zeros((40, 40), bool)
    hole[:, :20] = True
    shrunk = changed_hole(hole, Bounds(0, 0, 20, 40), WAYS["shrink"])
    assert shrunk[:, :15].all()
    assert not shrunk[:, 15:].any()


def test_of_nothing_there_is_nothing_to_change() -> None:
    nothing = np.zeros((9, 9), bool)
    assert not changed_hole(nothing, Bounds.EMPTY, WAYS["grow"]).any()
