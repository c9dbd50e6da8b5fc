"""Segments are exchanged one by one, and what a compression would lose is refused."""

from io import BytesIO
from typing import Any

import numpy as np
import pytest
import tifffile
from tifffile import TiffFile, TiffPage

from dfnet_gui.imaging.formats.tiff_segments import Segments
from tests.pictures import RAMPS


def _opened(**kinds: Any) -> tuple[bytearray, Segments, TiffPage]:
    file = BytesIO()
    tifffile.imwrite(file, RAMPS, photometric="rgb", metadata=None, **kinds)
    data = bytearray(file.getvalue())
    opened = TiffFile(BytesIO(bytes(data)))
    page = opened.pages[0]
    assert isinstance(page, TiffPage)
    return data, Segments(data, opened, [page]), page


def _place(row: int, column: int) -> np.ndarray:
    changed = np.zeros(RAMPS.shape[:2], bool)
    changed[row, column] = True
    return changed


def test_the_tile_at_the_corner_reaches_beyond_the_picture() -> None:
    data, segments, page = _opened(tile=(32, 48), compression="zlib")
    samples = RAMPS.copy()
    samples[47, 63] = 5
    segments.exchange(page, samples, _place(47, 63))
    with TiffFile(BytesIO(bytes(data))) as file:
        np.testing.assert_array_equal(file.asarray(), samples)


def test_a_longer_segment_goes_behind_everything() -> None:
    data, segments, page = _opened(rowsperstrip=48, compression="zlib")
    length = len(data)
    samples = np.random.default_rng(0).integers(0, 255, RAMPS.shape, np.uint8)
    segments.exchange(page, samples, _place(0, 0))
    assert len(data) > length
    with TiffFile(BytesIO(bytes(data))) as file:
        np.testing.assert_array_equal(file.asarray(), samples)


def test_a_compression_that_loses_something_is_refused_where_every_sample_counts() -> None:
    data, segments, page = _opened(compression="jpeg")
    before, samples = bytes(data), RAMPS.copy()
    samples[5, 5] = 255
    with pytest.raises(ValueError, match="loses"):
        segments.exchange(page, samples, _place(5, 5))
    assert data == before
    segments.exchange(page, samples, _place(5, 5), is_exact=False)
    assert data != before
