"""PNGs: both depths, with and without transparency, and their metadata."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageCms

from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.formats.png import PNG, decode_quickly
from dfnet_gui.imaging.photo import Photo


def _exif() -> bytes:
    exif = Image.Exif()
    exif[271] = "Maker"
    return exif.tobytes()


def _written(photo: Photo) -> bytes:
    file = BytesIO()
    assert PNG.encode is not None
    PNG.encode(photo, ExportOptions(), file)
    return file.getvalue()


@pytest.mark.parametrize("has_alpha", [False, True])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_all_that_a_photo_has_comes_back(dtype: type[np.uint8 | np.uint16], *, has_alpha: bool) -> None:
    pixels = np.random.default_rng(0).integers(0, np.iinfo(dtype).max, (7, 9, 3), dtype)
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = Photo(pixels=pixels, alpha=pixels[:, :, 1].copy() if has_alpha else None, icc=icc, exif=_exif())
    again = PNG.decode(_written(photo))
    np.testing.assert_array_equal(again.pixels, pixels, strict=True)
    assert again.icc == icc
    assert again.exif is not None
    assert b"Maker" in again.exif
    if photo.alpha is None:
        assert again.alpha is None
    else:
        assert again.alpha is not None
        np.testing.assert_array_equal(again.alpha, photo.alpha, strict=True)


def test_only_plain_ones_are_decoded_quickly() -> None:
    data = _written(Photo(pixels=np.full((3, 4, 3), 9, np.uint8)))
    assert decode_quickly(Image.open(BytesIO(data)), data) is not None
    clear = _written(Photo(pixels=np.full((3, 4, 3), 9, np.uint8), alpha=np.zeros((3, 4), np.uint8)))
    assert decode_quickly(Image.open(BytesIO(clear)), clear) is None
    assert decode_quickly(Image.open(BytesIO(data)), data[:-12]) is None, "a file without its end Pillow decides"
