"""Fusion maps: computed when somebody wants to look, after everything else, and never as a step of their own."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.engine.request import Completion, CompletionRequest
from dfnet_gui.gui.app import Program
from dfnet_gui.network.checkpoint import LoadedModel, save_model

from .conftest import SPOTS, HeldMaps, complete, complete_at, dab, open_photo

WAIT_MS = 20_000
StartTiny = Callable[..., Program]


@dataclass
class _Heard:
    """What the program told about completions and maps, in order."""

    program: Program
    order: list[str] = field(default_factory=list)
    inspected: list[Completion] = field(default_factory=list)
    not_inspected: list[str] = field(default_factory=list)
    renewed: list[int] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.program.session.completed.connect(self._on_completed)
        self.program.map_requests.renewed.connect(self._on_renewed)
        self.program.map_requests.failed.connect(self.failed.append)
        self.program.worker.looked.connect(self._on_inspected)
        self.program.worker.not_looked.connect(self._on_not_inspected)

    def _on_completed(self, completion: Completion) -> None:
        self.order.append(f"completed {completion.detail}")

    def _on_renewed(self) -> None:
        self.renewed.append(1)
        self.order.append("maps")

    def _on_inspected(self, completion: Completion) -> None:
        self.inspected.append(completion)

    def _on_not_inspected(self, _completion: Completion, sentence: str) -> None:
        self.not_inspected.append(sentence)


def _document(program: Program) -> Document:
    assert program.session.document is not None
    return program.session.document


def _layers(program: Program) -> list[Completion]:
    return [layer for layer in _document(program).layers if isinstance(layer, Completion)]


def _has_maps(program: Program) -> list[bool]:
    return [all(fill.maps is not None for fill in layer.fills) for layer in _layers(program)]


def _save(program: Program) -> None:
    _document(program).mark_saved(_document(program).position)
    program.session.history_changed.emit()
    assert not program.window.isWindowModified()


def _key(program: Program, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(program.window.canvas, key, modifiers)


def _show_panel(program: Program) -> None:
    program.window.actions_by_name["fusion"].setChecked(True)
    assert program.window.docks.panels["fusion"].isVisible()


def _hold(qtbot: QtBot, held: HeldMaps) -> None:
    qtbot.waitUntil(held.entered.is_set, timeout=WAIT_MS)


def _let_go_on(qtbot: QtBot, program: Program, held: HeldMaps) -> None:
    held.go_on.set()
    qtbot.waitUntil(lambda: not program.map_requests.is_running, timeout=WAIT_MS)


def _use_another_model(qtbot: QtBot, program: Program, path: Path) -> None:
    with qtbot.waitSignal(program.session.model_changed, timeout=WAIT_MS):
        program.window.models.use_weights(path)


@pytest.fixture
def other_path(tiny_model: LoadedModel, tmp_path: Path) -> Path:
    """The small model under another name."""
    path = tmp_path / "other.safetensors"
    save_model(path, tiny_model.weights, replace(tiny_model.manifest, name="other"), halves=False)
    return path


def _by_panel(program: Program) -> None:
    _key(program, Qt.Key.Key_F)


def _by_overlay(program: Program) -> None:
    _key(program, Qt.Key.Key_A)


def _by_scale(program: Program) -> None:
    program.window.docks.panels["fusion"].scale.setValue(2)


@pytest.mark.parametrize("ask", [_by_panel, _by_overlay, _by_scale])
def test_maps_are_computed_only_when_they_are_asked_for(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps, ask: Callable[[Program], None]
) -> None:
    program = start_tiny()
    held_maps.go_on.set()
    dab(program, *SPOTS)
    complete(qtbot, program)
    qtbot.wait(50)  # time for what must not happen
    assert not program.map_requests.is_running
    assert held_maps.seen == []
    assert _has_maps(program) == [False]
    assert len(_layers(program)[0].fills) == len(SPOTS)
    ask(program)
    qtbot.waitUntil(lambda: _has_maps(program) == [True], timeout=WAIT_MS)
    assert len(held_maps.seen) == len(SPOTS)
    assert all(fill.seen is None for fill in _layers(program)[0].fills)
    ask(program)
    program.window.fusion.refresh()
    assert not program.map_requests.is_running, "what is there is not computed again"


def test_maps_are_no_step_and_no_change(qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps) -> None:
    program = start_tiny()
    document, heard = _document(program), _Heard(program)
    before = document.pixels
    dab(program, SPOTS[0])
    hole = document.hole.copy()
    complete(qtbot, program)
    _save(program)
    position, result = document.position, document.pixels
    _show_panel(program)
    _hold(qtbot, held_maps)
    assert "Computing" in program.window.docks.panels["fusion"].hint.text()
    _let_go_on(qtbot, program, held_maps)
    assert heard.renewed == [1]
    assert _has_maps(program) == [True]
    assert not program.window.docks.panels["fusion"].hint.isVisible()
    assert document.position == position
    assert not document.can_redo
    assert not document.is_changed
    assert not program.window.isWindowModified()
    np.testing.assert_array_equal(document.pixels, result)
    _key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    np.testing.assert_array_equal(document.pixels, before)
    np.testing.assert_array_equal(document.hole, hole)
    _key(program, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    np.testing.assert_array_equal(document.pixels, result)
    assert _has_maps(program) == [True], "undone and done again with its maps"
    assert len(held_maps.seen) == 1
    assert not document.is_changed


def test_a_request_comes_before_the_maps_and_they_come_afterwards(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps
) -> None:
    program = start_tiny()
    heard = _Heard(program)
    dab(program, SPOTS[0], SPOTS[1])
    complete(qtbot, program)
    _show_panel(program)
    _hold(qtbot, held_maps)
    dab(program, SPOTS[2])
    _key(program, Qt.Key.Key_Return)
    assert program.session.is_running
    held_maps.go_on.set()
    qtbot.waitUntil(lambda: _has_maps(program) == [True, True], timeout=WAIT_MS)
    assert heard.order == ["completed fast", "completed fast", "maps", "maps"]
    assert len(held_maps.seen) == 1 + 2 + 1, "the one that gave way was computed anew"


def test_a_new_photo_is_not_disturbed_by_the_maps_of_the_old_one(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps, tmp_path: Path
) -> None:
    program = start_tiny()
    heard = _Heard(program)
    complete_at(qtbot, program, SPOTS[0])
    _show_panel(program)
    _hold(qtbot, held_maps)
    _save(program)
    fresh = tmp_path / "fresh.png"
    Image.new("RGB", (320, 200), (10, 200, 30)).save(fresh)
    open_photo(qtbot, program, fresh)
    said = program.window.status.message
    _let_go_on(qtbot, program, held_maps)
    assert heard.renewed == []
    assert heard.failed == []
    assert _layers(program) == []
    assert not program.window.isWindowModified()
    assert not _document(program).can_undo
    assert program.window.status.message == said
    assert "Complete something" in program.window.docks.panels["fusion"].hint.text(), "nothing is said to be computed"
    complete_at(qtbot, program, (100.0, 100.0))
    qtbot.waitUntil(lambda: _has_maps(program) == [True], timeout=WAIT_MS)


def test_undo_while_maps_are_computed_then_redo(qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps) -> None:
    program = start_tiny()
    heard = _Heard(program)
    complete_at(qtbot, program, SPOTS[0])
    _show_panel(program)
    _hold(qtbot, held_maps)
    _key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    _let_go_on(qtbot, program, held_maps)
    assert _layers(program) == []
    assert heard.failed == []
    _key(program, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _has_maps(program) == [True], timeout=WAIT_MS)
    assert program.window.docks.panels["fusion"]._maps()


def test_nothing_is_said_to_be_computed_after_undo(qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps) -> None:
    program = start_tiny()
    complete_at(qtbot, program, SPOTS[0])
    _show_panel(program)
    _hold(qtbot, held_maps)
    _key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    _let_go_on(qtbot, program, held_maps)
    assert "Complete something" in program.window.docks.panels["fusion"].hint.text()


def test_a_fast_fill_with_its_maps_is_still_replaced_by_its_detailed_fill(
    qtbot: QtBot, start_tiny: StartTiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny("both")
    document, heard = _document(program), _Heard(program)
    before = document.pixels
    waiting: list[CompletionRequest] = []
    submit = program.worker.submit
    monkeypatch.setattr(program.worker, "submit", lambda r: (waiting.append if r.detail == "detailed" else submit)(r))
    _show_panel(program)
    dab(program, SPOTS[0])
    hole = document.hole.copy()
    _key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _has_maps(program) == [True] and bool(waiting), timeout=WAIT_MS)
    assert [layer.detail for layer in _layers(program)] == ["fast"]
    assert program.session.is_refining
    submit(waiting[0])
    qtbot.waitUntil(lambda: not program.session.is_running, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: _has_maps(program) == [True], timeout=WAIT_MS)
    assert [layer.detail for layer in _layers(program)] == ["detailed"]
    assert heard.order == ["completed fast", "maps", "completed detailed", "maps"]
    fill = _layers(program)[0].fills[0]
    assert fill.maps is not None
    place = fill.bounds.moved(-fill.maps.bounds.left, -fill.maps.bounds.top).slices
    np.testing.assert_allclose(fill.maps.results[0][place][fill.hole] * 255, fill.pixels[fill.hole], atol=0.51)
    _key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    np.testing.assert_array_equal(document.pixels, before)
    np.testing.assert_array_equal(document.hole, hole)


def test_a_completion_by_another_model_is_asked_about_once(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps, other_path: Path
) -> None:
    program = start_tiny()
    heard = _Heard(program)
    held_maps.go_on.set()
    complete_at(qtbot, program, SPOTS[0])
    _use_another_model(qtbot, program, other_path)
    _show_panel(program)
    qtbot.waitUntil(lambda: bool(heard.failed), timeout=WAIT_MS)
    qtbot.wait(50)  # time for a loop
    assert heard.failed == heard.not_inspected
    (sentence,) = heard.failed
    assert sentence == "This was completed by tiny-detailed: choose that model again to see its fusion maps."
    assert not program.map_requests.is_running
    assert held_maps.seen == []
    complete_at(qtbot, program, SPOTS[1])
    qtbot.waitUntil(lambda: _has_maps(program) == [False, True], timeout=WAIT_MS)
    assert len(heard.failed) == 1, "it was said"


def test_why_there_are_no_maps_is_shown(qtbot: QtBot, start_tiny: StartTiny, other_path: Path) -> None:
    program = start_tiny()
    heard = _Heard(program)
    complete_at(qtbot, program, SPOTS[0])
    _use_another_model(qtbot, program, other_path)
    _show_panel(program)
    qtbot.waitUntil(lambda: bool(heard.failed), timeout=WAIT_MS)
    assert program.window.status.message == heard.failed[0]


def test_the_panel_does_not_promise_maps_that_will_not_come(
    qtbot: QtBot, start_tiny: StartTiny, other_path: Path
) -> None:
    program = start_tiny()
    heard = _Heard(program)
    complete_at(qtbot, program, SPOTS[0])
    _use_another_model(qtbot, program, other_path)
    _show_panel(program)
    qtbot.waitUntil(lambda: bool(heard.failed), timeout=WAIT_MS)
    assert "Computing" not in program.window.docks.panels["fusion"].hint.text()


def test_choosing_the_model_again_brings_the_maps(
    qtbot: QtBot, start_tiny: StartTiny, other_path: Path, tiny_path: Path
) -> None:
    program = start_tiny()
    heard = _Heard(program)
    complete_at(qtbot, program, SPOTS[0])
    _use_another_model(qtbot, program, other_path)
    _show_panel(program)
    qtbot.waitUntil(lambda: bool(heard.failed), timeout=WAIT_MS)
    _use_another_model(qtbot, program, tiny_path)
    program.window.fusion.refresh()
    qtbot.waitUntil(lambda: _has_maps(program) == [True], timeout=2_000)


def test_an_error_while_maps_are_computed_ends_in_one_sentence(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps
) -> None:
    program = start_tiny()
    heard = _Heard(program)
    held_maps.error = RuntimeError("no maps today")
    held_maps.go_on.set()
    complete_at(qtbot, program, SPOTS[0])
    _show_panel(program)
    qtbot.waitUntil(lambda: bool(heard.failed), timeout=WAIT_MS)
    qtbot.wait(50)  # time for a loop
    assert len(heard.failed) == len(held_maps.seen) == 1
    assert "no maps today" in heard.failed[0]
    held_maps.error = None
    complete_at(qtbot, program, SPOTS[1])
    qtbot.waitUntil(lambda: _has_maps(program) == [False, True], timeout=WAIT_MS)


def test_closing_while_maps_are_computed(qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps) -> None:
    program = start_tiny()
    heard = _Heard(program)
    dab(program, SPOTS[0], SPOTS[1])
    complete(qtbot, program)
    _show_panel(program)
    _hold(qtbot, held_maps)
    _save(program)
    assert program.window.close()
    timer = threading.Timer(0.1, held_maps.go_on.set)
    timer.start()
    program.close()
    timer.join()
    assert len(held_maps.seen) == 1, "the second region was not begun"
    qtbot.wait(50)  # what could still arrive
    assert heard.renewed == []
    assert heard.failed == []


def test_when_there_acts_once_and_at_once_when_nothing_is_missing(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps
) -> None:
    program = start_tiny()
    held_maps.go_on.set()
    done: list[int] = []
    program.map_requests.when_there(lambda: done.append(1))
    assert done == [1], "no completion, no maps to wait for"
    complete_at(qtbot, program, SPOTS[0])
    _show_panel(program)
    qtbot.waitUntil(lambda: _has_maps(program) == [True], timeout=WAIT_MS)
    program.map_requests.when_there(lambda: done.append(2))
    assert done == [1, 2]
    program.window.fusion.refresh()
    program.map_requests.want()
    qtbot.wait(50)  # time for a second one
    assert done == [1, 2]


def test_when_there_waits_for_the_maps_of_all_completions(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps
) -> None:
    program = start_tiny()
    for spot in SPOTS[:2]:
        dab(program, spot)
        complete(qtbot, program)
    done: list[list[bool]] = []
    for _ in range(2):
        program.map_requests.when_there(lambda: done.append(_has_maps(program)))
    _hold(qtbot, held_maps)
    assert done == []
    _show_panel(program)
    _let_go_on(qtbot, program, held_maps)
    qtbot.waitUntil(lambda: len(done) == 2, timeout=WAIT_MS)
    qtbot.wait(50)  # time for a third one
    assert done == [[True, True]] * 2
    assert len(held_maps.seen) == 2


def test_when_there_acts_once_although_some_maps_can_not_be_had(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps, other_path: Path
) -> None:
    program = start_tiny()
    held_maps.go_on.set()
    complete_at(qtbot, program, SPOTS[0])
    _use_another_model(qtbot, program, other_path)
    complete_at(qtbot, program, SPOTS[1])
    done: list[list[bool]] = []
    program.map_requests.when_there(lambda: done.append(_has_maps(program)))
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)
    qtbot.wait(50)  # time for a second one
    assert done == [[False, True]]


def test_when_there_is_forgotten_with_its_photo(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps, blotches_path: Path
) -> None:
    program = start_tiny()
    complete_at(qtbot, program, SPOTS[0])
    done: list[int] = []
    program.map_requests.when_there(lambda: done.append(1))
    _hold(qtbot, held_maps)
    _save(program)
    open_photo(qtbot, program, blotches_path)
    _let_go_on(qtbot, program, held_maps)
    program.map_requests.when_there(lambda: done.append(2))
    qtbot.waitUntil(lambda: done == [2], timeout=WAIT_MS)
