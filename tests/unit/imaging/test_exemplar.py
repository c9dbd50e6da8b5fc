"""PatchMatch's fill: deterministic in any thread, made of known pixels, and honest where there are none."""

from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import pytest

from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.exemplar import PATCH_RADIUS_PX, exemplar_fill

PATCH_PX = 2 * PATCH_RADIUS_PX + 1


def _hole(size: int = 96) -> BoolArray:
    hole = np.zeros((size, size), bool)
    hole[size // 3 : size * 2 // 3, size // 3 : size // 2] = True
    hole[size // 2 : size // 2 + 6, size // 4 : size * 3 // 4] = True
    return hole


def _noise(size: int = 96, seed: int = 0) -> ByteArray:
    """Blotches, so that patches match more or less well."""
    coarse = np.random.default_rng(seed).integers(0, 256, (size // 8, size // 8, 3), np.uint8)
    return np.asarray(cv2.resize(coarse, (size, size), interpolation=cv2.INTER_CUBIC), np.uint8)


def _stripes(period: int, size: int = 96) -> ByteArray:
    y, x = np.mgrid[:size, :size]
    stripes = np.zeros((size, size, 3), np.uint8)
    stripes[(x + y) // (period // 2) % 2 == 0] = (220, 180, 40)
    return stripes


def test_known_pixels_stay_and_the_arguments_are_not_written_to() -> None:
    pixels, hole = _noise(), _hole()
    before = pixels.copy(), hole.copy()
    filled = exemplar_fill(pixels, hole)
    np.testing.assert_array_equal(pixels, before[0])
    np.testing.assert_array_equal(hole, before[1])
    assert filled.dtype == np.uint8
    np.testing.assert_array_equal(filled[~hole], pixels[~hole])
    assert (filled[hole] != pixels[hole]).any(axis=1).mean() > 0.9


def test_the_same_again_gives_the_same() -> None:
    pixels, hole = _noise(), _hole()
    first = exemplar_fill(pixels, hole)
    exemplar_fill(_noise(seed=1), hole.T.copy())  # what is filled in between leaves nothing behind
    np.testing.assert_array_equal(exemplar_fill(pixels, hole), first)


def test_several_threads_at_once_give_what_each_gives_alone() -> None:
    pictures, hole = [_noise(seed=seed) for seed in range(6)], _hole()
    alone = [exemplar_fill(picture, hole) for picture in pictures]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda picture: exemplar_fill(picture, hole), pictures * 2))
    for expected, filled in zip(alone * 2, together, strict=True):
        np.testing.assert_array_equal(filled, expected)


def test_what_is_under_the_hole_does_not_matter() -> None:
    pixels, hole = _noise(), _hole()
    other = pixels.copy()
    other[hole] = 255 - other[hole]
    np.testing.assert_array_equal(exemplar_fill(other, hole), exemplar_fill(pixels, hole))


def test_no_hole_gives_the_picture() -> None:
    pixels = _noise()
    np.testing.assert_array_equal(exemplar_fill(pixels, np.zeros(pixels.shape[:2], bool)), pixels)


@pytest.mark.parametrize("period", [6, 8, 12])
def test_stripes_are_continued(period: int) -> None:
    pixels = _stripes(period)
    hole = np.zeros(pixels.shape[:2], bool)
    hole[30:60, 35:65] = True
    filled = exemplar_fill(pixels, hole)
    apart = np.abs(filled[hole].astype(int) - pixels[hole])
    blurred = cv2.inpaint(pixels, hole.astype(np.uint8), 5, cv2.INPAINT_TELEA)
    assert apart.mean() < 8
    assert (apart.max(axis=1) <= 30).mean() > 0.85, "most pixels are the stripe's own colour"
    assert apart.mean() < 0.2 * np.abs(blurred[hole].astype(int) - pixels[hole]).mean()


def test_a_single_wholly_known_patch_is_enough() -> None:
    pixels = np.full((40, 40, 3), (10, 200, 90), np.uint8)
    hole = np.ones((40, 40), bool)
    hole[20 : 20 + PATCH_PX, 12 : 12 + PATCH_PX] = False
    pixels[hole] = 255
    filled = exemplar_fill(pixels, hole)
    assert np.abs(filled.astype(int) - (10, 200, 90)).max() <= 1


@pytest.mark.parametrize(
    ("height", "width", "known"),
    [
        (40, 40, np.s_[20 : 20 + PATCH_PX - 1, :]),
        (40, 40, np.s_[:, 3 : 3 + PATCH_PX - 1]),
        (40, 40, np.s_[0:0, :]),
        (PATCH_PX - 1, 40, np.s_[:, 10:]),
        (40, PATCH_PX - 1, np.s_[10:, :]),
    ],
)
def test_without_a_wholly_known_patch_it_says_so(height: int, width: int, known: tuple[slice, slice]) -> None:
    hole = np.ones((height, width), bool)
    hole[known] = False
    with pytest.raises(ValueError, match="no known part of the picture is large enough"):
        exemplar_fill(np.zeros((height, width, 3), np.uint8), hole)


def test_nothing_barred_is_copied_and_it_stays() -> None:
    pixels, hole = np.full((96, 96, 3), (20, 90, 200), np.uint8), _hole()
    barred = np.zeros_like(hole)
    barred[:, :24] = True
    pixels[barred] = (250, 10, 10)
    filled = exemplar_fill(pixels, hole, barred)
    np.testing.assert_array_equal(filled[~hole], pixels[~hole])
    assert np.abs(filled[hole].astype(int) - (20, 90, 200)).max() <= 1
    with pytest.raises(ValueError, match="no known part"):
        exemplar_fill(pixels, hole, np.ones_like(hole))
