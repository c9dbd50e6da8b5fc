"""16 bits a sample by OpenCV."""

import cv2
import numpy as np
import pytest

from dfnet_gui.imaging.formats.deep import decode_deep


def _png(pixels: np.ndarray) -> bytes:
    done, data = cv2.imencode(".png", pixels)
    assert done
    return bytes(data)


def test_channels_come_in_our_order() -> None:
    pixels, alpha = decode_deep(_png(np.full((2, 3, 4), (1, 2, 3, 40_000), np.uint16)))
    assert pixels.tolist() == [[[3, 2, 1]] * 3] * 2
    assert pixels.flags.c_contiguous
    assert alpha is not None
    assert alpha.tolist() == [[40_000] * 3] * 2


def test_grey_is_the_same_in_each_channel() -> None:
    pixels, alpha = decode_deep(_png(np.array([[1, 65_535]], np.uint16)))
    assert pixels.tolist() == [[[1, 1, 1], [65_535, 65_535, 65_535]]]
    assert alpha is None


@pytest.mark.parametrize("data", [b"nothing", _png(np.zeros((2, 2, 3), np.uint8))], ids=["no picture", "8 bits"])
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="16-bit"):
        decode_deep(data)
