"""Tools that draw around what should go: lasso, polygon, rectangle, ellipse. Alt or the right button erase."""

import math
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPolygonF

from dfnet_gui.document.brush import Point
from dfnet_gui.gui.canvas.drawing import draw_area_outline
from dfnet_gui.gui.canvas.tools.base import Pointer, Surface, Tool, ToolKind
from dfnet_gui.imaging.shapes import ellipse, polygon, rectangle, squared
from dfnet_gui.wording import tr, tr_later

_ROOM_PX = 4
LEAST_LINE_PX = 3
"""Of the screen; a shorter drag is a click, which selects nothing."""
_CLOSING_PX = 10
"""How near to the first corner a click closes a polygon."""
Corners = Callable[[Point, Point], Sequence[Point]]


class Area(Tool):
    """What these tools share: the line so far, in photo pixels, its outline, and what becomes of it."""

    text = tr_later("Shape")
    """What the history calls it."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._points: Sequence[Point] = ()
        self._erases = False

    def give_up(self) -> None:
        self._draw(())

    def forget(self) -> None:
        self._points = ()

    def key(self, event: QKeyEvent) -> bool:
        """Esc gives the line up."""
        if event.key() != Qt.Key.Key_Escape or not self._points:
            return False
        self._draw(())
        return True

    def _draw(self, points: Sequence[Point]) -> None:
        self.surface.update_outline()
        self._points = points
        self.surface.update_outline()

    def _take(self) -> None:
        """What lies within the line becomes mask, or is taken from it."""
        points = self._points
        self._draw(())
        document = self.surface.session.document
        if document is None or self._length(points) < LEAST_LINE_PX:
            return
        place, inside = polygon(points, document.bounds)
        if not place.is_empty:
            self.surface.session.edit_hole(place, inside, erase=self._erases, text=tr(self.text))
            if not self._erases:
                self.surface.tell_painted()

    def _length(self, points: Sequence[Point]) -> float:
        """Of the line, on the screen."""
        steps = pairwise(points)
        return self.surface.viewport.zoom * sum(math.dist(one, other) for one, other in steps)

    def _on_canvas(self, points: Sequence[Point]) -> QPolygonF:
        return QPolygonF([QPointF(*self.surface.viewport.to_pane(*point)) for point in points])

    def outline_area(self, position: QPointF) -> QRect:
        """All of the line, and where it would go on to."""
        line = self._on_canvas(self._points)
        if not line.isEmpty():
            line.append(position)
        return self._area_of(line)

    @staticmethod
    def _area_of(line: QPolygonF) -> QRect:
        return line.boundingRect().toAlignedRect().adjusted(-_ROOM_PX, -_ROOM_PX, _ROOM_PX, _ROOM_PX)

    def draw_outline(self, painter: QPainter, position: QPointF) -> None:
        draw_area_outline(painter, self._on_canvas(self._points), is_closed=True)


class Lasso(Area):
    """A line drawn by hand."""

    text = tr_later("Lasso")

    def press(self, pointer: Pointer) -> bool:
        self._erases = pointer.erases
        self._draw([pointer.photo])
        return True

    def move(self, pointer: Pointer) -> None:
        if self._points:  # else it was given up
            self._draw([*self._points, pointer.photo])

    def release(self, pointer: Pointer) -> None:
        self._take()


class Box(Area):
    """A shape between two corners; Shift makes its sides equal."""

    def __init__(self, surface: Surface, *, corners: Corners) -> None:
        super().__init__(surface)
        self._corners = corners
        self._start: Point | None = None

    def press(self, pointer: Pointer) -> bool:
        self._erases, self._start = pointer.erases, pointer.photo
        return True

    def key(self, event: QKeyEvent) -> bool:
        is_given_up = super().key(event)
        if is_given_up:
            self._start = None
        return is_given_up

    def move(self, pointer: Pointer) -> None:
        if self._start is None:
            return
        end = squared(self._start, pointer.photo) if pointer.has_shift else pointer.photo
        self._draw(self._corners(self._start, end))

    def release(self, pointer: Pointer) -> None:
        self._take()


class Polygon(Area):
    """Corner by corner; a click on the first or on the last one closes it, Backspace takes the last one back."""

    text = tr_later("Polygon")

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        surface.session.to_be_completed.connect(self._close)

    def _close(self) -> None:
        """Whoever completes means what the corners go around, too."""
        if len(self._points) > 2:
            self._take()

    def press(self, pointer: Pointer) -> bool:
        if not self._points:
            self._erases = pointer.erases
        ends = (self._points[0], self._points[-1]) if len(self._points) > 2 else ()
        if any(self._is_near(end, pointer.photo) for end in ends):
            self._take()
        elif not self._points or not self._is_near(self._points[-1], pointer.photo):
            self._draw([*self._points, pointer.photo])
        return True

    def key(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Backspace or not self._points:
            return super().key(event)
        self._draw(self._points[:-1])
        return True

    def give_up(self) -> None:
        """A drag that ended oddly: the corners stay."""

    def draw_outline(self, painter: QPainter, position: QPointF) -> None:
        """The line goes on to the mouse."""
        line = self._on_canvas(self._points)
        if not line.isEmpty():
            line.append(position)
        draw_area_outline(painter, line, is_closed=False)

    def _is_near(self, point: Point, other: Point) -> bool:
        return math.dist(point, other) * self.surface.viewport.zoom <= _CLOSING_PX


RECTANGLE = ToolKind(
    "rectangle",
    tr_later("Rec&tangle"),
    partial(Box, corners=rectangle),
    ("M",),
    "rectangle",
    tr_later("Drag a rectangle over what should go (Shift: a square; Alt or the right button erase)"),
)
ELLIPSE = ToolKind(
    "ellipse",
    tr_later("Elli&pse"),
    partial(Box, corners=ellipse),
    ("Shift+M",),
    "ellipse",
    tr_later("Drag an ellipse over what should go (Shift: a circle; Alt or the right button erase)"),
    in_bar=False,
)
LASSO = ToolKind(
    "lasso",
    tr_later("Lass&o"),
    Lasso,
    ("L",),
    "lasso",
    tr_later("Draw around what should go (Alt or the right button erase)"),
)
POLYGON = ToolKind(
    "polygon",
    tr_later("Polygo&n"),
    Polygon,
    ("Shift+L",),
    "polygon",
    tr_later("Click corners around what should go; a click on the first or last one closes it (Backspace: one back)"),
    in_bar=False,
)
