"""The list of removals shows what the document has, and its fields change the selected one."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import Picture
from dfnet_gui.engine.fills import Touch
from dfnet_gui.gui.removals.commands import RemovalCommands
from dfnet_gui.gui.removals.panel import RemovalsPanel, described
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.display import Display
from tests.profiles import DISPLAY_P3


@pytest.fixture
def panel(qtbot: QtBot, ready: Session, commands: RemovalCommands) -> RemovalsPanel:
    panel = RemovalsPanel(ready, commands)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def _titles(panel: RemovalsPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_it_says_what_it_is_for_until_there_is_something(panel: RemovalsPanel) -> None:
    assert panel.hint.isVisible()
    assert not panel.delete.isEnabled()


def test_the_highest_stands_first_with_its_picture(panel: RemovalsPanel, document: Document) -> None:
    assert not panel.hint.isVisible()
    assert _titles(panel) == ["Removal 2", "Removal 1"]
    for row in range(2):
        item = panel.list.item(row)
        assert not item.icon().isNull()
        assert item.checkState() == Qt.CheckState.Checked
        assert "Fast fill" in item.toolTip()


def test_its_pictures_are_made_anew_for_another_screen(
    panel: RemovalsPanel, document: Document, session: Session
) -> None:
    assert session.photo is not None
    pictures = [panel.list.item(row).icon().pixmap(48, 48).toImage() for row in range(2)]
    session.photo.picture.become(Picture(document, Display(DISPLAY_P3)))
    session.display_changed.emit()
    assert all(panel.list.item(row).icon().pixmap(48, 48).toImage() != pictures[row] for row in range(2))


def test_selecting_and_the_space_key_and_sliders_act_on_one(
    panel: RemovalsPanel, document: Document, session: Session
) -> None:
    panel.list.setCurrentRow(1)
    assert session.selection.selected is document.removals[0]
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert [each.is_shown for each in document.removals] == [False, True]
    panel.opacity.setValue(40)
    panel.feather.setValue(7)
    first = document.removals[0]
    assert (first.opacity, first.feather_px) == (0.4, 7.0)
    assert (panel.opacity_text.text(), panel.feather_text.text()) == ("40 %", "7 px")
    panel.list.setCurrentRow(0)
    assert (panel.opacity.value(), panel.feather.value()) == (100, 0), "the other one's"
    assert document.removals[0] is first


def test_a_name_is_typed_in_place(panel: RemovalsPanel, document: Document) -> None:
    panel.list.item(1).setText("The lamp")
    assert document.removals[0].name == "The lamp"
    assert _titles(panel) == ["Removal 2", "The lamp"]


def test_its_buttons_work_and_undo_is_followed(panel: RemovalsPanel, document: Document, session: Session) -> None:
    panel.list.setCurrentRow(1)
    panel.delete.click()
    assert _titles(panel) == ["Removal 2"]
    session.undo()
    assert _titles(panel) == ["Removal 2", "Removal 1"]
    panel.list.setCurrentRow(1)
    panel.edit.click()
    assert document.hole.any()
    assert _titles(panel) == ["Removal 2"]


def test_a_touch_is_called_by_its_brush() -> None:
    assert described(Touch(fills=(), kind="heal")) == "Healing brush"


def test_enter_ends_the_typing_of_a_name_and_nothing_else(
    qtbot: QtBot, panel: RemovalsPanel, document: Document
) -> None:
    pressed: list[int] = []
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Return), panel)
    shortcut.activated.connect(lambda: pressed.append(1))
    panel.list.setFocus()
    panel.list.editItem(panel.list.item(1))
    editor = panel.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("The lamp")
    panel.refresh()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(editor, event)
    assert event.isAccepted(), "no shortcut gets it"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: document.removals[0].name == "The lamp")
    assert pressed == []
