"""What the mouse says of itself, and a tool that does nothing."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap

from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.tools.base import Pointer, Tool, photo_radius
from tests.unit.gui.hands import ALT, LEFT, NO_KEY, RIGHT, SHIFT


@pytest.mark.parametrize(
    ("button", "held", "erases", "has_shift"),
    [
        (LEFT, NO_KEY, False, False),
        (LEFT, ALT, True, False),
        (RIGHT, NO_KEY, True, False),
        (LEFT, SHIFT, False, True),
        (RIGHT, SHIFT | ALT, True, True),
    ],
)
def test_buttons_and_keys_have_their_meaning(
    button: Qt.MouseButton, held: Qt.KeyboardModifier, *, erases: bool, has_shift: bool
) -> None:
    pointer = Pointer((1.0, 2.0), QPointF(), button, held)
    assert (pointer.erases, pointer.has_shift) == (erases, has_shift)


@pytest.mark.parametrize(
    ("sized_in", "zoom", "radius"),
    [("screen", 4.0, 2.0), ("screen", 0.5, 16.0), ("photo", 4.0, 8.0), ("screen", 99, 0.5)],
)
def test_a_brush_is_as_large_as_its_size_is_meant(sized_in: str, zoom: float, radius: float) -> None:
    assert photo_radius(8.0, sized_in, zoom) == radius


def test_a_tool_does_nothing_that_it_does_not_say(canvas: Canvas) -> None:
    tool, pointer = Tool(canvas), Pointer((1.0, 2.0), QPointF(), LEFT, NO_KEY)
    before = canvas.viewport
    assert not tool.press(pointer), "so that no drag begins"
    tool.move(pointer)
    tool.release(pointer)
    tool.give_up()
    tool.forget()
    assert not tool.key(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, NO_KEY))
    assert tool.outline_area(QPointF(5, 5)).isEmpty()
    assert tool.drag_cursor == tool.cursor
    pixmap = QPixmap(4, 4)
    pixmap.fill(Qt.GlobalColor.white)
    tool.draw_outline(QPainter(pixmap), QPointF(2, 2))
    assert canvas.viewport == before
