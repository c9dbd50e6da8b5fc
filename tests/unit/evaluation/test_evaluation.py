"""Metrics by hand, seeded cases, methods that keep known pixels, and the sub-command."""

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from dfnet_gui.cli.main import main
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.evaluation.methods import PEERS, model_method, start_method
from dfnet_gui.evaluation.metrics import BAND_PX, MOST_PSNR_DB, boundary_pixel_error, hole_l1, hole_psnr
from dfnet_gui.evaluation.run import HOLE_AREA, make_cases, score, sheet, summarise
from dfnet_gui.network.checkpoint import LoadedModel, save_model

Pixels = npt.NDArray[np.uint8]
METHODS = ("model", "start", "telea")


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "photos"
    folder.mkdir()
    rng = np.random.default_rng(0)
    paths = [folder / "a.png", folder / "b.png"]
    for path, shape in zip(paths, [(60, 90, 3), (80, 50, 3)], strict=True):
        Image.fromarray(rng.integers(0, 256, shape, np.uint8)).save(path)
    return paths


@pytest.fixture
def tiny_path(tiny_model: LoadedModel, tmp_path: Path) -> Path:
    path = tmp_path / "tiny.safetensors"
    save_model(path, tiny_model.network.state_dict(), tiny_model.manifest)
    return path


def _grey(size: tuple[int, int] = (30, 30), level: int = 100) -> Pixels:
    return np.full((*size, 3), level, np.uint8)


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


def test_methods_change_nothing_outside_the_hole(photos: list[Path], tiny: Inpainter) -> None:
    methods = {**PEERS, "model": model_method(tiny), "smooth": start_method("smooth"), "zeros": start_method("zeros")}
    for case in make_cases(photos, size=64, seed=1, on_problem=pytest.fail):
        for name, method in methods.items():
            before = case.photo.copy()
            result = method(case.photo, case.hole)
            assert result.dtype == np.uint8
            np.testing.assert_array_equal(result[~case.hole], case.photo[~case.hole], err_msg=name)
            np.testing.assert_array_equal(case.photo, before, err_msg=name)
            assert (result[case.hole] != case.photo[case.hole]).any(), name
        assert not methods["zeros"](case.photo, case.hole)[case.hole].any()


def test_scores_are_one_value_a_case(photos: list[Path]) -> None:
    cases = make_cases(photos, size=40, seed=1, on_problem=pytest.fail)
    ticks: list[None] = []
    scores = score(
        lambda photo, hole: np.where(hole[..., None], 255 - photo, photo), cases, on_case=lambda: ticks.append(None)
    )
    assert len(ticks) == 2
    for i, case in enumerate(cases):
        negative = np.abs(255 - 2 * case.photo[case.hole].astype(float)).mean()
        assert scores["l1"][i] == pytest.approx(negative)
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


def test_the_sheet_has_a_row_a_case(photos: list[Path]) -> None:
    cases = make_cases(photos, size=32, seed=1, on_problem=pytest.fail)
    picture = sheet(cases, {"zeros": start_method("zeros")}, side=32)
    assert picture.shape == (2 * 32, 3 * 32, 3)
    np.testing.assert_array_equal(picture[32:, :32][cases[1].hole], 255)
    np.testing.assert_array_equal(picture[32:, 32:64][cases[1].hole], 0)
    np.testing.assert_array_equal(picture[32:, 64:], cases[1].photo)


def _evaluate(photos: list[Path], model: Path, *more: str) -> int:
    options = ["--photos", str(photos[0].parent), "--size", "64", "--model", str(model), "--device", "cpu"]
    return main(["evaluate", *options, "--methods", *METHODS, *more])


def test_evaluate_json(photos: list[Path], tiny_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet_path = tmp_path / "sheet.png"
    assert _evaluate(photos, tiny_path, "--json", "--sheet", str(sheet_path)) == 0
    printed = capsys.readouterr()
    assert printed.out.count("\n") == 1
    report = json.loads(printed.out)
    assert (report["photos"], report["size"], report["seed"]) == (2, 64, 7)
    assert list(report["methods"]) == list(METHODS)
    cases = make_cases(photos, size=64, seed=7, on_problem=pytest.fail)
    expected = score(PEERS["telea"], cases, on_case=lambda: None)
    for metric in ("psnr", "l1", "bpe"):
        summary = report["methods"]["telea"][metric]
        assert summary["mean"] == pytest.approx(np.mean(expected[metric]))
        assert summary["low"] <= summary["mean"] <= summary["high"]
    assert np.array(Image.open(sheet_path)).shape == (2 * 256, 5 * 256, 3)


def test_evaluate_table(photos: list[Path], tiny_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _evaluate(photos, tiny_path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[1] for line in lines[2:]] == list(METHODS)
    assert {line.count("|") for line in lines} == {6}


def test_evaluate_without_photos_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        assert main(["evaluate", "--photos", str(folder)]) == 2
        assert str(folder) in capsys.readouterr().err
