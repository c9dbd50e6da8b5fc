"""The picture that backends are measured with."""

import numpy as np
import pytest

from dfnet_gui.engine.backends.calibration import calibration_picture
from dfnet_gui.imaging.bounds import Bounds


@pytest.mark.parametrize(("working_size", "multiple", "size"), [(64, 8, 64), (70, 8, 64), (5, 8, 8), (512, 256, 512)])
def test_the_picture_that_is_measured_fits_the_network(working_size: int, multiple: int, size: int) -> None:
    started, mask, box = calibration_picture(working_size, multiple)
    assert started.shape == (1, 3, size, size)
    assert mask.shape == (1, 1, size, size)
    assert 0 <= float(started.min()) < float(started.max()) <= 1
    hole = mask[0, 0] == 0
    assert Bounds.of_mask(hole) == box
    assert hole.sum() == box.width * box.height == size * size // 4
    np.testing.assert_array_equal(started, calibration_picture(working_size, multiple).image)
