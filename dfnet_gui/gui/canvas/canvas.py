"""The canvas as it is used: hands mouse and keys to the tools, and keeps zoom, pan and divider. GUI thread."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QTabletEvent,
    QWheelEvent,
)

from dfnet_gui.document.brush import Point
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.settings import BRUSH_RADIUS, LEAST_RADIUS, MOST_RADIUS, TOOL, Settings
from dfnet_gui.gui.base.theme import Theme
from dfnet_gui.gui.canvas.decorations import draw_frame
from dfnet_gui.gui.canvas.key_pointing import KeyPointing
from dfnet_gui.gui.canvas.panes import divider_at, grabs_divider
from dfnet_gui.gui.canvas.pen import Pointing, is_eraser_end, is_of_pen, pressure
from dfnet_gui.gui.canvas.tools.base import Pointer, Tool
from dfnet_gui.gui.canvas.tools.brush import ERASER
from dfnet_gui.gui.canvas.tools.hand import HAND
from dfnet_gui.gui.canvas.tools.registry import TOOLS
from dfnet_gui.gui.canvas.view import CanvasView
from dfnet_gui.gui.session.session import Session
from dfnet_gui.wording import tr

_WHEEL_ZOOM = 1.2
_WHEEL_STEP = 120.0
"""A wheel's notch, as Qt counts it."""
_BRUSH_STEP = 1.15


