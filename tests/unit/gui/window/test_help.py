"""The help fits on a small screen and says how the program is used."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.menus.actions import Command
from dfnet_gui.gui.window.help import WITHOUT_COMMAND, help_dialog

COMMANDS = (Command("open", "&Open…", lambda: None, ("Ctrl+O", "F9")), Command("about", "&About", lambda: None))


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_help_fits_on_a_small_screen(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(parent.screen()), "availableGeometry", lambda _screen: QRect(0, 0, 800, 480))
    dialog = help_dialog(parent, COMMANDS)
    assert dialog.height() <= 480
    assert dialog.width() <= 800


def test_help_says_how_it_is_used_and_lists_the_keys(parent: QWidget) -> None:
    (text,) = help_dialog(parent, COMMANDS).findChildren(QTextBrowser)
    lines = text.toPlainText().splitlines()
    assert any(line.startswith("Paint over what should go") for line in lines)
    assert "Ctrl+O, F9" in " ".join(lines)
    assert "About" not in " ".join(lines), "it has no key"
    for words, _keys in WITHOUT_COMMAND:
        assert words in " ".join(lines)
