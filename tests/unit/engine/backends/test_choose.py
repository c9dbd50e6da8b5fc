"""The fastest backend that is exact enough is found once, and remembered."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from dfnet_gui.engine.backends import choose
from dfnet_gui.engine.backends.base import Candidate, Forward, Fused, Looked
from dfnet_gui.engine.backends.calibration import Picture, calibration_picture
from dfnet_gui.engine.backends.choose import MOST_DIFFERENCE, choose_forward
from dfnet_gui.engine.backends.registry import plain_forward
from dfnet_gui.engine.device import Device
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.checkpoint import LoadedModel
from dfnet_gui.network.manifest import Manifest

CPU: Device = "cpu"


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """A file of remembered choices that is not there yet."""
    return tmp_path / "deep" / "backends.json"


@dataclass
class Quiet:
    """The answers to whether all cores are free, one after the other, the last one for ever."""

    answers: tuple[bool, ...] = (True,)
    asked: int = 0

    def __call__(self) -> bool:
        self.asked += 1
        return self.answers[min(self.asked, len(self.answers)) - 1]


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The size of the picture of each measurement."""
    seen: list[int] = []

    def counting(working_size: int, multiple: int) -> Picture:
        seen.append(working_size)
        return calibration_picture(working_size, multiple)

    monkeypatch.setattr(choose, "calibration_picture", counting)
    return seen


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> Quiet:
    """Whether the machine counts as quiet is in the test's hand; it does unless told otherwise."""
    quiet = Quiet()
    monkeypatch.setattr(choose, "has_all_cores", quiet)
    return quiet


@dataclass
class _Fixed:
    """Stands in for a library: gives the plain answer at once, with something added to it."""

    label: str
    answer: Fused
    added: float = 0.0
    share: float = 1.0
    broken: bool = False
    batch: int = 1
    forgotten: int = 0
    works_s: float = 0.0
    sleeps_s: float = 0.0
    good_for: int = 10_000
    """Runs, before it breaks."""

    def run(self, started: FloatArray, mask: FloatArray, box: Bounds) -> Fused:
        self.good_for -= 1
        time.sleep(self.sleeps_s)
        until = time.thread_time() + self.works_s
        while time.thread_time() < until:
            pass
        if self.broken or self.good_for < 0:
            raise RuntimeError("illegal instruction")
        result = self.answer.result.copy()
        some = result.reshape(-1)[: round(result.size * self.share)]
        some += np.float32(self.added)
        return Fused(result, self.answer.alpha)

    def look(self, started: FloatArray, mask: FloatArray) -> Looked:
        raise AssertionError("nobody wants to look")

    def forget(self) -> None:
        self.forgotten += 1


class _Shelf:
    """Candidates that a test puts in the place of what there is; counts how often each is made."""

    def __init__(self, model: LoadedModel) -> None:
        size, multiple = model.manifest.working_size, model.manifest.architecture.multiple
        self.model, self.made = model, list[str]()
        self.answer = plain_forward(model, CPU).run(*calibration_picture(size, multiple))
        self.candidates = [Candidate("pytorch", "fp32", self._counted("pytorch-fp32", self._plain))]

    def _plain(self) -> Forward:
        return plain_forward(self.model, CPU)

    def _counted(self, name: str, make: Callable[[], Forward]) -> Callable[[], Forward]:
        def counted() -> Forward:
            self.made.append(name)
            return make()

        return counted

    def add(self, name: str, make: Callable[[], Forward] | None = None, **how: Any) -> _Fixed:
        fixed = _Fixed(name, self.answer, **how)
        self.candidates.append(Candidate(name, "fp32", self._counted(f"{name}-fp32", make or (lambda: fixed))))
        return fixed

    def choose(self, memory: Path) -> Forward:
        return choose_forward(self.model, CPU, memory=memory)


@pytest.fixture
def shelf(tiny_model: LoadedModel, monkeypatch: pytest.MonkeyPatch) -> _Shelf:
    """Plain PyTorch, and whatever a test adds."""
    shelf = _Shelf(tiny_model)
    monkeypatch.setattr(choose, "candidates", lambda *_: list(shelf.candidates))
    return shelf


def test_the_fastest_is_chosen_and_remembered(shelf: _Shelf, memory: Path, measured: list[int]) -> None:
    quick = shelf.add("quick")
    assert shelf.choose(memory) is quick
    assert quick.forgotten > 0, "it starts with nothing kept"
    assert len(measured) == 1
    assert list(json.loads(memory.read_text()).values()) == ["quick-fp32"]
    shelf.made.clear()
    assert shelf.choose(memory) is quick
    assert len(measured) == 1, "nothing is measured again"
    assert shelf.made == ["quick-fp32"], "and nothing else made"


def test_what_is_remembered_is_taken_though_it_is_not_the_fastest(
    shelf: _Shelf, memory: Path, measured: list[int]
) -> None:
    shelf.add("quick")
    shelf.choose(memory)
    (question,) = json.loads(memory.read_text())
    memory.write_text(json.dumps({question: "pytorch-fp32", "another": "quick-fp32"}))
    measured.clear()
    assert shelf.choose(memory).label == "PyTorch fp32"
    assert not measured


