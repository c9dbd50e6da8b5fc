"""Fusion maps: computed when somebody wants to look, after everything else, and never as a step of their own."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.gui.app import Program
from tests.e2e.looks import Heard, hold, let_go_on, show_panel
from tests.held import HeldMaps
from tests.window import (
    SPOTS,
    WAIT_MS,
    complete,
    complete_at,
    completions_of,
    dab,
    document_of,
    fusion_panel,
    have_maps,
    key,
    mark_saved,
    open_photo,
    redo,
    released_later,
    settle,
    undo,
)

StartTiny = Callable[..., Program]


def _by_panel(program: Program) -> None:
    key(program, Qt.Key.Key_F)


def _by_overlay(program: Program) -> None:
    key(program, Qt.Key.Key_A)


def _by_scale(program: Program) -> None:
    panel = fusion_panel(program)
    panel.shown.setCurrentIndex(panel.shown.findData("result"))
    panel.scale.setValue(2)


@pytest.mark.parametrize("ask", [_by_panel, _by_overlay, _by_scale])
def test_maps_are_computed_only_when_they_are_asked_for(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps, ask: Callable[[Program], None]
) -> None:
    program = start_tiny()
    held_maps.go_on.set()
    dab(program, *SPOTS)
    complete(qtbot, program)
    settle(program)
    assert not program.map_requests.is_running
    assert held_maps.regions == 0
    assert have_maps(program) == [False]
    assert len(completions_of(program)[0].fills) == len(SPOTS)
    ask(program)
    qtbot.waitUntil(lambda: have_maps(program) == [True], timeout=WAIT_MS)
    assert held_maps.regions == len(SPOTS)
    assert all(fill.seen is None for fill in completions_of(program)[0].fills)
    ask(program)
    program.map_requests.want()
    assert not program.map_requests.is_running, "what is there is not computed again"


def test_maps_are_no_step_and_no_change(qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps) -> None:
    program = start_tiny()
    document, heard = document_of(program), Heard(program)
    before = document.pixels
    dab(program, SPOTS[0])
    hole = document.hole.copy()
    complete(qtbot, program)
    mark_saved(program)
    position, result = document.position, document.pixels
    show_panel(program)
    hold(qtbot, held_maps)
    assert "Computing" in fusion_panel(program).hint.text()
    let_go_on(program, held_maps)
    assert heard.renewed == [1]
    assert have_maps(program) == [True]
    assert not fusion_panel(program).hint.isVisible()
    assert document.position == position
    assert not document.can_redo
    assert not document.is_changed
    assert not program.window.isWindowModified()
    np.testing.assert_array_equal(document.pixels, result)
    undo(program)
    np.testing.assert_array_equal(document.pixels, before)
    np.testing.assert_array_equal(document.hole, hole)
    redo(program)
    np.testing.assert_array_equal(document.pixels, result)
    assert have_maps(program) == [True], "undone and done again with its maps"
    assert held_maps.regions == 1
    assert not document.is_changed


def test_a_request_comes_before_the_maps_and_they_come_afterwards(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps
) -> None:
    program = start_tiny()
    heard = Heard(program)
    dab(program, SPOTS[0], SPOTS[1])
    complete(qtbot, program)
    show_panel(program)
    hold(qtbot, held_maps)
    dab(program, SPOTS[2])
    key(program, Qt.Key.Key_Return)
    assert program.session.is_running
    held_maps.go_on.set()
    qtbot.waitUntil(lambda: have_maps(program) == [True, True], timeout=WAIT_MS)
    assert heard.order == ["completed fast", "completed fast", "maps", "maps"]
    assert held_maps.regions == 1 + 2 + 1, "the one that gave way was computed anew"


def test_a_new_photo_is_not_disturbed_by_the_maps_of_the_old_one(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps, tmp_path: Path
) -> None:
    program = start_tiny()
    heard = Heard(program)
    complete_at(qtbot, program, SPOTS[0])
    show_panel(program)
    hold(qtbot, held_maps)
    mark_saved(program)
    fresh = tmp_path / "fresh.png"
    Image.new("RGB", (320, 200), (10, 200, 30)).save(fresh)
    open_photo(qtbot, program, fresh)
    said = program.window.status.message
    let_go_on(program, held_maps)
    assert heard.renewed == []
    assert heard.failed == []
    assert completions_of(program) == []
    assert not program.window.isWindowModified()
    assert not document_of(program).can_undo
    assert program.window.status.message == said
    assert "Complete something" in fusion_panel(program).hint.text(), "nothing is said to be computed"
    complete_at(qtbot, program, (100.0, 100.0))
    qtbot.waitUntil(lambda: have_maps(program) == [True], timeout=WAIT_MS)


def test_undo_while_maps_are_computed_then_redo(qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps) -> None:
    program = start_tiny()
    heard = Heard(program)
    complete_at(qtbot, program, SPOTS[0])
    show_panel(program)
    hold(qtbot, held_maps)
    undo(program)
    let_go_on(program, held_maps)
    assert completions_of(program) == []
    assert heard.failed == []
    redo(program)
    qtbot.waitUntil(lambda: have_maps(program) == [True], timeout=WAIT_MS)
    assert not fusion_panel(program).hint.isVisible()


def test_nothing_is_said_to_be_computed_after_undo(qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps) -> None:
    program = start_tiny()
    complete_at(qtbot, program, SPOTS[0])
    show_panel(program)
    hold(qtbot, held_maps)
    undo(program)
    let_go_on(program, held_maps)
    assert "Complete something" in fusion_panel(program).hint.text()


def test_a_fast_fill_with_its_maps_is_still_replaced_by_its_detailed_fill(
    qtbot: QtBot, start_tiny: StartTiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny("both")
    document, heard = document_of(program), Heard(program)
    before = document.pixels
    waiting: list[CompletionRequest] = []
    submit = program.worker.submit
    monkeypatch.setattr(program.worker, "submit", lambda r: (waiting.append if r.detail == "detailed" else submit)(r))
    show_panel(program)
    dab(program, SPOTS[0])
    hole = document.hole.copy()
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: have_maps(program) == [True] and bool(waiting), timeout=WAIT_MS)
    assert [layer.detail for layer in completions_of(program)] == ["fast"]
    assert program.session.is_refining
    submit(waiting[0])
    qtbot.waitUntil(lambda: not program.session.is_running, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: have_maps(program) == [True], timeout=WAIT_MS)
    assert [layer.detail for layer in completions_of(program)] == ["detailed"]
    assert heard.order == ["completed fast", "maps", "completed detailed", "maps"]
    fill = completions_of(program)[0].fills[0]
    assert fill.maps is not None
    place = fill.bounds.moved(-fill.maps.bounds.left, -fill.maps.bounds.top).slices
    np.testing.assert_allclose(fill.maps.results[0][place][fill.hole] * 255, fill.pixels[fill.hole], atol=0.51)
    undo(program)
    np.testing.assert_array_equal(document.pixels, before)
    np.testing.assert_array_equal(document.hole, hole)


def test_closing_while_maps_are_computed(qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps) -> None:
    program = start_tiny()
    heard = Heard(program)
    dab(program, SPOTS[0], SPOTS[1])
    complete(qtbot, program)
    show_panel(program)
    hold(qtbot, held_maps)
    mark_saved(program)
    assert program.window.close()
    with released_later(held_maps.go_on):
        program.close()
    assert held_maps.regions == 1, "the second region was not begun"
    settle(program)
    assert heard.renewed == []
    assert heard.failed == []
