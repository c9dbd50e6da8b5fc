"""What goes takes its opacity along."""

import numpy as np
import pytest

from dfnet_gui.imaging.transparency import completed_alpha

HOLE = np.zeros((80, 90), bool)
HOLE[30:50, 30:60] = True


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_a_sticker_on_transparency_leaves_nothing(kind: type[np.uint8 | np.uint16]) -> None:
    alpha = np.zeros(HOLE.shape, kind)
    alpha[34:46, 34:56] = np.iinfo(kind).max
    completed = completed_alpha(alpha, HOLE)
    assert completed.dtype == kind
    assert not completed.any()
    assert alpha.any(), "the original stays"


def test_within_a_photo_all_stays_opaque() -> None:
    assert (completed_alpha(np.full(HOLE.shape, 255, np.uint8), HOLE) == 255).all()


def test_outside_of_the_hole_nothing_changes_and_an_edge_goes_on_within() -> None:
    alpha = np.zeros(HOLE.shape, np.uint8)
    alpha[:, :45] = 255
    alpha[35:40, 50:55] = 200
    completed = completed_alpha(alpha, HOLE)
    np.testing.assert_array_equal(completed[~HOLE], alpha[~HOLE])
    assert (completed[31:49, 30:36] > 200).all()
    assert (completed[31:49, 56:60] < 50).all()


def test_without_a_hole_it_is_the_same() -> None:
    alpha = np.random.default_rng(0).integers(0, 256, HOLE.shape, np.uint8)
    np.testing.assert_array_equal(completed_alpha(alpha, np.zeros_like(HOLE)), alpha)
