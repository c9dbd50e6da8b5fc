"""The canvas: shows the photo, turns mouse and keys into strokes, zoom and pan. GUI thread."""

from enum import Enum

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.gui.painting import (
    Overlay,
    draw_badge,
    draw_brush_outline,
    draw_divider,
    draw_hole,
    draw_overlay,
    draw_pyramid,
    photo_rect,
)
from dfnet_gui.gui.panes import Pane, View, grabs_divider, panes
from dfnet_gui.gui.picture import Picture
from dfnet_gui.gui.session import Session
from dfnet_gui.gui.theme import Theme
from dfnet_gui.gui.viewport import Viewport
from dfnet_gui.imaging.bounds import Bounds

_EDGE_PERIOD_MS = 120
_FADE_MS = 120
_ZOOM_STEP = 1.2
_BRUSH_STEP = 1.15
LEAST_RADIUS, MOST_RADIUS = 0.5, 2000.0


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


class Canvas(QWidget):
    """One widget for all views; every pane shares one viewport, so zoom and pan are linked."""

    stroke_ended = Signal()
    hovered = Signal(object)
    viewport_changed = Signal()
    radius_changed = Signal(float)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._picture: Picture | None = None
        self.viewport_state = Viewport()
        self.view: View = "single"
        self.tool = Tool.BRUSH
        self.radius = 30.0
        self.reduced_motion = False
        self.divider = 0.5
        self._overlays: tuple[Overlay, ...] = ()
        self._shows_photo = False
        self._fade: Overlay | None = None
        self._drag: _Drag | None = None
        self._cursor: QPointF | None = None
        self._last_point: tuple[float, float] | None = None
        self._last_drag_pos = QPointF()
        self._space_held = self._original_held = self._is_fitted = False
        self._phase = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 180)
        self.setAccessibleName("Photo canvas")
        self.setAccessibleDescription("Paint over what should go, then press Enter.")
        self._edge_timer = QTimer(self)
        self._edge_timer.setInterval(_EDGE_PERIOD_MS)
        self._edge_timer.timeout.connect(self._on_edge_timer)
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(_FADE_MS)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._animation.valueChanged.connect(self._on_fade)
        session.pixels_changed.connect(self._on_pixels_changed)
        session.hole_changed.connect(self._on_hole_changed)
        session.completed.connect(self._on_completed)

    @property
    def _document(self) -> Document | None:
        return self._session.document

    def show_picture(self, picture: Picture) -> None:
        """Show a newly opened photo, fitted."""
        self._picture, self._fade, self._overlays = picture, None, ()
        self._shows_photo = False
        self._last_point = None
        self.zoom_to_fit()
        self._edge_timer.stop()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's surround."""
        self._theme = theme
        self.update()

    def set_view(self, view: View) -> None:
        """Single, split or side by side."""
        self.view = view
        if self._is_fitted:
            self.zoom_to_fit()
        self.update()

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

    def set_overlays(self, overlays: tuple[Overlay, ...], *, shows_photo: bool = False) -> None:
        """Maps to lay over the result pane; `shows_photo` puts the original beneath them."""
        self._overlays, self._shows_photo = overlays, shows_photo
        self.update()

    def hold_original(self, *, held: bool) -> None:
        """Show the original for as long as it is held."""
        self._original_held = held
        self.update()

    def zoom_to_fit(self) -> None:
        """The whole photo in the pane."""
        if (size := self._photo_size()) is not None:
            pane = self._panes()[0].rect
            self._set_viewport(Viewport.fitted(size, (pane.width(), pane.height())))
            self._is_fitted = True

    def zoom_to(self, zoom: float) -> None:
        """A zoom (1 = 100 %) about the pane's middle; device-independent."""
        pane = self._panes()[0].rect
        factor = zoom / self.viewport_state.zoom
        self._set_viewport(self.viewport_state.zoomed(factor, pane.width() / 2, pane.height() / 2))

    def step_zoom(self, steps: int) -> None:
        """Zoom in (positive) or out about the pane's middle."""
        self.zoom_to(self.viewport_state.zoom * _ZOOM_STEP**steps)

    def _photo_size(self) -> tuple[int, int] | None:
        document = self._document
        return (document.bounds.width, document.bounds.height) if document else None

    def _panes(self) -> tuple[Pane, ...]:
        return panes(self.view, self.width(), self.height(), self.divider)

    def _pane_at(self, position: QPointF) -> Pane:
        return next((p for p in self._panes() if p.clip.contains(position)), self._panes()[-1])

    def _to_photo(self, position: QPointF) -> tuple[float, float]:
        local = position - self._pane_at(position).rect.topLeft()
        return self.viewport_state.to_photo(local.x(), local.y())

    def _set_viewport(self, viewport: Viewport) -> None:
        pane = self._panes()[0].rect
        if (size := self._photo_size()) is not None:
            viewport = viewport.held(size, (pane.width(), pane.height()))
        self._is_fitted = False
        self.viewport_state = viewport
        self.viewport_changed.emit()
        self.update()

    def _update_photo_area(self, bounds: Bounds) -> None:
        for pane in self._panes():
            area = photo_rect(bounds, self.viewport_state).translated(pane.rect.topLeft())
            self.update(area.adjusted(-3, -3, 3, 3).intersected(pane.clip).toAlignedRect())

    def _on_pixels_changed(self, bounds: Bounds) -> None:
        if self._picture:
            self._picture.update(bounds)
            self._update_photo_area(bounds)

    def _on_hole_changed(self, bounds: Bounds) -> None:
        self._update_photo_area(bounds)
        has_hole = self._document is not None and not self._document.hole_bounds.is_empty
        if has_hole and not self.reduced_motion:
            if not self._edge_timer.isActive():
                self._edge_timer.start()
        else:
            self._edge_timer.stop()

    def _on_edge_timer(self) -> None:
        self._phase += 1
        if self._document and self.isVisible():
            self._update_photo_area(self._document.hole_bounds)

    def _on_completed(self, completion: object, before: object) -> None:
        from dfnet_gui.engine.request import Completion
        from dfnet_gui.imaging.export import to_8_bit

        if self.reduced_motion or not isinstance(completion, Completion):
            return
        self._fade = Overlay(completion.bounds, to_8_bit(before))  # type: ignore[arg-type]
        self._animation.start()

    def _on_fade(self, opacity: float) -> None:
        if self._fade is not None:
            bounds = self._fade.bounds
            self._fade = Overlay(bounds, self._fade.pixels, opacity) if opacity > 0 else None
            self._update_photo_area(bounds)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.surround)
        if self._picture is None or self._document is None:
            return
        for pane in self._panes():
            clip = pane.clip.intersected(QRectF(event.rect()))
            if not clip.isEmpty():
                self._paint_pane(painter, pane, clip)
        self._paint_decorations(painter)

    def _paint_pane(self, painter: QPainter, pane: Pane, clip: QRectF) -> None:
        assert self._picture is not None
        assert self._document is not None
        painter.save()
        painter.setClipRect(clip)
        painter.translate(pane.rect.topLeft())
        visible, viewport = clip.translated(-pane.rect.topLeft()), self.viewport_state
        plain = pane.shows_original or self._original_held
        pyramid = self._picture.original if plain or self._shows_photo else self._picture.result
        draw_pyramid(painter, pyramid, viewport, visible, self.devicePixelRatioF())
        if not plain:
            for overlay in (*self._overlays, *([self._fade] if self._fade else [])):
                draw_overlay(painter, overlay, viewport)
            draw_hole(painter, self._document.hole, self._document.hole_bounds, viewport, visible, phase=self._phase)
        painter.restore()

    def _paint_decorations(self, painter: QPainter) -> None:
        if self.view != "single":
            whole = QRectF(self.rect())
            draw_badge(painter, whole, "Original")
            draw_badge(painter, whole, "Result", at_right=True)
        elif self._original_held:
            draw_badge(painter, QRectF(self.rect()), "Original")
        if self.view == "split":
            draw_divider(painter, round(self.divider * self.width()), self.height())
        if self._cursor is not None and self._shows_outline():
            draw_brush_outline(painter, self._cursor, self.radius * self.viewport_state.zoom)

    def _shows_outline(self) -> bool:
        paints = self.tool in (Tool.BRUSH, Tool.ERASER) and not self._space_held
        return paints and self._drag not in (_Drag.PAN, _Drag.DIVIDER) and self._document is not None

    def _update_outline(self) -> None:
        if self._cursor is not None:
            reach = int(self.radius * self.viewport_state.zoom) + 4
            corner = self._cursor.toPoint() - QPoint(reach, reach)
            self.update(QRect(corner.x(), corner.y(), 2 * reach, 2 * reach))

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._document is None or self._drag is not None:
            return
        self._drag = self._drag_for(event)
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
        point = self._to_photo(event.position())
        line = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._last_point
        self._session.begin_stroke()
        self._paint(self._last_point if line and self._last_point else point, point)

    def _paint(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self._session.paint(start, end, self.radius, erase=self._drag is _Drag.ERASE)
        self._last_point = end

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        self._move_cursor(position)
        if self._drag in (_Drag.PAINT, _Drag.ERASE):
            point = self._to_photo(position)
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

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag in (_Drag.PAINT, _Drag.ERASE):
            self._session.end_stroke()
            if drag is _Drag.PAINT:
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
        self._set_viewport(self.viewport_state.zoomed(_ZOOM_STEP**steps, local.x(), local.y()))

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

    def focusOutEvent(self, event: object) -> None:
        self._space_held = False
        self.hold_original(held=False)
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self._is_fitted:
            self.zoom_to_fit()
