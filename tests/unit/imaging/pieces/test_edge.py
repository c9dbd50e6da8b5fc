"""What the hole's edge makes of mismatches."""

import cv2
import numpy as np
import pytest

from dfnet_gui.imaging.pieces.edge import excess, fade_px, faded, trust

SHAPE = (60, 80)
HOLE = cv2.ellipse(np.zeros(SHAPE, np.uint8), (40, 30), (30, 20), 0, 0, 360, 1, -1) > 0
ROWS, COLUMNS = np.nonzero(HOLE & (cv2.erode(HOLE.view(np.uint8), np.ones((3, 3), np.uint8)) == 0))


def _values(*levels: float) -> np.ndarray:
    return np.broadcast_to(np.array(levels, np.float32), (len(ROWS), len(levels))).copy()


def _grain(seed: int, strength: float) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, strength, (len(ROWS), 3)).astype(np.float32)


def test_steps_of_a_source_that_goes_on_are_trusted_whatever_its_level() -> None:
    steps = _grain(0, 0.1)
    assert trust(ROWS, COLUMNS, _values(0.3, 0.3, 0.3), steps, SHAPE).min() > 0.99


def test_steps_are_trusted_less_the_less_they_fit() -> None:
    steps = _grain(0, 0.1)
    means = [float(trust(ROWS, COLUMNS, _grain(1, misfit), steps, SHAPE).mean()) for misfit in (0.005, 0.05, 0.5)]
    assert means[0] > 0.9
    assert means == sorted(means, reverse=True)
    assert means[2] < 0.1


def test_a_small_mismatch_and_grain_are_no_excess() -> None:
    assert not excess(ROWS, COLUMNS, _values(0.05, -0.05, 0.0), SHAPE).any()
    assert np.abs(excess(ROWS, COLUMNS, _grain(0, 0.1), SHAPE)).mean() < 0.01


def test_of_a_large_mismatch_what_is_over_the_bound_is_too_much() -> None:
    np.testing.assert_allclose(excess(ROWS, COLUMNS, _values(0.26, -0.16), SHAPE), _values(0.2, -0.1), atol=1e-5)


def test_what_is_too_much_fades_from_the_edge_inwards() -> None:
    fade = faded(ROWS, COLUMNS, _values(0.2, -0.1), HOLE)
    assert fade is not None
    assert not fade[~HOLE].any()
    np.testing.assert_allclose(fade[ROWS, COLUMNS], _values(0.2, -0.1), atol=1e-5)
    along = fade[30, 10:41, 0]
    assert (np.diff(along) <= 1e-6).all()
    assert along[round(fade_px(SHAPE))] == pytest.approx(0.2 / np.e, rel=0.2)


def test_where_nothing_is_too_much_nothing_fades() -> None:
    assert faded(ROWS, COLUMNS, _values(0.001), HOLE) is None
    assert faded(ROWS[:0], COLUMNS[:0], _values(0.5)[:0], HOLE) is None


def test_the_fade_is_a_share_of_the_hole_but_never_nothing() -> None:
    assert fade_px((10, 20)) == 6.0
    assert fade_px((1000, 400)) == pytest.approx(30.0)
