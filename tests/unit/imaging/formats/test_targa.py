"""Targas are read and never written."""

import numpy as np

from dfnet_gui.imaging.formats.targa import TARGA
from tests.pictures import RAMPS


def test_one_is_read() -> None:
    assert TARGA.example is not None
    np.testing.assert_array_equal(TARGA.decode(TARGA.example(RAMPS)).pixels, RAMPS, strict=True)
    assert TARGA.encode is None
