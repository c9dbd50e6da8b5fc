"""The fastest backend that is exact enough is found once, and remembered."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from dfnet_gui.engine.backends.base import Candidate, Forward
from dfnet_gui.engine.backends.choose import MOST_DIFFERENCE
from dfnet_gui.engine.device import Device
from dfnet_gui.network.checkpoint import LoadedModel
from dfnet_gui.network.manifest import Manifest
from tests.unit.engine.backends.shelf import Quiet, Shelf

CPU: Device = "cpu"


def test_the_fastest_is_chosen_and_remembered(shelf: Shelf, memory: Path, measured: list[int]) -> None:
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
    shelf: Shelf, memory: Path, measured: list[int]
) -> None:
    shelf.add("quick")
    shelf.choose(memory)
    (question,) = json.loads(memory.read_text())
    memory.write_text(json.dumps({question: "pytorch-fp32", "another": "quick-fp32"}))
    measured.clear()
    assert shelf.choose(memory).label == "PyTorch fp32"
    assert not measured


def test_a_remembered_backend_that_is_gone_is_measured_anew(shelf: Shelf, memory: Path, measured: list[int]) -> None:
    quick = shelf.add("quick")
    shelf.choose(memory)
    (question,) = json.loads(memory.read_text())
    memory.write_text(json.dumps({question: "a-backend-of-old"}))
    measured.clear()
    assert shelf.choose(memory) is quick
    assert len(measured) == 1
    assert json.loads(memory.read_text()) == {question: "quick-fp32"}


def test_other_weights_threads_and_candidates_ask_anew(
    shelf: Shelf, memory: Path, monkeypatch: pytest.MonkeyPatch
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
    answers: tuple[bool, ...], quiet: Quiet, shelf: Shelf, memory: Path, measured: list[int]
) -> None:
    quick = shelf.add("quick")
    quiet.answers = answers
    assert shelf.choose(memory) is quick
    assert not memory.exists()
    quiet.answers = (True,)
    assert shelf.choose(memory) is quick
    assert len(measured) == 2, "it is asked again"
    assert list(json.loads(memory.read_text()).values()) == ["quick-fp32"]


def test_beside_other_work_the_time_of_the_processor_decides(quiet: Quiet, shelf: Shelf, memory: Path) -> None:
    shelf.candidates.clear()
    lucky, frugal = shelf.add("lucky", works_s=0.01), shelf.add("frugal", sleeps_s=0.02)
    quiet.answers = (False,)
    assert shelf.choose(memory) is frugal
    quiet.answers = (True,)
    assert shelf.choose(memory) is lucky


def test_a_backend_that_fails_is_passed_over(shelf: Shelf, memory: Path) -> None:
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
def test_a_backend_that_fails_while_it_is_timed_is_passed_over(good_for: int, shelf: Shelf, memory: Path) -> None:
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
    how: dict[str, Any], shelf: Shelf, memory: Path
) -> None:
    shelf.add("wrong", **how)
    assert shelf.choose(memory).label == "PyTorch fp32"
    assert shelf.choose(memory).label == "PyTorch fp32"


@pytest.mark.parametrize("how", [{"added": MOST_DIFFERENCE / 2}, {"added": 0.5, "share": 0.0005}], ids=str)
def test_a_backend_that_is_nearly_exact_is_exact_enough(how: dict[str, Any], shelf: Shelf, memory: Path) -> None:
    near = shelf.add("near", **how)
    assert shelf.choose(memory) is near


def test_where_all_are_wrong_or_broken_plain_pytorch_computes(shelf: Shelf, memory: Path, measured: list[int]) -> None:
    shelf.candidates.clear()
    shelf.add("wrong", added=1.0)
    shelf.add("broken", broken=True)
    assert shelf.choose(memory).label == "PyTorch fp32"
    measured.clear()
    assert shelf.choose(memory).label == "PyTorch fp32"
    assert measured, "that is no answer to remember"


def test_a_remembered_backend_that_fails_now_is_passed_over(shelf: Shelf, memory: Path) -> None:
    """A driver may break without another version of anything."""
    shelf.add("quick")
    shelf.choose(memory)

    def fail() -> Forward:
        raise RuntimeError("no driver")

    shelf.candidates[1] = Candidate("quick", "fp32", fail)
    assert shelf.choose(memory).label == "PyTorch fp32"
