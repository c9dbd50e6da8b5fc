"""JPEG 2000 is read with all its bits and its profile."""

import struct
from typing import Any

import imagecodecs
import numpy as np
import pytest

from dfnet_gui.imaging.formats.base import RefusedError
from dfnet_gui.imaging.formats.jpeg2000 import JPEG_2000
from tests.pictures import DEEP, RAMPS

SRGB: bytes = imagecodecs.cms_profile("srgb")


def _file(pixels: np.ndarray, **options: Any) -> bytes:
    return bytes(imagecodecs.jpeg2k_encode(pixels, level=0, **options))


@pytest.mark.parametrize("codecformat", ["jp2", "j2k"])
@pytest.mark.parametrize("pixels", [RAMPS, DEEP], ids=["8 bits", "16 bits"])
def test_every_pixel_comes_back(pixels: np.ndarray, codecformat: str) -> None:
    np.testing.assert_array_equal(JPEG_2000.decode(_file(pixels, codecformat=codecformat)).pixels, pixels, strict=True)


def test_grey_and_12_bits() -> None:
    grey = DEEP[..., 0] >> 4
    photo = JPEG_2000.decode(_file(grey, bitspersample=12))
    np.testing.assert_array_equal(photo.pixels[..., 1], np.rint(grey * (65535 / 4095)).astype(np.uint16))


def test_its_profile_is_kept() -> None:
    """The box with the colour space is exchanged for one with a profile."""
    data = _file(RAMPS)
    place = data.index(b"colr") - 4
    (length,) = struct.unpack_from(">I", data, place)
    box = struct.pack(">I4sBBB", 11 + len(SRGB), b"colr", 2, 0, 0) + SRGB
    folder = data.index(b"jp2h") - 4
    (folder_length,) = struct.unpack_from(">I", data, folder)
    changed = bytearray(data[:place] + box + data[place + length :])
    struct.pack_into(">I", changed, folder, folder_length + len(box) - length)
    photo = JPEG_2000.decode(bytes(changed))
    np.testing.assert_array_equal(photo.pixels, RAMPS)
    assert photo.icc == SRGB
    assert JPEG_2000.decode(data).icc is None


def test_more_channels_than_colours_are_refused() -> None:
    with pytest.raises(RefusedError, match="5 channels"):
        JPEG_2000.decode(_file(np.zeros((8, 8, 5), np.uint8)))
