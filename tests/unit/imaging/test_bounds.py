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
