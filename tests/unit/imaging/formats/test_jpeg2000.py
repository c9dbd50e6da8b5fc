"""JPEG 2000 is read with all its bits and its profile."""

import struct
from io import BytesIO
from typing import Any

import imagecodecs
import numpy as np
import pytest
from PIL import Image

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


def test_a_file_with_subsampled_parts_is_left_to_pillow() -> None:
    """The second component's steps across are doubled in the header, which imagecodecs does not take."""
    data = bytearray(_file(RAMPS, codecformat="j2k"))
    data[data.index(b"\xff\x51") + 2 + 38 + 3 + 1] = 2
    with pytest.raises((ValueError, OSError)):
        JPEG_2000.decode(bytes(data))


def test_colours_named_as_luma_and_chroma_are_turned() -> None:
    data = bytearray(_file(RAMPS))
    place = data.index(b"colr") + 4
    assert data[place] == 1
    data[place + 3 : place + 7] = (18).to_bytes(4, "big")
    found = JPEG_2000.decode(bytes(data)).pixels
    with Image.open(BytesIO(bytes(data))) as image:
        np.testing.assert_array_equal(found, np.asarray(image.convert("RGB")))
    assert (found != RAMPS).any()


def test_more_channels_than_colours_are_refused() -> None:
    with pytest.raises(RefusedError, match="5 channels"):
        JPEG_2000.decode(_file(np.zeros((8, 8, 5), np.uint8)))
