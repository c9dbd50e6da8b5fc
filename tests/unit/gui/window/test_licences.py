"""The licences of a standalone program's parts are listed, shown, and reached from About."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.window import dialogs
from dfnet_gui.gui.window.dialogs import WindowDialogs
from dfnet_gui.gui.window.licences import LicencesDialog, Part, licence_file, read_parts

TEXT = """=== PART: DFNet GUI

MIT licence.

Two paragraphs.

=== PART: numpy 2.0

With a line of === PART: in its midst.
"""
PARTS = [
    Part("DFNet GUI", "MIT licence.\n\nTwo paragraphs."),
    Part("numpy 2.0", "With a line of === PART: in its midst."),
]
BUTTON = "Licences of all parts…"


def test_the_file_is_read_part_by_part() -> None:
    assert read_parts(TEXT) == PARTS
    assert read_parts("") == []


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_parts_are_listed_and_the_chosen_one_is_shown(parent: QWidget) -> None:
    dialog = LicencesDialog(parent, PARTS)
    assert [dialog.names.item(row).text() for row in range(dialog.names.count())] == ["DFNet GUI", "numpy 2.0"]
    assert dialog.text.toPlainText() == PARTS[0].licence
    dialog.names.setCurrentRow(1)
    assert dialog.text.toPlainText() == PARTS[1].licence
    assert dialog.text.isReadOnly()


@pytest.fixture
def clicks(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The buttons of each box that opens; the one for licences is clicked if it is there."""
    seen: list[list[str]] = []

    def click(box: QMessageBox) -> int:
        seen.append([button.text() for button in box.buttons()])
        for button in box.buttons():
            if button.text() == BUTTON:
                button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", click)
    return seen


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The names in each dialog of licences that opens."""
    seen: list[list[str]] = []

    def show(dialog: LicencesDialog) -> int:
        seen.append([dialog.names.item(row).text() for row in range(dialog.names.count())])
        return 0

    monkeypatch.setattr(LicencesDialog, "exec", show)
    return seen


def test_about_leads_to_the_licences(
    parent: QWidget,
    clicks: list[list[str]],
    shown: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    path = tmp_path / "licences.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(dialogs, "licence_file", lambda: path)
    WindowDialogs(parent).show_about()
    assert BUTTON in clicks[0]
    assert shown == [["DFNet GUI", "numpy 2.0"]]


def test_about_has_no_such_button_without_the_file(
    parent: QWidget, clicks: list[list[str]], shown: list[list[str]]
) -> None:
    assert not licence_file().exists()
    WindowDialogs(parent).show_about()
    assert len(clicks) == 1
    assert BUTTON not in clicks[0]
    assert shown == []
