"""Which shift each pixel takes."""

import numpy as np

from dfnet_gui.imaging.pieces.seams import FORBIDDEN, choose_shifts


def test_neighbours_agree_where_the_choice_is_equal() -> None:
    rng = np.random.default_rng(0)
    costs = rng.random((2, 6, 6), np.float32)  # a coin's toss for each pixel
    colours = np.stack([np.zeros((6, 6, 3), np.float32), np.full((6, 6, 3), 20, np.float32)])
    chosen = choose_shifts(costs, colours, np.ones((6, 6), bool), lambda: False)
    assert min(chosen.mean(), 1 - chosen.mean()) < 0.2, "by costs alone it would be a half"


def test_a_forbidden_shift_is_never_chosen() -> None:
    costs = np.zeros((2, 10, 10), np.float32)
    costs[0, :, 5:], costs[1, :, :5] = FORBIDDEN, FORBIDDEN
    colours = np.stack([np.zeros((10, 10, 3), np.float32), np.full((10, 10, 3), 90, np.float32)])
    chosen = choose_shifts(costs, colours, np.ones((10, 10), bool), lambda: False)
    np.testing.assert_array_equal(chosen, np.broadcast_to(np.arange(10) >= 5, (10, 10)))


def test_the_seam_runs_where_both_agree() -> None:
    """The left must be the first shift, the right the second; between them they look alike in one column alone."""
    costs = np.zeros((2, 16, 16), np.float32)
    costs[0, :, 15], costs[1, :, 0] = FORBIDDEN, FORBIDDEN
    colours = np.zeros((2, 16, 16, 3), np.float32)
    colours[1] = 30
    colours[1, :, 9:11] = 0
    chosen = choose_shifts(costs, colours, np.ones((16, 16), bool), lambda: False)
    np.testing.assert_array_equal(chosen, np.broadcast_to(np.arange(16) >= 10, (16, 16)))
