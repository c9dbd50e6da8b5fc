"""What a mask file means is understood where that is clear, and asked where it is not."""

import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageFilter

from dfnet_gui.errors import MaskError, PhotoReadError, UnclearMaskError
from dfnet_gui.imaging.mask_reading import is_marking, read_mask, understood_mask
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.paths import resources_dir
from tests.pictures import RAMPS

SIZE = (48, 64)
HOLE = np.zeros(SIZE, bool)
HOLE[10:25, 20:50] = True
PHOTO = np.random.default_rng(0).integers(0, 256, (*SIZE, 3), np.uint8)


def _coloured(mark: tuple[int, ...], other: tuple[int, ...]) -> np.ndarray:
    return np.where(HOLE[..., None], np.array(mark, np.uint8), np.array(other, np.uint8)).astype(np.uint8)


def _with_alpha(pixels: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    return np.dstack([np.broadcast_to(pixels, (*SIZE, 3)), alpha]).astype(np.uint8)


def _file(folder: Path, pixels: np.ndarray) -> Path:
    path = folder / "mask.png"
    Image.fromarray(pixels).save(path)
    return path


CLEAR: dict[str, tuple[np.ndarray, str]] = {
    "white on black": (HOLE * np.uint8(255), "white marks"),
    "0 and 1": (HOLE.astype(np.uint8), "white marks"),
    "greys": (np.where(HOLE, 100, 10).astype(np.uint8), "the brighter grey marks"),
    "red on black": (_coloured((255, 0, 0), (0, 0, 0)), "the colour #ff0000 marks"),
    "red on white": (_coloured((255, 0, 0), (255, 255, 255)), "the colour #ff0000 marks"),
    "blue on grey": (_coloured((0, 0, 160), (90, 90, 90)), "the colour #0000a0 marks"),
    "a photo with the hole erased": (_with_alpha(PHOTO, ~HOLE * np.uint8(255)), "its transparent part marks"),
    "white on transparent white": (_with_alpha(np.full(3, 255), HOLE * np.uint8(255)), "what is painted"),
    "red on transparent black": (_with_alpha(np.array([255, 0, 0]), HOLE * np.uint8(255)), "what is painted"),
    "opaque, though it has alpha": (_with_alpha((HOLE * np.uint8(255))[..., None], np.full(SIZE, 255)), "white marks"),
}


@pytest.mark.parametrize("name", sorted(CLEAR))
def test_what_is_clear_is_understood_and_said(name: str, tmp_path: Path) -> None:
    pixels, words = CLEAR[name]
    read = read_mask(_file(tmp_path, pixels), size=SIZE)
    np.testing.assert_array_equal(read.hole, HOLE)
    assert read.understood.startswith(words)


@pytest.mark.parametrize("value", [1, 255, 4000, 65535])
def test_16_bits_and_tiffs(value: int, tmp_path: Path) -> None:
    path = tmp_path / "mask.tif"
    tifffile.imwrite(path, HOLE.astype(np.uint16) * np.uint16(value))
    np.testing.assert_array_equal(read_mask(path, size=SIZE).hole, HOLE)


def test_soft_and_compressed_edges_are_cut_in_the_middle(tmp_path: Path) -> None:
    soft = Image.fromarray(HOLE * np.uint8(255)).filter(ImageFilter.GaussianBlur(1.5))
    for name, quality in (("mask.png", 0), ("mask.jpg", 60)):
        soft.save(tmp_path / name, quality=quality)
        assert (read_mask(tmp_path / name, size=SIZE).hole != HOLE).mean() < 0.01


UNCLEAR: dict[str, Any] = {
    "labels": np.where(HOLE, 2, np.arange(64)[None, :] > 50).astype(np.uint8),
    "label colours": np.where(HOLE[..., None], (255, 0, 0), [[[0, 200, 0]] * 32 + [[0, 0, 0]] * 32]),
    "mostly white": ~HOLE * np.uint8(255),
    "a photo": PHOTO,
    "a grey photo": PHOTO[..., 0],
    "a slope": RAMPS[..., 0],
}


@pytest.mark.parametrize("name", sorted(UNCLEAR))
def test_what_is_not_clear_is_not_guessed(name: str, tmp_path: Path) -> None:
    path = _file(tmp_path, UNCLEAR[name].astype(np.uint8))
    with pytest.raises(UnclearMaskError, match=r"mask\.png: it is not clear .* --hole white, black, alpha"):
        read_mask(path, size=SIZE)


def test_a_mark_that_is_said_is_taken(tmp_path: Path) -> None:
    path = _file(tmp_path, UNCLEAR["labels"])
    np.testing.assert_array_equal(read_mask(path, size=SIZE, marking="value=2").hole, HOLE)
    path = _file(tmp_path, _with_alpha(PHOTO, HOLE * np.uint8(255)))
    np.testing.assert_array_equal(read_mask(path, size=SIZE, marking="opaque").hole, HOLE)
    np.testing.assert_array_equal(read_mask(path, size=SIZE, marking="alpha").hole, ~HOLE)
    path = _file(tmp_path, HOLE * np.uint8(255))
    np.testing.assert_array_equal(read_mask(path, size=SIZE, marking="black").hole, ~HOLE)
    with pytest.raises(MaskError, match="no transparency"):
        read_mask(path, size=SIZE, marking="alpha")


@pytest.mark.parametrize(
    ("dtype", "darker", "lighter"), [(np.uint8, 127, 128), (np.uint16, 32767, 32768)], ids=["8 bits", "16 bits"]
)
def test_grey_is_cut_in_the_middle(
    dtype: type[np.uint8 | np.uint16], darker: int, lighter: int, tmp_path: Path
) -> None:
    path = _file(tmp_path, np.array([[0, darker], [lighter, np.iinfo(dtype).max]], dtype))
    for mark, wanted in (("white", [[False, False], [True, True]]), ("black", [[True, True], [False, False]])):
        assert read_mask(path, size=(2, 2), marking=mark).hole.tolist() == wanted


def test_one_colour_alone_is_all_or_nothing(tmp_path: Path) -> None:
    assert not read_mask(_file(tmp_path, np.zeros(SIZE, np.uint8)), size=SIZE).hole.any()
    assert read_mask(_file(tmp_path, np.full(SIZE, 255, np.uint8)), size=SIZE).hole.all()


def test_another_size_names_both(tmp_path: Path) -> None:
    with pytest.raises(MaskError, match="64×48 pixels and the photo 40×20"):
        read_mask(_file(tmp_path, HOLE * np.uint8(255)), size=(20, 40))


def test_not_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "mask.png"
    path.write_text("no mask")
    with pytest.raises(PhotoReadError, match=r"mask\.png"):
        read_mask(path, size=(2, 2))


def test_the_stored_hole_is_white_on_black() -> None:
    assert read_mask(resources_dir() / "self-test" / "hole.png", size=(256, 256)).understood == "white marks what goes"


@pytest.mark.parametrize("text", ["auto", "white", "alpha", "opaque", "value=7"])
def test_marks_have_names(text: str) -> None:
    assert is_marking(text)
    assert not is_marking(text + "x")


def test_a_large_mask_takes_less_memory_than_its_pixels() -> None:
    pixels = np.zeros((4000, 6000, 3), np.uint8)
    pixels[1000:2000, 1000:3000] = 255
    tracemalloc.start()
    try:
        read = understood_mask(Photo(pixels=pixels), "mask.png", size=(4000, 6000))
        assert tracemalloc.get_traced_memory()[1] < 3 * pixels.nbytes
    finally:
        tracemalloc.stop()
    assert read.hole.sum() == 2_000_000
