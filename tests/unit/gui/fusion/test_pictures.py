"""Pictures of maps, and the values under a point."""

import numpy as np
import pytest

from dfnet_gui.gui.fusion.pictures import COLOUR_MAPS, coloured, probe, shown_as
from tests.unit.engine.looked_into import some_maps


def test_a_map_is_shown_in_its_colours_or_one_channel_in_grey() -> None:
    values = some_maps().raws[2]
    np.testing.assert_array_equal(shown_as(values, "mean"), np.rint(values * 255))
    green = shown_as(values, "green")
    assert green.shape == values.shape
    np.testing.assert_array_equal(green[..., 0], np.rint(values[..., 1] * 255))
    np.testing.assert_array_equal(green[..., 0], green[..., 2])


@pytest.mark.parametrize("name", COLOUR_MAPS)
def test_colours_go_from_dark_to_something_else(name: str) -> None:
    ramp = coloured(np.linspace(0, 1, 9, dtype=np.float32)[None], name)
    assert ramp.shape == (1, 9, 3)
    assert ramp.dtype == np.uint8
    assert len({tuple(pixel) for pixel in ramp[0].tolist()}) == 9
    if name == "viridis":
        assert ramp[0, -1].tolist() == [253, 231, 37], "RGB"


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
