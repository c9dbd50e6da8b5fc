"""The colours of a picture, each once."""

import tracemalloc

import numpy as np
import pytest

from dfnet_gui.imaging.palette import Palette


@pytest.mark.parametrize("size", [(1, 1), (40, 56), (1500, 3000)])
@pytest.mark.parametrize("levels", [2, 256])
def test_colours_and_counts_are_those_of_all_pixels(size: tuple[int, int], levels: int) -> None:
    pixels = np.random.default_rng(levels).integers(0, levels, (*size, 3), np.uint8)
    palette = Palette(pixels)
    colours, counts = np.unique(pixels.reshape(-1, 3), axis=0, return_counts=True)
    np.testing.assert_array_equal(palette.colours, colours)
    np.testing.assert_array_equal(palette.counts, counts)


def test_pixels_of_some_colours_are_found() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (90, 70, 3), np.uint8)
    palette = Palette(pixels)
    which = palette.colours[:, 1] > 99
    np.testing.assert_array_equal(palette.painted(which), pixels[..., 1] > 99)
    assert not palette.painted(np.zeros(len(which), bool)).any()


def test_it_takes_the_memory_of_a_strip() -> None:
    pixels = np.zeros((6000, 8000, 3), np.uint8)
    tracemalloc.start()
    try:
        Palette(pixels)
        assert tracemalloc.get_traced_memory()[1] < pixels.nbytes
    finally:
        tracemalloc.stop()
