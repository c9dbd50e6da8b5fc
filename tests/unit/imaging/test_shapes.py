"""Pixels within lines that are drawn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.shapes import Point, ellipse, enclosed, polygon, rectangle, squared

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


def _circle(radius: float, *, turns: float = 1.0, middle: Point = (30.0, 20.0)) -> list[Point]:
    angles = np.linspace(0, 2 * np.pi * turns, 60)
    return [(middle[0] + radius * np.cos(a), middle[1] + radius * np.sin(a)) for a in angles]


def test_what_a_line_goes_around_is_enclosed() -> None:
    place, inside = enclosed(_circle(15), 2.0, WHOLE)
    filled = np.zeros((WHOLE.height, WHOLE.width), bool)
    filled[place.slices] = inside
    ys, xs = np.mgrid[0:40, 0:60] + 0.5
    away = np.hypot(xs - 30, ys - 20)
    assert filled[away < 12].all()
    assert not filled[away > 17.5].any()


@pytest.mark.parametrize(
    "line",
    [_circle(15, turns=0.7), [(5.0, 5.0), (50.0, 30.0)], [(9.0, 9.0)], _circle(15, middle=(-90.0, 20.0))],
    ids=["open", "straight", "a dab", "outside"],
)
def test_a_line_that_goes_around_nothing_encloses_nothing(line: list[Point]) -> None:
    assert enclosed(line, 2.0, WHOLE)[0].is_empty


def test_along_the_photos_edge_a_line_must_close_by_itself() -> None:
    assert enclosed([(0.0, 20.0), (30.0, 20.0), (30.0, 0.0)], 2.0, WHOLE)[0].is_empty


def test_of_a_large_photo_a_smaller_copy_is_looked_at() -> None:
    whole = Bounds(0, 0, 6000, 5000)
    place, inside = enclosed(_circle(2000, middle=(3000.0, 2500.0)), 40.0, whole)
    ys, xs = np.mgrid[0 : place.height : 20, 0 : place.width : 20]
    away = np.hypot(xs + place.left - 3000, ys + place.top - 2500)
    assert inside[ys, xs][away < 1900].all()
    assert not inside[ys, xs][away > 2045].any()
