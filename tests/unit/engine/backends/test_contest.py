"""Which backend is fastest is found out by a process of its own, so that PyTorch does not stay in this one."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from dfnet_gui.engine.backends import choose, contest
from dfnet_gui.engine.backends.base import Candidate
from dfnet_gui.engine.backends.contest import OPTION, fastest_elsewhere, is_worthwhile
from dfnet_gui.engine.backends.processor import has_openvino
from dfnet_gui.network.checkpoint import load_model
from dfnet_gui.paths import built_in_weights
from tests.unit.engine.backends.shelf import Shelf

needs_openvino = pytest.mark.skipif(not has_openvino(), reason="OpenVINO is not installed")
ASKS = """
import sys
from pathlib import Path
from dfnet_gui.engine.inpainter import load_inpainter
from dfnet_gui.paths import built_in_weights
print(load_inpainter(built_in_weights(), "cpu").backend, "torch" in sys.modules)
"""
ASKS_AT_ONCE = """
import sys
from pathlib import Path
from dfnet_gui.engine.backends.contest import fastest_elsewhere
from dfnet_gui.paths import built_in_weights
fastest_elsewhere(built_in_weights(), "auto", "auto", Path(sys.argv[1]))
"""


def _candidates(*names: str) -> list[Candidate]:
    return [Candidate(name, "fp32", lambda: pytest.fail("nothing is made")) for name in names]


@needs_openvino
def test_the_first_start_brings_no_pytorch_into_the_program(tmp_path: Path) -> None:
    """The fastest is OpenVINO on every processor that was tried; where it is not, PyTorch has to be there."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    said = subprocess.run(
        [sys.executable, "-c", ASKS], env=environment, capture_output=True, text=True, check=True, timeout=300
    ).stdout.split()
    assert said[-1] == ("True" if said[0] == "PyTorch" else "False")


def test_a_child_finds_the_fastest(tmp_path: Path) -> None:
    memory = tmp_path / "deep" / "backends.json"
    name = fastest_elsewhere(built_in_weights(), "auto", "auto", memory)
    assert name.split("-")[0] in ("openvino", "pytorch")
    if memory.exists():  # the machine was quiet
        assert list(json.loads(memory.read_text()).values()) == [name]


def test_a_child_that_fails_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fastest_elsewhere(tmp_path / "no.safetensors", "auto", "auto", tmp_path / "kept.json") == ""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    assert fastest_elsewhere(built_in_weights(), "auto", "auto", tmp_path / "kept.json") == ""
    assert not (tmp_path / "kept.json").exists()


def test_a_child_ends_with_the_one_that_asked(tmp_path: Path) -> None:
    """Killed, as a program is that is ended in the midst of its first start."""
    with subprocess.Popen([sys.executable, "-c", ASKS_AT_ONCE, tmp_path / "kept.json"]) as asking:
        children: list[psutil.Process] = []
        until = time.monotonic() + 60
        while not children and asking.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
            children = [each for each in psutil.Process(asking.pid).children() if OPTION in each.cmdline()]
        asking.kill()
    gone, left = psutil.wait_procs(children, timeout=20)
    assert (len(gone), left) == (1, [])
    assert not (tmp_path / "kept.json").exists(), "it did not go on to its end"


def test_it_is_worth_a_process_only_where_pytorch_would_come_for_that_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    both, one = _candidates("pytorch-fp32", "openvino-fp32"), _candidates("pytorch-fp32", "pytorch-bf16")
    assert not is_worthwhile("cpu", both), "these tests have imported it"
    monkeypatch.setattr(contest, "sys", SimpleNamespace(modules={}))
    assert is_worthwhile("cpu", both)
    assert not is_worthwhile("cpu", one)
    assert not is_worthwhile("cuda", both)


@pytest.mark.parametrize(("answer", "measurements"), [("quick-fp32", 0), ("gone-fp32", 1), ("", 1)])
def test_what_the_child_says_is_taken_where_it_can_be(
    answer: str, measurements: int, shelf: Shelf, memory: Path, measured: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = shelf.add("quick")
    monkeypatch.setattr(choose, "is_worthwhile", lambda *_: True)
    monkeypatch.setattr(choose, "fastest_elsewhere", lambda *_: answer)
    assert choose.choose_forward(shelf.model, "cpu", memory=memory, weights=Path("w.safetensors")) is quick
    assert len(measured) == measurements, "nothing is measured a second time"


def test_the_child_is_asked_about_that_model(tmp_path: Path) -> None:
    """Its kept answer is the one that the parent looks for."""
    memory = tmp_path / "backends.json"
    model = load_model(built_in_weights())
    name = choose.fastest_name(model, "cpu", backend="auto", precision="auto", memory=memory)
    if memory.exists():
        forward = choose.choose_forward(model, "cpu", memory=memory)
        assert forward.label.split()[0].lower() == name.split("-")[0]
