"""Copying by hand: as it is, or fitted to what lies around; 8 and 16 bits, and at the photo's border."""

import numpy as np
import pytest

from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.tiles import PatchedPixels
from dfnet_gui.imaging.touching import cloned, healed, within_source

Dtype = type[np.uint8 | np.uint16]


def _noise(dtype: Dtype) -> PatchedPixels:
    rng = np.random.default_rng(0)
    return PatchedPixels(rng.integers(0, np.iinfo(dtype).max, (80, 120, 3), dtype))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_clone_is_what_lies_there(dtype: Dtype) -> None:
    pixels, place = _noise(dtype), Bounds(20, 30, 15, 12)
    np.testing.assert_array_equal(cloned(pixels, place, (40, -10)), pixels.base[20:32, 60:75])


def test_beside_the_photo_there_is_no_source() -> None:
    pixels, place = _noise(np.uint8), Bounds(100, 30, 15, 12)
    hole = np.ones((12, 15), bool)
    kept = within_source(hole, place, (10, 0), pixels.bounds)
    assert kept.sum() == 12 * 10
    np.testing.assert_array_equal(cloned(pixels, place, (10, 0))[kept], pixels.base[30:42, 110:120].reshape(-1, 3))
    assert not within_source(hole, place, (200, 0), pixels.bounds).any()


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_heal_has_the_texture_of_its_source_and_the_colour_of_its_surroundings(dtype: Dtype) -> None:
    greatest = np.iinfo(dtype).max
    rng = np.random.default_rng(0)
    texture = rng.normal(0, 0.02, (100, 200, 3))
    base = np.where(np.arange(200)[None, :, None] < 100, 0.3, 0.7) + texture
    pixels = PatchedPixels(np.rint(base * greatest).astype(dtype))
    place = Bounds(30, 30, 31, 31)
    rows, columns = np.mgrid[:31, :31] - 15
    hole = rows**2 + columns**2 <= 15**2
    filled = healed(pixels, hole, place, (100, 0)).astype(float) / greatest
    assert abs(filled[hole].mean() - 0.3) < 0.01
    source = base[30:61, 130:161][hole]
    assert np.corrcoef(filled[hole].ravel() - 0.3, source.ravel() - 0.7)[0, 1] > 0.9
    np.testing.assert_array_equal(
        np.rint(filled[~hole] * greatest), pixels.base[place.slices][~hole], "nothing beside it changes"
    )


def test_a_heal_at_the_border_of_the_photo() -> None:
    pixels = PatchedPixels(np.full((60, 60, 3), 90, np.uint8))
    hole = np.ones((10, 10), bool)
    np.testing.assert_array_equal(healed(pixels, hole, Bounds(0, 0, 10, 10), (30, 30)), 90)
