"""The measuring command: what it prints. Its figures are not under test."""

import json
from pathlib import Path

import pytest
import torch

from dfnet_gui.__main__ import main
from dfnet_gui.benchmark.check import CHECKED_NAMES
from dfnet_gui.benchmark.main import NAMES


def test_all_names_are_known_and_none_twice() -> None:
    assert len(set(NAMES)) == len(NAMES) == 19
    assert set(CHECKED_NAMES) <= set(NAMES)


PLAINLY = (
    "bench",
    "--short",
    "--runs",
    "1",
    "--json",
    "--backend",
    "pytorch",
    "--precision",
    "fp32",
    "--device",
    "cpu",
)


def test_a_measurement_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*PLAINLY, "--only", "completion_box_06"]) == 0
    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    assert answer["machine"]["torch"] == torch.__version__.split("+")[0] or answer["machine"]["torch"]
    assert answer["machine"]["cores"] >= 1
    (box,) = answer["results"]
    assert box["name"] == "completion_box_06"
    assert box["ratio"] == pytest.approx(box["baseline_seconds"] / box["seconds"], rel=0.01)
    assert box["ratio"] > 1.5, "computing a sixteenth must not take as long as computing everything"
    assert box["largest_difference"] < 1e-4
    assert "completion_box_06" in captured.err


@pytest.mark.slow
def test_a_repeat_computes_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*PLAINLY, "--only", "completion_repeat"]) == 0
    (repeat,) = json.loads(capsys.readouterr().out)["results"]
    assert repeat["largest_difference"] == 0


@pytest.mark.qt
def test_the_window_is_measured_in_a_process_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--short", "--json", "--only", "undo_100mp"]) == 0
    (result,) = json.loads(capsys.readouterr().out)["results"]
    assert result["name"] == "undo_100mp"
    assert 0 < result["seconds"] <= result["p95"] <= result["slowest"]


def test_wrong_usage_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["bench", "--only", "everything"]) == 2
    assert "invalid choice" in capsys.readouterr().err
    (tmp_path / "ratios.json").write_text("[]")
    assert main(["bench", "--check", str(tmp_path / "ratios.json")]) == 2
    assert "can't be read" in capsys.readouterr().err
