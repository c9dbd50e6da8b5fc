"""Every format that is registered does what its row says."""

from importlib import import_module
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.formats.base import ExportOptions, Format
from dfnet_gui.imaging.formats.registry import (
    FORMATS,
    format_of_head,
    format_of_name,
    is_photo_name,
    listed_names,
    photo_suffixes,
    writable_formats,
)
from dfnet_gui.imaging.photo import Photo


def _pixels() -> ByteArray:
    return np.random.default_rng(0).integers(0, 256, (20, 30, 3), np.uint8)


def _file(row: Format, pixels: ByteArray, quality: int = 100) -> bytes:
    if row.encode is None:
        assert row.example is not None, "a format that is only read must say how to test that"
        return row.example(pixels)
    file = BytesIO()
    row.encode(Photo(pixels=pixels), ExportOptions(quality), file)
    return file.getvalue()


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_its_files_begin_as_it_says_and_come_back(row: Format) -> None:
    data = _file(row, _pixels())
    assert format_of_head(data[:16]) is row
    photo = row.decode(data)
    assert photo.pixels.dtype == np.uint8
    if row.is_lossless(100):
        np.testing.assert_array_equal(photo.pixels, _pixels())
    else:
        assert np.abs(photo.pixels.astype(int) - _pixels()).mean() < 10


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_its_libraries_are_here(row: Format) -> None:
    assert row.libraries
    for name in row.libraries:
        import_module(name)


@pytest.mark.parametrize("row", writable_formats(), ids=lambda row: row.name)
def test_it_keeps_the_depths_that_it_says(row: Format) -> None:
    pixels = np.random.default_rng(0).integers(0, 65536, (20, 30, 3), np.uint16)
    file = BytesIO()
    assert row.encode is not None
    row.encode(Photo(pixels=pixels), ExportOptions(100), file)
    kept = row.decode(file.getvalue()).pixels
    if 16 in row.depths:
        np.testing.assert_array_equal(kept, pixels, strict=True)
    else:
        assert kept.dtype == np.uint8


def test_no_two_share_a_suffix_or_a_beginning() -> None:
    assert len(set(photo_suffixes())) == len(photo_suffixes())
    beginnings = [magic for row in FORMATS for magic in row.magic]
    assert not any(a.startswith(b) for a in beginnings for b in beginnings if a is not b)


def test_names_of_files_say_the_format() -> None:
    assert format_of_name(Path("a/b.JPEG")) is FORMATS["JPEG"]
    assert format_of_name(Path("b.tif")) is format_of_name(Path("b.tiff")) is FORMATS["TIFF"]
    assert format_of_name(Path("jpeg")) is format_of_name(Path("a.gif")) is None
    assert is_photo_name(Path("A.Png"))
    assert not is_photo_name(Path(".hidden.png"))
    assert not is_photo_name(Path("a.txt"))


def test_beginnings_of_files_say_the_format() -> None:
    assert format_of_head(b"") is format_of_head(b"GIF89a") is None
    assert format_of_head(b"RIFF\0\0\0\0AVI LIST") is None, "a film begins as WebP does"


def test_bmp_is_only_read() -> None:
    assert [row.name for row in FORMATS if row not in writable_formats()] == ["BMP"]


def test_names_are_listed_for_a_sentence() -> None:
    assert listed_names() == "JPEG, PNG, WebP, TIFF or BMP"
