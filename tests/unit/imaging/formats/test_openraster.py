"""OpenRaster and Krita's files are read as their merged picture; other archives are refused by what they are."""

import tracemalloc
import zipfile
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.openraster import OPENRASTER
from dfnet_gui.imaging.reading import decode_photo


def _archive(**files: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return file.getvalue()


@pytest.mark.parametrize("mime", [b"image/openraster", b"application/x-krita"])
def test_the_merged_picture_is_read_with_its_transparency(mime: bytes) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (20, 30, 4), np.uint8)
    merged = BytesIO()
    Image.fromarray(pixels, "RGBA").save(merged, "PNG")
    photo = decode_photo(_archive(mimetype=mime, mergedimage_png=merged.getvalue()))
    np.testing.assert_array_equal(photo.pixels, pixels[..., :3])
    np.testing.assert_array_equal(photo.alpha, pixels[..., 3])


@pytest.mark.parametrize("data", [_archive(word_xml=b"text"), b"PK\x03\x04 and nothing else"])
def test_another_archive_is_refused_by_what_it_is(data: bytes) -> None:
    with pytest.raises(PhotoReadError, match="this is a ZIP archive or a document, which can't be read here"):
        decode_photo(data)


def test_a_damaged_picture_is_told() -> None:
    with pytest.raises(PhotoReadError, match="damaged or incomplete"):
        decode_photo(_archive(mergedimage_png=b"rubbish"))


def test_its_example_is_one() -> None:
    pixels = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
    assert OPENRASTER.example is not None
    np.testing.assert_array_equal(OPENRASTER.decode(OPENRASTER.example(pixels)).pixels, pixels)


def test_a_picture_that_is_packed_twice_is_not_unpacked() -> None:
    file = BytesIO()
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (20_000).to_bytes(4, "big") * 2
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mergedimage.png", head + bytes(70 << 20))
    tracemalloc.start()
    with pytest.raises(PhotoReadError, match="damaged or incomplete"):
        decode_photo(file.getvalue())
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10 << 20
