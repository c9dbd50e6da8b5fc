"""Masks from files, and holes that can't be completed."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.errors import MaskError, PhotoReadError
from dfnet_gui.imaging.mask import check_hole, grown_hole, read_mask


@pytest.fixture
def mask_file(tmp_path: Path) -> Path:
    grey = np.zeros((20, 30), np.uint8)
    grey[5:10, 6:12] = 200
    grey[0, 0] = 100
    path = tmp_path / "mask.png"
    Image.fromarray(grey).save(path)
    return path


def test_both_polarities(mask_file: Path) -> None:
    white = read_mask(mask_file, size=(20, 30), hole_colour="white")
    black = read_mask(mask_file, size=(20, 30), hole_colour="black")
    assert white.sum() == 30
    assert white[5, 6]
    np.testing.assert_array_equal(white, ~black)


def test_another_size_names_both(mask_file: Path) -> None:
    with pytest.raises(MaskError, match="30×20 pixels and the photo 40×20"):
        read_mask(mask_file, size=(20, 40), hole_colour="white")


def test_not_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "mask.png"
    path.write_text("no mask")
    with pytest.raises(PhotoReadError, match=r"mask\.png"):
        read_mask(path, size=(2, 2), hole_colour="white")


def test_empty_and_full() -> None:
    with pytest.raises(MaskError, match="nothing to complete"):
        check_hole(np.zeros((4, 4), bool))
    with pytest.raises(MaskError, match="nothing to learn from"):
        check_hole(np.ones((4, 4), bool))


@pytest.mark.parametrize(
    ("dtype", "darker", "lighter"), [(np.uint8, 127, 128), (np.uint16, 32767, 32768)], ids=["8 bits", "16 bits"]
)
def test_grey_is_cut_in_the_middle(
    dtype: type[np.uint8 | np.uint16], darker: int, lighter: int, tmp_path: Path
) -> None:
    grey = np.array([[0, darker], [lighter, np.iinfo(dtype).max]], dtype)
    path = tmp_path / "mask.png"
    Image.fromarray(grey).save(path)
    assert read_mask(path, size=(2, 2), hole_colour="white").tolist() == [[False, False], [True, True]]
    assert read_mask(path, size=(2, 2), hole_colour="black").tolist() == [[True, True], [False, False]]


def test_a_hole_grows_on_all_sides_alike() -> None:
    hole = np.zeros((40, 50), bool)
    hole[20, 25] = True
    grown = grown_hole(hole, 5)
    rows, columns = np.indices(hole.shape)
    np.testing.assert_array_equal(grown, np.hypot(rows - 20, columns - 25) <= 5)
    assert grown_hole(hole, 0) is hole


def test_a_hole_does_not_grow_over_all_that_is_known() -> None:
    hole = np.ones((10, 12), bool)
    hole[4, 5] = False
    np.testing.assert_array_equal(grown_hole(hole, 8), hole)
