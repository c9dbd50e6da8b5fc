"""AVIF is read with all its bits, and upright."""

from io import BytesIO

import imagecodecs
import numpy as np
import pytest
from PIL import Image, ImageCms

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.avif import AVIF
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import decode_photo
from tests.pictures import DEEP, RAMPS


@pytest.mark.parametrize("bits", [10, 12])
def test_more_than_8_bits_become_16(bits: int) -> None:
    data = imagecodecs.avif_encode(DEEP >> (16 - bits), level=100, bitspersample=bits, speed=10)
    pixels = AVIF.decode(bytes(data)).pixels
    assert pixels.dtype == np.uint16
    np.testing.assert_array_equal(pixels, np.rint((DEEP >> (16 - bits)) * (65535 / (2**bits - 1))))


def test_transparency_comes_along() -> None:
    rgba = np.dstack([RAMPS, RAMPS[..., 1]])
    photo = AVIF.decode(bytes(imagecodecs.avif_encode(rgba, level=100, speed=10)))
    np.testing.assert_array_equal(photo.pixels, RAMPS)
    np.testing.assert_array_equal(photo.alpha, RAMPS[..., 1])


def test_it_is_turned_upright_and_keeps_its_exif() -> None:
    exif, file = Image.Exif(), BytesIO()
    exif[271], exif[274] = "Maker", 6
    Image.fromarray(RAMPS).save(file, "AVIF", quality=100, subsampling="4:4:4", exif=exif)
    photo = AVIF.decode(file.getvalue())
    assert np.abs(photo.pixels.astype(int) - np.rot90(RAMPS, -1)).mean() < 2
    assert photo.exif is not None
    assert b"Maker" in photo.exif


def test_a_cut_one_is_damaged() -> None:
    data = bytes(imagecodecs.avif_encode(RAMPS, level=100, speed=10))
    for length in (100, len(data) // 2):
        with pytest.raises(PhotoReadError, match="damaged"):
            decode_photo(data[:length])


def test_what_is_written_is_close_and_keeps_what_is_said() -> None:
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[271] = "Maker"
    photo = Photo(pixels=RAMPS, alpha=RAMPS[..., 1].copy(), icc=icc, exif=exif.tobytes(), xmp=b"<x:xmpmeta/>")
    sizes = []
    for quality, most in ((95, 3), (30, 20)):
        file = BytesIO()
        assert AVIF.encode is not None
        AVIF.encode(photo, ExportOptions(quality), file)
        again = AVIF.decode(file.getvalue())
        assert np.abs(again.pixels.astype(int) - RAMPS).mean() < most
        assert again.alpha is not None
        assert (again.icc, again.exif, again.xmp) == (icc, photo.exif, photo.xmp)
        sizes.append(len(file.getvalue()))
    assert sizes[0] > sizes[1]
