"""Keys are found, given, added, taken from another command after asking, and set back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import CHANGED_KEYS, Settings
from dfnet_gui.gui.menus.actions import Actions, Menu
from dfnet_gui.gui.preferences.keys_page import KeysPage
from tests.unit.gui.hands import click, when_asked

CTRL = Qt.KeyboardModifier.ControlModifier
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot, settings: Settings, menus: tuple[Menu, ...], actions: Actions) -> KeysPage:
    page = KeysPage(menus, actions, settings)
    qtbot.addWidget(page)
    page.show()
    return page


def _press(page: KeysPage, name: str, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
    page.select(name)
    QTest.keyClick(page.field, key, held)


def _click(button: QAbstractButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _keys(page: KeysPage) -> dict[str, str]:
    return {name: item.text(1) for name, item in page.items.items()}


USUAL = {"open": "Ctrl+O", "export": "Ctrl+E, F6", "brush": "B", "cancel": "Esc"}


def test_commands_stand_below_their_menus_with_their_keys(page: KeysPage) -> None:
    tops = [page.tree.topLevelItem(row) for row in range(page.tree.topLevelItemCount())]
    assert [(top.text(0), top.childCount()) for top in tops if top is not None] == [("File", 2), ("Tools", 2)]
    assert _keys(page) == USUAL
    assert page.message.text() == "Select a command to change its keys."
    assert not page.field.isEnabled()


def test_a_free_key_is_given(page: KeysPage, actions: Actions) -> None:
    _press(page, "brush", Qt.Key.Key_P)
    assert page.message.text() == "P is free."
    assert not page.take_button.isVisible()
    _click(page.use_button)
    assert _keys(page) == {**USUAL, "brush": "P"}
    assert page.message.text() == "“Brush” has P now."
    assert [each.toString() for each in actions["brush"].shortcuts()] == ["P"]
    assert page.items["brush"].font(1).bold()
    assert page.field.keySequence().isEmpty()
    assert not page.use_button.isEnabled()


def test_a_key_is_added(page: KeysPage) -> None:
    _press(page, "brush", Qt.Key.Key_P, CTRL)
    _click(page.add_button)
    assert _keys(page)["brush"] == "B, Ctrl+P"
    assert page.message.text() == "“Brush” has B and Ctrl+P now."


def test_a_key_of_another_command_is_named_and_taken_only_when_asked(page: KeysPage) -> None:
    _press(page, "brush", Qt.Key.Key_E, CTRL)
    assert page.message.text() == "Ctrl+E belongs to “Export” (File)."
    assert not page.use_button.isEnabled()
    assert not page.add_button.isEnabled()
    assert _keys(page) == USUAL
    _click(page.take_button)
    assert _keys(page) == {**USUAL, "brush": "Ctrl+E", "export": "F6"}
    assert not page.take_button.isVisible()


def test_a_usual_key_that_went_elsewhere_is_asked_for(page: KeysPage, settings: Settings) -> None:
    _press(page, "brush", Qt.Key.Key_E, CTRL)
    _click(page.take_button)
    _press(page, "open", Qt.Key.Key_B)
    _click(page.use_button)
    page.select("brush")
    _click(page.reset_button)
    assert page.message.text() == "B belongs to “Open” (File)."
    _click(page.take_button)
    assert _keys(page) == {**USUAL, "open": ""}
    page.select("open")
    _click(page.reset_button)
    assert _keys(page) == USUAL
    assert settings.get(CHANGED_KEYS) == ""


def test_a_command_does_without_keys(page: KeysPage) -> None:
    page.select("export")
    _click(page.none_button)
    assert _keys(page) == {**USUAL, "export": ""}
    assert page.message.text() == "“Export” has no key now."
    assert not page.none_button.isEnabled()


@pytest.mark.parametrize(
    ("key", "held", "sentence"),
    [
        (Qt.Key.Key_Space, NO_KEY, "Space moves the photo while it is held; choose another key."),
        (Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier, "Alt+F opens a menu, or leads to a field; choose another key."),
        (Qt.Key.Key_Escape, NO_KEY, "Esc gives up what is going on; choose another key."),
        (Qt.Key.Key_B, NO_KEY, "B is its key already."),
    ],
)
def test_what_can_not_be_given_says_why(page: KeysPage, key: Qt.Key, held: Qt.KeyboardModifier, sentence: str) -> None:
    _press(page, "brush", key, held)
    assert page.message.text() == sentence
    assert page.message.accessibleName() == sentence
    assert not any(each.isEnabled() for each in (page.use_button, page.add_button))
    assert not page.take_button.isVisible()


def test_esc_stays_with_cancel(page: KeysPage) -> None:
    page.select("cancel")
    assert page.message.text() == "Esc always gives up what is going on; that can't be changed."
    assert not any(each.isEnabled() for each in (page.field, page.none_button, page.reset_button))


def test_search_shows_what_it_finds(page: KeysPage) -> None:
    page.select("brush")
    assert page.narrow(["ctrl+", "file"])
    assert [name for name, item in page.items.items() if not item.isHidden()] == ["open", "export"]
    top = page.tree.topLevelItem(1)
    assert top is not None
    assert top.isHidden()
    assert not page.field.isEnabled(), "what is not seen is not changed"
    assert not page.narrow(["nonsense"])
    assert page.narrow([])
    assert not any(item.isHidden() for item in page.items.values())


def test_all_keys_are_as_usual_again_once_that_is_confirmed(page: KeysPage, parent: QWidget) -> None:
    _press(page, "brush", Qt.Key.Key_P)
    _click(page.use_button)
    when_asked(click("Cancel"))
    page.reset()
    assert _keys(page)["brush"] == "P"
    when_asked(click("Reset"))
    page.reset()
    assert _keys(page) == USUAL
