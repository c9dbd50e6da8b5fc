"""What looks like a pixel, as people see it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.colour_range import MOST_TOLERANCE, colour_range


def _photo() -> PixelArray:
    """Grey with two red squares and a darker one."""
    pixels = np.full((300, 400, 3), 128, np.uint8)
    pixels[20:60, 20:60] = pixels[200:280, 300:380] = (200, 40, 40)
    pixels[20:60, 60:100] = (150, 30, 30)
    return pixels


@pytest.mark.parametrize("deep", [False, True], ids=["8 bits", "16 bits"])
def test_connected_pixels_alone_or_all(*, deep: bool) -> None:
    pixels = _photo().astype(np.uint16) * np.uint16(257) if deep else _photo()
    place, shape = colour_range(pixels, (30, 30), 5, is_connected=True)
    assert place == Bounds(20, 20, 40, 40)
    assert shape.all()
    place, shape = colour_range(pixels, (30, 30), 5, is_connected=False)
    assert place == Bounds.of_edges(20, 20, 380, 280)
    assert shape.sum() == 40 * 40 + 80 * 80


def test_more_tolerance_takes_more() -> None:
    place, _shape = colour_range(_photo(), (30, 30), 30, is_connected=True)
    assert place == Bounds(20, 20, 80, 40), "the darker red, too"
    place, _shape = colour_range(_photo(), (30, 30), 5, is_connected=True)
    assert place.width == 40


def test_colours_are_compared_as_people_see_them() -> None:
    pixels = np.zeros((1, 15, 3), np.uint8)
    pixels[0, :5], pixels[0, 5:10], pixels[0, 10:] = (0, 0, 0), (30, 0, 0), (0, 0, 30)
    pixels = np.repeat(pixels, 5, axis=0)
    green = pixels.copy()
    green[..., 1] = 255
    place, _shape = colour_range(green, (1, 1), 5, is_connected=False)
    assert place.width == 15, "thirty levels of blue or red are little in bright green"
    assert colour_range(pixels, (1, 1), 5, is_connected=False)[0].width == 5, "and much in black"


def test_noise_at_the_pixel_does_not_decide() -> None:
    pixels = _photo()
    pixels[30, 30] = (255, 255, 255)
    _place, shape = colour_range(pixels, (31, 31), 5, is_connected=True)
    assert shape.sum() == 40 * 40 - 1


def test_beside_the_photo_there_is_nothing() -> None:
    place, shape = colour_range(_photo(), (400, 10), 5, is_connected=True)
    assert place.is_empty
    assert shape.size == 0


@given(st.integers(0, 39), st.integers(0, 29), st.integers(0, MOST_TOLERANCE), st.booleans())
def test_the_pixel_itself_is_always_there(x: int, y: int, tolerance: int, is_connected: bool) -> None:  # noqa: FBT001
    pixels = np.random.default_rng(0).integers(0, 256, (30, 40, 3), np.uint8)
    place, shape = colour_range(pixels, (x, y), tolerance, is_connected=is_connected)
    assert shape.shape == (place.height, place.width)
    assert shape[y - place.top, x - place.left]
