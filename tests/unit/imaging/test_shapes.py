"""Pixels within lines that are drawn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.shapes import Point, ellipse, polygon, rectangle, squared

WHOLE = Bounds(0, 0, 60, 40)


def _filled(points: list[Point]) -> np.ndarray:
    place, inside = polygon(points, WHOLE)
    filled = np.zeros((WHOLE.height, WHOLE.width), bool)
    filled[place.slices] = inside
    return filled


def test_a_rectangle_takes_the_pixels_that_it_covers() -> None:
    filled = _filled(rectangle((10.0, 5.0), (20.0, 15.0)))
    assert filled[5:15, 10:20].all()
    wanted = np.zeros_like(filled)
    wanted[4:16, 9:21] = True
    assert not filled[~wanted].any()
    np.testing.assert_array_equal(filled, _filled(rectangle((20.0, 15.0), (10.0, 5.0))))


def test_an_ellipse_is_round() -> None:
    filled = _filled(ellipse((10.0, 5.0), (40.0, 25.0)))
    ys, xs = np.mgrid[0:40, 0:60] + 0.5
    away = ((xs - 25) / 15) ** 2 + ((ys - 15) / 10) ** 2
    assert filled[away < 0.85].all()
    assert not filled[away > 1.25].any()


def test_beyond_the_photo_there_is_nothing() -> None:
    assert _filled([(-50.0, -50.0), (1e12, -50.0), (1e12, 1e12), (-50.0, 1e12)]).all()
    place, inside = polygon([(70.0, 5.0), (90.0, 5.0), (90.0, 30.0)], WHOLE)
    assert place.is_empty
    assert inside.size == 0
    assert polygon([(5.0, 5.0)], WHOLE)[0].is_empty


@pytest.mark.parametrize(("end", "wanted"), [((8, 5), (8, 8)), ((-2, 9), (-9, 9)), ((-3, -1), (-3, -3))])
def test_a_square_has_the_longer_side(end: Point, wanted: Point) -> None:
    assert squared((0, 0), end) == wanted


POINT = st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))


@given(st.lists(POINT, max_size=8))
def test_any_line_stays_within_the_photo(points: list[Point]) -> None:
    place, inside = polygon(points, WHOLE)
    assert place.intersected(WHOLE) == place or place.is_empty
    assert inside.shape == (place.height, place.width) or place.is_empty
