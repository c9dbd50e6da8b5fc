"""Radiance's light becomes what a screen shows."""

import cv2
import numpy as np
import pytest

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.radiance import NOTE, RADIANCE, displayed
from dfnet_gui.imaging.reading import decode_photo


def test_a_file_is_brought_to_16_bits_and_that_is_said() -> None:
    light = np.linspace(0.01, 20, 48 * 64 * 3, dtype=np.float32).reshape(48, 64, 3)
    _done, data = cv2.imencode(".hdr", light[..., ::-1])
    photo = RADIANCE.decode(data.tobytes())
    assert photo.notes == (NOTE,)
    assert photo.pixels.dtype == np.uint16
    assert photo.pixels.shape == light.shape
    assert (np.diff(photo.pixels[..., 1].astype(int).ravel()) >= -200).all(), "more light is never darker"


def test_the_mean_is_a_middle_grey_and_nothing_is_cut_off() -> None:
    light = np.full((4, 4, 3), 7.0, np.float32)
    assert np.abs(displayed(light) / 65535 - 0.461).max() < 0.01  # 0.18 of the light, as sRGB
    bright = light.copy()
    bright[0, 0] = 7000.0
    assert displayed(bright)[0, 0].tolist() == [65535] * 3
    assert displayed(np.zeros((2, 2, 3), np.float32)).max() == 0


def test_one_that_says_no_size_is_damaged() -> None:
    with pytest.raises(PhotoReadError, match="damaged or incomplete"):
        decode_photo(b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n")
