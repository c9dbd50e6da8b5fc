"""Photoshop's documents: the flattened picture, with its profile, at 8 and 16 bits."""

import struct

import imagecodecs
import numpy as np
import pytest

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.colour import press_profile, to_srgb
from dfnet_gui.imaging.formats.psd import PSD
from dfnet_gui.imaging.reading import decode_photo
from tests.pictures import DEEP, DEEP_ALPHA, RAMPS

GREY, RGB, CMYK, MULTICHANNEL = 1, 3, 4, 7
SRGB: bytes = imagecodecs.cms_profile("srgb")


def _file(pixels: np.ndarray, mode: int = RGB, icc: bytes = b"") -> bytes:
    height, width, channels = pixels.shape
    head = struct.pack(">4sH6xHIIHH", b"8BPS", 1, channels, height, width, 8 * pixels.itemsize, mode)
    resource = struct.pack(">4sHHI", b"8BIM", 1039, 0, len(icc)) + icc if icc else b""
    sections = struct.pack(">II", 0, len(resource)) + resource + struct.pack(">I", 0)
    return head + sections + b"\0\0" + np.moveaxis(pixels, -1, 0).astype(pixels.dtype.newbyteorder(">")).tobytes()


@pytest.mark.parametrize("pixels", [RAMPS, DEEP], ids=["8 bits", "16 bits"])
def test_every_pixel_comes_back_with_the_profile(pixels: np.ndarray) -> None:
    photo = PSD.decode(_file(pixels, icc=SRGB))
    np.testing.assert_array_equal(photo.pixels, pixels, strict=True)
    assert photo.icc == SRGB
    assert photo.alpha is None


def test_transparency_grey_and_inks() -> None:
    photo = PSD.decode(_file(np.dstack([DEEP, DEEP_ALPHA])))
    np.testing.assert_array_equal(photo.alpha, DEEP_ALPHA)
    np.testing.assert_array_equal(PSD.decode(_file(RAMPS[..., :1], GREY)).pixels[..., 2], RAMPS[..., 0])
    light = np.dstack([RAMPS, np.full(RAMPS.shape[:2], 255, np.uint8)])
    np.testing.assert_array_equal(PSD.decode(_file(light, CMYK)).pixels, to_srgb(255 - light, press_profile()))


def test_what_can_not_be_read_is_said() -> None:
    with pytest.raises(PhotoReadError, match="stored as multichannel; save it as RGB"):
        decode_photo(_file(RAMPS, MULTICHANNEL))
    with pytest.raises(PhotoReadError, match="damaged"):
        decode_photo(_file(RAMPS)[:60])


def test_a_damaged_one_makes_no_noise(capfd: pytest.CaptureFixture[str]) -> None:
    data = bytearray(_file(RAMPS))
    data[26:34] = b"\xff" * 8
    with pytest.raises(PhotoReadError):
        decode_photo(bytes(data))
    assert capfd.readouterr() == ("", "")
