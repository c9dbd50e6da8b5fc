"""The brush draws what its outline shows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfnet_gui.document.brush import draw_segment, put

POINTS = st.tuples(st.floats(-30, 130), st.floats(-30, 130))


def _distance(start: tuple[float, float], end: tuple[float, float]) -> np.ndarray:
    ys, xs = np.mgrid[0:100, 0:100] + 0.5
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = np.clip(((xs - start[0]) * dx + (ys - start[1]) * dy) / length, 0, 1) if length else 0.0
    distance: np.ndarray = np.hypot(xs - start[0] - along * dx, ys - start[1] - along * dy)
    return distance


@settings(deadline=None, max_examples=200)
@given(POINTS, POINTS, st.floats(1, 40))
def test_pixels_within_the_radius_are_drawn_and_none_beyond(
    start: tuple[float, float], end: tuple[float, float], radius: float
) -> None:
    mask = np.zeros((100, 100), bool)
    draw_segment(mask, start, end, radius, value=True)
    distance = _distance(start, end)
    assert mask[distance <= radius - 1.6].all()
    assert not mask[distance > radius + 1.1].any()


@pytest.mark.parametrize("value", [True, False])
def test_smallest_brush_hits_its_pixel(value: bool) -> None:  # noqa: FBT001
    mask = np.full((20, 20), not value)
    draw_segment(mask, (7.5, 9.5), (7.5, 9.5), 0.5, value=value)
    assert mask[9, 7] == value
    assert (mask == value).sum() == 1


@pytest.mark.parametrize("value", [True, False])
def test_a_shape_is_put_where_it_is_and_nowhere_else(value: bool) -> None:  # noqa: FBT001 - a parameter of the test
    drawn = np.random.default_rng(3)
    mask, shape = drawn.random((40, 50)) < 0.5, drawn.random((20, 30)) < 0.5
    expected = mask.copy()
    expected[5:25, 7:37][shape] = value
    put(mask[5:25, 7:37], shape, value=value)
    np.testing.assert_array_equal(mask, expected)
