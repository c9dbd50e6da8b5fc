"""From 16 bits to 8."""

import numpy as np

from dfnet_gui.imaging.depth import to_8_bit


def test_16_to_8_bits_rounds() -> None:
    deep = np.array([0, 128, 129, 257, 65535], np.uint16)
    np.testing.assert_array_equal(to_8_bit(deep), [0, 0, 1, 1, 255])


def test_8_bits_stay_as_they_are() -> None:
    pixels = np.arange(256, dtype=np.uint8)
    assert to_8_bit(pixels) is pixels
    np.testing.assert_array_equal(to_8_bit(pixels.astype(np.uint16) * 257), pixels)
