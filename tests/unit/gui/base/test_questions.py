"""A question gives what its buttons stand for, and nothing for Cancel and Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from dfnet_gui.gui.base.questions import Answer, ask, confirm_loss
from tests.unit.gui.hands import click, when_asked

ANSWERS = (Answer("&One", 1), Answer("&Two", 2, is_loss=True))


@pytest.mark.parametrize(("button", "value"), [("One", 1), ("Two", 2), ("Cancel", None)])
def test_each_button_gives_its_value(parent: QWidget, button: str, value: int | None) -> None:
    when_asked(click(button))
    assert ask(parent, "Title", "Which?", ANSWERS) == value


@pytest.mark.parametrize(("key", "value"), [(Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, None)])
def test_enter_gives_the_first_and_escape_none(parent: QWidget, key: Qt.Key, value: int | None) -> None:
    when_asked(lambda dialog: QTest.keyClick(dialog, key))
    assert ask(parent, "Title", "Which?", ANSWERS) == value


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_no_key_alone_throws_something_away(parent: QWidget, key: Qt.Key) -> None:
    when_asked(lambda dialog: QTest.keyClick(dialog, key))
    assert not confirm_loss(parent, "Replace it?")


def test_a_loss_is_agreed_to_by_its_button_and_names_are_no_markup(parent: QWidget) -> None:
    asked: list[Qt.TextFormat] = []

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        asked.append(dialog.textFormat())
        click("Delete")(dialog)

    when_asked(agree)
    assert confirm_loss(parent, "Delete <i>a<i>.png?", word="&Delete")
    assert asked == [Qt.TextFormat.PlainText]