def test_a_remembered_backend_that_is_gone_is_measured_anew(shelf: _Shelf, memory: Path, measured: list[int]) -> None:
    quick = shelf.add("quick")
    shelf.choose(memory)
    (question,) = json.loads(memory.read_text())
    memory.write_text(json.dumps({question: "a-backend-of-old"}))
    measured.clear()
    assert shelf.choose(memory) is quick
    assert len(measured) == 1
    assert json.loads(memory.read_text()) == {question: "quick-fp32"}


def test_other_weights_threads_and_candidates_ask_anew(
    shelf: _Shelf, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.add("quick")
    shelf.choose(memory)
    monkeypatch.setenv("OMP_NUM_THREADS", "77")
    shelf.choose(memory)
    shelf.add("slower")
    shelf.choose(memory)
    manifest = Manifest(name="o", sha256="5", architecture=shelf.model.manifest.architecture, working_size=64)
    shelf.model = LoadedModel.of(shelf.model.network, manifest)
    shelf.choose(memory)
    assert len(json.loads(memory.read_text())) == 4


@pytest.mark.parametrize("answers", [(False,), (True, False), (False, True)])
def test_a_choice_made_beside_other_work_is_not_kept(
    answers: tuple[bool, ...], quiet: Quiet, shelf: _Shelf, memory: Path, measured: list[int]
) -> None:
    quick = shelf.add("quick")
    quiet.answers = answers
    assert shelf.choose(memory) is quick
    assert not memory.exists()
    quiet.answers = (True,)
    assert shelf.choose(memory) is quick
    assert len(measured) == 2, "it is asked again"
    assert list(json.loads(memory.read_text()).values()) == ["quick-fp32"]


def test_beside_other_work_the_time_of_the_processor_decides(quiet: Quiet, shelf: _Shelf, memory: Path) -> None:
    shelf.candidates.clear()
    lucky, frugal = shelf.add("lucky", works_s=0.01), shelf.add("frugal", sleeps_s=0.02)
    quiet.answers = (False,)
    assert shelf.choose(memory) is frugal
    quiet.answers = (True,)
    assert shelf.choose(memory) is lucky


def test_a_backend_that_fails_is_passed_over(shelf: _Shelf, memory: Path) -> None:
    def missing(error: Exception) -> Callable[[], Forward]:
        def make() -> Forward:
            raise error

        return make

    shelf.add("broken", broken=True)
    shelf.add("no driver", missing(RuntimeError("no driver")))
    shelf.add("no library", missing(ImportError("no library")))
    shelf.add("no memory", missing(torch.OutOfMemoryError("no memory")))
    quick = shelf.add("quick")
    assert shelf.choose(memory) is quick


@pytest.mark.parametrize("good_for", range(1, 4))
def test_a_backend_that_fails_while_it_is_timed_is_passed_over(good_for: int, shelf: _Shelf, memory: Path) -> None:
    shelf.add("short-lived", good_for=good_for)
    quick = shelf.add("quick")
    assert shelf.choose(memory) is quick


@pytest.mark.filterwarnings("ignore:invalid value encountered")
@pytest.mark.parametrize(
    "how",
    [
        {"added": 2 * MOST_DIFFERENCE},
        {"added": -2 * MOST_DIFFERENCE},
        {"added": 2 * MOST_DIFFERENCE, "share": 0.01},
        {"added": float("nan")},
        {"added": float("nan"), "share": 0.001},
        {"added": float("inf")},
    ],
    ids=str,
)
def test_a_backend_that_computes_something_else_is_never_chosen(
    how: dict[str, Any], shelf: _Shelf, memory: Path
) -> None:
    shelf.add("wrong", **how)
    assert shelf.choose(memory).label == "PyTorch fp32"
    assert shelf.choose(memory).label == "PyTorch fp32"


@pytest.mark.parametrize("how", [{"added": MOST_DIFFERENCE / 2}, {"added": 0.5, "share": 0.0005}], ids=str)
def test_a_backend_that_is_nearly_exact_is_exact_enough(how: dict[str, Any], shelf: _Shelf, memory: Path) -> None:
    near = shelf.add("near", **how)
    assert shelf.choose(memory) is near


def test_where_all_are_wrong_or_broken_plain_pytorch_computes(shelf: _Shelf, memory: Path, measured: list[int]) -> None:
    shelf.candidates.clear()
    shelf.add("wrong", added=1.0)
    shelf.add("broken", broken=True)
    assert shelf.choose(memory).label == "PyTorch fp32"
    measured.clear()
    assert shelf.choose(memory).label == "PyTorch fp32"
    assert measured, "that is no answer to remember"


def test_a_remembered_backend_that_fails_now_is_passed_over(shelf: _Shelf, memory: Path) -> None:
    """A driver may break without another version of anything."""
    shelf.add("quick")
    shelf.choose(memory)

    def fail() -> Forward:
        raise RuntimeError("no driver")

    shelf.candidates[1] = Candidate("quick", "fp32", fail)
    assert shelf.choose(memory).label == "PyTorch fp32"
