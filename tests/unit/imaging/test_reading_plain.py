"""JPEGs take a shorter way than Pillow's, PNGs another one, and both give what Pillow gives."""

import random
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageOps

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats import jpeg
from dfnet_gui.imaging.reading import decode_photo, read_photo

RNG = np.random.default_rng(0)
NOISE = RNG.integers(0, 256, (67, 85, 3), np.uint8)
SOFT = RNG.integers(0, 256, (9, 11, 3), np.uint8).repeat(8, 0).repeat(8, 1)[:67, :85]
PICTURES = {"noise": NOISE, "soft": SOFT}
JPEGS: dict[str, dict[str, Any]] = {
    "4:4:4": {"subsampling": 0},
    "4:2:2": {"subsampling": 1},
    "4:2:0": {"subsampling": 2},
    "progressive": {"progressive": True},
    "progressive 4:4:4": {"progressive": True, "subsampling": 0},
    "restarts": {"restart_marker_rows": 1},
    "coarse": {"quality": 5},
    "fine": {"quality": 100},
    "RGB": {"keep_rgb": True},
}
Answer = npt.NDArray[np.uint8] | str


def _encoded(pixels: npt.NDArray[np.uint8], kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    Image.fromarray(pixels).save(buffer, kind, **options)
    return buffer.getvalue()


def _by_pillow(data: bytes) -> npt.NDArray[np.uint8]:
    with Image.open(BytesIO(data)) as image:
        return np.array(image.convert("RGB"))


def _takes_the_shorter_way(data: bytes) -> bool:
    with Image.open(BytesIO(data)) as image:
        return jpeg.decode_quickly(image, data) is not None


def _answer(data: bytes) -> Answer:
    """The pixels, or the sentence."""
    try:
        return decode_photo(data).pixels.astype(np.uint8, copy=False)
    except PhotoReadError as error:
        return str(error)


def _answers(data: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[Answer, Answer]:
    """As the program answers, and as it does without the shorter way."""
    with monkeypatch.context() as longer:
        longer.setattr(jpeg, "decode_quickly", lambda *_: None)
        by_pillow = _answer(data)
    return _answer(data), by_pillow


def _assert_same_answer(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, by_pillow = _answers(data, monkeypatch)
    if isinstance(ours, str) or isinstance(by_pillow, str):
        assert isinstance(ours, str), "a damaged file is shown as if it were whole"
        assert ours == by_pillow
    else:
        np.testing.assert_array_equal(ours, by_pillow)


@pytest.mark.parametrize("picture", sorted(PICTURES))
@pytest.mark.parametrize("kind", sorted(JPEGS))
def test_jpegs_have_pillows_pixels(kind: str, picture: str) -> None:
    data = _encoded(PICTURES[picture], "JPEG", **JPEGS[kind])
    assert _takes_the_shorter_way(data)
    decoded = decode_photo(data)
    np.testing.assert_array_equal(decoded.pixels, _by_pillow(data))
    assert decoded.pixels.flags.c_contiguous
    assert decoded.pixels.dtype == np.uint8
    assert decoded.alpha is None


@pytest.mark.parametrize("progressive", [True, False])
def test_grey_jpegs_have_pillows_pixels(progressive: bool) -> None:  # noqa: FBT001
    data = _encoded(NOISE[:, :, 0], "JPEG", progressive=progressive)
    np.testing.assert_array_equal(decode_photo(data).pixels, _by_pillow(data))


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (40, 1), (7, 9), (16, 16), (17, 33)])
def test_odd_sizes_have_pillows_pixels(size: tuple[int, int]) -> None:
    pixels = RNG.integers(0, 256, (*size, 3), np.uint8)
    for options in JPEGS.values():
        data = _encoded(pixels, "JPEG", **options)
        np.testing.assert_array_equal(decode_photo(data).pixels, _by_pillow(data))
    np.testing.assert_array_equal(decode_photo(_encoded(pixels, "PNG")).pixels, pixels)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _with_chunks(data: bytes, *chunks: bytes) -> bytes:
    """Right after the header of a PNG."""
    return data[:33] + b"".join(chunks) + data[33:]


def test_colour_chunks_change_no_pixel() -> None:
    chunks = (
        _chunk(b"gAMA", struct.pack(">I", 100_000)),
        _chunk(b"cHRM", struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)),
        _chunk(b"sBIT", bytes([5, 5, 5])),
        _chunk(b"bKGD", struct.pack(">HHH", 10, 200, 30)),
    )
    data = _with_chunks(_encoded(NOISE, "PNG"), *chunks)
    np.testing.assert_array_equal(decode_photo(data).pixels, NOISE)


def test_a_transparent_colour_becomes_alpha() -> None:
    colour = struct.pack(">HHH", *(int(n) for n in NOISE[3, 4]))
    data = _with_chunks(_encoded(NOISE, "PNG"), _chunk(b"tRNS", colour))
    decoded = decode_photo(data)
    np.testing.assert_array_equal(decoded.pixels, NOISE)
    assert decoded.alpha is not None
    np.testing.assert_array_equal(decoded.alpha == 0, (NOISE[3, 4] == NOISE).all(axis=2))


