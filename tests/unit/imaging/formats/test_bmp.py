"""BMPs are read and never written."""

import numpy as np

from dfnet_gui.imaging.formats.bmp import BMP


def test_one_is_read() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 3), np.uint8)
    assert BMP.example is not None
    photo = BMP.decode(BMP.example(pixels))
    np.testing.assert_array_equal(photo.pixels, pixels, strict=True)
    assert (photo.alpha, photo.exif, photo.icc) == (None, None, None)


def test_none_is_written() -> None:
    assert BMP.encode is None
