"""Pictures of maps."""

import numpy as np
import pytest

from dfnet_gui.gui.fusion.pictures import COLOUR_MAPS, coloured, shown_as
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
