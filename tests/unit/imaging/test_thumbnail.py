"""Small pictures of photo files: upright, of any format, and none for what can't be read."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.imaging.display import Display
from dfnet_gui.imaging.thumbnail import read_thumbnail
from tests.profiles import DISPLAY_P3, p3_as_srgb


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif"])
def test_it_is_small_and_looks_like_the_photo(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"photo{suffix}"
    pixels = np.full((600, 900, 3), 40, np.uint8)
    pixels[:, 450:] = 200
    Image.fromarray(pixels).save(path)
    small = read_thumbnail(path, 72)
    assert small is not None
    assert small.shape == (48, 72, 3)
    assert np.abs(small[:, [4, -4]].astype(int) - np.array([40, 200])[:, None]).max() <= 3


def test_a_turned_jpeg_is_upright(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (900, 600)).save(path, exif=exif)
    small = read_thumbnail(path, 72)
    assert small is not None
    assert small.shape == (72, 48, 3)


def test_what_can_not_be_read_has_none(tmp_path: Path) -> None:
    damaged = tmp_path / "photo.jpg"
    damaged.write_bytes(b"\xff\xd8\xff rubbish")
    assert read_thumbnail(damaged, 72) is None
    assert read_thumbnail(tmp_path / "none.png", 72) is None


@pytest.mark.parametrize("suffix", [".jpg", ".png"])
def test_it_has_the_colours_of_the_screen(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"photo{suffix}"
    Image.new("RGB", (90, 60), (200, 60, 40)).save(path, icc_profile=DISPLAY_P3, quality=100)
    colour = np.array([[[200, 60, 40]]], np.uint8)
    small, on_p3 = read_thumbnail(path, 30), read_thumbnail(path, 30, Display(DISPLAY_P3))
    assert small is not None
    assert on_p3 is not None
    np.testing.assert_allclose(small[5, 5].astype(int), p3_as_srgb(colour)[0, 0], atol=3)
    np.testing.assert_allclose(on_p3[5, 5].astype(int), colour[0, 0], atol=2)
