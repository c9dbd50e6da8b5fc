"""The menus come to the mouse at the upper edge while there is no menu bar."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.window.edge_menu import EdgeMenu
from tests.unit.gui.hands import NONE, move


@pytest.fixture
def edge_menu(qtbot: QtBot, canvas: Canvas) -> EdgeMenu:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.menuBar().addMenu("&File").addAction("&Open")
    window.setCentralWidget(canvas)
    made = EdgeMenu(window, canvas)
    window.menuBar().hide()
    window.show()
    return made


def test_it_comes_to_the_mouse_and_goes_with_it(edge_menu: EdgeMenu, canvas: Canvas) -> None:
    edge_menu.set_wanted(is_wanted=True)
    assert not edge_menu.isVisible()
    before = canvas.geometry()
    move(canvas, QPointF(300, 1), NONE)
    assert edge_menu.isVisible()
    assert canvas.geometry() == before, "the photo stays where it is"
    assert edge_menu.width() == canvas.width()
    move(canvas, QPointF(300, edge_menu.height() + 4), NONE)
    assert edge_menu.isVisible()
    move(canvas, QPointF(300, 200), NONE)
    assert not edge_menu.isVisible()


def test_it_does_not_come_while_something_is_drawn_or_unwanted(edge_menu: EdgeMenu, canvas: Canvas) -> None:
    move(canvas, QPointF(300, 1), NONE)
    assert not edge_menu.isVisible()
    edge_menu.set_wanted(is_wanted=True)
    move(canvas, QPointF(300, 1), Qt.MouseButton.LeftButton)
    assert not edge_menu.isVisible()
    move(canvas, QPointF(300, 1), NONE)
    edge_menu.set_wanted(is_wanted=False)
    assert not edge_menu.isVisible()


def test_its_menus_are_the_window_s_own(edge_menu: EdgeMenu) -> None:
    window = edge_menu.window()
    assert isinstance(window, QMainWindow)
    assert edge_menu.actions() == window.menuBar().actions()
    assert len(edge_menu.actions()) == 1


def test_it_comes_for_keys_that_open_menus(edge_menu: EdgeMenu) -> None:
    def pressed(key: Qt.Key, held: Qt.KeyboardModifier, text: str = "") -> bool:
        return edge_menu.takes(QKeyEvent(QEvent.Type.KeyPress, key, held, text))

    plain, alt = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
    assert not pressed(Qt.Key.Key_F10, plain)
    edge_menu.set_wanted(is_wanted=True)
    assert not pressed(Qt.Key.Key_X, alt, "x")
    assert not pressed(Qt.Key.Key_F, plain, "f")
    assert not edge_menu.isVisible()
    assert pressed(Qt.Key.Key_F10, plain)
    assert edge_menu.isVisible()
    edge_menu.set_wanted(is_wanted=True)
    assert pressed(Qt.Key.Key_F, alt, "f")
    active = edge_menu.activeAction()
    assert active is not None
    assert active.text() == "&File"
    popup = QApplication.activePopupWidget()
    assert popup is not None, "the menu is open"
    popup.close()
