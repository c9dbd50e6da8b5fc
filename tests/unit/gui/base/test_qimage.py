"""Arrays and QImages have the same pixels."""

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColorSpace, QImage

from dfnet_gui.gui.base.qimage import as_srgb, premultiplied, profile_of, square_icon, to_pixels, to_qimage


@pytest.mark.parametrize("width", [1, 3, 4, 7])
def test_there_and_back(width: int) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (5, width, 3), np.uint8)
    again, alpha = to_pixels(to_qimage(pixels))
    np.testing.assert_array_equal(again, pixels)
    assert alpha is None


def test_a_part_of_an_array_is_taken_as_it_lies() -> None:
    whole = np.random.default_rng(0).integers(0, 256, (9, 12, 3), np.uint8)
    np.testing.assert_array_equal(to_pixels(to_qimage(whole[2:6, :]))[0], whole[2:6])


def test_the_memory_is_shared() -> None:
    pixels = np.zeros((2, 2, 3), np.uint8)
    image = to_qimage(pixels)
    pixels[0, 1] = (1, 2, 3)
    colour = image.pixelColor(1, 0)
    assert (colour.red(), colour.green(), colour.blue()) == (1, 2, 3)


def test_blue_comes_first_where_pixels_are_premultiplied() -> None:
    bgra = np.array([[[0, 0, 100, 200]]], np.uint8)
    colour = premultiplied(bgra).pixelColor(0, 0)
    assert (colour.green(), colour.blue(), colour.alpha()) == (0, 0, 200)
    assert colour.red() == pytest.approx(100 * 255 / 200, abs=1)


def test_transparency_comes_where_a_picture_has_it() -> None:
    image = QImage(3, 2, QImage.Format.Format_ARGB32)
    image.fill(0x80102030)
    pixels, alpha = to_pixels(image)
    assert alpha is not None
    assert (alpha == 0x80).all()
    assert (pixels == (0x10, 0x20, 0x30)).all()
    pixels[:] = 0
    assert image.pixel(0, 0) == 0x80102030, "copies"


def test_a_colour_space_is_taken_along_and_turned_to_srgb() -> None:
    image = to_qimage(np.full((2, 3, 3), (200, 60, 60), np.uint8)).copy()
    assert profile_of(image) is None
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    assert profile_of(image) is None
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    profile = profile_of(image)
    assert profile is not None
    red, green, _blue = to_pixels(as_srgb(image, profile))[0][0, 0].astype(int)
    assert red > 205, "a red of P3 is a stronger one in sRGB"
    assert green < 55
    for nothing in (None, b"no profile"):
        assert to_pixels(as_srgb(image, nothing))[0][0, 0].tolist() == [200, 60, 60]


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_thumbnails_of_any_shape_make_icons_of_one_size(qapp: object, ratio: float) -> None:
    side = round(40 * ratio)
    for height, width in ((side, side // 2), (side // 2, side)):
        icon = square_icon(np.full((height, width, 3), 90, np.uint8), 40, ratio)
        image = icon.pixmap(QSize(40, 40), ratio).toImage()
        assert (image.width(), image.height()) == (side, side)
        assert image.pixelColor(side // 2, side // 2).getRgb() == (90, 90, 90, 255)
        assert image.pixelColor(0, 0).alpha() == 0
