"""A tool is one module and one row: a knot, added here, is in menu, bar, keys and help, and selects."""

from collections.abc import Callable, Iterator

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPolygonF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser

from dfnet_gui.document.brush import Point
from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import TOOL
from dfnet_gui.gui.canvas.tools.base import Pointer, Surface, Tool, ToolKind
from dfnet_gui.gui.canvas.tools.registry import TOOLS
from dfnet_gui.gui.window.help import help_dialog
from dfnet_gui.gui.window.menus import all_commands
from dfnet_gui.imaging.bounds import Bounds
from tests.window import at, stroke


class Knot(Tool):
    """What lies within the line becomes mask, or with Alt is taken from it; Backspace begins anew."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self.points: list[Point] = []

    def press(self, pointer: Pointer) -> bool:
        self.points = [pointer.photo]
        return True

    def move(self, pointer: Pointer) -> None:
        self.points.append(pointer.photo)
        self.surface.update_outline()

    def release(self, pointer: Pointer) -> None:
        line = np.array(self.points)
        place = Bounds.of_edges(*np.floor(line.min(0)).astype(int).tolist(), *np.ceil(line.max(0)).astype(int).tolist())
        shape = np.zeros((place.height, place.width), np.uint8)
        cv2.fillPoly(shape, [np.rint(line - (place.left, place.top)).astype(np.int32)], 1)
        self.surface.session.edit_hole(place, shape.view(bool), erase=pointer.erases)
        self.points = []
        if not pointer.erases:
            self.surface.tell_painted()

    def give_up(self) -> None:
        self.points = []

    def forget(self) -> None:
        self.points = []

    def key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Backspace:
            self.points = self.points[:1]
        return event.key() == Qt.Key.Key_Backspace

    @property
    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.PointingHandCursor

    def outline_area(self, position: QPointF) -> QRect:
        return self._on_canvas().boundingRect().toAlignedRect().adjusted(-2, -2, 2, 2)

    def draw_outline(self, painter: QPainter, position: QPointF) -> None:
        painter.setPen(Qt.GlobalColor.red)
        painter.drawPolyline(self._on_canvas())

    def _on_canvas(self) -> QPolygonF:
        return QPolygonF([QPointF(*self.surface.viewport.to_pane(*point)) for point in self.points])


KNOT = ToolKind("knot", "&Knot", Knot, ("Y",), tip="Tie a knot around what should go")
SQUARE = [(40.0, 40.0), (120.0, 40.0), (120.0, 100.0), (40.0, 100.0)]


@pytest.fixture(autouse=True)
def row() -> Iterator[None]:
    TOOLS.add(KNOT)
    yield
    TOOLS.remove(KNOT.name)


def test_it_is_in_menu_bar_keys_and_help(start_tiny: Callable[..., Program]) -> None:
    window = start_tiny().window
    action = window.actions_by_name["knot"]
    assert action in window.tool_bar.actions()
    assert [menu.title for menu in window.menus if "knot" in [c.name for c in menu.commands]] == ["&Tools"]
    (text,) = help_dialog(window, all_commands(window.menus)).findChildren(QTextBrowser)
    assert "Knot" in text.toPlainText()
    QTest.keyClick(window.canvas, Qt.Key.Key_Y)
    assert action.isChecked()
    assert window.settings.get(TOOL) == "knot"
    assert window.canvas.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_it_selects_erases_and_is_undone(start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    window, document = program.window, program.session.document
    assert document is not None
    window.settings.set(TOOL, "knot")
    stroke(window.canvas, SQUARE)
    assert abs(document.hole_pixels - 80 * 60) < 300
    assert document.hole[70, 80]
    stroke(window.canvas, SQUARE, modifiers=Qt.KeyboardModifier.AltModifier)
    assert document.hole_pixels < 300
    window.actions_by_name["undo"].trigger()
    assert document.hole[70, 80]


def test_its_keys_and_outline_are_its_own(start_tiny: Callable[..., Program]) -> None:
    window = start_tiny().window
    window.settings.set(TOOL, "knot")
    knot = window.canvas.tool
    assert isinstance(knot, Knot)
    QTest.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=at(window.canvas, *SQUARE[0]))
    for point in SQUARE[1:]:
        QTest.mouseMove(window.canvas, at(window.canvas, *point))
    picture = window.canvas.grab().toImage()
    middle = at(window.canvas, 80.0, 40.0)
    near = [picture.pixelColor(middle.x(), middle.y() + dy) for dy in (-1, 0, 1)]
    assert any(colour.red() > 250 and colour.green() < 5 for colour in near), "its line is drawn"
    QTest.keyClick(window.canvas, Qt.Key.Key_Backspace)
    assert len(knot.points) == 1
    QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=at(window.canvas, *SQUARE[0]))


def test_a_line_in_the_making_does_not_reach_the_next_photo(start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    window, photo = program.window, program.session.photo
    window.settings.set(TOOL, "knot")
    knot = window.canvas.tool
    assert isinstance(knot, Knot)
    assert photo is not None
    QTest.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=at(window.canvas, *SQUARE[0]))
    assert knot.points
    program.session.open(OpenPhoto.of(Document(photo.document.original)))
    assert knot.points == []
    QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=at(window.canvas, *SQUARE[1]))
    assert not photo.document.hole.any()
