"""Regions cover each hole pixel once and see enough around it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfnet_gui.engine.regions import CONTEXT_FACTOR, context_around, plan_regions
from dfnet_gui.imaging.bounds import Bounds


def _hole(size: tuple[int, int], *boxes: tuple[int, int, int, int]) -> np.ndarray:
    hole = np.zeros(size, bool)
    for left, top, width, height in boxes:
        hole[top : top + height, left : left + width] = True
    return hole


@settings(deadline=None, max_examples=60)
@given(
    st.integers(1, 200),
    st.integers(1, 200),
    st.lists(st.tuples(*[st.integers(0, 150)] * 2, *[st.integers(1, 60)] * 2), min_size=1, max_size=6),
)
def test_each_hole_pixel_belongs_to_one_region(height: int, width: int, boxes: list[tuple[int, int, int, int]]) -> None:
    hole = _hole((height, width), *boxes)
    covered = np.zeros(hole.shape, int)
    whole = Bounds.of_array(hole)
    for region in plan_regions(hole, working_size=64):
        covered[region.hole_bounds.slices] += region.hole
        assert region.context.intersected(whole) == region.context
        assert region.hole_bounds.intersected(region.context) == region.hole_bounds
    np.testing.assert_array_equal(covered, hole)


def test_context_is_square_and_large_enough() -> None:
    whole = Bounds(0, 0, 4000, 3000)
    context = context_around(Bounds(1000, 1000, 600, 200), whole, 512)
    assert context.width == context.height
    assert 0 <= context.width - 600 * CONTEXT_FACTOR < 64
    assert context_around(Bounds(2000, 2000, 10, 10), whole, 512) == Bounds(1728, 1728, 512, 512)


def test_a_hole_that_grows_a_little_keeps_its_region() -> None:
    """The grid is the photo's, wherever the array with the hole was cut out of it."""
    whole = Bounds(0, 0, 4000, 3000)
    for cut in ((0, 0), (700, 333)):
        contexts = {
            context_around(Bounds(1030 - cut[0], 1000 - cut[1], 100 + more, 80), whole, 512, cut).moved(*cut)
            for more in range(0, 24, 4)
        }
        assert len(contexts) == 1
        assert {(c.left % 64, c.top % 64) for c in contexts} == {(0, 0)}


@pytest.mark.parametrize("corner", [(0, 0), (990, 740), (0, 740), (990, 0)])
def test_context_stays_inside_at_the_corners(corner: tuple[int, int]) -> None:
    whole = Bounds(0, 0, 1000, 750)
    context = context_around(Bounds(*corner, 10, 10), whole, 512)
    assert context.intersected(whole) == context
    assert (context.width, context.height) == (512, 512)


def test_a_small_photo_is_its_own_context() -> None:
    assert context_around(Bounds(5, 5, 4, 4), Bounds(0, 0, 60, 30), 512) == Bounds(0, 0, 60, 30)


def test_near_parts_are_joined_and_far_ones_are_not() -> None:
    near = _hole((1000, 4000), (100, 100, 40, 40), (200, 150, 40, 40))
    assert len(plan_regions(near, working_size=512)) == 1
    far = _hole((1000, 4000), (100, 100, 40, 40), (3000, 150, 40, 40))
    assert len(plan_regions(far, working_size=512)) == 2


def test_joining_never_makes_a_region_much_coarser() -> None:
    row = _hole((600, 6000), *[(i * 300, 300, 20, 20) for i in range(20)])
    for region in plan_regions(row, working_size=512):
        assert max(region.context.width, region.context.height) <= 512 * 1.25
