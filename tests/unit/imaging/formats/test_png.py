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


ADAM7 = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))
"""First row and column of each pass, and the steps down and across (ISO/IEC 15948, 8.2)."""


@pytest.mark.parametrize(
    ("pixels", "colour_type"),
    [(RAMPS, 2), (DEEP, 2), (DEEP[..., :1], 0), (RAMPS[..., :1], 0), (np.dstack([DEEP, DEEP[..., 0]]), 6)],
    ids=["RGB 8", "RGB 16", "grey 16", "grey 8", "RGBA 16"],
)
def test_interlaced_ones_are_read_without_a_word(
    pixels: np.ndarray, colour_type: int, capfd: pytest.CaptureFixture[str]
) -> None:
    passes = [pixels[top::down, left::across].astype(f">u{pixels.itemsize}") for top, left, down, across in ADAM7]
    rows = b"".join(b"\0" + row.tobytes() for one in passes for row in one)
    header = struct.pack(">IIBBBBB", 64, 48, 8 * pixels.itemsize, colour_type, 0, 0, 1)
    photo = PNG.decode(joined([Chunk(b"IHDR", header), Chunk(b"IDAT", zlib.compress(rows))]))
    np.testing.assert_array_equal(photo.pixels, np.broadcast_to(pixels[..., :3], (48, 64, 3)), strict=True)
    assert (photo.alpha is not None) == (colour_type == 6)
    assert capfd.readouterr().err == ""


def test_a_grey_profile_is_followed() -> None:
    profile = imagecodecs.cms_profile("gray", gamma=1.8, whitepoint=[0.3127, 0.329, 1.0])
    data = _with_chunk(_plain(RAMPS[..., 0]), b"iCCP", b"grey\0\0" + zlib.compress(profile))
    photo = PNG.decode(data)
    np.testing.assert_array_equal(photo.pixels, to_srgb(RAMPS[..., :1], profile))
    assert photo.icc is None


def test_without_a_header_nothing_is_read() -> None:
    with pytest.raises(ValueError, match="no header"):
        PNG.decode(_plain()[:8])


CHUNKS = [
    Chunk(b"gAMA", struct.pack(">I", 100_000)),
    Chunk(b"cHRM", struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)),
    Chunk(b"cICP", bytes([9, 16, 0, 1])),
    Chunk(b"tEXt", b"Author\0J\xf6rg"),
    Chunk(b"tIME", bytes([7, 230, 1, 2, 3, 4, 5])),
]


@pytest.mark.parametrize("pixels", [RAMPS, DEEP], ids=["8 bits", "16 bits"])
def test_what_a_png_says_of_colour_text_and_time_is_kept(pixels: np.ndarray) -> None:
    packet = b"<x:xmpmeta>kept</x:xmpmeta>"
    said = [
        *CHUNKS,
        Chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet),
        Chunk(b"pHYs", b"\0\0\x2e\x23" * 2 + b"\1"),
    ]
    chunks = list(chunks_of(_written(Photo(pixels=pixels))))
    before = PNG.decode(joined([chunks[0], *said, *chunks[1:]]))
    assert before.xmp == packet
    assert before.dpi == pytest.approx((300, 300), abs=0.01)
    after = list(chunks_of(_written(before)))
    assert all(chunk in after for chunk in said)
    np.testing.assert_array_equal(PNG.decode(joined(after)).pixels, pixels, strict=True)


def test_what_was_said_of_other_colours_or_pictures_is_not_kept() -> None:
    profile = imagecodecs.cms_profile("gray", gamma=1.8, whitepoint=[0.3127, 0.329, 1.0])
    grey = _with_chunk(_plain(RAMPS[..., 0]), b"gAMA", CHUNKS[0].content)
    photo = PNG.decode(_with_chunk(grey, b"iCCP", b"grey\0\0" + zlib.compress(profile)))
    assert b"gAMA" not in _written(photo)
    text = b"Raw profile type exif\0\nexif\n       4\n49492a00\n"
    assert b"Raw profile" not in _written(PNG.decode(_with_chunk(_plain(), b"tEXt", text)))


def test_captions_that_it_can_not_hold_are_said() -> None:
    resources = b"8BIM" + (1028).to_bytes(2, "big") + b"\0\0" + (4).to_bytes(4, "big") + b"IPTC"
    assert PNG.encode is not None
    for pixels in (RAMPS, DEEP):
        (note,) = PNG.encode(Photo(pixels=pixels, photoshop=resources), ExportOptions(), BytesIO()) or ()
        assert "IPTC" in note


@pytest.mark.parametrize("odd", ["key", "data"])
def test_odd_files_are_read_without_a_word(odd: str, capfd: pytest.CaptureFixture[str]) -> None:
    """libpng warns on the standard error of a transparent colour with too many bits, and of bytes after the pixels."""
    grey = RAMPS[:16, :16, 0] & 1
    rows = b"".join(b"\0" + row.tobytes() for row in np.packbits(grey, axis=1))
    head = struct.pack(">IIBBBBB", 16, 16, 1, 0, 0, 0, 0)
    key = [Chunk(b"tRNS", struct.pack(">H", 0xFF01))] if odd == "key" else []
    packed = zlib.compress(rows) + (b"more" if odd == "data" else b"")
    photo = PNG.decode(joined([Chunk(b"IHDR", head), *key, Chunk(b"IDAT", packed)]))
    np.testing.assert_array_equal(photo.pixels[..., 0], grey * 255)
    if odd == "key":
        np.testing.assert_array_equal(photo.alpha, (1 - grey) * 255)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("mode", ["P", "L", "RGB", "LA"])
def test_an_interlaced_one_keeps_its_transparency(mode: str) -> None:
    """Made by hand: seven passes of a picture of one pixel each side are one."""
    depth_and_kind = {"P": (8, 3), "L": (8, 0), "RGB": (8, 2), "LA": (8, 4)}[mode]
    pixel = {"P": b"\0", "L": b"\7", "RGB": b"\1\2\3", "LA": b"\7\x20"}[mode]
    key = {"P": b"\x30", "L": b"\0\7", "RGB": b"\0\1\0\2\0\3", "LA": b""}[mode]
    head = struct.pack(">IIBBBBB", 1, 1, *depth_and_kind, 0, 0, 1)
    chunks = [Chunk(b"IHDR", head), *([Chunk(b"PLTE", b"\7\7\7")] if mode == "P" else [])]
    chunks += [Chunk(b"tRNS", key)] if key else []
    photo = PNG.decode(joined([*chunks, Chunk(b"IDAT", zlib.compress(b"\0" + pixel))]))
    assert photo.alpha is not None
    assert photo.alpha.tolist() == [[{"P": 0x30, "LA": 0x20}.get(mode, 0)]]
    assert photo.pixels[0, 0].tolist() == ([1, 2, 3] if mode == "RGB" else [7, 7, 7])
