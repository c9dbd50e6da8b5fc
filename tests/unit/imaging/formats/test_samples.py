"""Samples of any type become 8 or 16 bits."""

import numpy as np
import pytest

from dfnet_gui.imaging.formats.samples import as_pixels, unmultiplied


@pytest.mark.parametrize(
    ("samples", "bits", "wanted"),
    [
        (np.array([False, True]), 1, np.array([0, 255], np.uint8)),
        (np.array([0, 1, 15], np.uint8), 4, np.array([0, 17, 255], np.uint8)),
        (np.array([0, 200, 255], np.uint8), 8, np.array([0, 200, 255], np.uint8)),
        (np.array([0, 2048, 4095], np.uint16), 12, np.array([0, 32776, 65535], np.uint16)),
        (np.array([0, 7, 65535], ">u2"), 16, np.array([0, 7, 65535], np.uint16)),
        (np.array([0, 2**31, 2**32 - 1], np.uint32), 32, np.array([0, 32768, 65535], np.uint16)),
        (np.array([-5, 0, 32767], np.int16), 16, np.array([0, 0, 65535], np.uint16)),
        (np.array([-128, 127], np.int8), 8, np.array([0, 255], np.uint8)),
        (np.array([-1, 0.5, 1], np.float32), 32, np.array([0, 32768, 65535], np.uint16)),
        (np.array([np.nan, np.inf, 1, 4], np.float64), 64, np.array([0, 0, 16384, 65535], np.uint16)),
    ],
)
def test_the_greatest_value_becomes_the_greatest(samples: np.ndarray, bits: int, wanted: np.ndarray) -> None:
    np.testing.assert_array_equal(as_pixels(samples, bits), wanted, strict=True)


def test_multiplied_colours_are_divided_and_black_where_nothing_is_seen() -> None:
    colours = np.array([[[100, 50, 0], [9, 9, 9], [255, 0, 20]]], np.uint8)
    divided = unmultiplied(colours, np.array([[128, 0, 255]], np.uint8))
    np.testing.assert_array_equal(divided, [[[199, 100, 0], [0, 0, 0], [255, 0, 20]]])
