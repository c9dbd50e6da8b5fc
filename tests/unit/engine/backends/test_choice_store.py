"""Answers are kept in a file, and a damaged one is as good as none."""

import json
from pathlib import Path

import pytest

from dfnet_gui.engine.backends.choice_store import KeptChoice
from dfnet_gui.engine.device import Device
from tests.unit.engine.backends.shelf import Shelf

CPU: Device = "cpu"


DAMAGED = [b"", b"{", b"[1, 2]", b"null", b'"text"', b"\xff\xfe\x00", b'{"a": ', b"\0" * 50]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_memory_is_as_good_as_none(content: bytes, shelf: Shelf, memory: Path, measured: list[int]) -> None:
    quick = shelf.add("quick")
    memory.parent.mkdir()
    memory.write_bytes(content)
    assert shelf.choose(memory) is quick
    assert measured
    assert list(json.loads(memory.read_text()).values()) == ["quick-fp32"], "and it is whole again"


@pytest.mark.parametrize("value", [None, 5, ["quick-fp32"], {"quick-fp32": 1}])
def test_an_answer_that_is_no_name_is_as_good_as_none(value: object, shelf: Shelf, memory: Path) -> None:
    quick = shelf.add("quick")
    shelf.choose(memory)
    (question,) = json.loads(memory.read_text())
    memory.write_text(json.dumps({question: value}))
    assert shelf.choose(memory) is quick
    assert json.loads(memory.read_text()) == {question: "quick-fp32"}


def test_a_memory_that_can_not_be_written_is_as_good_as_none(shelf: Shelf, tmp_path: Path, measured: list[int]) -> None:
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
