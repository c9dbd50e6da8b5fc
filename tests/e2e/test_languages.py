"""The window in each language: nothing is cut off, and nothing left in English."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.language import ENGLISH, LANGUAGES
from dfnet_gui.gui.base.settings import TOOL, VIEW
from dfnet_gui.gui.canvas.tools.registry import TOOLS
from dfnet_gui.gui.folders.dialog import FolderDialog
from dfnet_gui.gui.models.dialog import ModelsDialog
from dfnet_gui.gui.photos.export_dialog import ExportDialog
from dfnet_gui.gui.photos.print_dialog import PrintDialog
from dfnet_gui.gui.window.guide import GuideDialog
from dfnet_gui.gui.window.help import help_dialog
from dfnet_gui.gui.window.panels import PANELS
from dfnet_gui.paths import BUILT_IN_MODEL
from tests.clipping import clipped
from tests.window import SPOTS, complete_at, fusion_panel, settle
from tools.languages import FOLDER, texts

_MANY = 200
_SENTENCE = 15
"""Longer ones are not by chance a part of something else."""


@pytest.fixture
def program(language: str, qtbot: QtBot, start_tiny: Callable[..., Program]) -> Program:
    """A program that speaks one of the languages, with a completion and all its panels; 1280×800."""
    program = start_tiny()
    for row in PANELS:
        program.window.settings.set(row.shown, True)
    complete_at(qtbot, program, SPOTS[0])
    settle(program)
    return program


def test_no_text_is_cut_off(program: Program) -> None:
    window = program.window
    assert (window.width(), window.height()) == (1280, 800)
    assert clipped(window) == []


def test_no_option_of_a_tool_is_cut_off(program: Program) -> None:
    for row in TOOLS:
        program.window.settings.set(TOOL, row.name)
        settle(program)
        assert clipped(program.window) == [], row.name


def test_panels_in_one_place_are_whole_one_after_the_other(program: Program) -> None:
    for row in PANELS:
        program.window.docks.by_name[row.name].raise_()
        settle(program)
        assert clipped(program.window) == [], row.name


def test_no_dialog_cuts_anything_off(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    window, document = program.window, program.session.document
    assert document is not None
    dialogs: tuple[QDialog, ...] = (
        ExportDialog(window, tmp_path / "a.jpg", 80, original=document.original),
        PrintDialog(window, document.original, window.settings),
        ModelsDialog(window, window.crew.jobs, in_use=BUILT_IN_MODEL),
        help_dialog(window, window.dialogs.commands),
        GuideDialog(window),
        FolderDialog(window, window.settings, lambda: None),
    )
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
        settle(program)
        assert clipped(dialog) == [], dialog.windowTitle()
        dialog.close()


def test_what_is_cut_off_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for place, (made, width) in enumerate(((QLabel("A long text"), 20), (QPushButton("Another one"), 20))):
        made.setParent(window)
        made.setGeometry(0, 40 * place, width, 30)
    whole = QLabel("Short", window)
    whole.setGeometry(0, 80, 200, 30)
    window.show()
    assert clipped(window) == ["QLabel: A long text", "QPushButton: Another one"]


def test_the_fusion_panel_is_whole_with_a_point_pinned(program: Program) -> None:
    window = program.window
    window.docks.by_name["fusion"].raise_()
    window.canvas.set_pin(SPOTS[0])
    settle(program)
    assert fusion_panel(program).probe.unpin_button.isVisible()
    assert clipped(window) == []


def test_the_panes_are_whole(program: Program) -> None:
    program.window.settings.set(VIEW, "grid")
    program.window.docks.by_name["fusion"].raise_()
    settle(program)
    assert clipped(program.window) == []


def _said(window: QWidget) -> set[str]:
    """Whatever people see, hover over or have read to them."""
    found: set[str] = set()
    for each in window.findChildren(QWidget):
        found |= {each.toolTip(), each.accessibleName(), each.accessibleDescription(), each.windowTitle()}
        if isinstance(each, QLabel | QAbstractButton):
            found.add(each.text())
        if isinstance(each, QComboBox):
            found |= {each.itemText(index) for index in range(each.count())}
            found |= {str(each.itemData(index, Qt.ItemDataRole.ToolTipRole)) for index in range(each.count())}
        if isinstance(each, QListWidget):
            found |= {each.item(row).text() for row in range(each.count())}
    for action in window.findChildren(QAction):
        found |= {action.text(), action.toolTip()}
    return found


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != ENGLISH], indirect=True)
def test_nothing_is_left_in_english(program: Program, language: str) -> None:
    window = program.window
    window.settings.set(VIEW, "grid")
    said = set()
    for row in TOOLS:
        window.settings.set(TOOL, row.name)
        settle(program)
        said |= {*_said(window), window.presenter.status.message}
    assert len(said) > _MANY
    translated = {text: its for text, its in texts(FOLDER / f"dfnet-gui_{language}.ts").items() if text != its}
    assert said & translated.keys() == set()
    sentences = [text for text in translated if len(text) > _SENTENCE and "{" not in text]
    assert [(each, text) for each in said for text in sentences if text in each] == []
