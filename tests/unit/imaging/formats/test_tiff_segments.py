"""Segments are exchanged one by one, and where a compression would lose something another is taken."""

from io import BytesIO
from typing import Any

import numpy as np
import tifffile
from PIL import Image
from tifffile import COMPRESSION, TiffFile, TiffPage

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


def test_where_a_compression_loses_something_the_whole_page_is_deflated() -> None:
    data, segments, page = _opened(rowsperstrip=16, compression="jpeg")
    samples = page.asarray().copy()
    samples[5, 5] = 255
    segments.exchange(page, samples, _place(5, 5))
    with TiffFile(BytesIO(bytes(data))) as file:
        np.testing.assert_array_equal(file.asarray(), samples)
    with Image.open(BytesIO(bytes(data))) as image:
        assert image.mode == "RGB"
        np.testing.assert_array_equal(np.array(image), samples)


def test_a_thumbnail_may_lose_something() -> None:
    data, segments, page = _opened(compression="jpeg")
    samples = RAMPS.copy()
    samples[:, :32] = 255
    segments.exchange(page, samples, _place(5, 5), is_exact=False)
    with TiffFile(BytesIO(bytes(data))) as file:
        assert file.pages[0].compression == COMPRESSION.JPEG
        assert file.asarray()[:, :24].min() > 240


def test_a_fax_page_becomes_a_deflated_one() -> None:
    dark = RAMPS[..., 0] > 90
    file = BytesIO()
    Image.fromarray(dark).save(file, "TIFF", compression="group4")
    data = bytearray(file.getvalue())
    opened = TiffFile(BytesIO(bytes(data)))
    page = opened.pages[0]
    assert isinstance(page, TiffPage)
    samples = page.asarray().copy()[..., None]
    samples[10:20, 10:30] ^= True
    Segments(data, opened, [page]).exchange(page, samples, np.ones((48, 64), bool))
    with Image.open(BytesIO(bytes(data))) as image:
        light = np.array(image)
    np.testing.assert_array_equal(light, samples[..., 0] if page.photometric else ~samples[..., 0])
