"""Photos are read whole and upright, or refused with a sentence."""

import os
import struct
import tracemalloc
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.reading import decode_photo, jpeg_bytes, read_photo
from dfnet_gui.imaging.thumbnail import read_thumbnail
from dfnet_gui.system import MOST_FILE_MB

RNG = np.random.default_rng(0)
PIXELS = RNG.integers(0, 256, (24, 36, 3), np.uint8)
ICC = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "WEBP"])
def test_lossless_formats_come_back_exactly(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"photo.{kind.lower()}"
    path.write_bytes(_encoded(Image.fromarray(PIXELS), kind, **({"lossless": True} if kind == "WEBP" else {})))
    photo = read_photo(path)
    np.testing.assert_array_equal(photo.pixels, PIXELS)
    assert photo.pixels.flags.c_contiguous
    assert photo.alpha is None
    assert (photo.width, photo.height, photo.path) == (36, 24, path)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_exif_rotation_is_applied_as_pillow_does(kind: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[271] = "Maker"
    options: dict[str, Any] = {"quality": 95} if kind == "JPEG" else {"lossless": True} if kind == "WEBP" else {}
    data = _encoded(Image.fromarray(PIXELS), kind, exif=exif, **options)
    from PIL import ImageOps

    with Image.open(BytesIO(data)) as image:
        expected = np.array(ImageOps.exif_transpose(image).convert("RGB"))
    photo = decode_photo(data)
    np.testing.assert_array_equal(photo.pixels, expected)
    assert photo.exif is not None
    kept = Image.Exif()
    kept.load(photo.exif)
    assert kept.get(271) == "Maker"
    assert kept.get(0x0112, 1) == 1


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
@pytest.mark.parametrize("channels", [1, 3, 4])
def test_16_bits_are_kept(suffix: str, channels: int) -> None:
    deep = RNG.integers(0, 65536, (20, 30, channels), np.uint16)
    order = {1: [0], 3: [2, 1, 0], 4: [2, 1, 0, 3]}[channels]
    _done, data = cv2.imencode(suffix, deep[:, :, order])
    photo = decode_photo(data.tobytes())
    assert photo.pixels.dtype == np.uint16
    np.testing.assert_array_equal(photo.pixels, np.repeat(deep, 3, axis=2) if channels == 1 else deep[:, :, :3])
    if channels == 4:
        assert photo.alpha is not None
        np.testing.assert_array_equal(photo.alpha, deep[:, :, 3])


def test_alpha_palette_grey_and_cmyk() -> None:
    rgba = np.dstack((PIXELS, RNG.integers(0, 256, PIXELS.shape[:2], np.uint8)))
    photo = decode_photo(_encoded(Image.fromarray(rgba), "PNG"))
    assert photo.alpha is not None
    np.testing.assert_array_equal(photo.alpha, rgba[:, :, 3])
    assert decode_photo(_encoded(Image.fromarray(PIXELS).quantize(8), "PNG")).pixels.shape == PIXELS.shape
    grey = decode_photo(_encoded(Image.fromarray(PIXELS[:, :, 0]), "PNG"))
    np.testing.assert_array_equal(grey.pixels[:, :, 1], PIXELS[:, :, 0])
    cmyk = decode_photo(_encoded(Image.fromarray(PIXELS).convert("CMYK"), "JPEG", quality=95))
    assert cmyk.pixels.shape == PIXELS.shape
    assert cmyk.icc is None


def test_profile_is_kept_and_a_grey_one_is_not() -> None:
    assert decode_photo(_encoded(Image.fromarray(PIXELS), "JPEG", icc_profile=ICC)).icc == ICC
    grey_profile = ICC[:16] + b"GRAY" + ICC[20:]
    assert decode_photo(_encoded(Image.fromarray(PIXELS[:, :, 0]), "PNG", icc_profile=grey_profile)).icc is None


def _png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", b"")
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"not an image at all", "not a picture"),
        (_png_header(50_000, 50_000), "50000×50000"),
        (_encoded(Image.fromarray(PIXELS), "PNG")[:200], "damaged"),
        (_encoded(Image.fromarray(PIXELS), "JPEG")[:400], "damaged"),
        (_encoded(Image.fromarray(PIXELS), "TIFF")[:900], "damaged"),
    ],
)
def test_bad_files_are_refused_with_their_name(content: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.png"
    path.write_bytes(content)
    with pytest.raises(PhotoReadError, match=reason) as caught:
        read_photo(path)
    assert str(caught.value).startswith(str(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on this system")
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(PhotoReadError, match="this is not a file"):
        read_photo(tmp_path / "pipe.png")


def test_missing_folder_and_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PhotoReadError, match="no such file"):
        read_photo(tmp_path / "nowhere.png")
    with pytest.raises(PhotoReadError, match="folder"):
        read_photo(tmp_path)

    def refuse(_path: Path, _mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything, so the refusal is injected
    (tmp_path / "locked.png").touch()
    with pytest.raises(PhotoReadError, match="no permission"):
        read_photo(tmp_path / "locked.png")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_16_bit_tiff_is_turned_once(orientation: int, tmp_path: Path) -> None:
    deep, path = RNG.integers(0, 65536, (20, 30, 3), np.uint16), tmp_path / "deep.tif"
    tifffile.imwrite(path, deep, photometric="rgb", extratags=[(274, 3, 1, orientation, True)])
    small = tmp_path / "small.tif"
    tifffile.imwrite(small, (deep >> 8).astype(np.uint8), photometric="rgb", extratags=[(274, 3, 1, orientation, True)])
    np.testing.assert_array_equal(read_photo(path).pixels >> 8, read_photo(small).pixels)


def test_the_thumbnail_of_what_the_photo_was_does_not_survive() -> None:
    exif = Image.Exif()
    exif[271] = "Maker"
    block = exif.tobytes()
    start = len(b"Exif\0\0")
    tiff, thumbnail = bytearray(block[start:]), b"\xff\xd8 the removed face \xff\xd9"
    order = "<" if tiff[:2] == b"II" else ">"
    (ifd,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, ifd)
    if len(tiff) % 2:
        tiff += b"\0"
    struct.pack_into(order + "I", tiff, ifd + 2 + 12 * count, len(tiff))
    place = len(tiff) + 2 + 24 + 4
    tiff += struct.pack(order + "HHHIIHHIII", 2, 513, 4, 1, place, 514, 4, 1, len(thumbnail), 0) + thumbnail
    data = _encoded(Image.fromarray(PIXELS), "JPEG", exif=block[:start] + bytes(tiff))
    assert thumbnail in data
    photo = decode_photo(data)
    assert photo.exif is not None
    assert thumbnail not in photo.exif
    kept = Image.Exif()
    kept.load(photo.exif)
    assert kept[271] == "Maker"


def test_layout_tags_of_a_tiff_are_not_taken_for_exif(tmp_path: Path) -> None:
    path = tmp_path / "photo.tif"
    extra = [(37724, "B", 70_000, bytes(70_000), True), (271, "s", 0, "Maker", True)]
    tifffile.imwrite(path, PIXELS, photometric="rgb", extratags=extra)
    photo = read_photo(path)
    assert photo.exif is not None
    assert len(photo.exif) < 1000


def test_cmyk_with_a_profile_of_another_kind() -> None:
    data = _encoded(Image.fromarray(PIXELS).convert("CMYK"), "JPEG", icc_profile=ICC)
    assert decode_photo(data).pixels.shape == PIXELS.shape


@pytest.mark.parametrize("photometric", ["minisblack", "miniswhite"])
def test_16_bit_grey_tiff_is_not_a_negative(photometric: str, tmp_path: Path) -> None:
    grey, path = RNG.integers(0, 65536, (20, 30), np.uint16), tmp_path / "grey.tif"
    tifffile.imwrite(path, grey if photometric == "minisblack" else 65535 - grey, photometric=photometric)
    np.testing.assert_array_equal(read_photo(path).pixels[:, :, 0], grey)


def _pages(kind: str, **options: Any) -> bytes:
    """Three pictures of one colour each."""
    first, *rest = [Image.new("RGB", (32, 24), (60 * (i + 1), 0, 0)) for i in range(3)]
    return _encoded(first, kind, save_all=True, append_images=rest, **options)


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".tif", _pages("TIFF")),
        (".gif", _pages("GIF")),
        (".webp", _pages("WEBP", lossless=True)),
        (".png", _pages("PNG")),
        (".mpo", _pages("MPO", quality=100)),
        (".avif", _pages("AVIF", quality=100)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_any_page_can_be_chosen(suffix: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"pages{suffix}"
    path.write_bytes(data)
    for number in range(3):
        photo = read_photo(path, number)
        assert np.abs(photo.pixels[12, 16].astype(int) - (60 * (number + 1), 0, 0)).max() <= 3
        assert (photo.page, photo.page_count) == (number, 3)
        assert ("the first is" if number == 0 else f"number {number + 1} is") in photo.notes[0]
    with pytest.raises(PhotoReadError, match="holds 3 pictures, there is no number 4"):
        read_photo(path, 3)


def test_a_file_of_one_picture_has_no_second(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    assert read_photo(tmp_path / "a.png").page_count == 1
    with pytest.raises(PhotoReadError, match=r"holds 1 picture, there is no number 2"):
        read_photo(tmp_path / "a.png", 1)


def test_a_file_that_would_take_all_memory_is_refused_with_the_way_to_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.jpg"
    Image.new("RGB", (40, 30)).save(path)
    with path.open("r+b") as file:
        file.truncate(3 << 20)
    monkeypatch.setenv(MOST_FILE_MB, "2")
    with pytest.raises(PhotoReadError, match=rf"3 MB, and more than 2 MB are not read.*{MOST_FILE_MB}=3"):
        read_photo(path)
    monkeypatch.setenv(MOST_FILE_MB, "3")
    assert read_photo(path).pixels.shape == (30, 40, 3)


def test_a_large_file_that_holds_no_picture_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "hole.tif"
    path.write_bytes(b"II*\0\x08\0\0\0" + b"x" * 100)
    with path.open("r+b") as file:
        file.truncate(1 << 30)  # which takes no room on the disk
    tracemalloc.start()
    try:
        with pytest.raises(PhotoReadError, match="damaged or incomplete"):
            read_photo(path)
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()


def test_a_jpeg_is_looked_at_quickly_only_where_that_is_quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(whole := _encoded(Image.fromarray(PIXELS), "JPEG"))
    assert jpeg_bytes(path) == whole
    path.write_bytes(whole[:-2] + whole[whole.index(b"\xff\xda") : -2] * 200 + whole[-2:])
    with pytest.raises(ValueError, match="more scans"):
        jpeg_bytes(path)
    assert read_thumbnail(path, 16) is None
    with path.open("r+b") as file:
        file.truncate(3 << 20)
    monkeypatch.setenv(MOST_FILE_MB, "2")
    with pytest.raises(ValueError, match="as long"):
        jpeg_bytes(path)
