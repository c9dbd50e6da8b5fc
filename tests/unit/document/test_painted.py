"""Counts and bounds of what is painted are those that a look at all of it gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfnet_gui.document.painted import Painted
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.tiles import TILE_PX

sides = st.sampled_from([1, 2, TILE_PX - 1, TILE_PX, TILE_PX + 1, 2 * TILE_PX + 7, 3 * TILE_PX])


def _assert_exact(hole: Painted) -> None:
    assert hole.pixels == np.count_nonzero(hole.mask)
    rows, columns = np.nonzero(hole.mask)
    if not rows.size:
        assert hole.bounds().is_empty
        return
    left, top = int(columns.min()), int(rows.min())
    assert hole.bounds() == Bounds.of_edges(left, top, int(columns.max()) + 1, int(rows.max()) + 1)


def _part(data: st.DataObject, hole: Painted) -> Bounds:
    left, top = data.draw(st.integers(0, hole.whole.width - 1)), data.draw(st.integers(0, hole.whole.height - 1))
    right, bottom = data.draw(st.integers(left, hole.whole.width)), data.draw(st.integers(top, hole.whole.height))
    return Bounds.of_edges(left, top, right, bottom)


@settings(deadline=None, max_examples=60)
@given(st.data(), sides, sides)
def test_counts_and_bounds_are_exact_after_any_edits(data: st.DataObject, height: int, width: int) -> None:
    hole = Painted(height, width)
    _assert_exact(hole)
    for _ in range(data.draw(st.integers(1, 8))):
        part = _part(data, hole)
        kind = data.draw(st.sampled_from(["add", "erase", "speck", "invert"]))
        if kind == "speck":
            hole.mask[part.slices] = False
            hole.mask[part.top : part.top + 1, part.left : part.left + 1] = True
            part = part.united(Bounds(part.left, part.top, 1, 1))
        elif kind == "invert":
            hole.mask[part.slices] = ~hole.mask[part.slices]
        else:
            hole.mask[part.slices] = kind == "add"
        hole.refresh(part)
        _assert_exact(hole)


@settings(deadline=None, max_examples=30)
@given(sides, sides, st.integers(0, 2**32 - 1), st.integers(1, 6))
def test_bounds_are_exact_for_a_few_specks(height: int, width: int, seed: int, many: int) -> None:
    hole, rng = Painted(height, width), np.random.default_rng(seed)
    for _ in range(many):
        hole.mask[rng.integers(height), rng.integers(width)] = True
    hole.refresh(hole.whole)
    _assert_exact(hole)


def test_a_hole_of_one_pixel() -> None:
    hole = Painted(1, 1)
    _assert_exact(hole)
    hole.mask[0, 0] = True
    hole.refresh(Bounds(0, 0, 1, 1))
    assert hole.bounds() == Bounds(0, 0, 1, 1)
    assert hole.pixels == 1
    hole.mask[0, 0] = False
    hole.refresh(hole.whole)
    _assert_exact(hole)


def test_refreshing_nothing_changes_nothing() -> None:
    hole = Painted(300, 300)
    hole.mask[10, 10] = True
    hole.refresh(Bounds(10, 10, 1, 1))
    hole.refresh(Bounds.EMPTY)
    hole.refresh(Bounds(299, 5, 0, 10))
    _assert_exact(hole)


@pytest.mark.parametrize("place", [(0, 0), (0, 599), (512, 256), (599, 0), (599, 599), (255, 256), (256, 255)])
def test_a_speck_is_found_wherever_it_lies_in_its_tile(place: tuple[int, int]) -> None:
    hole = Painted(600, 600)
    hole.mask[place] = True
    hole.refresh(Bounds(place[1], place[0], 1, 1))
    assert hole.bounds() == Bounds(place[1], place[0], 1, 1)
