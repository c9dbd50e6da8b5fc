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
    unread_kind,
    writable_formats,
)
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import decode_photo, read_photo
from dfnet_gui.paths import resources_dir


def _pixels() -> ByteArray:
    return np.random.default_rng(0).integers(0, 256, (20, 30, 3), np.uint8)


def _file(row: Format, pixels: ByteArray, quality: int = 100) -> bytes:
    if row.encode is None:
        assert row.example is not None
        return row.example(pixels)
    file = BytesIO()
    row.encode(Photo(pixels=pixels), ExportOptions(quality), file)
    return file.getvalue()


def test_each_is_written_or_says_how_reading_is_tested() -> None:
    assert all((row.encode is not None) + (row.example is not None) + bool(row.stored) == 1 for row in FORMATS)


@pytest.mark.parametrize("row", [row for row in FORMATS if row.stored], ids=lambda row: row.name)
def test_its_stored_file_is_of_it_and_shows_the_photo(row: Format) -> None:
    data = (resources_dir() / "self-test" / row.stored).read_bytes()
    assert format_of_head(data[:16]) is (row if row.name != "camera raw" else FORMATS["TIFF"])
    photo, wanted = decode_photo(data), read_photo(resources_dir() / "self-test" / "photo.png")
    assert photo.pixels.shape == wanted.pixels.shape
    greys = (each.pixels.mean(axis=2).ravel() for each in (photo, wanted))
    assert np.corrcoef(*greys)[0, 1] > 0.95


@pytest.mark.parametrize("row", [row for row in FORMATS if not row.stored], ids=lambda row: row.name)
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


def test_no_two_share_a_suffix_and_none_hides_a_later_one() -> None:
    assert len(set(photo_suffixes())) == len(photo_suffixes())
    rows = list(FORMATS)
    for index, row in enumerate(rows):
        heads = [
            *(bytes(row.magic_offset) + magic for magic in row.magic),
            *(bytes(4) + b"ftyp" + b for b in row.brands),
        ]
        assert heads
        for head in heads:
            assert not any(other.begins(head.ljust(16, b"\xff")) for other in rows[:index])


def test_names_of_files_say_the_format() -> None:
    assert format_of_name(Path("a/b.JPEG")) is FORMATS["JPEG"]
    assert format_of_name(Path("b.tif")) is format_of_name(Path("b.tiff")) is FORMATS["TIFF"]
    assert format_of_name(Path("jpeg")) is format_of_name(Path("a.txt")) is None
    assert is_photo_name(Path("A.Png"))
    assert not is_photo_name(Path(".hidden.png"))
    assert not is_photo_name(Path("a.txt"))


def test_beginnings_of_files_say_the_format() -> None:
    assert format_of_head(b"") is format_of_head(b"GIF88a") is None
    assert format_of_head(b"RIFF\0\0\0\0AVI LIST") is None, "a film begins as WebP does"
    assert format_of_head(b"\0\0\0\x18ftypmp42\0\0\0\0") is None, "a film is such a file, too"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"\0\0\0\x18ftypisom", "video"),
        (b"RIFF\0\0\0\0AVI LIST", "video"),
        (b"none of them", ""),
    ],
)
def test_what_is_no_photo_is_named(head: bytes, kind: str) -> None:
    assert kind in unread_kind(head)
    assert bool(kind) == bool(unread_kind(head))


def test_some_are_only_read() -> None:
    assert [row.name for row in writable_formats()] == ["JPEG", "PNG", "TIFF", "WebP", "AVIF", "JPEG XL"]


def test_names_are_listed_for_a_sentence() -> None:
    assert listed_names().startswith("JPEG, PNG, camera raw, TIFF, HEIC, ")
    assert listed_names().endswith(" or Targa")
