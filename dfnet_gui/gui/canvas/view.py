"""The canvas as it looks: panes, pyramids, maps, hole, fading. GUI thread."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import Picture
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.theme import Theme
from dfnet_gui.gui.canvas.drawing import (
    Overlay,
    draw_badge,
    draw_divider,
    draw_hole,
    draw_overlay,
    draw_pyramid,
    photo_rect,
)
from dfnet_gui.gui.canvas.panes import Pane, View, panes
from dfnet_gui.gui.canvas.viewport import LEAST_ZOOM, MOST_ZOOM, Viewport
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.tiles import PatchedPixels

_EDGE_PERIOD_MS = 120
_FADE_MS = 120
_ZOOM_STEP = 1.2
_MOST_FADED_PIXELS, _MOST_FADED_FILLS = 4_000_000, 32


class CanvasView(QWidget):
    """Draws the open photo; every pane shares one viewport, so zoom and pan are linked."""

    viewport_changed = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._picture: Picture | None = None
        self.viewport_state = Viewport()
        self.view: View = "single"
        self.reduced_motion = False
        self.divider = 0.5
        self._overlays: tuple[Overlay, ...] = ()
        self._shows_photo = False
        self._fade: tuple[Overlay, ...] = ()
        self._original_held = self._is_fitted = False
        self._phase = 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 180)
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
        self._picture, self._fade, self._overlays = picture, (), ()
        self._shows_photo = False
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

    def set_reduced_motion(self, *, on: bool) -> None:
        """Keep the hole's edge still and let results appear at once, or not."""
        self.reduced_motion = on
        self._on_hole_changed(Bounds.EMPTY)

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
        zoomed = self.viewport_state.zoomed(zoom / self.viewport_state.zoom, pane.width() / 2, pane.height() / 2)
        self._set_viewport(replace(zoomed, zoom=zoom) if LEAST_ZOOM <= zoom <= MOST_ZOOM else zoomed)

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
            viewport = viewport.held(size, (pane.width(), pane.height())).aligned(self.devicePixelRatioF())
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
            self._picture.update()
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
        if self._document and self.isVisible() and not self._document.is_painting:  # then the brush comes first
            self._phase += 1
            self._update_photo_area(self._document.hole_bounds)

    def _on_completed(self, completion: Completion, before: PatchedPixels) -> None:
        """Fade each fill in, where it is no larger than what can be drawn over and over."""
        if not self.reduced_motion:
            small = [place for place in completion.places if place.width * place.height <= _MOST_FADED_PIXELS]
            self._fade = tuple(
                Overlay(place, np.ascontiguousarray(to_8_bit(before.read(place)), np.uint8))
                for place in small[:_MOST_FADED_FILLS]
            )
            self._animation.start()

    def _on_fade(self, opacity: float) -> None:
        fading = self._fade
        self._fade = tuple(replace(each, opacity=opacity) for each in fading) if opacity > 0 else ()
        for each in fading:
            self._update_photo_area(each.bounds)

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
            for overlay in (*self._overlays, *self._fade):
                draw_overlay(painter, overlay, viewport)
        if not self._original_held:
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

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self._is_fitted:
            self.zoom_to_fit()
