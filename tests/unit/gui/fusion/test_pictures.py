"""Pictures of maps, and the values under a point."""

import numpy as np
import pytest

from dfnet_gui.engine.fills import FusionMaps
from dfnet_gui.gui.fusion.pictures import COLOUR_MAPS, FusionChoice, alpha_picture, coloured, map_picture, probe
from dfnet_gui.imaging.bounds import Bounds


def _maps() -> FusionMaps:
    """Of a region of 30×20 pixels at (100, 50), padded to 32×32, of which every value differs."""

    def levels(seed: int) -> dict[int, np.ndarray]:
        rng = np.random.default_rng(seed)
        return {scale: rng.random((32 >> scale, 32 >> scale, 3), np.float32) for scale in (0, 2)}

    alphas, raws, images = levels(0), levels(1), levels(2)
    results = {s: alphas[s] * raws[s] + (1 - alphas[s]) * images[s] for s in alphas}
    return FusionMaps(
        bounds=Bounds(100, 50, 30, 20), used=(20, 30), results=results, alphas=alphas, raws=raws, images=images
    )


def test_the_chosen_map_is_drawn_without_its_padding() -> None:
    maps = _maps()
    picture = map_picture(maps, FusionChoice(shown="raw", scale=2))
    assert picture is not None
    np.testing.assert_array_equal(picture, np.rint(maps.raws[2][:5, :8] * 255))
    result = map_picture(maps, FusionChoice(shown="result", scale=2))
    assert result is not None
    np.testing.assert_array_equal(result, np.rint(maps.results[2][:5, :8] * 255))


def test_alpha_is_a_map_like_the_others() -> None:
    choice = FusionChoice(shown="alpha", scale=2)
    picture = map_picture(_maps(), choice)
    assert picture is not None
    np.testing.assert_array_equal(picture, alpha_picture(_maps(), choice))


def test_the_photo_and_the_finest_result_need_no_map() -> None:
    assert map_picture(_maps(), FusionChoice(shown="photo", scale=2)) is None
    assert map_picture(_maps(), FusionChoice(shown="result", scale=0)) is None


@pytest.mark.parametrize(("channel", "index"), [("red", 0), ("green", 1), ("blue", 2)])
def test_alpha_of_one_channel_or_their_mean(channel: str, index: int) -> None:
    maps = _maps()
    grey = FusionChoice(shown="alpha", channel=channel, colour_map="grey")
    np.testing.assert_array_equal(alpha_picture(maps, grey)[:, :, 0], np.rint(maps.alphas[0][:20, :30, index] * 255))
    mean = alpha_picture(maps, FusionChoice(shown="alpha", colour_map="grey"))
    np.testing.assert_array_equal(mean[:, :, 1], np.rint(maps.alphas[0][:20, :30].mean(axis=2) * 255))


@pytest.mark.parametrize("name", COLOUR_MAPS)
def test_colours_go_from_dark_to_something_else(name: str) -> None:
    ramp = coloured(np.linspace(0, 1, 9, dtype=np.float32)[None], name)
    assert ramp.shape == (1, 9, 3)
    assert ramp.dtype == np.uint8
    assert len({tuple(pixel) for pixel in ramp[0].tolist()}) == 9
    if name == "viridis":
        assert ramp[0, -1].tolist() == [253, 231, 37], "RGB"


def test_a_probe_gives_what_was_fused() -> None:
    maps = _maps()
    for scale, pixel in ((0, (15, 25)), (2, (3, 6))):
        values = probe(maps, scale, 125.5, 65.5)
        assert values is not None
        assert values.alpha == pytest.approx(maps.alphas[scale][pixel].tolist())
        for channel in range(3):
            a, r, i = values.alpha[channel], values.raw[channel], values.image[channel]
            assert values.result[channel] == pytest.approx(a * r + (1 - a) * i, abs=1e-6)


@pytest.mark.parametrize(("x", "y"), [(99.9, 60), (130, 60), (110, 49.9), (110, 70)])
def test_outside_of_the_region_there_is_nothing(x: float, y: float) -> None:
    assert probe(_maps(), 0, x, y) is None
    assert probe(_maps(), 0, 100, 50) is not None


@pytest.mark.parametrize(
    ("choice", "label"),
    [
        (FusionChoice(), ""),
        (FusionChoice(scale=2), "Result, scale 2"),
        (FusionChoice(shown="raw"), "Raw, scale 0"),
        (FusionChoice(shown="alpha", overlay=True), "Alpha, scale 0"),
        (FusionChoice(shown="photo"), "Original"),
        (FusionChoice(shown="photo", overlay=True, scale=1), "Original under alpha, scale 1"),
    ],
)
def test_what_is_shown_is_said(choice: FusionChoice, label: str) -> None:
    assert choice.label == label
    assert choice.is_plain == (label == "")
    assert choice.shows_alpha == ("lpha" in label)
