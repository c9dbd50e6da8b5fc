"""The magnetic lasso: corner by corner, with lines between them that snap to edges. GUI thread."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from dfnet_gui.document.brush import Point
from dfnet_gui.gui.canvas.drawing import draw_area_outline
from dfnet_gui.gui.canvas.tools.answers import Answers
from dfnet_gui.gui.canvas.tools.areas import Polygon
from dfnet_gui.gui.canvas.tools.base import Pointer, Surface, ToolKind
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.live_wire import LiveWire
from dfnet_gui.wording import tr_later

_REACH_PX = 400
"""Of the screen: so far around the last corner lines snap."""


class Magnetic(Polygon):
    """A click sets a corner; one on the first or on the last closes the line, Backspace takes the last one back.

    The line is straight until its snapping has been worked out, which is done in the background.
    """

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._legs: list[Sequence[Point]] = []
        """The first corner, and the lines from there to the others; each ends with a corner."""
        self._wire: LiveWire | None = None
        self._answers: Answers[LiveWire] = Answers(surface, lambda: None)

    def press(self, pointer: Pointer) -> bool:
        point = pointer.photo
        if not self._legs:
            self._erases = pointer.erases
            self._set([[point]])
            return True
        first, last = self._legs[0][-1], self._legs[-1][-1]
        if len(self._legs) > 2 and (self._is_near(first, point) or self._is_near(last, point)):
            self._close()
        elif not self._is_near(last, point):
            self._set([*self._legs, self._leg_to(point)])
        return True

    def _set(self, legs: list[Sequence[Point]]) -> None:
        """From now on, these; snapping is worked out around the last corner."""
        self.surface.update_outline()
        self._legs, self._wire = legs, None
        self._draw([point for leg in legs for point in leg])
        self._answers.give_up()
        document = self.surface.session.document
        if not legs or document is None:
            return
        start, reach = legs[-1][-1], math.ceil(_REACH_PX / self.surface.viewport.zoom)
        around = Bounds(math.floor(start[0]), math.floor(start[1]), 1, 1)
        window = around.grown(reach).intersected(document.bounds)
        if not around.intersected(document.bounds).is_empty:
            pixels = document.patched.snapshot()
            self._answers.ask(lambda: LiveWire(pixels.read(window), window, start), self._on_wire)

    def _close(self) -> None:
        if len(self._legs) > 2:
            self._points = [*self._points, *self._leg_to(self._legs[0][-1])]
            self._take()
            self._set([])

    def _on_wire(self, wire: LiveWire) -> None:
        self.surface.update_outline()
        self._wire = wire
        self.surface.update_outline()

    def _leg_to(self, point: Point) -> list[Point]:
        return [point] if self._wire is None else self._wire.line_to(point)

    def key(self, event: QKeyEvent) -> bool:
        """Backspace takes the last corner back, Esc gives all up."""
        if not self._legs or event.key() not in (Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
            return False
        self._set(self._legs[:-1] if event.key() == Qt.Key.Key_Backspace else [])
        return True

    def forget(self) -> None:
        super().forget()
        self._legs, self._wire = [], None
        self._answers.give_up()

    def _with_mouse(self, position: QPointF) -> list[Point]:
        """The line, going on to the mouse."""
        return [*self._points, *self._leg_to(self.surface.viewport.to_photo(position.x(), position.y()))]

    def outline_area(self, position: QPointF) -> QRect:
        return self._area_of(self._on_canvas(self._with_mouse(position) if self._legs else ()))

    def draw_outline(self, painter: QPainter, position: QPointF) -> None:
        if self._legs:
            draw_area_outline(painter, self._on_canvas(self._with_mouse(position)), is_closed=False)


MAGNETIC = ToolKind(
    "magnetic",
    tr_later("Magnet&ic lasso"),
    Magnetic,
    ("Shift+W",),
    "magnetic",
    tr_later(
        "Click corners along an edge; the line snaps to it. A click on the first or last closes it "
        "(Backspace: one back)"
    ),
)
