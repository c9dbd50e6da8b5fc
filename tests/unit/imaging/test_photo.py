"""A photo's size, and how an orientation turns it upright."""

import numpy as np
import pytest
from PIL import Image, ImageOps

from dfnet_gui.imaging.photo import Photo, as_stored, differing, upright


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_turned_as_pillow_does(orientation: int) -> None:
    pixels = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)
    image = Image.fromarray(pixels)
    image.getexif()[274] = orientation
    turned = upright(pixels, orientation)
    np.testing.assert_array_equal(turned, np.asarray(ImageOps.exif_transpose(image)))
    assert turned.flags.c_contiguous
    np.testing.assert_array_equal(as_stored(turned, orientation), pixels)


def test_height_and_width() -> None:
    photo = Photo(pixels=np.zeros((4, 6, 3), np.uint8))
    assert (photo.height, photo.width) == (4, 6)


def test_pixels_that_differ_are_found() -> None:
    one = np.zeros((9, 7, 3), np.uint16)
    assert not differing(one, one.copy()).any()
    other = one.copy()
    other[2, 3, 1] = other[8, 0, 2] = 1
    assert np.argwhere(differing(one, other)).tolist() == [[2, 3], [8, 0]]
