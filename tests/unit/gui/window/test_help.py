"""The help lists every key of the commands, and what stands in no menu."""

from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.menus.actions import Command
from dfnet_gui.gui.window.help import WITHOUT_COMMAND, help_dialog


def test_every_key_is_listed(qtbot: QtBot, parent: QWidget) -> None:
    commands = [
        Command("export", "&Export…", [].clear, ("Ctrl+Shift+E", "Ctrl+S")),
        Command("print", "Print without a key", [].clear),
    ]
    dialog = help_dialog(parent, commands)
    qtbot.addWidget(dialog)
    (browser,) = dialog.findChildren(QTextBrowser)
    text = browser.toPlainText()
    assert "Export" in text
    assert "Ctrl+Shift+E, Ctrl+S" in text
    assert "Print without a key" not in text
    assert all(what in text and keys in text for what, keys in WITHOUT_COMMAND)


def test_it_fits_on_the_screen(qtbot: QtBot, parent: QWidget) -> None:
    dialog = help_dialog(parent, [])
    qtbot.addWidget(dialog)
    room = parent.screen().availableGeometry()
    assert dialog.height() <= room.height() * 0.9 + 1
    assert dialog.width() <= room.width()
