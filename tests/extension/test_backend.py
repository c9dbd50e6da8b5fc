"""A backend is one module and one row: NumPy's own, added here, is in menu and options, is tried and can be chosen."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.benchmark.main import main as bench
from dfnet_gui.cli.common import add_engine_options
from dfnet_gui.engine.backends import choose
from dfnet_gui.engine.backends.base import Backend, Candidate, Forward, Fused, Looked, Precision
from dfnet_gui.engine.backends.choose import choose_forward
from dfnet_gui.engine.backends.registry import BACKENDS, plain_forward
from dfnet_gui.engine.device import Device
from dfnet_gui.errors import CompletionError
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import BACKEND
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.checkpoint import LoadedModel
from dfnet_gui.self_test.checks import all_checks


class Abacus:
    """Computes by another backend, and counts; what a real one would have of its own is its arithmetic."""

    label, batch = "Abacus fp32", 1
    made: ClassVar[list["Abacus"]] = []

    def __init__(self, inner: Forward) -> None:
        self._inner, self.runs = inner, 0
        self.made.append(self)

    def run(self, started: FloatArray, mask: FloatArray, box: Bounds) -> Fused:
        self.runs += 1
        return self._inner.run(started, mask, box)

    def look(self, started: FloatArray, mask: FloatArray) -> Looked:
        return self._inner.look(started, mask)

    def forget(self) -> None:
        self._inner.forget()


def _make(model: LoadedModel) -> Forward:
    return Abacus(plain_forward(model, "cpu"))


def _candidates(model: LoadedModel, device: Device, precision: Precision) -> Iterator[Candidate]:
    if device == "cpu" and precision in ("auto", "fp32"):
        yield Candidate("abacus", "fp32", partial(_make, model))


ABACUS = Backend("abacus", "Abacus", lambda: "", _candidates)


@pytest.fixture(autouse=True)
def row() -> Iterator[None]:
    BACKENDS.add(ABACUS)
    yield
    BACKENDS.remove(ABACUS.name)


def test_it_is_chosen_by_name_and_measured_with_the_others(
    tiny_model: LoadedModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "has_all_cores", lambda: True)
    forward = choose_forward(tiny_model, "cpu", backend="abacus", memory=tmp_path / "kept.json")
    assert isinstance(forward, Abacus)
    picture = np.full((1, 3, 64, 64), 0.5, np.float32), np.ones((1, 1, 64, 64), np.float32), Bounds(8, 8, 16, 16)
    np.testing.assert_array_equal(forward.run(*picture).result, plain_forward(tiny_model, "cpu").run(*picture).result)
    before = len(Abacus.made)
    choose_forward(tiny_model, "cpu", memory=tmp_path / "kept.json")
    tried = Abacus.made[before:]
    assert [abacus.runs > 1 for abacus in tried] == [True], "it is compared, and timed, with the others"


def test_the_menu_offers_it_and_the_window_completes_by_it(qtbot: QtBot, start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    with qtbot.waitSignal(program.session.model_changed, timeout=60_000):
        program.window.actions_by_name["backend_abacus"].trigger()
    assert program.window.settings.get(BACKEND) == "abacus"
    assert program.window.actions_by_name["backend_abacus"].isChecked()
    assert "Abacus fp32" in program.window.status.engine_text


def test_one_that_is_not_there_is_disabled_with_its_reason(start_tiny: Callable[..., Program]) -> None:
    BACKENDS.replace(replace(ABACUS, missing=lambda: "the beads are missing"))
    action = start_tiny().window.actions_by_name["backend_abacus"]
    assert not action.isEnabled()
    assert "the beads are missing" in action.text()


def test_one_that_is_asked_for_and_not_there_is_refused_with_its_reason(tiny_model: LoadedModel) -> None:
    BACKENDS.replace(replace(ABACUS, missing=lambda: "the beads are missing"))
    with pytest.raises(CompletionError, match=r"^The beads are missing; choose another backend\.$"):
        choose_forward(tiny_model, "cpu", backend="abacus")


def test_command_line_and_benchmark_take_it(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    add_engine_options(parser)
    assert parser.parse_args(["--backend", "abacus"]).backend == "abacus"
    assert bench(["--help"]) == 0
    assert "abacus" in capsys.readouterr().out


def test_the_self_test_tries_it() -> None:
    check = next(check for check in all_checks() if check.name == "Completion: cpu, abacus-fp32")
    assert "differs from the stored one by" in check.run()
