"""TIFFs: both depths, and an EXIF directory that other programs find."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.formats.tiff import TIFF
from dfnet_gui.imaging.photo import Photo

EXIF_POINTER, F_NUMBER, MAKER, ORIENTATION = 34665, 33437, 271, 274


def _written(photo: Photo) -> bytes:
    file = BytesIO()
    assert TIFF.encode is not None
    TIFF.encode(photo, ExportOptions(), file)
    return file.getvalue()


def _pixels(dtype: type[np.uint8 | np.uint16]) -> np.ndarray:
    return np.random.default_rng(0).integers(0, np.iinfo(dtype).max, (70, 9, 3), dtype)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_exif_is_where_others_look_for_it(dtype: type[np.uint8 | np.uint16]) -> None:
    exif = Image.Exif()
    exif[MAKER] = "Maker"
    exif.get_ifd(EXIF_POINTER)[F_NUMBER] = 2.8
    data = _written(Photo(pixels=_pixels(dtype), exif=exif.tobytes()))
    read = Image.open(BytesIO(data)).getexif() if dtype == np.uint8 else Image.Exif()
    if dtype == np.uint8:
        assert read[MAKER] == "Maker"
        assert float(read.get_ifd(EXIF_POINTER)[F_NUMBER]) == pytest.approx(2.8)
    photo = TIFF.decode(data)
    np.testing.assert_array_equal(photo.pixels, _pixels(dtype), strict=True)
    assert photo.exif is not None
    again = Image.Exif()
    again.load(photo.exif)
    assert again[MAKER] == "Maker"
    assert float(again.get_ifd(EXIF_POINTER)[F_NUMBER]) == pytest.approx(2.8)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_transparency_comes_back(dtype: type[np.uint8 | np.uint16]) -> None:
    pixels = _pixels(dtype)
    again = TIFF.decode(_written(Photo(pixels=pixels, alpha=pixels[:, :, 2].copy())))
    assert again.alpha is not None
    np.testing.assert_array_equal(again.alpha, pixels[:, :, 2], strict=True)
    np.testing.assert_array_equal(again.pixels, pixels, strict=True)


def test_layout_tags_of_another_file_are_not_written() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[305] = "Some program"
    tags = Image.open(BytesIO(_written(Photo(pixels=_pixels(np.uint8), exif=exif.tobytes())))).getexif()
    assert tags[305] == "Some program"
    assert tags.get(ORIENTATION, 1) == 1
