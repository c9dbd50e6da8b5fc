"""The canvas as it is used: turns mouse, wheel and keys into strokes, zoom and pan. GUI thread."""

from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)

from dfnet_gui.document.picture import Picture
from dfnet_gui.gui.base.theme import Theme
from dfnet_gui.gui.canvas.drawing import draw_brush_outline
from dfnet_gui.gui.canvas.panes import grabs_divider
from dfnet_gui.gui.canvas.view import CanvasView
from dfnet_gui.gui.session.session import Session

_WHEEL_ZOOM = 1.2
_BRUSH_STEP = 1.15
LEAST_RADIUS, MOST_RADIUS = 0.5, 1000.0


class Tool(Enum):
    """What the left button does."""

    BRUSH = "brush"
    ERASER = "eraser"
    HAND = "hand"
    ZOOM = "zoom"


class _Drag(Enum):
    PAINT = 1
    ERASE = 2
    PAN = 3
    DIVIDER = 4


class Canvas(CanvasView):
    """The photo with a brush on it; points travel to the session in photo pixels."""

    stroke_ended = Signal()
    hovered = Signal(object)
    radius_changed = Signal(float)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.tool = Tool.BRUSH
        self.radius = 30.0
        self._drag: _Drag | None = None
        self._cursor: QPointF | None = None
        self._last_point: tuple[float, float] | None = None
        self._drag_button = Qt.MouseButton.NoButton
        self._drag_pane = self._panes()[-1]
        self._last_drag_pos = QPointF()
        self._space_held = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Photo canvas")
        self.setAccessibleDescription("Paint over what should go, then press Enter.")

    def show_picture(self, picture: Picture) -> None:
        """Show a newly opened photo, fitted."""
        self._last_point = self._drag = None
        super().show_picture(picture)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._cursor is not None and self._shows_outline():
            draw_brush_outline(QPainter(self), self._cursor, self.radius * self.viewport_state.zoom)

    def set_tool(self, tool: Tool) -> None:
        """What the left button does from now on."""
        self.tool = tool
        self._update_cursor_shape()
        self.update()

    def set_radius(self, radius: float) -> None:
        """The brush's radius in photo pixels, kept within its limits."""
        radius = min(MOST_RADIUS, max(LEAST_RADIUS, radius))
        if radius != self.radius:
            self._update_outline()
            self.radius = radius
            self._update_outline()
            self.radius_changed.emit(radius)

    def step_radius(self, steps: float) -> None:
        """Make the brush larger (positive) or smaller."""
        self.set_radius(self.radius * _BRUSH_STEP**steps)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._document is None or self._drag is not None:
            return
        self._drag = self._drag_for(event)
        self._drag_button, self._drag_pane = event.button(), self._pane_at(event.position())
        self._last_drag_pos = event.position()
        self._move_cursor(event.position())
        if self._drag in (_Drag.PAINT, _Drag.ERASE):
            self._begin_stroke(event)
        self._update_cursor_shape()

    def _drag_for(self, event: QMouseEvent) -> _Drag | None:
        button, held = event.button(), event.modifiers()
        left = button == Qt.MouseButton.LeftButton
        if button == Qt.MouseButton.MiddleButton or (left and (self._space_held or self.tool is Tool.HAND)):
            return _Drag.PAN
        if left and self._is_on_divider(event.position()):
            return _Drag.DIVIDER
        if self.tool is Tool.ZOOM:
            steps = 2 if left and not held & Qt.KeyboardModifier.AltModifier else -2
            self._zoom_at(steps, event.position())
            return None
        erases = self.tool is Tool.ERASER or bool(held & Qt.KeyboardModifier.AltModifier)
        if button == Qt.MouseButton.RightButton or (left and erases):
            return _Drag.ERASE
        return _Drag.PAINT if left else None

    def _begin_stroke(self, event: QMouseEvent) -> None:
        point = self._in_drag_pane(event.position())
        line = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._last_point
        self._session.begin_stroke()
        self._paint(self._last_point if line and self._last_point else point, point)

    def _paint(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self._session.paint(start, end, self.radius, erase=self._drag is _Drag.ERASE)
        self._last_point = end

    def _in_drag_pane(self, position: QPointF) -> tuple[float, float]:
        """Photo coordinates in the pane where the stroke began, wherever the cursor is now."""
        local = position - self._drag_pane.rect.topLeft()
        return self.viewport_state.to_photo(local.x(), local.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._drag is not None and not event.buttons() & self._drag_button:
            self._end_drag()  # a dialog took the release
        self._move_cursor(position)
        if self._drag in (_Drag.PAINT, _Drag.ERASE):
            point = self._in_drag_pane(position)
            self._paint(self._last_point or point, point)
        elif self._drag is _Drag.PAN:
            moved = position - self._last_drag_pos
            self._last_drag_pos = position
            self._set_viewport(self.viewport_state.panned(moved.x(), moved.y()))
        elif self._drag is _Drag.DIVIDER:
            self.divider = min(0.98, max(0.02, position.x() / max(1, self.width())))
            self.update()
        else:
            self._update_cursor_shape()

    def _end_drag(self) -> _Drag | None:
        drag, self._drag = self._drag, None
        if drag in (_Drag.PAINT, _Drag.ERASE):
            self._session.end_stroke()
        return drag

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != self._drag_button:
            return
        if self._end_drag() is _Drag.PAINT:
            self.stroke_ended.emit()
        self._update_cursor_shape()
        self._move_cursor(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        steps = (delta.y() or delta.x()) / 120.0
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_radius(steps)
        else:
            self._zoom_at(steps, event.position())
        event.accept()

    def _zoom_at(self, steps: float, position: QPointF) -> None:
        local = position - self._pane_at(position).rect.topLeft()
        self._set_viewport(self.viewport_state.zoomed(_WHEEL_ZOOM**steps, local.x(), local.y()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                local = event.position() - self._pane_at(event.position()).rect.topLeft()
                self._set_viewport(self.viewport_state.zoomed(1.0 + event.value(), local.x(), local.y()))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._space_held = True
            self._update_cursor_shape()
            self._update_outline()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
            self._update_cursor_shape()
            self._update_outline()
        else:
            super().keyReleaseEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._move_cursor(event.position())
        self._update_cursor_shape()

    def leaveEvent(self, _event: QEvent) -> None:
        self._move_cursor(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space_held = False
        self.hold_original(held=False)
        super().focusOutEvent(event)

    def _shows_outline(self) -> bool:
        paints = self.tool in (Tool.BRUSH, Tool.ERASER) and not self._space_held
        return paints and self._drag not in (_Drag.PAN, _Drag.DIVIDER) and self._document is not None

    def _move_cursor(self, position: QPointF | None) -> None:
        self._update_outline()
        self._cursor = position
        self._update_outline()
        self.hovered.emit(self._to_photo(position) if position is not None and self._document else None)

    def _update_cursor_shape(self) -> None:
        shape = Qt.CursorShape
        if self._drag is _Drag.DIVIDER or (self._cursor is not None and self._is_on_divider(self._cursor)):
            self.setCursor(shape.SplitHCursor)
        elif self._drag is _Drag.PAN:
            self.setCursor(shape.ClosedHandCursor)
        elif self.tool is Tool.HAND or self._space_held:
            self.setCursor(shape.OpenHandCursor)
        else:
            self.setCursor(shape.CrossCursor)

    def _is_on_divider(self, position: QPointF) -> bool:
        return grabs_divider(self.view, position.x(), self.width(), self.divider)

    def _update_outline(self) -> None:
        if self._cursor is not None:
            reach = int(self.radius * self.viewport_state.zoom) + 4
            corner = self._cursor.toPoint() - QPoint(reach, reach)
            self.update(QRect(corner.x(), corner.y(), 2 * reach, 2 * reach))
