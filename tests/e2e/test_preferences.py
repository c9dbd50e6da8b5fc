"""Preferences and keys in the whole window: what is changed there holds there and then, and at the next start."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import THEME, TOOL
from dfnet_gui.gui.preferences.dialog import PreferencesDialog, SettingsPage
from tests.clipping import clipped
from tests.window import WAIT_MS, dab, key, settle

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _preferences(qtbot: QtBot, program: Program) -> PreferencesDialog:
    """Opened as people do."""
    key(program, Qt.Key.Key_Comma, CTRL)
    (dialog,) = program.window.findChildren(PreferencesDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def _give(dialog: PreferencesDialog, name: str, which: Qt.Key, held: Qt.KeyboardModifier, button: str) -> None:
    dialog.show_keys()
    page = dialog.keys_page
    page.select(name)
    QTest.keyClick(page.field, which, held)
    QTest.mouseClick(getattr(page, button), Qt.MouseButton.LeftButton)


def _back(qtbot: QtBot, program: Program, dialog: QDialog) -> None:
    """To the photo."""
    dialog.close()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.window.canvas.setFocus()


def test_the_dialog_is_there_once_and_the_window_goes_on(qtbot: QtBot, start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    dialog = _preferences(qtbot, program)
    theme = dialog.pages[0]
    assert isinstance(theme, SettingsPage)
    combo = theme.fields[THEME.key]
    QTest.keyClick(combo, Qt.Key.Key_End)
    assert program.window.actions_by_name["theme_dark"].isChecked()
    dab(program, (60.0, 60.0))
    assert program.window.complete_button.isEnabled(), "nobody waits for it to be closed"
    _back(qtbot, program, dialog)
    program.window.actions_by_name["theme_light"].trigger()
    assert _preferences(qtbot, program) is dialog
    assert combo.currentText() == "Light"  # type: ignore[attr-defined]


def test_a_changed_key_does_it_and_the_old_one_does_not(
    qtbot: QtBot, start_tiny: Callable[..., Program], start_program: Callable[..., Program]
) -> None:
    program = start_tiny()
    dialog = _preferences(qtbot, program)
    _give(dialog, "lasso", Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier, "use_button")
    _back(qtbot, program, dialog)
    key(program, Qt.Key.Key_L)
    assert program.window.settings.get(TOOL) == "brush"
    key(program, Qt.Key.Key_P)
    assert program.window.settings.get(TOOL) == "lasso"
    assert program.window.actions_by_name["lasso"].toolTip().endswith("(P)")
    program.window.close()
    again = start_program(loaded=False)
    assert [each.toString() for each in again.window.actions_by_name["lasso"].shortcuts()] == ["P"]


def test_a_key_is_taken_from_another_command_and_only_one_does_it(
    qtbot: QtBot, start_tiny: Callable[..., Program]
) -> None:
    program = start_tiny()
    dialog = _preferences(qtbot, program)
    _give(dialog, "brush", Qt.Key.Key_H, Qt.KeyboardModifier.NoModifier, "take_button")
    _back(qtbot, program, dialog)
    key(program, Qt.Key.Key_L)
    key(program, Qt.Key.Key_H)
    assert program.window.settings.get(TOOL) == "brush", "and not the hand, nor nothing for doubt"


def test_one_press_with_two_names_is_taken_too(qtbot: QtBot, start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    dialog = _preferences(qtbot, program)
    _give(dialog, "lasso", Qt.Key.Key_BraceLeft, SHIFT, "take_button")
    _back(qtbot, program, dialog)
    key(program, Qt.Key.Key_BraceLeft, SHIFT)
    assert program.window.settings.get(TOOL) == "lasso"


def test_another_key_completes_and_everybody_says_so(
    qtbot: QtBot, start_tiny: Callable[..., Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    dialog = _preferences(qtbot, program)
    _give(dialog, "complete", Qt.Key.Key_G, Qt.KeyboardModifier.NoModifier, "use_button")
    _give(dialog, "try_again", Qt.Key.Key_Y, Qt.KeyboardModifier.NoModifier, "use_button")
    _back(qtbot, program, dialog)
    window = program.window
    dab(program, (60.0, 60.0))
    assert window.complete_button.text() == "Complete G"
    assert window.complete_button.toolTip() == "Fill what is painted (G)"
    with qtbot.waitSignal(program.session.completed, timeout=WAIT_MS):
        key(program, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: window.status.message.startswith("Done."))
    assert window.status.message == "Done. Hold O to compare with the original. Y fills it in another way."
    texts: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda shown: texts.append(shown.findChild(QTextBrowser).toPlainText()))
    window.actions_by_name["help"].trigger()
    assert "Press G." in texts[0]
    assert "Press Enter" not in texts[0]


def _letters(dialog: PreferencesDialog) -> list[str]:
    """Those underlined in what is shown."""
    shown = [
        each for each in dialog.findChildren(QWidget) if each.isVisible() and isinstance(each, QLabel | QAbstractButton)
    ]
    return [found[1].lower() for each in shown if (found := re.search(r"&(\w)", each.text()))]


def test_nothing_is_cut_off_in_any_language(language: str, qtbot: QtBot, start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    dialog = _preferences(qtbot, program)
    for row in range(dialog.titles.count()):
        dialog.titles.setCurrentRow(row)
        settle(program)
        assert clipped(dialog) == [], f"{language}, page {row}"
        assert len(set(letters := _letters(dialog))) == len(letters), f"{language}, page {row}: {letters}"


def test_whatever_has_the_focus_there_has_a_name(qtbot: QtBot, start_tiny: Callable[..., Program]) -> None:
    dialog = _preferences(qtbot, start_tiny())
    for row in range(dialog.titles.count()):
        dialog.titles.setCurrentRow(row)
        reached = [
            w for w in dialog.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()
        ]
        unnamed = [w for w in reached if not (w.accessibleName() or getattr(w, "text", str)())]
        inner = [w for w in unnamed if w.objectName().startswith("qt_")]  # Qt's own, within named ones
        assert [type(w).__name__ for w in unnamed if w not in inner] == []
