"""Buttons, tips and hints name the keys that commands have now."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.base.theme import LIGHT
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.preview import PreviewPane
from dfnet_gui.gui.menus.actions import Actions
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.key_texts import KeyTexts
from dfnet_gui.gui.window.menus import all_commands, make_menus
from dfnet_gui.gui.window.pages import Pages
from dfnet_gui.gui.window.presenter import Presenter
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import dab


@pytest.fixture
def actions(crew: Crew, parent: QWidget, settings: Settings) -> Actions:
    return Actions(parent, settings, all_commands(make_menus(crew, QMenu("r", parent))))


@pytest.fixture
def pages(qtbot: QtBot, canvas: Canvas, settings: Settings) -> Pages:
    pages = Pages(canvas, PreviewPane(LIGHT), settings)
    qtbot.addWidget(pages)
    return pages


@pytest.fixture
def button(
    qtbot: QtBot, crew: Crew, session: Session, canvas: Canvas, settings: Settings, actions: Actions, pages: Pages
) -> QPushButton:
    window, button = QMainWindow(), QPushButton()
    qtbot.addWidget(window)
    button.setParent(window)
    presenter = Presenter(window, session, canvas, actions, settings, crew.exporting, button)
    window.setStatusBar(presenter.status)
    KeyTexts(actions, settings, crew, pages, presenter, button)
    return button


def _give(actions: Actions, name: str, *keys: str) -> None:
    actions.change_keys(actions.key_map.with_keys(name, keys))


def _how(pages: Pages) -> list[str]:
    return [each.text() for each in pages.welcome.findChildren(QLabel) if each.text().startswith("Paint over")]


def test_the_complete_button_and_the_first_page_name_its_key(
    button: QPushButton, actions: Actions, pages: Pages, session: Session, open_photo: OpenAPhoto
) -> None:
    open_photo()
    dab(session)
    assert (button.text(), button.toolTip()) == ("Complete ⏎", "Fill what is painted (Enter)")
    _give(actions, "complete", "F12")
    assert (button.text(), button.toolTip()) == ("Complete F12", "Fill what is painted (F12)")
    assert _how(pages) == ["Paint over what should go, press F12, and it is gone."]
    _give(actions, "complete")
    assert (button.text(), button.toolTip()) == ("Complete", "Fill what is painted")
    assert _how(pages) == ["Paint over what should go, complete it, and it is gone."]


def test_the_canvas_says_the_keys_to_screen_readers(
    button: QPushButton, actions: Actions, canvas: Canvas, open_photo: OpenAPhoto
) -> None:
    open_photo()
    assert canvas.accessibleDescription().endswith("then press Enter. K: with the arrow keys.")
    _give(actions, "key_pointing", "P")
    assert canvas.accessibleDescription().endswith("then press Enter. P: with the arrow keys.")
    _give(actions, "key_pointing")
    assert canvas.accessibleDescription().endswith("then press Enter.")


def test_tips_beside_the_menus_follow(button: QPushButton, actions: Actions, pages: Pages) -> None:
    options, again = pages.tool_options, pages.candidates.again_button
    for name, key in (("on_release", "F12"), ("try_again", "Y"), ("smaller", "-"), ("softer", "<")):
        _give(actions, name, key)
    assert options.on_release.toolTip() == "Complete as soon as a stroke ends (F12)"
    assert again.toolTip() == "Fill the same place in another way (Y)"
    assert options.size_slider.toolTip().endswith("(- and ], or Alt and wheel)")
    assert options.hardness.slider.toolTip().endswith("(< and Shift+])")
    for name in ("softer", "harder"):
        _give(actions, name)
    assert options.hardness.slider.toolTip().endswith("from the edge")


def test_the_hint_after_opening_names_the_key(button: QPushButton, actions: Actions, crew: Crew) -> None:
    assert crew.opening.complete_key() == "Enter"
    _give(actions, "complete", "F12")
    assert crew.opening.complete_key() == "F12"


def test_a_digit_that_was_given_away_zooms_no_more(
    button: QPushButton, actions: Actions, crew: Crew, canvas: Canvas, open_photo: OpenAPhoto
) -> None:
    open_photo(width=3000, height=2000)
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier)
    assert crew.view.press(press)
    _give(actions, "zoom_full", "Ctrl+1")
    assert not crew.view.press(press)