def _animated(*, default_image: bool) -> bytes:
    buffer = BytesIO()
    others = [Image.fromarray(255 - SOFT), Image.fromarray(SOFT[::-1].copy())]
    Image.fromarray(SOFT).save(buffer, "PNG", save_all=True, append_images=others, default_image=default_image)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "default_image",
    [False, True],
)
def test_of_an_animated_png_the_first_picture_is_read(default_image: bool) -> None:  # noqa: FBT001
    np.testing.assert_array_equal(decode_photo(_animated(default_image=default_image)).pixels, SOFT)


@pytest.mark.parametrize("kind", sorted(JPEGS))
def test_files_without_their_end_are_answered_as_before(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = _encoded(NOISE, "JPEG", **JPEGS[kind])
    chance = random.Random(kind)
    lengths = [*(chance.randrange(20, len(data) - 12) for _ in range(12)), len(data) // 2]
    for length in lengths:
        ours, by_pillow = _answers(data[:length], monkeypatch)
        assert isinstance(ours, str)
        assert ours == by_pillow
    _assert_same_answer(data[:-1], monkeypatch)


@pytest.mark.parametrize("picture", sorted(PICTURES))
def test_damaged_pngs_are_refused_or_whole(picture: str) -> None:
    whole, chance, refused = _encoded(PICTURES[picture], "PNG"), random.Random(7), 0
    for _ in range(60):
        data = bytearray(whole)
        data[chance.randrange(20, len(data))] = chance.randrange(256)
        answer = _answer(bytes(data))
        refused += isinstance(answer, str)
        if not isinstance(answer, str):
            np.testing.assert_array_equal(answer, PICTURES[picture])
    assert refused > 30


def test_pngs_without_their_end_are_refused_where_a_pixel_is_missing() -> None:
    whole, chance = _encoded(NOISE, "PNG"), random.Random(3)
    for length in (*(chance.randrange(20, len(whole) - 30) for _ in range(12)), len(whole) // 2):
        answer = _answer(whole[:length])
        assert isinstance(answer, str)
        assert "damaged" in answer
    for missing in (1, 12):
        np.testing.assert_array_equal(_answer(whole[:-missing]), NOISE)


@pytest.mark.parametrize("kind", sorted(JPEGS))
def test_damaged_jpegs_are_answered_as_before(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that are wrong, but not such that another marker stands in the pixels: that is the next test."""
    whole, chance = _encoded(SOFT, "JPEG", **JPEGS[kind]), random.Random(kind)
    scan = whole.index(b"\xff\xda")
    for _ in range(40):
        data = bytearray(whole)
        place = chance.randrange(2, len(data) - 2)
        value = chance.randrange(255)
        if place > scan and data[place - 1] == 0xFF:
            continue
        data[place] = value
        _assert_same_answer(bytes(data), monkeypatch)


@pytest.mark.parametrize("marker", [0x31, 0x5C, 0xF9])
@pytest.mark.parametrize("kind", ["4:2:0", "4:4:4"])
def test_a_jpeg_with_a_wrong_marker_in_its_pixels_is_answered_as_before(
    kind: str, marker: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytearray(_encoded(NOISE, "JPEG", **JPEGS[kind]))
    scan = data.index(b"\xff\xda")
    data[data.index(b"\xff\x00", scan) + 1] = marker
    _assert_same_answer(bytes(data), monkeypatch)


def test_pngs_that_are_wrong_within_are_refused() -> None:
    rows = b"".join(b"\0" + row.tobytes() for row in NOISE)
    header, packed = _encoded(NOISE, "PNG")[:33], bytearray(zlib.compress(rows))
    packed[len(packed) // 2] ^= 255
    contents = (zlib.compress(rows[: len(rows) // 2]), zlib.compress(rows)[:9000], bytes(packed), b"")
    for content in contents:
        answer = _answer(header + _chunk(b"IDAT", content) + _chunk(b"IEND", b""))
        assert isinstance(answer, str)
        assert "damaged" in answer


def test_what_follows_a_picture_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("PNG", "JPEG"):
        data = _encoded(NOISE, kind)
        for more in (b"\0" * 5, b"\0" * 500, data):
            _assert_same_answer(data + more, monkeypatch)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["4:4:4", "4:2:0", "progressive"])
def test_a_jpeg_is_upright(kind: str, orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "photo.jpg"
    path.write_bytes(_encoded(SOFT, "JPEG", exif=exif, **JPEGS[kind]))
    assert _takes_the_shorter_way(path.read_bytes())
    with Image.open(path) as image:
        expected = np.array(ImageOps.exif_transpose(image))
    decoded = read_photo(path)
    np.testing.assert_array_equal(decoded.pixels, expected)
    assert (decoded.width, decoded.height) == ((67, 85) if orientation > 4 else (85, 67))
    assert decoded.pixels.flags.c_contiguous
