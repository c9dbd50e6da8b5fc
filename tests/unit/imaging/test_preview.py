"""Previews of large JPEGs: upright, small, and None for anything else."""

from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.imaging.display import Display
from dfnet_gui.imaging.preview import Preview, read_preview
from dfnet_gui.imaging.reading import read_photo
from tests.profiles import DISPLAY_P3, p3_as_srgb

WIDE = (6500, 3300)
COLOURS = np.array([[(200, 30, 30), (30, 200, 30)], [(30, 30, 200), (220, 220, 60)]], np.uint8)
"""Of the quarters, so that each way to turn a photo shows."""


def _quarters(width: int, height: int) -> Image.Image:
    return Image.fromarray(COLOURS).resize((width, height), Image.Resampling.NEAREST)


def _jpeg(image: Image.Image, *, orientation: int = 1, **options: Any) -> bytes:
    exif, buffer = Image.Exif(), BytesIO()
    exif[0x0112] = orientation
    image.save(buffer, "JPEG", exif=exif, **options)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def plain() -> bytes:
    """A large JPEG with orientation 1."""
    return _jpeg(_quarters(*WIDE))


def _turned(data: bytes, orientation: int) -> bytes:
    """The same file with another orientation: one byte of its EXIF block."""
    turned, entry = bytearray(data), data.index(b"\x01\x12\x00\x03\x00\x00\x00\x01")
    turned[entry + 8 : entry + 10] = orientation.to_bytes(2, "big")
    return bytes(turned)


def _preview(path: Path, data: bytes) -> Preview | None:
    path.write_bytes(data)
    return read_preview(path)


def _corners(pixels: Any) -> Any:
    height, width = pixels.shape[:2]
    return pixels[height // 4 :: height // 2, width // 4 :: width // 2][:2, :2].astype(int)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_preview_is_upright_like_the_photo(orientation: int, plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    preview = _preview(path, _turned(plain, orientation))
    assert preview is not None
    photo = read_photo(path)
    assert (preview.width, preview.height) == (photo.width, photo.height)
    assert (preview.width, preview.height) == (WIDE[::-1] if orientation > 4 else WIDE)
    height, width = preview.pixels.shape[:2]
    assert abs(width / height - photo.width / photo.height) < 0.01
    np.testing.assert_allclose(_corners(preview.pixels), _corners(photo.pixels), atol=3)
    assert preview.pixels.dtype == np.uint8
    assert preview.pixels.size <= photo.pixels.size / 4 + 100_000


def test_a_preview_is_about_the_size_of_a_screen(tmp_path: Path) -> None:
    preview = _preview(tmp_path / "photo.jpg", _jpeg(_quarters(9000, 7000)))
    assert preview is not None
    assert 1000 <= max(preview.pixels.shape[:2]) < 2000


@pytest.mark.parametrize("progressive", [True, False])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_grey_and_progressive_photos_have_previews(mode: str, progressive: bool, tmp_path: Path) -> None:  # noqa: FBT001
    image = _quarters(4500, 3300).convert(mode)
    preview = _preview(tmp_path / "photo.jpg", _jpeg(image, progressive=progressive))
    assert preview is not None
    assert preview.pixels.shape[2] == 3
    np.testing.assert_allclose(_corners(preview.pixels), _corners(np.asarray(image.convert("RGB"))), atol=3)


def test_small_photos_have_none(tmp_path: Path) -> None:
    assert _preview(tmp_path / "a.jpg", _jpeg(_quarters(3999, 3000))) is None
    assert _preview(tmp_path / "b.jpg", _jpeg(_quarters(4000, 3000))) is not None


def test_other_formats_and_kinds_have_none(tmp_path: Path) -> None:
    image, path = _quarters(4000, 3000), tmp_path / "photo.jpg"
    image.save(path, "PNG", compress_level=1)
    assert read_preview(path) is None
    image.convert("CMYK").save(path, "JPEG")
    assert read_preview(path) is None


def test_bad_files_have_none_and_raise_nothing(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    bad = (b"", b"no picture", plain[:100], plain[:700], plain[: len(plain) // 2], b"\xff\xd8" + bytes(5000))
    for content in bad:
        assert _preview(path, content) is None
    assert read_preview(tmp_path / "nowhere.jpg") is None
    assert read_preview(tmp_path) is None


@pytest.mark.parametrize(
    "size",
    [
        (5004, 5003),
        (5003, 5004),
        (4001, 4000),
        (4400, 4400),
    ],
)
def test_a_nearly_square_photo_keeps_its_sides(size: tuple[int, int], tmp_path: Path) -> None:
    preview = _preview(tmp_path / "photo.jpg", _jpeg(_quarters(*size)))
    assert preview is not None
    assert (preview.width, preview.height) == size


@pytest.mark.parametrize("size", [(4000, 3000), (12000, 1000)])
def test_a_preview_is_never_the_photo_at_its_full_size(size: tuple[int, int], tmp_path: Path) -> None:
    preview = _preview(tmp_path / "photo.jpg", _jpeg(_quarters(*size)))
    assert preview is not None
    assert preview.pixels.shape[1] < size[0]


def test_a_very_large_photo_has_a_preview_before_any_photo_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10_000_000)  # of a fresh process: 89,478,485
    assert _preview(tmp_path / "photo.jpg", _jpeg(_quarters(6500, 3300))) is not None


def test_a_preview_has_the_colours_of_the_screen(tmp_path: Path) -> None:
    path, colour = tmp_path / "photo.jpg", np.array([[[200, 60, 40]]], np.uint8)
    Image.new("RGB", WIDE, (200, 60, 40)).save(path, icc_profile=DISPLAY_P3)
    preview, on_p3 = read_preview(path), read_preview(path, Display(DISPLAY_P3))
    assert preview is not None
    assert on_p3 is not None
    np.testing.assert_allclose(preview.pixels[50, 50].astype(int), p3_as_srgb(colour)[0, 0], atol=3)
    np.testing.assert_allclose(on_p3.pixels[50, 50].astype(int), colour[0, 0], atol=2)
