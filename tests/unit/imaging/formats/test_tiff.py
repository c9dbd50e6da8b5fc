"""TIFFs: both depths, and an EXIF directory that other programs find."""

from io import BytesIO

import numpy as np
import pytest
import tifffile
from PIL import Image

from dfnet_gui.imaging.exif import PREFIX, Entry, as_block, directory_of
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.formats.tiff import TIFF
from dfnet_gui.imaging.photo import Photo

EXIF_POINTER, F_NUMBER, MAKER, ORIENTATION = 34665, 33437, 271, 274


def _written(photo: Photo) -> bytes:
    file = BytesIO()
    assert TIFF.encode is not None
    TIFF.encode(photo, ExportOptions(), file)
    return file.getvalue()


def _pixels(dtype: type[np.uint8 | np.uint16]) -> np.ndarray:
    return np.random.default_rng(0).integers(0, np.iinfo(dtype).max, (70, 9, 3), dtype)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_exif_is_where_others_look_for_it(dtype: type[np.uint8 | np.uint16]) -> None:
    exif = Image.Exif()
    exif[MAKER] = "Maker"
    exif.get_ifd(EXIF_POINTER)[F_NUMBER] = 2.8
    data = _written(Photo(pixels=_pixels(dtype), exif=exif.tobytes()))
    read = Image.open(BytesIO(data)).getexif() if dtype == np.uint8 else Image.Exif()
    if dtype == np.uint8:
        assert read[MAKER] == "Maker"
        assert float(read.get_ifd(EXIF_POINTER)[F_NUMBER]) == pytest.approx(2.8)
    photo = TIFF.decode(data)
    np.testing.assert_array_equal(photo.pixels, _pixels(dtype), strict=True)
    assert photo.exif is not None
    again = Image.Exif()
    again.load(photo.exif)
    assert again[MAKER] == "Maker"
    assert float(again.get_ifd(EXIF_POINTER)[F_NUMBER]) == pytest.approx(2.8)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_transparency_comes_back(dtype: type[np.uint8 | np.uint16]) -> None:
    pixels = _pixels(dtype)
    again = TIFF.decode(_written(Photo(pixels=pixels, alpha=pixels[:, :, 2].copy())))
    assert again.alpha is not None
    np.testing.assert_array_equal(again.alpha, pixels[:, :, 2], strict=True)
    np.testing.assert_array_equal(again.pixels, pixels, strict=True)


def test_layout_tags_of_another_file_are_not_written() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[305] = "Some program"
    tags = Image.open(BytesIO(_written(Photo(pixels=_pixels(np.uint8), exif=exif.tobytes())))).getexif()
    assert tags[305] == "Some program"
    assert tags.get(ORIENTATION, 1) == 1


def _exif_with_notes() -> bytes:
    exif = Image.Exif()
    exif[MAKER], exif[18246] = "Maker", 5
    exif.get_ifd(EXIF_POINTER).update({37500: bytes(range(256)) * 3, 40965: {1: "R98"}, F_NUMBER: 2.8})
    exif.get_ifd(34853).update({1: "N", 2: (52.0, 30.0, 10.0)})
    exif[282], exif[283], exif[296] = 300.0, 300.0, 2
    directory, order = directory_of(exif.tobytes())
    artist = "Jörg Müller".encode() + b"\0"  # which Pillow would not write
    directory.entries[315] = Entry(2, len(artist), artist)
    return PREFIX + as_block(directory, order)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_the_block_is_the_files_head_so_that_maker_notes_stay(dtype: type[np.uint8 | np.uint16]) -> None:
    block = _exif_with_notes()
    data = _written(Photo(pixels=_pixels(dtype), exif=block))
    tiff = block.removeprefix(b"Exif\0\0")
    changed = [at for at, (one, other) in enumerate(zip(tiff, data, strict=False)) if one != other]
    assert len(changed) <= 8, "where the first directory is, and which follows that of the block"
    note = bytes(range(256)) * 3
    assert data.index(note) == tiff.index(note)
    with tifffile.TiffFile(BytesIO(data)) as file:
        assert len(file.pages) == 1
        page = file.pages.first
        assert page.tags["XResolution"].value == (300, 1)
        assert page.tags["ResolutionUnit"].value == 2
        assert page.tags[18246].value == 5
        exif = page.tags[EXIF_POINTER].value
        assert exif["MakerNote"] == note
        assert page.tags["GPSTag"].value["GPSLatitudeRef"] == "N"
    again = TIFF.decode(data)
    np.testing.assert_array_equal(again.pixels, _pixels(dtype), strict=True)
    assert again.exif is not None
    assert "Jörg Müller".encode() in again.exif


def test_xmp_captions_and_resolution_come_back() -> None:
    resources = b"8BIM" + (1028).to_bytes(2, "big") + b"\0\0" + (8).to_bytes(4, "big") + b"captions"
    photo = Photo(pixels=_pixels(np.uint8), xmp=b"<x:xmpmeta/>", dpi=(300.0, 150.0), photoshop=resources)
    data = _written(photo)
    again = TIFF.decode(data)
    assert (again.xmp, again.dpi, again.photoshop) == (photo.xmp, photo.dpi, resources)
    with tifffile.TiffFile(BytesIO(data)) as file:
        assert bytes(file.pages.first.tags[33723].value) == b"captions"


def test_nothing_is_said_where_nothing_is_known() -> None:
    again = TIFF.decode(_written(Photo(pixels=_pixels(np.uint8))))
    assert (again.xmp, again.dpi, again.photoshop, again.exif) == (None, None, None, None)


def test_a_page_that_another_library_reads_is_the_wanted_one() -> None:
    """LZW of luma and chroma, which tifffile leaves as it is stored."""
    file, pages = BytesIO(), []
    with tifffile.TiffWriter(file) as writer:
        for grey in (40, 200):
            samples = np.zeros((16, 16, 3), np.uint8)
            samples[...] = (grey, 128, 128)
            pages.append(grey)
            sampling = (530, 3, 2, (1, 1), True)
            writer.write(samples, photometric="rgb", compression="lzw", metadata=None, extratags=[sampling])
    data = bytearray(file.getvalue())
    with tifffile.TiffFile(BytesIO(bytes(data))) as opened:
        for page in opened.pages:
            place = page.tags[262].valueoffset  # type: ignore[union-attr]
            data[place : place + 2] = b"\6\0"
    assert TIFF.decode_page is not None
    for number, grey in enumerate(pages):
        photo = TIFF.decode_page(bytes(data), number)
        assert np.abs(photo.pixels.astype(int) - grey).max() <= 2
        assert (photo.page, photo.page_count) == (number, 2)
