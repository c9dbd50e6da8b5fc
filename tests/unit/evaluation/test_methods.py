"""Methods change nothing outside the hole."""

import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest

from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.errors import UsageError
from dfnet_gui.evaluation.cases import make_cases
from dfnet_gui.evaluation.methods import PEERS, gmic_fill, model_method, shiftmap_fill, start_method
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.exemplar import exemplar_fill


def _noise(size: int = 40, seed: int = 0) -> ByteArray:
    return np.random.default_rng(seed).integers(0, 256, (size, size, 3), np.uint8)


def _square_hole(size: int = 40) -> BoolArray:
    hole = np.zeros((size, size), bool)
    hole[12:28, 14:26] = True
    return hole


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


def test_gmic_says_so_when_its_program_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="needs the program gmic"):
        gmic_fill(np.zeros((32, 32, 3), np.uint8), np.eye(32, dtype=bool))


@pytest.mark.skipif(shutil.which("gmic") is None, reason="G'MIC is not installed here")
def test_gmic_fills_the_hole_alone() -> None:
    photo = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    hole = np.zeros((64, 64), bool)
    hole[20:40, 20:40] = True
    filled = gmic_fill(photo, hole)
    np.testing.assert_array_equal(filled[~hole], photo[~hole])
    assert (filled[hole] != photo[hole]).any()


def test_the_shift_map_says_what_it_needs_where_it_is_missing() -> None:
    if hasattr(cv2, "xphoto"):
        pytest.skip("this OpenCV comes with its extra modules")
    with pytest.raises(UsageError, match="opencv-contrib-python-headless"):
        shiftmap_fill(np.zeros((32, 32, 3), np.uint8), np.eye(32, dtype=bool))
