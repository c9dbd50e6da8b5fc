"""Help, About, and the licences of a standalone program."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QTextBrowser, QWidget

from dfnet_gui.gui.menus.actions import Command
from dfnet_gui.gui.window import dialogs as module
from dfnet_gui.gui.window.dialogs import WindowDialogs
from dfnet_gui.gui.window.licences import HEADING, LicencesDialog
from tests.unit.gui.hands import click, question, when_asked


def test_the_help_lists_the_commands(parent: QWidget) -> None:
    dialogs = WindowDialogs(parent)
    dialogs.commands = (Command("open", "&Open…", [].clear, ("Ctrl+O",)),)
    texts: list[str] = []

    def look(dialog: QDialog) -> None:
        texts.extend(text.toPlainText() for text in dialog.findChildren(QTextBrowser))
        dialog.reject()

    when_asked(look)
    dialogs.show_help()
    assert "Ctrl+O" in texts[0]


def test_the_preferences_are_made_once_and_not_before_they_are_wanted(parent: QWidget) -> None:
    dialogs, made = WindowDialogs(parent), list[QDialog]()
    dialogs.show_preferences()

    def make() -> QDialog:
        made.append(QDialog(parent))
        return made[-1]

    dialogs.make_preferences = make
    assert made == []
    for _ in range(2):
        dialogs.show_preferences()
        assert made[0].isVisible()
        made[0].close()
    assert len(made) == 1


def test_about_names_the_program_and_has_no_licences_to_show_here(parent: QWidget) -> None:
    texts: list[str] = []

    def look(dialog: QDialog) -> None:
        texts.append(question(dialog))
        texts.extend(button.text() for button in dialog.findChildren(QAbstractButton))
        dialog.reject()

    when_asked(look)
    WindowDialogs(parent).show_about()
    assert "DFNet GUI" in texts[0]
    assert not any("Licences" in text for text in texts[1:])


def test_a_standalone_program_shows_the_licences_of_its_parts(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "licences.txt"
    file.write_text(f"{HEADING}Qt 6\nLGPL\n{HEADING}NumPy\nBSD\n", encoding="utf-8")
    monkeypatch.setattr(module, "licence_file", lambda: file)
    names: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, LicencesDialog)
        names.extend(dialog.names.item(i).text() for i in range(dialog.names.count()))
        dialog.reject()

    def choose(dialog: QDialog) -> None:
        click("Licences of all parts")(dialog)
        when_asked(read)

    when_asked(choose)
    WindowDialogs(parent).show_about()
    assert names == ["Qt 6", "NumPy"]
