"""BMPs are read and never written."""

import struct

import numpy as np
import pytest

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.bmp import BMP
from dfnet_gui.imaging.reading import decode_photo


def test_one_is_read() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 3), np.uint8)
    assert BMP.example is not None
    photo = BMP.decode(BMP.example(pixels))
    np.testing.assert_array_equal(photo.pixels, pixels, strict=True)
    assert (photo.alpha, photo.exif, photo.icc) == (None, None, None)


def test_none_is_written() -> None:
    assert BMP.encode is None


def test_bit_fields_that_are_not_known_are_refused_with_the_reason() -> None:
    """Of 32 bits, red in the lowest byte; OpenCV would exchange red and blue."""
    masks = struct.pack("<3I", 0xFF, 0xFF00, 0xFF0000)
    head = struct.pack("<IiiHHIIiiII", 40, 64, -48, 1, 32, 3, 64 * 48 * 4, 0, 0, 0, 0) + masks
    rows = bytes(64 * 48 * 4)
    start = 14 + len(head)
    data = b"BM" + struct.pack("<IHHI", start + len(rows), 0, 0, start) + head + rows
    with pytest.raises(PhotoReadError, match="stored in a way that can't be read"):
        decode_photo(data)
    with pytest.raises(PhotoReadError, match="damaged"):
        decode_photo(data[:30])
