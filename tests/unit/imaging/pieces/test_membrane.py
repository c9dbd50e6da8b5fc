"""The correction that makes pieces meet."""

import cv2
import numpy as np
import pytest

from dfnet_gui.imaging.pieces.membrane import solve_membrane


@pytest.mark.parametrize("shape", [(40, 60), (41, 59), (9, 9), (1, 20)])
def test_the_membrane_solves_its_equation(shape: tuple[int, int]) -> None:
    hole = np.zeros(shape, bool)
    hole[:, shape[1] // 4 : shape[1] // 2] = True
    wanted = np.where(hole, np.random.default_rng(0).random(shape, np.float32), 0).astype(np.float32)
    jumps = cv2.Laplacian(wanted, cv2.CV_32F, ksize=1, borderType=cv2.BORDER_REPLICATE).reshape(shape)
    found = solve_membrane(jumps, hole)
    assert not found[~hole].any()
    assert np.abs(found - wanted).max() < 0.01


@pytest.mark.parametrize("side", [40, 300])
def test_the_membrane_reaches_the_middle_of_a_round_hole(side: int) -> None:
    """Flat within: what takes an iteration by neighbours alone thousands of rounds."""
    disc = cv2.circle(np.zeros((side, side), np.uint8), (side // 2, side // 2), side * 2 // 5, 1, -1)
    wanted = 0.5 * disc.astype(np.float32)
    jumps = cv2.Laplacian(wanted, cv2.CV_32F, ksize=1, borderType=cv2.BORDER_REPLICATE)
    found = solve_membrane(jumps, disc > 0)
    assert np.abs(found - wanted)[disc > 0].max() < 0.5 / 255
