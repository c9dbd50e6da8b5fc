"""Numbers read off maps: values under a point, histograms, sizes, and the alarm in words."""

import numpy as np
import pytest

from dfnet_gui.engine.map_numbers import (
    BINS,
    PROBED,
    ScaleSize,
    darkening_of,
    darkening_words,
    histogram_of,
    probe,
    scale_size,
    summary,
)
from dfnet_gui.engine.map_views import Darkening, darkening
from tests.unit.engine.looked_into import dark, some_completion, some_maps


def test_a_probe_gives_what_was_fused() -> None:
    maps = some_maps()
    for scale, pixel in ((0, (15, 25)), (2, (3, 6))):
        values = probe(maps, scale, 125.5, 65.5)
        assert values is not None
        assert values.alpha == pytest.approx(maps.alphas[scale][pixel].tolist())
        for channel in range(3):
            a, r, i = values.alpha[channel], values.raw[channel], values.image[channel]
            assert values.result[channel] == pytest.approx(a * r + (1 - a) * i, abs=1e-6)


@pytest.mark.parametrize(("x", "y"), [(99.9, 60), (130, 60), (110, 49.9), (110, 70)])
def test_outside_of_the_region_there_is_nothing(x: float, y: float) -> None:
    assert probe(some_maps(), 0, x, y) is None
    assert probe(some_maps(), 0, 100, 50) is not None


def test_a_probe_gives_one_number_for_each_kind() -> None:
    values = probe(some_maps(), 0, 125.5, 65.5)
    assert values is not None
    for kind in PROBED:
        red, green, blue = getattr(values, kind)
        assert [values.number(kind, channel) for channel in ("red", "green", "blue")] == [red, green, blue]
        assert values.number(kind) == pytest.approx((red + green + blue) / 3)


def test_a_scale_has_a_size_in_its_own_pixels_and_in_those_of_the_photo() -> None:
    assert scale_size(some_maps(), 0) == ScaleSize(30, 20, 1.0)
    assert scale_size(some_maps(), 2) == ScaleSize(8, 5, 3.75)


def test_a_histogram_says_which_share_lies_where() -> None:
    alphas = np.array([0.0, 0.02, 0.5, 1.0], np.float32)
    shares, mean, words = histogram_of(alphas)
    assert shares.shape == (BINS,)
    assert (shares[0], shares[BINS // 2], shares[-1]) == (0.5, 0.25, 0.25)
    assert shares.sum() == pytest.approx(1)
    assert mean == pytest.approx(alphas.mean())
    assert words == summary(alphas) == "Alpha: mean 0.38, median 0.26; 50 % below 0.1, 25 % above 0.9."


def test_of_no_pixels_there_is_nothing_to_say() -> None:
    shares, mean, words = histogram_of(np.zeros(0, np.float32))
    assert not shares.any()
    assert mean is None
    assert words == ""


def test_only_what_began_with_zeros_is_darkened() -> None:
    began_empty, smooth = dark(some_completion()), some_completion(start="smooth")
    (fill,) = began_empty.fills
    assert fill.maps is not None
    assert darkening_of([smooth, began_empty]) == darkening([(fill.maps, fill)])
    assert darkening_of([smooth]).share == darkening_of([]).share == 0


def test_the_alarm_says_by_how_much() -> None:
    assert "34 % of the fill: by 9 of 255 on average, at most by 61." in darkening_words(Darkening(0.34, 9.2, 61.4))
