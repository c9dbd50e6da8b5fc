"""Menu bar and tool bars hold the actions in their order."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMenuBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.menus.actions import SEPARATOR, Actions, Command, Menu
from dfnet_gui.gui.menus.bars import add_at_end, fill_menu_bar, make_bar

COMMANDS = (Command("open", "&Open…", [].clear), Command("undo", "&Undo", [].clear))


@pytest.fixture
def actions(parent: QWidget, settings: Settings) -> Actions:
    return Actions(parent, settings, COMMANDS)


def test_menus_stand_as_they_are_given(qtbot: QtBot, parent: QWidget, actions: Actions) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    recent = QMenu("Recent", parent)
    fill_menu_bar(bar, [Menu("&File", (COMMANDS[0], SEPARATOR, recent)), Menu("&Edit", (COMMANDS[1],))], actions)
    assert [action.text() for action in bar.actions()] == ["&File", "&Edit"]
    file = bar.actions()[0].menu()
    assert isinstance(file, QMenu)
    first, separator, menu = file.actions()
    assert first is actions["open"]
    assert separator.isSeparator()
    assert menu is recent.menuAction()


def test_a_bar_can_be_used_by_keys_and_screen_readers(parent: QWidget, actions: Actions) -> None:
    bar = make_bar(parent, "Main", ("open", "", "undo"), actions)
    assert [action.isSeparator() for action in bar.actions()] == [False, True, False]
    button = bar.widgetForAction(actions["open"])
    assert button.accessibleName() == "Open"
    assert button.focusPolicy() == Qt.FocusPolicy.TabFocus
    with pytest.raises(KeyError):
        make_bar(parent, "Main", ("other",), actions)


def test_a_button_at_the_end_of_a_bar_lies_at_its_far_end(parent: QWidget, actions: Actions) -> None:
    bar, button = make_bar(parent, "Main", ("open",), actions), QPushButton("Complete")
    add_at_end(bar, button)
    bar.resize(600, 40)
    bar.show()
    assert button.geometry().right() > 500
    assert bar.widgetForAction(actions["open"]).geometry().left() < 50
