"""A picture goes through a pipe and comes out as it was."""

import numpy as np
import pytest

from dfnet_gui.imaging.formats.answers import Answer, answer_of
from dfnet_gui.imaging.formats.base import RefusedError
from tests.pictures import DEEP, RAMPS


@pytest.mark.parametrize("samples", [RAMPS, DEEP, DEEP[..., :1], (DEEP / 7).astype(np.float32)])
def test_it_comes_back(samples: np.ndarray) -> None:
    again = answer_of(Answer(samples, b"EXIF", b"", b"XMP", 3).to_bytes())
    np.testing.assert_array_equal(again.samples, samples, strict=True)
    assert again[1:] == (b"EXIF", b"", b"XMP", 3)


def test_more_pixels_than_fit_are_refused_before_memory_is_taken() -> None:
    data = bytearray(Answer(RAMPS).to_bytes())
    data[2:10] = b"\xff\xff\0\0" * 2
    with pytest.raises(RefusedError, match="megapixels"):
        answer_of(bytes(data))
