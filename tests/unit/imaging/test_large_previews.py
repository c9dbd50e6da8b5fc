"""Previews of real files: made of large JPEGs alone, upright, and much smaller than their photo."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.imaging.preview import read_preview
from tests.photos import HEIGHT, TURNED, WIDTH, large_photo

LONGEST_PREVIEW_PX = 2000


@pytest.fixture
def large_path(tmp_path: Path) -> Path:
    """A photo of 13 megapixels."""
    return large_photo(tmp_path / "large.jpg")


@pytest.fixture
def truncated_path(large_path: Path, tmp_path: Path) -> Path:
    """Its first half."""
    path = tmp_path / "truncated.jpg"
    data = large_path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def test_previews_are_made_of_large_jpegs_alone(
    large_path: Path, truncated_path: Path, sample_path: Path, tmp_path: Path
) -> None:
    preview = read_preview(large_path)
    assert preview is not None
    assert (preview.width, preview.height) == (WIDTH, HEIGHT)
    assert preview.pixels.shape[2] == 3
    assert preview.pixels.dtype == np.uint8
    assert read_preview(truncated_path) is None
    assert read_preview(sample_path) is None, "it is there as soon as its preview would be"
    assert read_preview(tmp_path / "nowhere.jpg") is None
    assert read_preview(tmp_path) is None
    png, cmyk, grey = tmp_path / "large.png", tmp_path / "cmyk.jpg", tmp_path / "grey.jpg"
    Image.new("RGB", (WIDTH, HEIGHT)).save(png, compress_level=1)
    Image.new("CMYK", (WIDTH, HEIGHT)).save(cmyk)
    Image.new("L", (WIDTH, HEIGHT), 77).save(grey)
    assert read_preview(png) is None
    assert read_preview(cmyk) is None
    of_grey = read_preview(grey)
    assert of_grey is not None
    assert of_grey.pixels.shape[2] == 3
    assert (of_grey.pixels == 77).all()


def test_a_preview_is_upright(tmp_path: Path) -> None:
    preview = read_preview(large_photo(tmp_path / "turned.jpg", orientation=TURNED))
    assert preview is not None
    assert (preview.width, preview.height) == (HEIGHT, WIDTH)
    assert preview.pixels.shape[0] > preview.pixels.shape[1]


def test_a_preview_is_much_smaller_than_its_photo(large_path: Path) -> None:
    preview = read_preview(large_path)
    assert preview is not None
    assert max(preview.pixels.shape) <= LONGEST_PREVIEW_PX
