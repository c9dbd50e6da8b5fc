"""Cases: seeded or given holes, and what can't be one."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.evaluation.cases import HOLE_AREA, NATIVE_HOLE_AREA, Case, make_cases
from dfnet_gui.imaging.arrays import ByteArray


def _grey(size: tuple[int, int] = (30, 30), level: int = 100) -> ByteArray:
    return np.full((*size, 3), level, np.uint8)


def _case(share: float, name: str = "x") -> Case:
    hole = np.zeros((20, 20), bool)
    hole.flat[: round(share * 400)] = True
    return Case(name, _grey((20, 20)), hole)


def test_cases_are_the_middle_squares_with_seeded_holes(photos: list[Path]) -> None:
    first, again, other = (make_cases(photos, size=40, seed=seed, on_problem=pytest.fail) for seed in (7, 7, 8))
    assert [case.name for case in first] == ["a", "b"]
    for a, b, c in zip(first, again, other, strict=True):
        np.testing.assert_array_equal(a.hole, b.hole)
        np.testing.assert_array_equal(a.photo, b.photo)
        np.testing.assert_array_equal(a.photo, c.photo)
        assert (a.hole != c.hole).any()
        assert HOLE_AREA[0] <= a.hole.mean() <= HOLE_AREA[1]
    unscaled = make_cases(photos[:1], size=60, seed=7, on_problem=pytest.fail)[0]
    np.testing.assert_array_equal(unscaled.photo, np.array(Image.open(photos[0]))[:, 15:75])


def test_a_photo_that_can_not_be_read_is_said_and_left_out(photos: list[Path]) -> None:
    bad = photos[0].with_name("bad.png")
    bad.write_bytes(b"no picture")
    said: list[str] = []
    cases = make_cases([photos[0], bad, photos[1]], size=32, seed=7, on_problem=said.append)
    assert [case.name for case in cases] == ["a", "b"]
    assert len(said) == 1
    assert said[0].startswith(f"{bad}: ")


def _mask(path: Path, white: tuple[slice, slice], size: tuple[int, int] = (60, 60)) -> Path:
    path.parent.mkdir(exist_ok=True)
    grey = np.full(size, 40, np.uint8)
    grey[white] = 220
    Image.fromarray(grey).save(path)
    return path


def test_a_photo_gets_the_mask_of_its_own_stem(photos: list[Path], tmp_path: Path) -> None:
    masks = [
        _mask(tmp_path / "masks" / "b.tif", np.s_[:, 30:]),
        _mask(tmp_path / "masks" / "a.png", np.s_[15:30, :], (30, 120)),  # another size: it is scaled
    ]
    first, second = make_cases(photos, size=40, seed=7, on_problem=pytest.fail, masks=masks)
    np.testing.assert_array_equal(first.hole, np.arange(40)[:, None].repeat(40, axis=1) >= 20)
    np.testing.assert_array_equal(second.hole, np.arange(40)[None].repeat(40, axis=0) >= 20)


def test_a_photo_without_a_mask_of_its_stem_is_said_and_left_out(photos: list[Path], tmp_path: Path) -> None:
    masks = [_mask(tmp_path / "masks" / "b.png", np.s_[:, 30:]), _mask(tmp_path / "masks" / "c.png", np.s_[:, :30])]
    said: list[str] = []
    (case,) = make_cases(photos, size=40, seed=7, on_problem=said.append, masks=masks)
    assert case.name == "b"
    assert len(said) == 1
    assert said[0].startswith(f"{photos[0]}: there is no mask of this name")


def test_masks_of_other_names_are_drawn_by_the_seed(photos: list[Path], tmp_path: Path) -> None:
    masks = [_mask(tmp_path / "masks" / f"m{i}.png", np.s_[: 6 + 6 * i, :]) for i in range(6)]
    many = photos * 8
    first, again, other = (
        [case.hole.mean() for case in make_cases(many, size=40, seed=seed, on_problem=pytest.fail, masks=masks)]
        for seed in (7, 7, 8)
    )
    assert first == again
    assert first != other
    assert set(np.round(first, 6)) <= {round((4 + 4 * i) / 40, 6) for i in range(6)}
    assert len(set(first)) > 2, "not one mask for all"


@pytest.mark.parametrize("white", [np.s_[:0, :], np.s_[:, :]])
def test_a_mask_that_marks_nothing_or_everything_is_said(
    photos: list[Path], tmp_path: Path, white: tuple[slice, slice]
) -> None:
    mask = _mask(tmp_path / "masks" / "a.png", white)
    said: list[str] = []
    assert make_cases(photos[:1], size=40, seed=7, on_problem=said.append, masks=[mask]) == []
    assert len(said) == 1
    assert said[0].startswith(f"{mask}: the mask marks nothing, or everything")
    assert "a.png" in said[0]


@pytest.mark.parametrize(
    ("share", "name"),
    [
        (0.01, "0–10 %"),
        (0.0975, "0–10 %"),
        (0.1, "10–20 %"),
        (0.25, "20–30 %"),
        (0.3, "30–40 %"),
        (0.4, "40–100 %"),
        (1.0, "40–100 %"),
    ],
)
def test_a_case_knows_its_class(share: float, name: str) -> None:
    assert _case(share).hole_class == name


def test_native_cases_scale_nothing_and_have_blobs_for_holes(photos: list[Path]) -> None:
    wide, tall = make_cases(photos, size=56, seed=7, on_problem=pytest.fail, native=True)
    np.testing.assert_array_equal(wide.photo, np.array(Image.open(photos[0]))[2:58, 17:73])
    np.testing.assert_array_equal(tall.photo, np.array(Image.open(photos[1]))[12:68])
    for case in (wide, tall):
        assert NATIVE_HOLE_AREA[0] <= case.hole.mean() <= NATIVE_HOLE_AREA[1]


def test_a_native_case_takes_the_same_part_of_its_mask(photos: list[Path], tmp_path: Path) -> None:
    masks = [_mask(tmp_path / "masks" / "a.png", np.s_[20:40, 30:50], (60, 90))]
    (case,) = make_cases(photos[:1], size=40, seed=7, on_problem=pytest.fail, masks=masks, native=True)
    expected = np.zeros((60, 90), bool)
    expected[20:40, 30:50] = True
    np.testing.assert_array_equal(case.hole, expected[10:50, 25:65])
