"""Which pixels of each level are needed for a box of the result."""

from hypothesis import given
from hypothesis import strategies as st

from dfnet_gui.engine.backends.boxed.rectangles import decoder_rectangles, even, halved, within
from dfnet_gui.imaging.bounds import Bounds

EDGE = st.integers(0, 63)


@given(EDGE, EDGE, st.integers(1, 20), st.integers(1, 20))
def test_each_level_holds_what_the_finer_one_needs(left: int, top: int, width: int, height: int) -> None:
    whole = Bounds(0, 0, 64, 64)
    box = Bounds(left, top, width, height).intersected(whole)
    rectangles = decoder_rectangles(box, 64, 64, 3)
    needed = box.grown(1).intersected(whole)
    for level, rectangle in enumerate(rectangles):
        inside = Bounds(0, 0, 64 >> level, 64 >> level)
        assert within(rectangle, inside).intersected(needed) == needed, "where a 3×3 convolution is right"
        assert even(rectangle) == rectangle
        needed = halved(rectangle)


def test_edges_are_grown_to_even_ones() -> None:
    assert even(Bounds.of_edges(1, 2, 4, 5)) == Bounds.of_edges(0, 2, 4, 6)
    assert halved(Bounds.of_edges(2, 4, 6, 10)) == Bounds.of_edges(1, 2, 3, 5)


def test_a_cut_side_is_wrong_and_the_pictures_own_end_is_not() -> None:
    whole = Bounds(0, 0, 20, 20)
    assert within(Bounds(0, 5, 10, 15), whole) == Bounds.of_edges(0, 6, 9, 20)
