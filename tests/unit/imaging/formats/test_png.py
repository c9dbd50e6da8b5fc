"""PNGs: both depths, with and without transparency, and their metadata."""

import struct
import zlib
from io import BytesIO

import imagecodecs
import numpy as np
import pytest
from PIL import Image, ImageCms

from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.formats.colour import to_srgb
from dfnet_gui.imaging.formats.png import PNG
from dfnet_gui.imaging.formats.png_chunks import Chunk, chunks_of, joined
from dfnet_gui.imaging.photo import Photo
from tests.pictures import DEEP, RAMPS


def _exif() -> bytes:
    exif = Image.Exif()
    exif[271] = "Maker"
    return exif.tobytes()


def _written(photo: Photo) -> bytes:
    file = BytesIO()
    assert PNG.encode is not None
    PNG.encode(photo, ExportOptions(), file)
    return file.getvalue()


@pytest.mark.parametrize("has_alpha", [False, True])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_all_that_a_photo_has_comes_back(dtype: type[np.uint8 | np.uint16], *, has_alpha: bool) -> None:
    pixels = np.random.default_rng(0).integers(0, np.iinfo(dtype).max, (7, 9, 3), dtype)
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = Photo(pixels=pixels, alpha=pixels[:, :, 1].copy() if has_alpha else None, icc=icc, exif=_exif())
    again = PNG.decode(_written(photo))
    np.testing.assert_array_equal(again.pixels, pixels, strict=True)
    assert again.icc == icc
    assert again.exif is not None
    assert b"Maker" in again.exif
    if photo.alpha is None:
        assert again.alpha is None
    else:
        assert again.alpha is not None
        np.testing.assert_array_equal(again.alpha, photo.alpha, strict=True)


def _with_chunk(data: bytes, kind: bytes, content: bytes) -> bytes:
    """Right after the header."""
    chunks = list(chunks_of(data))
    return joined([chunks[0], Chunk(kind, content), *chunks[1:]])


def _plain(pixels: np.ndarray = RAMPS) -> bytes:
    file = BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (b"zTXt", b"Comment\0\0" + zlib.compress(bytes(3_000_000))),
        (b"tEXt", b"Comment\0" + b"x" * 3_000_000),
        (b"iCCP", b"profile\0\0" + zlib.compress(bytes(2_000_000))),
        (b"iCCP", b"profile\0\0none of them"),
        (b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"\nexif\n    3\nnone of them\n")),
        (b"eXIf", b"none of them"),
    ],
)
def test_what_only_informs_keeps_no_picture_from_being_read(kind: bytes, content: bytes) -> None:
    photo = PNG.decode(_with_chunk(_plain(), kind, content))
    np.testing.assert_array_equal(photo.pixels, RAMPS)
    assert photo.icc is None


def test_a_wrong_checksum_matters_only_where_pixels_are() -> None:
    data = bytearray(_with_chunk(_plain(), b"tEXt", b"Comment\0hello"))
    data[data.index(b"hello")] ^= 1
    np.testing.assert_array_equal(PNG.decode(bytes(data)).pixels, RAMPS)
    data[data.index(b"IDAT") + 6] ^= 1
    with pytest.raises(ValueError, match="checksum"):
        PNG.decode(bytes(data))


def test_an_exif_block_kept_as_text_is_found_though_it_ends_in_nul() -> None:
    exif = Image.Exif()
    exif[271], exif[274] = "Maker", 6
    block = exif.tobytes()
    text = f"\nexif\n{len(block):8}\n{block.hex()}\n".encode()
    for kind, content in ((b"tEXt", text + b"\0"), (b"zTXt", b"\0" + zlib.compress(text + b"\0"))):
        photo = PNG.decode(_with_chunk(_plain(), kind, b"Raw profile type exif\0" + content))
        np.testing.assert_array_equal(photo.pixels, np.rot90(RAMPS, -1))
        assert photo.exif is not None
        assert b"Maker" in photo.exif


def test_a_transparent_grey_of_16_bits() -> None:
    grey = DEEP[..., 0]
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in grey)
    chunks = [
        Chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 48, 16, 0, 0, 0, 0)),
        Chunk(b"tRNS", struct.pack(">H", grey[0, 3])),
        Chunk(b"IDAT", zlib.compress(rows)),
    ]
    photo = PNG.decode(joined(chunks))
    np.testing.assert_array_equal(photo.pixels[..., 2], grey)
    assert photo.alpha is not None
    np.testing.assert_array_equal(photo.alpha == 0, grey == grey[0, 3])


def test_a_grey_profile_is_followed() -> None:
    profile = imagecodecs.cms_profile("gray", gamma=1.8, whitepoint=[0.3127, 0.329, 1.0])
    data = _with_chunk(_plain(RAMPS[..., 0]), b"iCCP", b"grey\0\0" + zlib.compress(profile))
    photo = PNG.decode(data)
    np.testing.assert_array_equal(photo.pixels, to_srgb(RAMPS[..., :1], profile))
    assert photo.icc is None


def test_without_a_header_nothing_is_read() -> None:
    with pytest.raises(ValueError, match="no header"):
        PNG.decode(_plain()[:8])
