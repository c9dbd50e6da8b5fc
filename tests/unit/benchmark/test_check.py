"""The check fails where a ratio fell, and stored ratios stay usable."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from dfnet_gui.benchmark.check import CHECKED_NAMES, check, kind_of_machine, store

KIND = "openvino bf16"


def _measured(ratios: Mapping[str, list[float]]) -> Callable[[str], dict[str, Any]]:
    """Each call of a name gives its next ratio; the last one stays."""
    left = {name: list(values) for name, values in ratios.items()}
    return lambda name: {"ratio": left[name].pop(0) if len(left[name]) > 1 else left[name][0]}


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
    path = Path(__file__).parents[2] / "data" / "ratios.json"
    kinds = json.loads(path.read_text(encoding="utf-8"))
    assert kinds
    for kind in kinds:
        said: list[str] = []
        assert check(path, kind, lambda _name: {"ratio": 1e9}, said.append)
        assert {line.partition(":")[0] for line in said} == set(CHECKED_NAMES)
