"""Keys of the photo alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.menus.keymap import FIXED
from dfnet_gui.gui.window.canvas_keys import add_canvas_keys
from dfnet_gui.gui.window.crew import Crew
from tests.unit.gui.conftest import OpenAPhoto


def test_home_and_end_zoom_while_the_photo_is_in_focus(
    qtbot: QtBot, crew: Crew, canvas: Canvas, open_photo: OpenAPhoto
) -> None:
    add_canvas_keys(canvas, crew.opening, crew.view)
    open_photo(width=3000, height=2000)
    canvas.show()
    canvas.activateWindow()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    fitted = canvas.viewport.zoom
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.viewport.zoom == 1.0 / canvas.devicePixelRatioF()
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.viewport.zoom == fitted
    assert {"Left", "Right", "Home", "End"} <= FIXED.keys(), "and no command can have them"
