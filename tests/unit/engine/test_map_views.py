"""What is read off maps: channels, the hole at a scale, and what alpha takes away."""

from dataclasses import replace

import numpy as np
import pytest

from dfnet_gui.engine.map_views import channel_of, darkened, darkening, difference, hole_at, in_hole, lost_light
from dfnet_gui.imaging.arrays import PixelArray
from tests.unit.engine.looked_into import HOLE, REGION, dark, some_completion, some_fill, some_maps


@pytest.mark.parametrize(("channel", "index"), [("red", 0), ("green", 1), ("blue", 2)])
def test_a_channel_or_the_mean_of_them(channel: str, index: int) -> None:
    values = some_maps().alphas[0]
    np.testing.assert_array_equal(channel_of(values, channel), values[..., index])
    np.testing.assert_array_equal(channel_of(values, "mean"), values.mean(axis=2))


def test_the_hole_lies_in_the_map_where_it_lies_in_the_photo() -> None:
    maps, fill = some_maps(), some_fill()
    finest = hole_at(maps, fill, 0)
    assert finest.shape == (REGION.height, REGION.width)
    place = HOLE.moved(-REGION.left, -REGION.top)
    np.testing.assert_array_equal(finest[place.slices], fill.hole)
    assert finest.sum() == fill.hole.sum()
    coarse = hole_at(maps, fill, 2)
    assert coarse.shape == (5, 8)
    assert coarse.sum() == pytest.approx(fill.hole.sum() / 16, abs=2)


def test_a_hole_that_is_smaller_than_a_pixel_of_the_map_is_not_lost() -> None:
    fill = some_fill()
    tiny = np.zeros_like(fill.hole)
    tiny[4, 6] = True
    assert hole_at(some_maps(), replace(fill, hole=tiny), 2).sum() >= 1


def test_alpha_in_the_hole_is_that_of_its_pixels_alone() -> None:
    maps, fill = some_maps(), some_fill()
    values = in_hole(maps, fill, 0, "green")
    expected = maps.alphas[0][4:12, 8:20, 1][fill.hole]
    np.testing.assert_array_equal(np.sort(values), np.sort(expected))


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_a_difference_is_counted_from_nothing_to_one(kind: type[np.uint8 | np.uint16]) -> None:
    one: PixelArray = np.array([[[0, 10, np.iinfo(kind).max]]], kind)
    other: PixelArray = np.array([[[np.iinfo(kind).max, 10, 0]]], kind)
    assert difference(one, other).tolist() == [[[1.0, 0.0, 1.0]]]


def test_over_zeros_alpha_takes_what_it_lacks_of_raw() -> None:
    (fill,) = dark(some_completion()).fills
    maps = fill.maps
    assert maps is not None
    lost = lost_light(maps, 0)
    expected = maps.raws[0][:20, :30] - maps.results[0][:20, :30]
    np.testing.assert_allclose(lost, expected, atol=1e-6)


def test_darkening_has_its_size_and_none_where_alpha_is_one() -> None:
    (fill,) = dark(some_completion()).fills
    maps = fill.maps
    assert maps is not None
    found = darkening([(maps, fill)])
    lost = 255 * lost_light(maps, 0).mean(axis=2)[4:12, 8:20][fill.hole]
    assert found.most == pytest.approx(lost.max(), abs=1e-3)
    assert found.share == pytest.approx((lost > 2).mean())
    assert found.mean == pytest.approx(lost[lost > 2].mean(), abs=1e-3)
    whole = replace(maps, alphas={s: np.ones_like(a) for s, a in maps.alphas.items()})
    assert darkening([(whole, fill)]).share == 0.0
    assert darkening([]).share == 0.0


def test_what_is_darkened_lies_in_the_hole_alone() -> None:
    (fill,) = dark(some_completion()).fills
    maps = fill.maps
    assert maps is not None
    found = darkened(maps, fill, 0, "blue")
    hole = hole_at(maps, fill, 0)
    np.testing.assert_array_equal(found[hole], lost_light(maps, 0)[..., 2][hole])
    assert not found[~hole].any()
