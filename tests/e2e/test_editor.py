"""The editor as it is used, in the whole window: removals, sessions, a folder at work, and what a start brings back."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.photos.film_strip import FilmStrip
from dfnet_gui.gui.photos.journals import Journals
from dfnet_gui.gui.removals.panel import RemovalsPanel
from dfnet_gui.paths import recovery_dir
from tests.unit.archive.examples import state_of, worked_on
from tests.window import (
    SPOTS,
    WAIT_MS,
    answer_questions,
    complete_at,
    dab,
    document_of,
    key,
    open_photo,
    settle,
    would_lose,
)

StartTiny = Callable[..., Program]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _panel(program: Program) -> RemovalsPanel:
    key(program, Qt.Key.Key_F7)
    panel = program.window.docks.panels["removals"]
    assert isinstance(panel, RemovalsPanel)
    assert panel.isVisible()
    return panel


def test_one_of_two_removals_is_taken_out_and_its_mask_is_brought_back(qtbot: QtBot, start_tiny: StartTiny) -> None:
    program = start_tiny()
    for spot in SPOTS[:2]:
        complete_at(qtbot, program, spot)
    document = document_of(program)
    completed = document.pixels
    first = document.removals[0].layer.covered(document.bounds)
    panel = _panel(program)
    place = panel.list.visualItemRect(panel.list.item(1)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert program.session.selection.selected is document.removals[0]
    key(program, Qt.Key.Key_H, SHIFT)
    np.testing.assert_array_equal(document.pixels[first], document.original.pixels[first])
    key(program, Qt.Key.Key_H, SHIFT)
    key(program, Qt.Key.Key_M, CTRL | SHIFT)
    assert len(document.removals) == 1
    np.testing.assert_array_equal(document.hole, first)
    np.testing.assert_array_equal(document.pixels[~first], completed[~first])
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(document.removals) == 2, timeout=WAIT_MS)
    settle(program)
    assert not document.hole.any()
    key(program, Qt.Key.Key_H, CTRL)
    np.testing.assert_array_equal(document.pixels, document.original.pixels)


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))


def test_a_session_is_saved_and_opened_again_as_it_was(
    qtbot: QtBot, start_tiny: StartTiny, blotches_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    complete_at(qtbot, program, SPOTS[0])
    dab(program, SPOTS[1])
    document, path = document_of(program), tmp_path / "work.ora"
    _choose(monkeypatch, path)
    key(program, Qt.Key.Key_S, CTRL | SHIFT)
    settle(program)
    assert not program.window.isWindowModified()
    dab(program, SPOTS[2])
    assert program.window.isWindowModified()
    key(program, Qt.Key.Key_S, CTRL)
    settle(program)
    assert not program.window.isWindowModified()
    open_photo(qtbot, program, blotches_path)
    open_photo(qtbot, program, path)
    settle(program)
    assert state_of(document_of(program)) == state_of(document)
    assert str(path) in program.window.settings.recent()
    assert program.window.status.message == "This is the session as it was saved."
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(document_of(program).removals) >= 2, timeout=WAIT_MS)
    settle(program)
    key(program, Qt.Key.Key_S, CTRL)
    settle(program)
    assert not program.window.isWindowModified(), "it is saved where it came from"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number, name in enumerate(("a", "b", "c")):
        pixels = np.random.default_rng(number).integers(0, 256, (90, 120, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"{name}.png")
    return folder


def _step(qtbot: QtBot, program: Program, which: Qt.Key) -> None:
    program.window.canvas.setFocus()
    settle(program)
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        key(program, which)
    settle(program)


def test_work_on_each_photo_of_a_folder_waits_for_it(
    qtbot: QtBot, start_tiny: StartTiny, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer_questions(monkeypatch, "Cancel")
    program = start_tiny()
    open_photo(qtbot, program, folder / "a.png")
    dab(program, (40.0, 40.0))
    first = document_of(program).hole.copy()
    _step(qtbot, program, Qt.Key.Key_Right)
    assert not document_of(program).hole.any()
    dab(program, (60.0, 60.0))
    second = document_of(program).hole.copy()
    _step(qtbot, program, Qt.Key.Key_Left)
    np.testing.assert_array_equal(document_of(program).hole, first)
    assert asked == [], "nothing was lost, so nothing was asked"
    assert program.window.isWindowModified()
    _step(qtbot, program, Qt.Key.Key_Right)
    np.testing.assert_array_equal(document_of(program).hole, second)
    assert not program.window.close(), "Cancel"
    assert asked == [would_lose("b.png")]


def test_closing_with_work_on_other_photos_asks_and_keeps_it_for_the_next_start(
    qtbot: QtBot,
    start_tiny: StartTiny,
    start_program: Callable[..., Program],
    tiny_path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = answer_questions(monkeypatch, "Keep for later", "Bring it back")
    program = start_tiny()
    open_photo(qtbot, program, folder / "a.png")
    dab(program, (40.0, 40.0))
    hole = document_of(program).hole.copy()
    _step(qtbot, program, Qt.Key.Key_Right)
    assert program.window.close()
    program.close()
    assert asked == ["Your work on 1 other photo has not been exported."]
    again = start_program(weights=tiny_path)
    qtbot.waitUntil(lambda: again.session.document is not None, timeout=WAIT_MS)
    settle(again)
    assert asked[1:] == ["There is work that was not saved:"]
    np.testing.assert_array_equal(document_of(again).hole, hole)
    assert document_of(again).original.path == folder / "a.png"


def test_what_a_dead_program_left_is_offered_and_can_be_discarded(
    start_program: Callable[..., Program], tiny_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Journals(recovery_dir()).begin()
    own.journal.write(Snapshot.of(worked_on()))
    own.release()
    asked = answer_questions(monkeypatch, "Discard it")
    program = start_program(weights=tiny_path)
    settle(program)
    assert asked == ["There is work that was not saved:"]
    assert program.session.document is None
    assert not own.journal.folder.exists()


def test_work_on_the_open_photo_can_be_kept_for_later(
    qtbot: QtBot,
    start_tiny: StartTiny,
    start_program: Callable[..., Program],
    tiny_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = answer_questions(monkeypatch, "Keep for later", "Bring it back")
    program = start_tiny()
    dab(program, SPOTS[0])
    hole = document_of(program).hole.copy()
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=WAIT_MS)
    program.close()
    assert asked == [would_lose("blotches.png")]
    again = start_program(weights=tiny_path)
    qtbot.waitUntil(lambda: again.session.document is not None, timeout=WAIT_MS)
    settle(again)
    np.testing.assert_array_equal(document_of(again).hole, hole)


def test_a_session_beside_its_photo_is_stepped_past_and_its_work_waits_for_it(
    qtbot: QtBot, start_tiny: StartTiny, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    open_photo(qtbot, program, folder / "a.png")
    dab(program, (40.0, 40.0))
    _choose(monkeypatch, folder / "a.ora")
    key(program, Qt.Key.Key_S, CTRL | SHIFT)
    settle(program)
    open_photo(qtbot, program, folder / "a.ora")
    dab(program, (80.0, 60.0))
    hole = document_of(program).hole.copy()
    _step(qtbot, program, Qt.Key.Key_Right)
    _step(qtbot, program, Qt.Key.Key_Right)
    assert document_of(program).original.path == folder / "b.png"
    _step(qtbot, program, Qt.Key.Key_Left)
    assert not document_of(program).hole.any(), "the photo itself"
    _step(qtbot, program, Qt.Key.Key_Left)
    np.testing.assert_array_equal(document_of(program).hole, hole)
    key(program, Qt.Key.Key_S, CTRL)
    settle(program)
    assert not program.window.isWindowModified(), "it is still known where it is saved"


def test_stepping_twice_to_the_same_photo_opens_it_once(
    qtbot: QtBot, start_tiny: StartTiny, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer_questions(monkeypatch)
    program = start_tiny()
    open_photo(qtbot, program, folder / "b.png")
    dab(program, (40.0, 40.0))
    _step(qtbot, program, Qt.Key.Key_Left)
    dab(program, (40.0, 40.0))
    opened: list[None] = []
    program.session.opened.connect(lambda: opened.append(None))
    for _ in range(2):
        program.window.opening.step_to(folder / "b.png")
    settle(program)
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT_MS)
    settle(program)
    assert len(opened) == 1
    assert asked == []
    assert document_of(program).hole.any()


def test_enter_in_the_film_strip_opens_a_photo_and_does_not_complete(
    qtbot: QtBot, start_tiny: StartTiny, folder: Path
) -> None:
    program = start_tiny()
    open_photo(qtbot, program, folder / "a.png")
    dab(program, (40.0, 40.0))
    key(program, Qt.Key.Key_F9)
    strip = program.window.docks.panels["film_strip"]
    assert isinstance(strip, FilmStrip)
    qtbot.waitUntil(lambda: strip.list.count() == 3, timeout=WAIT_MS)
    strip.list.setFocus()
    strip.list.setCurrentRow(2)
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        QTest.keyClick(strip.list, Qt.Key.Key_Return)
    settle(program)
    assert document_of(program).original.path == folder / "c.png"
    _step(qtbot, program, Qt.Key.Key_Left)
    _step(qtbot, program, Qt.Key.Key_Left)
    assert document_of(program).hole.any()
    assert not document_of(program).removals
