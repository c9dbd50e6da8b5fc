"""Netpbm's pictures are read in each of their kinds."""

import numpy as np
import pytest

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.base import RefusedError
from dfnet_gui.imaging.formats.netpbm import NETPBM
from dfnet_gui.imaging.reading import decode_photo
from tests.pictures import DEEP, RAMPS


def test_8_and_16_bits() -> None:
    np.testing.assert_array_equal(NETPBM.decode(b"P6 64 48 255\n" + RAMPS.tobytes()).pixels, RAMPS, strict=True)
    deep = b"P6\n# a remark\n64 48\n65535\n" + DEEP.astype(">u2").tobytes()
    np.testing.assert_array_equal(NETPBM.decode(deep).pixels, DEEP, strict=True)


def test_grey_and_text() -> None:
    np.testing.assert_array_equal(
        NETPBM.decode(b"P5 64 48 255\n" + RAMPS[..., 0].tobytes()).pixels[..., 2], RAMPS[..., 0]
    )
    np.testing.assert_array_equal(NETPBM.decode(b"P2 2 1 255\n7 9\n").pixels, [[[7] * 3, [9] * 3]])


def test_huge_and_cut_ones_are_refused() -> None:
    with pytest.raises(RefusedError, match="megapixels"):
        NETPBM.decode(b"P6 90000 90000 255\n")
    with pytest.raises(PhotoReadError, match="damaged"):
        decode_photo(b"P6 64 48 255\n" + RAMPS.tobytes()[:100])
