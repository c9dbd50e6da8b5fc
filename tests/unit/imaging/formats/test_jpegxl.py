"""JPEG XL: all bits, what is said of them, and containers that other programs read."""

from dataclasses import replace
from io import BytesIO

import imagecodecs
import numpy as np
import pylibjxl
import pytest
from PIL import Image, ImageCms

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.exif import PREFIX
from dfnet_gui.imaging.formats.base import ExportOptions, RefusedError
from dfnet_gui.imaging.formats.jpegxl import JPEG_XL, answer
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import decode_photo
from tests.pictures import DEEP, DEEP_ALPHA, RAMPS

ICC = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _written(photo: Photo, quality: int = 100) -> bytes:
    file = BytesIO()
    assert JPEG_XL.encode is not None
    JPEG_XL.encode(photo, ExportOptions(quality), file)
    return file.getvalue()


def _exif() -> bytes:
    exif = Image.Exif()
    exif[271] = "Maker"
    return exif.tobytes()


@pytest.mark.parametrize("bits", [10, 12, 16])
def test_all_bits_are_read(bits: int) -> None:
    samples = DEEP >> (16 - bits)
    data = bytes(imagecodecs.jpegxl_encode(samples, lossless=True, bitspersample=bits))
    pixels = decode_photo(data).pixels
    assert pixels.dtype == np.uint16
    assert np.abs(pixels.astype(int) - samples.astype(int) * 65535 / ((1 << bits) - 1)).max() <= 0.5


def test_alpha_and_grey_are_read() -> None:
    photo = decode_photo(bytes(imagecodecs.jpegxl_encode(np.dstack((DEEP, DEEP_ALPHA)), lossless=True)))
    assert photo.alpha is not None
    np.testing.assert_array_equal(photo.alpha, DEEP_ALPHA)
    grey = decode_photo(bytes(imagecodecs.jpegxl_encode(DEEP_ALPHA, lossless=True))).pixels
    np.testing.assert_array_equal(grey, np.repeat(DEEP_ALPHA[..., None], 3, axis=2))


def test_what_is_said_of_a_photo_comes_back() -> None:
    photo = Photo(pixels=RAMPS, icc=ICC, exif=_exif(), xmp=b"<x:xmpmeta/>")
    data = _written(photo)
    again = decode_photo(data)
    np.testing.assert_array_equal(again.pixels, RAMPS)
    assert (again.icc, again.exif, again.xmp) == (ICC, photo.exif, photo.xmp)
    assert b"Exif\0\0\0\0" + _exif().removeprefix(PREFIX) in data, "not compressed, for programs that can't read that"


def test_without_anything_to_say_it_is_the_bare_stream() -> None:
    assert _written(Photo(pixels=RAMPS)).startswith(b"\xff\x0a")


def test_quality_is_what_it_costs() -> None:
    photo = Photo(pixels=np.asarray(Image.fromarray(RAMPS).resize((640, 480)), np.uint8))
    noisy = replace(photo, pixels=photo.pixels ^ np.random.default_rng(0).integers(0, 8, photo.pixels.shape, np.uint8))
    sizes = [len(_written(noisy, quality)) for quality in (10, 50, 90, 100)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1] / 4


def test_the_first_picture_of_an_animation_is_shown_and_that_is_said() -> None:
    frames = np.stack((RAMPS, RAMPS[::-1], RAMPS[:, ::-1]))
    photo = decode_photo(bytes(imagecodecs.jpegxl_encode(frames, lossless=True)))
    np.testing.assert_array_equal(photo.pixels, RAMPS)
    assert "animation" in photo.notes[0]


@pytest.mark.parametrize("change", [lambda d: d[:200], lambda d: d[:4] + bytes(200)], ids=["cut", "zeros"])
def test_damaged_ones_are_refused(change: object, capfd: pytest.CaptureFixture[str]) -> None:
    data = pylibjxl.encode(np.random.default_rng(0).integers(0, 255, (64, 64, 3), np.uint8), lossless=True)
    with pytest.raises(PhotoReadError, match="damaged or incomplete"):
        decode_photo(change(data))  # type: ignore[operator]
    assert capfd.readouterr() == ("", "")


def test_inks_are_refused_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """No encoder at hand writes them."""
    press = b"\0" * 12 + b"prtrCMYKLab " + b"\0" * 100
    monkeypatch.setattr(pylibjxl, "decode", lambda _data, **_: (RAMPS, {"icc": press}))
    with pytest.raises(RefusedError, match="CMYK"):
        answer(pylibjxl.encode(RAMPS))
