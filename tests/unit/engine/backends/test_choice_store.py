"""Answers are kept in a file, and a damaged one is as good as none."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dfnet_gui.engine.backends import choose
from dfnet_gui.engine.backends.base import Candidate, Forward, Fused, Looked
from dfnet_gui.engine.backends.calibration import Picture, calibration_picture
from dfnet_gui.engine.backends.choice_store import KeptChoice
from dfnet_gui.engine.backends.choose import choose_forward
from dfnet_gui.engine.backends.registry import plain_forward
from dfnet_gui.engine.device import Device
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.checkpoint import LoadedModel

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


DAMAGED = [b"", b"{", b"[1, 2]", b"null", b'"text"', b"\xff\xfe\x00", b'{"a": ', b"\0" * 50]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_memory_is_as_good_as_none(content: bytes, shelf: _Shelf, memory: Path, measured: list[int]) -> None:
    quick = shelf.add("quick")
    memory.parent.mkdir()
    memory.write_bytes(content)
    assert shelf.choose(memory) is quick
    assert measured
    assert list(json.loads(memory.read_text()).values()) == ["quick-fp32"], "and it is whole again"


@pytest.mark.parametrize("value", [None, 5, ["quick-fp32"], {"quick-fp32": 1}])
def test_an_answer_that_is_no_name_is_as_good_as_none(value: object, shelf: _Shelf, memory: Path) -> None:
    quick = shelf.add("quick")
    shelf.choose(memory)
    (question,) = json.loads(memory.read_text())
    memory.write_text(json.dumps({question: value}))
    assert shelf.choose(memory) is quick
    assert json.loads(memory.read_text()) == {question: "quick-fp32"}


def test_a_memory_that_can_not_be_written_is_as_good_as_none(
    shelf: _Shelf, tmp_path: Path, measured: list[int]
) -> None:
    quick = shelf.add("quick")
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    for memory in (tmp_path / "file" / "backends.json", tmp_path / "folder"):
        measured.clear()
        assert shelf.choose(memory) is quick
        assert shelf.choose(memory) is quick
        assert len(measured) == 2, "each time"


def test_a_memory_that_can_not_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    KeptChoice(tmp_path / "folder", "a").keep("x")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


def test_answers_are_kept_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "memory.json"
    first, second = KeptChoice(path, "1"), KeptChoice(path, "2")
    assert first.answer == second.answer == ""
    first.keep("x")
    second.keep("ÿ")
    first.keep("z")
    assert (first.answer, second.answer, KeptChoice(path, "3").answer) == ("z", "ÿ", "")
    assert [each.name for each in path.parent.iterdir()] == ["memory.json"]
