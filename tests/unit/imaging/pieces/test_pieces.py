"""Pieces of a photo in its hole: from where, what never, and joined so that nothing shows."""

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import BoolArray, FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.fill import Variant, pieces_fill, plan_pieces
from dfnet_gui.imaging.pieces.joining import join_pieces
from dfnet_gui.imaging.pieces.membrane import solve_membrane
from dfnet_gui.imaging.pieces.offsets import Offsets
from dfnet_gui.imaging.pieces.parts import parts_of
from dfnet_gui.imaging.pieces.seams import FORBIDDEN, choose_shifts

SIDE = 128


def _hole(side: int = SIDE) -> BoolArray:
    hole = np.zeros((side, side), bool)
    hole[side * 3 // 8 : side * 5 // 8, side * 3 // 8 : side * 5 // 8] = True
    return hole


def _blotches(seed: int = 0, side: int = SIDE) -> FloatArray:
    coarse = np.random.default_rng(seed).random((side // 8, side // 8, 3), np.float32)
    return np.asarray(np.clip(cv2.resize(coarse, (side, side), interpolation=cv2.INTER_CUBIC), 0, 1), np.float32)


def _constant(down: int, across: int, hole: BoolArray) -> Offsets:
    return Offsets(np.where(hole, down, 0).astype(np.int32), np.where(hole, across, 0).astype(np.int32))


def _plan(picture: FloatArray, hole: BoolArray, **options: Any) -> Offsets:
    offsets = plan_pieces(picture, hole, **options)
    assert offsets is not None
    return offsets


def _sources(offsets: Offsets, hole: BoolArray) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    rows, columns = np.nonzero(hole)
    return rows + offsets.down[hole], columns + offsets.across[hole]


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
    rows, columns = _sources(offsets, hole)
    assert ((rows >= 0) & (rows < hole.shape[0]) & (columns >= 0) & (columns < hole.shape[1])).all()
    assert not hole[rows, columns].any()
    assert not offsets.down[~hole].any()
    assert not offsets.across[~hole].any()


def test_nothing_barred_is_copied() -> None:
    picture, hole = _blotches(), _hole()
    barred = np.zeros_like(hole)
    barred[:, :48] = True
    offsets = _plan(picture, hole, barred=barred)
    assert not barred[_sources(offsets, hole)].any()
    free = _plan(picture, hole)
    assert barred[_sources(free, hole)].any(), "without the bar some of it would have been"


def test_what_the_hole_holds_does_not_matter() -> None:
    picture, hole = _blotches(), _hole()
    other = np.where(hole[..., None], 1.0 - picture, picture).astype(np.float32)
    one, same = _plan(picture, hole), _plan(other, hole)
    np.testing.assert_array_equal(one.down, same.down)
    np.testing.assert_array_equal(pieces_fill(picture, hole, one)[hole], pieces_fill(other, hole, same)[hole])


def test_the_same_again_gives_the_same_and_a_variant_gives_another() -> None:
    picture, hole = _blotches(), _hole()
    one, again = _plan(picture, hole), _plan(picture, hole)
    np.testing.assert_array_equal(one.down, again.down)
    np.testing.assert_array_equal(one.across, again.across)
    for variant in (Variant(mirrored=True), Variant(turned=True)):
        other = _plan(picture, hole, variant=variant)
        assert (other.down != one.down).any() or (other.across != one.across).any()


@pytest.mark.parametrize("shape", [(5, 40), (40, 5), (64, 64)])
def test_without_anything_to_copy_there_is_no_plan(shape: tuple[int, int]) -> None:
    hole = np.ones(shape, bool)
    hole[::6] = False
    assert plan_pieces(np.zeros((*shape, 3), np.float32), hole) is None


def test_stripes_go_on_through_the_hole() -> None:
    down, across = np.mgrid[:SIDE, :SIDE]
    stripes = ((down + across) // 6 % 2 == 0).astype(np.float32)[..., None].repeat(3, axis=2)
    hole = _hole()
    filled = pieces_fill(stripes, hole, _plan(stripes, hole))
    assert (np.abs(filled - stripes)[hole] < 0.1).mean() > 0.9


def test_a_horizon_goes_on_through_the_hole() -> None:
    rng = np.random.default_rng(0)
    picture = np.full((SIDE, SIDE, 3), 0.8, np.float32)
    picture[SIDE // 2 :] = (0.2, 0.35, 0.1)
    picture += rng.normal(0, 0.02, picture.shape).astype(np.float32)
    picture = np.clip(picture, 0, 1)
    filled = pieces_fill(picture, _hole(), _plan(picture, _hole()))
    wrong = (np.abs(filled - picture).max(axis=2) > 0.2)[_hole()]
    assert wrong.mean() < 0.03


def test_planning_can_be_given_up() -> None:
    with pytest.raises(Cancelled):
        plan_pieces(_blotches(), _hole(), should_stop=lambda: True)


# joining


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("channels", [1, 3, 4, 6])
def test_a_piece_that_fits_is_copied_as_it_is(dtype: type, channels: int) -> None:
    """A picture that repeats every 16 pixels, filled from 32 pixels to the left, comes back whole."""
    tile = np.random.default_rng(0).random((16, 16, channels), np.float32)
    picture = np.tile(tile, (8, 8, 1))
    most = 1.0 if dtype == np.float32 else float(np.iinfo(dtype).max)
    pixels: FloatArray = (picture * most).astype(dtype)
    hole, place = _hole(), Bounds(48, 48, 32, 32)
    joined = join_pieces(pixels, hole[place.slices], place, _constant(0, -32, hole))
    assert joined.shape == (32, 32, channels)
    assert np.abs(joined - pixels[place.slices].astype(np.float32) / most).max() < 1e-5


def test_a_brighter_source_takes_on_the_brightness_around_the_hole() -> None:
    picture = np.full((SIDE, SIDE, 3), 0.3, np.float32)
    picture[:, :40] += 0.4
    picture += np.random.default_rng(0).normal(0, 0.01, picture.shape).astype(np.float32)
    place = Bounds(48, 48, 32, 32)
    joined = join_pieces(picture, _hole()[place.slices], place, _constant(0, -44, _hole()))
    assert abs(float(joined.mean()) - 0.3) < 0.01
    assert abs(float(joined.std()) - 0.01) < 0.003, "its grain is kept"


def test_a_hole_at_the_pictures_border_does_not_darken() -> None:
    picture = np.full((SIDE, SIDE, 3), 0.6, np.float32)
    hole = np.zeros((SIDE, SIDE), bool)
    hole[:30, 40:80] = True
    hole[90:, 100:] = True
    for place in (Bounds(40, 0, 40, 30), Bounds(100, 90, 28, 38)):
        joined = join_pieces(picture, hole[place.slices], place, _constant(-40 if place.top else 40, -70, hole))
        np.testing.assert_allclose(joined, 0.6, atol=1e-4)


def test_offsets_serve_a_larger_picture() -> None:
    hole = np.zeros((8, 8), bool)
    hole[2:4, 2:4] = True
    larger = _constant(3, -2, hole).at(np.arange(20, 40), np.arange(20, 40), (80, 80))
    assert (larger.down == 30).all()
    assert (larger.across == -20).all()


def test_joining_can_be_given_up() -> None:
    hole, place = _hole(), Bounds(48, 48, 32, 32)
    with pytest.raises(Cancelled):
        join_pieces(_blotches(), hole[place.slices], place, _constant(0, -40, hole), should_stop=lambda: True)


@pytest.mark.parametrize("shape", [(40, 60), (41, 59), (9, 9), (1, 20)])
def test_the_membrane_solves_its_equation(shape: tuple[int, int]) -> None:
    hole = np.zeros(shape, bool)
    hole[:, shape[1] // 4 : shape[1] // 2] = True
    wanted = np.where(hole, np.random.default_rng(0).random(shape, np.float32), 0).astype(np.float32)[..., None]
    jumps = cv2.Laplacian(wanted, cv2.CV_32F, ksize=1, borderType=cv2.BORDER_REPLICATE).reshape(wanted.shape)
    found = solve_membrane(jumps, hole)
    assert not found[~hole].any()
    assert np.abs(found - wanted).max() < 0.01


@pytest.mark.parametrize("side", [40, 300])
def test_the_membrane_reaches_the_middle_of_a_round_hole(side: int) -> None:
    """Flat within: what takes an iteration by neighbours alone thousands of rounds."""
    disc = cv2.circle(np.zeros((side, side), np.uint8), (side // 2, side // 2), side * 2 // 5, 1, -1)
    wanted = 0.5 * disc.astype(np.float32)[..., None].repeat(2, axis=2)
    jumps = cv2.Laplacian(wanted, cv2.CV_32F, ksize=1, borderType=cv2.BORDER_REPLICATE)
    found = solve_membrane(jumps, disc > 0)
    assert np.abs(found - wanted)[disc > 0].max() < 0.5 / 255


# seams and parts


def test_neighbours_agree_where_the_choice_is_equal() -> None:
    rng = np.random.default_rng(0)
    costs = rng.random((2, 6, 6), np.float32)  # a coin's toss for each pixel
    colours = np.stack([np.zeros((6, 6, 3), np.float32), np.full((6, 6, 3), 20, np.float32)])
    chosen = choose_shifts(costs, colours, np.ones((6, 6), bool), lambda: False)
    assert min(chosen.mean(), 1 - chosen.mean()) < 0.2, "by costs alone it would be a half"


def test_a_forbidden_shift_is_never_chosen() -> None:
    costs = np.zeros((2, 10, 10), np.float32)
    costs[0, :, 5:], costs[1, :, :5] = FORBIDDEN, FORBIDDEN
    colours = np.stack([np.zeros((10, 10, 3), np.float32), np.full((10, 10, 3), 90, np.float32)])
    chosen = choose_shifts(costs, colours, np.ones((10, 10), bool), lambda: False)
    np.testing.assert_array_equal(chosen, np.broadcast_to(np.arange(10) >= 5, (10, 10)))


def test_the_seam_runs_where_both_agree() -> None:
    """The left must be the first shift, the right the second; between them they look alike in one column alone."""
    costs = np.zeros((2, 16, 16), np.float32)
    costs[0, :, 15], costs[1, :, 0] = FORBIDDEN, FORBIDDEN
    colours = np.zeros((2, 16, 16, 3), np.float32)
    colours[1] = 30
    colours[1, :, 9:11] = 0
    chosen = choose_shifts(costs, colours, np.ones((16, 16), bool), lambda: False)
    np.testing.assert_array_equal(chosen, np.broadcast_to(np.arange(16) >= 10, (16, 16)))


def test_parts_cover_the_hole_once() -> None:
    hole = np.zeros((60, 60), bool)
    hole[5:10, 5:20] = hole[12:14, 5:9] = hole[40:50, 40:59] = True
    seen = np.zeros(hole.shape, int)
    parts = list(parts_of(hole, 6))
    for bounds, part in parts:
        seen[bounds.slices] += part
    np.testing.assert_array_equal(seen, hole)
    assert len(parts) == 2, "the two near ones are one"
