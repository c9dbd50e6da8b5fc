"""Commands found by their names do in the whole program what their keys do."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.menus.actions import unmarked
from dfnet_gui.gui.menus.palette import OWN_COMMAND, Palette
from tests.window import SPOTS, WAIT_MS, completions_of, dab, document_of, key

CALL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(qtbot: QtBot, start_tiny: Callable[..., Program]) -> Program:
    program: Program = start_tiny()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.window.canvas.setFocus()
    return program


def _called(program: Program) -> Palette:
    key(program, Qt.Key.Key_P, CALL)
    palette = program.window.dialogs.palette
    assert palette is not None
    assert palette.field.hasFocus()
    return palette


def _run(program: Program, letters: str) -> None:
    palette = _called(program)
    QTest.keyClicks(palette.field, letters)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_a_photo_is_completed_without_knowing_a_key(qtbot: QtBot, program: Program) -> None:
    dab(program, SPOTS[0])
    with qtbot.waitSignal(program.session.completed, timeout=WAIT_MS):
        _run(program, "complete")
    assert len(completions_of(program)) == 1
    _run(program, "und")
    assert len(completions_of(program)) == 0
    assert program.window.canvas.hasFocus()


def test_letters_are_not_taken_for_keys_of_the_canvas(program: Program) -> None:
    dab(program, SPOTS[0])
    tool = program.window.canvas.tool
    painted = document_of(program).hole_pixels
    palette = _called(program)
    QTest.keyClicks(palette.field, "hwk tre12[]")
    for each in (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        QTest.keyClick(palette.field, each)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert program.window.canvas.tool is tool
    assert document_of(program).hole_pixels == painted
    assert not program.session.is_running


def test_every_command_but_its_own_is_found_first_by_its_own_name(program: Program) -> None:
    palette = _called(program)
    texts = {c.name: unmarked(c.text) for menu in program.window.menus for c in menu.commands if c.name != OWN_COMMAND}
    for name, text in texts.items():
        palette.field.setText(text.rstrip("…").lower())
        assert palette.rows[0].text == text, name
    palette.field.clear()
    names = {row.name for row in palette.rows}
    assert set(texts) <= names
    recent = program.window.recent_menu
    assert isinstance(recent, QMenu)
    assert len(names) == len(texts) + len(recent.actions())


def test_the_photo_opened_last_is_found_by_its_name(qtbot: QtBot, program: Program) -> None:
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        _run(program, "blotches")
    assert program.window.canvas.hasFocus()


def test_a_photo_that_opens_meanwhile_has_the_keyboard(qtbot: QtBot, program: Program) -> None:
    palette = _called(program)
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        program.window.opening.open_path(document_of(program).original.path)  # type: ignore[arg-type]
    QApplication.processEvents()
    assert not palette.isVisible()
    assert program.window.canvas.hasFocus()
