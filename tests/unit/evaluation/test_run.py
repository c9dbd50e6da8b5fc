"""Scores, intervals and sheets."""

from pathlib import Path

import numpy as np
import pytest

from dfnet_gui.evaluation.cases import Case, make_cases
from dfnet_gui.evaluation.methods import start_method
from dfnet_gui.evaluation.metrics import (
    Judge,
    hole_ssim,
)
from dfnet_gui.evaluation.run import METRICS, Scores, Summary, by_class, differences, score, sheet, summarise
from dfnet_gui.imaging.arrays import BoolArray, ByteArray

CAPTION_PX = 22


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(pytest.fail)


def _grey(size: tuple[int, int] = (30, 30), level: int = 100) -> ByteArray:
    return np.full((*size, 3), level, np.uint8)


def _case(share: float, name: str = "x") -> Case:
    hole = np.zeros((20, 20), bool)
    hole.flat[: round(share * 400)] = True
    return Case(name, _grey((20, 20)), hole)


def test_scores_are_one_value_a_case(photos: list[Path], judge: Judge) -> None:
    cases = make_cases(photos, size=40, seed=1, on_problem=pytest.fail)
    completed: list[ByteArray] = []

    def negative(photo: ByteArray, hole: BoolArray) -> ByteArray:
        return np.where(hole[..., None], 255 - photo, photo)

    scores = score(negative, cases, judge, on_case=completed.append)
    assert set(scores) == set(METRICS)
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
