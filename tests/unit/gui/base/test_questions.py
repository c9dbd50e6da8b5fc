"""A question gives what its buttons stand for, and nothing for Cancel and Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dfnet_gui.gui.base.questions import Answer, ask
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
