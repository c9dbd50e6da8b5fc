"""Rectangles."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dfnet_gui.imaging.bounds import Bounds

BOXES = st.builds(Bounds, st.integers(-50, 50), st.integers(-50, 50), st.integers(0, 60), st.integers(0, 60))


@given(BOXES, BOXES)
def test_intersection_lies_in_both(a: Bounds, b: Bounds) -> None:
    both = a.intersected(b)
    if not both.is_empty:
        for box in (a, b):
            assert box.left <= both.left
            assert box.top <= both.top
            assert both.right <= box.right
            assert both.bottom <= box.bottom


@given(BOXES, BOXES)
def test_union_holds_both(a: Bounds, b: Bounds) -> None:
    union = a.united(b)
    for box in (a, b):
        assert box.is_empty or box.intersected(union) == box


def test_of_mask_is_tight() -> None:
    mask = np.zeros((30, 40), bool)
    assert Bounds.of_mask(mask).is_empty
    mask[4, 7] = mask[20, 31] = True
    assert Bounds.of_mask(mask) == Bounds(7, 4, 25, 17)


def test_around_holds_all_and_nothing_more() -> None:
    places = [Bounds(5, 6, 2, 3), Bounds(1, 20, 1, 1), Bounds(900, 900, 0, 4)]
    assert Bounds.around(places) == Bounds.of_edges(1, 6, 7, 21), "an empty place adds nothing"
    assert Bounds.around(iter([])) is Bounds.EMPTY


def test_the_empty_one_adds_nothing() -> None:
    one = Bounds(3, 4, 5, 6)
    assert Bounds.EMPTY.is_empty
    assert one.united(Bounds.EMPTY) == Bounds.EMPTY.united(one) == one
    assert one.intersected(Bounds.EMPTY).is_empty


def test_crossed_edges_are_empty() -> None:
    assert Bounds.of_edges(10, 0, 4, 5).is_empty
    assert Bounds.of_edges(10, 0, 4, 5).width == 0
    assert Bounds(2, 3, 4, 5).grown(-2).is_empty
    assert Bounds(2, 3, 4, 5).grown(1) == Bounds(1, 2, 6, 7)


def test_around_points_lie_their_pixels() -> None:
    assert Bounds.around_points([(1.5, 2.9), (4.0, -0.5)]) == Bounds.of_edges(1, -1, 5, 3)
    assert Bounds.around_points([]) is Bounds.EMPTY
