"""The measuring command: what it prints, and when its check fails. Its figures are not under test."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import torch

from dfnet_gui.__main__ import main
from dfnet_gui.benchmark import check as checking
from dfnet_gui.benchmark.check import CHECKED_NAMES, check, kind_of_machine, store
from dfnet_gui.benchmark.completions import widened
from dfnet_gui.benchmark.main import NAMES
from dfnet_gui.benchmark.results import Result, alternately, percentile
from dfnet_gui.engine.inpainter import Inpainter

KIND = "openvino bf16"


def _measured(ratios: Mapping[str, list[float]]) -> Callable[[str], dict[str, Any]]:
    """Each call of a name gives its next ratio; the last one stays."""
    left = {name: list(values) for name, values in ratios.items()}
    return lambda name: {"ratio": left[name].pop(0) if len(left[name]) > 1 else left[name][0]}


def test_all_names_are_known_and_none_twice() -> None:
    assert len(set(NAMES)) == len(NAMES) == 15
    assert set(CHECKED_NAMES) <= set(NAMES)


def test_the_wide_network_computes_what_the_built_in_one_does(built_in: Inpainter) -> None:
    narrow = built_in._model.network
    wide = widened(narrow)
    assert sum(p.numel() for p in wide.parameters()) > 32_000_000
    image = torch.rand(1, 3, 256, 256, generator=torch.Generator().manual_seed(0))
    mask = torch.ones(1, 1, 256, 256)
    mask[..., 60:150, 80:200] = 0
    with torch.no_grad():
        for ours, theirs in zip(wide(image * mask, mask), narrow(image * mask, mask), strict=True):
            for mine, other in zip(ours, theirs, strict=True):
                torch.testing.assert_close(mine, other, atol=1e-4, rtol=0)


def test_a_measurement_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["bench", "--short", "--json", "--backend", "pytorch", "--precision", "fp32", "--device", "cpu"]
    assert main([*arguments, "--only", "completion_box_06", "--only", "completion_repeat"]) == 0
    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    assert answer["machine"]["torch"] == torch.__version__.split("+")[0] or answer["machine"]["torch"]
    assert answer["machine"]["cores"] >= 1
    box, repeat = answer["results"]
    assert (box["name"], repeat["name"]) == ("completion_box_06", "completion_repeat")
    assert box["ratio"] == pytest.approx(box["baseline_seconds"] / box["seconds"], rel=0.01)
    assert box["ratio"] > 1.5, "computing a sixteenth must not take as long as computing everything"
    assert box["largest_difference"] < 1e-4
    assert repeat["largest_difference"] == 0
    assert "completion_box_06" in captured.err


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


@pytest.mark.parametrize(
    ("ratios", "is_fine"),
    [([9.0], True), ([6.7], True), ([6.5], False), ([3.0, 9.0], True), ([3.0, 4.0], False)],
)
def test_a_ratio_may_fall_by_a_third_and_is_measured_twice(
    tmp_path: Path, ratios: list[float], *, is_fine: bool
) -> None:
    path = tmp_path / "ratios.json"
    path.write_text(json.dumps({KIND: {"completion_box_25": 10.0}}))
    said: list[str] = []
    assert check(path, KIND, _measured({"completion_box_25": ratios}), said.append) == is_fine
    assert ("slower than it was" in said[-1]) != is_fine


def test_stored_ratios_of_other_machines_stay(tmp_path: Path) -> None:
    path = tmp_path / "ratios.json"
    ratios = {name: [2.5, 2.0] for name in CHECKED_NAMES}
    store(path, KIND, _measured(ratios))
    said: list[str] = []
    assert check(path, "another", _measured(ratios), said.append)
    assert "nothing is checked" in said[0]
    store(path, "another", _measured({name: [3.0] for name in CHECKED_NAMES}))
    stored = json.loads(path.read_text())
    assert stored == {KIND: dict.fromkeys(CHECKED_NAMES, 2.0), "another": dict.fromkeys(CHECKED_NAMES, 3.0)}
    assert not check(path, "another", _measured({name: [1.0] for name in CHECKED_NAMES}), said.append)


def test_the_kind_of_a_machine_is_its_backend_and_precision() -> None:
    assert kind_of_machine().split()[0] in ("openvino", "pytorch")
    assert kind_of_machine().split()[1] in ("bf16", "fp32")
    assert kind_of_machine("fp32").endswith(" fp32")


def test_the_stored_ratios_can_be_used() -> None:
    stored = checking._stored(Path(__file__).parents[2] / "data" / "ratios.json")
    assert stored
    assert all(set(ratios) == set(CHECKED_NAMES) for ratios in stored.values())


def test_figures() -> None:
    assert Result("a", 0.5, 2.0).ratio == 4.0
    assert Result("a", 0.5).as_dict()["ratio"] is None
    assert percentile([3.0, 1.0, 2.0], 0.99) == 3.0
    turns: list[str] = []
    first, second = alternately((lambda: turns.append("a"), lambda: turns.append("b")), 3, block=2)
    assert turns == [*"aaabbb", *"aaabbb"], "the first of each block is not counted"
    assert first >= 0
    assert second >= 0
