"""Pieces joined so that nothing shows."""

import cv2
import numpy as np
import pytest

from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.joining import join_pieces
from tests.unit.imaging.pieces.pictures import SIDE, blotches, one_shift, square_hole


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("channels", [1, 3, 4, 6])
def test_a_piece_that_fits_is_copied_as_it_is(dtype: type, channels: int) -> None:
    """A picture that repeats every 16 pixels, filled from 32 pixels to the left, comes back whole."""
    tile = np.random.default_rng(0).random((16, 16, channels), np.float32)
    picture = np.tile(tile, (8, 8, 1))
    most = 1.0 if dtype == np.float32 else float(np.iinfo(dtype).max)
    pixels: FloatArray = (picture * most).astype(dtype)
    hole, place = square_hole(), Bounds(48, 48, 32, 32)
    joined = join_pieces(pixels, hole[place.slices], place, one_shift(0, -32, hole))
    assert joined.shape == (32, 32, channels)
    assert np.abs(joined - pixels[place.slices].astype(np.float32) / most).max() < 1e-5


def test_a_brighter_source_takes_on_the_brightness_around_the_hole() -> None:
    picture = np.full((SIDE, SIDE, 3), 0.3, np.float32)
    picture[:, :40] += 0.05
    picture += np.random.default_rng(0).normal(0, 0.01, picture.shape).astype(np.float32)
    place = Bounds(48, 48, 32, 32)
    joined = join_pieces(picture, square_hole()[place.slices], place, one_shift(0, -44, square_hole()))
    assert abs(float(joined.mean()) - 0.3) < 0.01
    assert abs(float(joined.std()) - 0.01) < 0.003, "its grain is kept"


def test_a_rim_that_was_left_does_not_stain_the_fill() -> None:
    """Around the hole a dark rim is left of what went; only near it the fill is darkened."""
    picture, hole, place = np.full((SIDE, SIDE, 3), 0.6, np.float32), square_hole(), Bounds(48, 48, 32, 32)
    rim = (cv2.dilate(hole.view(np.uint8), np.ones((7, 7), np.uint8)) > 0) & ~hole
    picture[rim] = 0.1
    joined = join_pieces(picture, hole[place.slices], place, one_shift(0, -44, hole))
    assert joined[12:20, 12:20].mean() > 0.45, "with all of the rim's darkness it would be 0.1"
    assert joined[0].mean() < 0.25, "no hard line where it meets the rim"


def test_a_hole_at_the_pictures_border_does_not_darken() -> None:
    picture = np.full((SIDE, SIDE, 3), 0.6, np.float32)
    hole = np.zeros((SIDE, SIDE), bool)
    hole[:30, 40:80] = True
    hole[90:, 100:] = True
    for place in (Bounds(40, 0, 40, 30), Bounds(100, 90, 28, 38)):
        joined = join_pieces(picture, hole[place.slices], place, one_shift(-40 if place.top else 40, -70, hole))
        np.testing.assert_allclose(joined, 0.6, atol=1e-4)


def _sharpness_of_the_edge(seed: int) -> float:
    """Beside what it is within, where soft grain meets other grain."""
    grain = np.random.default_rng(seed).normal(0.5, 0.1, (SIDE, SIDE, 3)).astype(np.float32)
    joined = cv2.GaussianBlur(np.clip(grain, 0, 1), (0, 0), 1.0)
    hole, place = square_hole(), Bounds(48, 48, 32, 32)
    joined[place.slices] = join_pieces(joined, hole[place.slices], place, one_shift(-40, 0, hole))
    sharpness = np.abs(cv2.Laplacian(joined, cv2.CV_32F, ksize=1)).mean(axis=2)
    edge = cv2.morphologyEx(hole.view(np.uint8), cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > 0
    return float(sharpness[edge].mean() / sharpness[hole & ~edge].mean())


def test_unlike_textures_meet_without_a_line() -> None:
    """It would be 1.15 with the whole step of the source across the edge."""
    assert np.mean([_sharpness_of_the_edge(seed) for seed in range(4)]) < 1.1


def test_joining_can_be_given_up() -> None:
    hole, place = square_hole(), Bounds(48, 48, 32, 32)
    with pytest.raises(Cancelled):
        join_pieces(blotches(), hole[place.slices], place, one_shift(0, -40, hole), should_stop=lambda: True)