class Canvas(CanvasView):
    """The photo with tools on it; points travel to the session in photo pixels."""

    stroke_ended = Signal()
    hovered = Signal(object)
    pane_pressed = Signal(int)
    said = Signal(str)

    def __init__(self, session: Session, settings: Settings, theme: Theme) -> None:
        super().__init__(session, settings, theme)
        self.jobs = Jobs(self)
        self._tools: dict[str, Tool] = {}
        self._tool: Tool | None = None
        self._drag: Tool | None = None
        self._drag_start: Pointer | None = None
        self._drag_pane = self.panes[-1]
        self._moves_divider = False
        self.last_point: Point | None = None
        self._cursor: QPointF | None = None
        self._space_held = self._is_ringed = False
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Photo canvas"))
        self.setAccessibleDescription(tr("Paint over what should go, then complete it."))
        self.key_pointing = KeyPointing(self, settings, self.say)
        settings.watch(TOOL, self._on_tool)
        session.opened.connect(self._on_opened)

    @property
    def tool(self) -> Tool:
        """What the left button does."""
        assert self._tool is not None
        return self._tool

    def tool_named(self, name: str) -> Tool:
        """The canvas's own tool of that kind; KeyError for a name that is no tool's."""
        if name not in self._tools:
            self._tools[name] = TOOLS[name].make(self)
        return self._tools[name]

    def step_radius(self, steps: float) -> None:
        """Make the brush larger (positive) or smaller."""
        radius = self.settings.get(BRUSH_RADIUS) * _BRUSH_STEP**steps
        self.settings.set(BRUSH_RADIUS, min(MOST_RADIUS, max(LEAST_RADIUS, radius)))

    def zoom_at(self, steps: float, position: QPointF) -> None:
        """Zoom in (positive) or out with the photo point under `position` staying there."""
        local = position - self.pane_at(position).rect.topLeft()
        self.show_viewport(self.viewport.zoomed(_WHEEL_ZOOM**steps, local.x(), local.y()))

    def tell_painted(self) -> None:
        """Something was added to the mask by hand, and the hand has let go."""
        self.stroke_ended.emit()

    def say(self, sentence: str) -> None:
        """Show a sentence in the status line for a while; an empty one: none any more."""
        self.said.emit(sentence)

    def update_outline(self) -> None:
        """Draw the tool's outline anew."""
        if self._cursor is not None and self._tool is not None:
            origin = self._outline_origin(self._cursor)
            self.update(self._tool.outline_area(self._cursor - origin).translated(origin.toPoint()))

    def _outline_origin(self, cursor: QPointF) -> QPointF:
        """Where the pane begins in which the tool draws: that of the drag, or else the one under the mouse."""
        pane = self._drag_pane if self._drag is not None else self.pane_at(cursor)
        return pane.rect.topLeft()

    def _on_tool(self, name: str) -> None:
        if self._tool is not None and self.session.photo is not None:
            self.say(tr("{sentence}.", sentence=tr(TOOLS[name].tip)))
        self._tool = self.tool_named(name)
        self._update_cursor_shape()
        self.update()

    def _on_opened(self) -> None:
        self._drag = None
        self._moves_divider = False
        self.last_point = None
        for tool in self._tools.values():
            tool.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._cursor is not None and self._shows_outline():
            painter, origin = QPainter(self), self._outline_origin(self._cursor)
            painter.translate(origin)
            self.tool.draw_outline(painter, self._cursor - origin)
        if self._is_ringed:
            draw_frame(QPainter(self), QRectF(self.rect()), QColor(self._theme.ring))

    def _shows_outline(self) -> bool:
        is_moving = self._moves_divider or (self._drag is not None and self._drag is self._tools.get(HAND.name))
        return not (is_moving or self._space_held) and self.session.photo is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not is_of_pen(event):
            self._on_press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not is_of_pen(event):
            self._on_move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not is_of_pen(event):
            self._on_release(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """All is taken here, so that Qt makes no mouse events of it; what the system makes is left out there."""
        if event.type() == QEvent.Type.TabletPress:
            self._on_press(event)
        elif event.type() == QEvent.Type.TabletMove:
            self._on_move(event)
        else:
            self._on_release(event)
        event.accept()

    def _on_press(self, event: Pointing) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.session.photo is None or self._drag_start is not None:
            return
        self._drag_pane = self.pane_at(event.position())
        self.pane_pressed.emit(self._drag_pane.index)
        photo, is_eraser = self._in_drag_pane(event.position()), is_eraser_end(event)
        place, button, held = event.position(), event.button(), event.modifiers()
        pointer = Pointer(photo, place, button, held, pressure(event), is_eraser)
        self._move_cursor(event.position())
        if self._is_left_on_divider(event):
            self._moves_divider, self._drag_start = True, pointer
        elif (tool := self._tool_for(event)).press(pointer):
            self._drag, self._drag_start = tool, pointer
        self._update_cursor_shape()

    def _is_left_on_divider(self, event: Pointing) -> bool:
        is_moving = self._space_held or self.tool is self._tools.get(HAND.name)
        return event.button() == Qt.MouseButton.LeftButton and not is_moving and self._is_on_divider(event.position())

    def _tool_for(self, event: Pointing) -> Tool:
        """The chosen one, but for the ways to move and to erase at any time."""
        button = event.button()
        if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and self._space_held):
            return self.tool_named(HAND.name)
        if button == Qt.MouseButton.RightButton and not self.tool.takes_right_button:
            return self.tool_named(ERASER.name)
        return self.tool if button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton) else Tool(self)

    def _in_drag_pane(self, position: QPointF) -> tuple[float, float]:
        """Photo coordinates in the pane where the drag began, wherever the cursor is now."""
        local = position - self._drag_pane.rect.topLeft()
        return self.viewport.to_photo(local.x(), local.y())

    def _on_move(self, event: Pointing) -> None:
        position = event.position()
        if self._drag_start is not None and not event.buttons() & self._drag_start.button:
            self._give_up_drag()  # a dialog took the release
        self._move_cursor(position)
        if self._moves_divider:
            self.divider = divider_at(position.x(), self.width())
            self.update()
        elif self._drag is not None:
            self._drag.move(self._pointer_now(event))
        else:
            self._update_cursor_shape()

    def _pointer_now(self, event: Pointing) -> Pointer:
        assert self._drag_start is not None
        photo, position = self._in_drag_pane(event.position()), event.position()
        held, pressed = event.modifiers(), pressure(event)
        return replace(self._drag_start, photo=photo, position=position, held=held, pressure=pressed)

    def _give_up_drag(self) -> None:
        drag, self._drag, self._drag_start, self._moves_divider = self._drag, None, None, False
        if drag is not None:
            drag.give_up()

    def _on_release(self, event: Pointing) -> None:
        if self._drag_start is None or event.button() != self._drag_start.button:
            return
        pointer, drag = self._pointer_now(event), self._drag
        self._drag, self._drag_start, self._moves_divider = None, None, False
        if drag is not None:
            drag.release(pointer)
        self._update_cursor_shape()
        self._move_cursor(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        steps = (delta.y() or delta.x()) / _WHEEL_STEP
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_radius(steps)
        else:
            self.zoom_at(steps, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                local = event.position() - self.pane_at(event.position()).rect.topLeft()
                self.show_viewport(self.viewport.zoomed(1.0 + event.value(), local.x(), local.y()))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._hold_space(held=True)
        elif not self.tool.key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold_space(held=False)
        else:
            super().keyReleaseEvent(event)

    def _hold_space(self, *, held: bool) -> None:
        self._space_held = held
        self._update_cursor_shape()
        self.update_outline()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._move_cursor(event.position())
        self._update_cursor_shape()

    def leaveEvent(self, _event: QEvent) -> None:
        self._move_cursor(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._is_ringed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space_held = self._is_ringed = False
        self.update()
        self.hold_original(held=False)
        super().focusOutEvent(event)

    def _move_cursor(self, position: QPointF | None) -> None:
        self.update_outline()
        self._cursor = position
        self.update_outline()
        is_over = position is not None and self.session.photo is not None
        self.hovered.emit(self.to_photo(position) if is_over and position is not None else None)

    def _update_cursor_shape(self) -> None:
        if self._moves_divider or (
            self._drag is None and self._cursor is not None and self._is_on_divider(self._cursor)
        ):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._drag is not None:
            self.setCursor(self._drag.drag_cursor)
        else:
            tool = self.tool_named(HAND.name) if self._space_held else self.tool
            self.setCursor(tool.cursor)

    def _is_on_divider(self, position: QPointF) -> bool:
        return grabs_divider(self.view, position.x(), self.width(), self.divider)
