"""From where pieces come, from where never, and what they continue."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.pieces.fill import Variant, pieces_fill, plan_pieces
from tests.unit.imaging.pieces.pictures import SIDE, blotches, planned, sources, square_hole


def _holes() -> st.SearchStrategy[BoolArray]:
    def drawn(shape: tuple[int, int], seed: int) -> BoolArray:
        rng = np.random.default_rng(seed)
        hole = np.zeros(shape, bool)
        for _ in range(int(rng.integers(1, 4))):
            top, left = (int(rng.integers(0, side)) for side in shape)
            hole[top : top + int(rng.integers(1, 30)), left : left + int(rng.integers(1, 30))] = True
        return hole

    return st.builds(drawn, st.tuples(st.integers(4, 90), st.integers(4, 90)), st.integers(0, 2**32 - 1))


@settings(deadline=None, max_examples=40)
@given(_holes(), st.integers(0, 9))
def test_every_pixel_comes_from_a_known_one_of_the_picture(hole: BoolArray, seed: int) -> None:
    picture = np.random.default_rng(seed).random((*hole.shape, 3), np.float32)
    offsets = plan_pieces(picture, hole)
    if offsets is None:
        return
    rows, columns = sources(offsets, hole)
    assert ((rows >= 0) & (rows < hole.shape[0]) & (columns >= 0) & (columns < hole.shape[1])).all()
    assert not hole[rows, columns].any()
    assert not offsets.down[~hole].any()
    assert not offsets.across[~hole].any()


def test_nothing_barred_is_copied() -> None:
    picture, hole = blotches(), square_hole()
    barred = np.zeros_like(hole)
    barred[:, :48] = True
    offsets = planned(picture, hole, barred=barred)
    assert not barred[sources(offsets, hole)].any()
    free = planned(picture, hole)
    assert barred[sources(free, hole)].any(), "without the bar some of it would have been"


def test_what_the_hole_holds_does_not_matter() -> None:
    picture, hole = blotches(), square_hole()
    other = np.where(hole[..., None], 1.0 - picture, picture).astype(np.float32)
    one, same = planned(picture, hole), planned(other, hole)
    np.testing.assert_array_equal(one.down, same.down)
    np.testing.assert_array_equal(pieces_fill(picture, hole, one)[hole], pieces_fill(other, hole, same)[hole])


def test_the_same_again_gives_the_same_and_a_variant_gives_another() -> None:
    picture, hole = blotches(), square_hole()
    one, again = planned(picture, hole), planned(picture, hole)
    np.testing.assert_array_equal(one.down, again.down)
    np.testing.assert_array_equal(one.across, again.across)
    for variant in (Variant(mirrored=True), Variant(turned=True)):
        other = planned(picture, hole, variant=variant)
        assert (other.down != one.down).any() or (other.across != one.across).any()


@pytest.mark.parametrize("shape", [(5, 40), (40, 5), (64, 64)])
def test_without_anything_to_copy_there_is_no_plan(shape: tuple[int, int]) -> None:
    hole = np.ones(shape, bool)
    hole[::6] = False
    assert plan_pieces(np.zeros((*shape, 3), np.float32), hole) is None


def test_stripes_go_on_through_the_hole() -> None:
    down, across = np.mgrid[:SIDE, :SIDE]
    stripes = ((down + across) // 6 % 2 == 0).astype(np.float32)[..., None].repeat(3, axis=2)
    hole = square_hole()
    filled = pieces_fill(stripes, hole, planned(stripes, hole))
    assert (np.abs(filled - stripes)[hole] < 0.1).mean() > 0.9


def test_a_horizon_goes_on_through_the_hole() -> None:
    rng = np.random.default_rng(0)
    picture = np.full((SIDE, SIDE, 3), 0.8, np.float32)
    picture[SIDE // 2 :] = (0.2, 0.35, 0.1)
    picture += rng.normal(0, 0.02, picture.shape).astype(np.float32)
    picture = np.clip(picture, 0, 1)
    filled = pieces_fill(picture, square_hole(), planned(picture, square_hole()))
    wrong = (np.abs(filled - picture).max(axis=2) > 0.2)[square_hole()]
    assert wrong.mean() < 0.03


def test_planning_can_be_given_up() -> None:
    with pytest.raises(Cancelled):
        plan_pieces(blotches(), square_hole(), should_stop=lambda: True)
