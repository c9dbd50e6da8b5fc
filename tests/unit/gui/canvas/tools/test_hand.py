"""The hand moves the photo with the mouse."""

from PySide6.QtCore import QPointF, Qt

from dfnet_gui.gui.base.settings import TOOL, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import NONE, RIGHT, at, drag, move, press, release


def test_the_photo_goes_where_the_mouse_goes(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    document = open_photo()
    settings.set(TOOL, "hand")
    before = canvas.viewport
    place = at(canvas, (20, 20))
    press(canvas, place)
    assert canvas.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    move(canvas, place + QPointF(10, -5))
    move(canvas, place + QPointF(30, 15))
    release(canvas, place + QPointF(30, 15))
    assert (canvas.viewport.x - before.x, canvas.viewport.y - before.y) == (30, 15)
    assert canvas.viewport.zoom == before.zoom
    assert canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    assert not document.can_undo


def test_it_lets_go_where_a_dialog_took_the_release(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    open_photo()
    settings.set(TOOL, "hand")
    place = at(canvas, (20, 20))
    press(canvas, place)
    move(canvas, place + QPointF(10, 10))
    moved = canvas.viewport
    move(canvas, place + QPointF(60, 60), held=NONE)
    move(canvas, place + QPointF(90, 20), held=NONE)
    assert canvas.viewport == moved
    assert canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor


def test_the_right_button_erases_as_with_the_brush(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    document = open_photo()
    drag(canvas, (20, 30), (60, 30))
    settings.set(TOOL, "hand")
    drag(canvas, (20, 30), (60, 30), button=RIGHT)
    assert not document.hole.any()
