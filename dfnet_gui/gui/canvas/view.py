"""The canvas as it looks: panes, pyramids, maps, hole, fading. GUI thread."""

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.engine.fills import Filled
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.settings import GROWTH, REDUCED_MOTION, VIEW, VIEWS, Settings, View
from dfnet_gui.gui.base.theme import Theme
from dfnet_gui.gui.canvas.drawing import (
    Overlay,
    draw_badge,
    draw_barred,
    draw_divider,
    draw_hole,
    draw_overlay,
    draw_overlays,
    draw_pyramid,
    photo_rect,
)
from dfnet_gui.gui.canvas.legend import Legend, draw_legend, draw_outlines
from dfnet_gui.gui.canvas.panes import Pane, divided
from dfnet_gui.gui.canvas.transparency import Transparency, draw_board
from dfnet_gui.gui.canvas.viewport import LEAST_ZOOM, MOST_ZOOM, Viewport
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.tiles import PatchedPixels

_EDGE_PERIOD_MS = 120
_FADE_MS = 120
_ZOOM_STEP = 1.2
_MOST_FADED_PIXELS, _MOST_FADED_FILLS = 4_000_000, 32
"""More would be drawn over and over for longer than a fade takes."""
_REPAINT_ROOM_PX = 3
"""Smooth scaling reaches so far beyond the pixels that changed."""
ORIGINAL, RESULT = "Original", "Result"


@dataclass(frozen=True, eq=False)
class Look:
    """What is shown in place of the result: layers of maps over it, or over the original where
    `shows_photo`; within a layer no map shines through another.

    `label` says on the canvas what it is, empty for the result itself. `outlines` are holes (bool, at their bounds)
    whose edges are drawn over the maps. `legend` explains colours.
    """

    layers: tuple[tuple[Overlay, ...], ...] = ()
    shows_photo: bool = False
    label: str = ""
    outlines: tuple[tuple[Bounds, BoolArray], ...] = ()
    legend: Legend | None = None


PLAIN = Look()


class CanvasView(QWidget):
    """Draws the open photo; every pane shares one viewport, so zoom and pan are linked."""

    viewport_changed = Signal()

    def __init__(self, session: Session, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.session, self.settings, self._theme = session, settings, theme
        self.viewport = Viewport()
        self.transparency = Transparency(self, session)
        self.transparency.changed.connect(self.update)
        self.view: View = "single"
        self.divider = 0.5
        self._look = PLAIN
        self._fade: tuple[Overlay, ...] = ()
        self._original_held = self._is_fitted = self._is_still = False
        self._phase = 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 180)
        self._edge_timer = QTimer(self)
        self._edge_timer.setInterval(_EDGE_PERIOD_MS)
        self._edge_timer.timeout.connect(self._on_edge_timer)
        self._animation = self._made_animation()
        settings.watch(VIEW, self._on_view)
        settings.watch(REDUCED_MOTION, self._on_reduced_motion)
        settings.watch(GROWTH, lambda _px: self.update(), now=False)
        session.opened.connect(self._show_photo)
        session.pixels_changed.connect(self._on_pixels_changed)
        session.hole_changed.connect(self._on_hole_changed)
        for changed in (session.history_changed, session.display_changed):
            changed.connect(self.update)
        session.completed.connect(self._on_completed)

    def _made_animation(self) -> QVariantAnimation:
        animation = QVariantAnimation(self)
        animation.setDuration(_FADE_MS)
        animation.setStartValue(1.0)
        animation.setEndValue(0.0)
        animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        animation.valueChanged.connect(self._on_fade)
        return animation

    @property
    def panes(self) -> tuple[Pane, ...]:
        """The panes as they lie now."""
        return divided(self.view, self.width(), self.height(), self.divider)

    @property
    def look(self) -> Look:
        """What is shown in place of the result."""
        return self._look

    @property
    def is_fading(self) -> bool:
        """Whether a completion is fading in."""
        return bool(self._fade)

    def pane_at(self, position: QPointF) -> Pane:
        """The pane under a point of the canvas; the last one between panes."""
        return next((p for p in self.panes if p.clip.contains(position)), self.panes[-1])

    def to_photo(self, position: QPointF) -> tuple[float, float]:
        """A point of the canvas in photo pixels."""
        local = position - self.pane_at(position).rect.topLeft()
        return self.viewport.to_photo(local.x(), local.y())

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's surround."""
        self._theme = theme
        self.update()

    def set_look(self, look: Look) -> None:
        """Show this in place of the result from now on, until the next photo is opened."""
        self._look = look
        self.update()

    def hold_original(self, *, held: bool) -> None:
        """Show the original for as long as it is held."""
        self._original_held = held
        self.update()

    def zoom_to_fit(self) -> None:
        """The whole photo in the pane."""
        if (size := self._photo_size()) is not None:
            pane = self.panes[0].rect
            self.show_viewport(Viewport.fitted(size, (pane.width(), pane.height())))
            self._is_fitted = True

    def zoom_to(self, zoom: float) -> None:
        """A zoom (1 = 100 %) about the pane's middle; device-independent."""
        pane = self.panes[0].rect
        zoomed = self.viewport.zoomed(zoom / self.viewport.zoom, pane.width() / 2, pane.height() / 2)
        self.show_viewport(replace(zoomed, zoom=zoom) if LEAST_ZOOM <= zoom <= MOST_ZOOM else zoomed)

    def step_zoom(self, steps: int) -> None:
        """Zoom in (positive) or out about the pane's middle."""
        self.zoom_to(self.viewport.zoom * _ZOOM_STEP**steps)

    def show_viewport(self, viewport: Viewport) -> None:
        """Zoom or move the photo, kept within sight and on whole pixels where it can be."""
        pane = self.panes[0].rect
        if (size := self._photo_size()) is not None:
            viewport = viewport.held(size, (pane.width(), pane.height())).aligned(self.devicePixelRatioF())
        self._is_fitted = False
        self.viewport = viewport
        self.viewport_changed.emit()
        self.update()

    @property
    def _document(self) -> Document | None:
        return self.session.document

    def _photo_size(self) -> tuple[int, int] | None:
        document = self._document
        return (document.bounds.width, document.bounds.height) if document else None

    def _show_photo(self) -> None:
        self._fade, self._look = (), PLAIN
        self.zoom_to_fit()
        self._edge_timer.stop()

    def _on_view(self, name: str) -> None:
        self.view = next(view for view in VIEWS if view == name)
        if self._is_fitted:
            self.zoom_to_fit()
        self.update()

    def _on_reduced_motion(self, is_still: bool) -> None:  # noqa: FBT001 - watches a setting
        self._is_still = is_still
        self._on_hole_changed(Bounds.EMPTY)

    def _update_photo_area(self, bounds: Bounds) -> None:
        room = _REPAINT_ROOM_PX
        for pane in self.panes:
            area = photo_rect(bounds, self.viewport).translated(pane.rect.topLeft())
            self.update(area.adjusted(-room, -room, room, room).intersected(pane.clip).toAlignedRect())

    def _on_pixels_changed(self, bounds: Bounds) -> None:
        fading, self._fade = self._fade, ()  # what was there before the last fill is not what was there before this
        for each in fading:
            self._update_photo_area(each.bounds)
        if self.session.photo is not None:
            self.session.photo.picture.update()
            self._update_photo_area(bounds)

    def _on_hole_changed(self, bounds: Bounds) -> None:
        self._update_photo_area(bounds.grown(self.settings.get(GROWTH)))
        has_hole = self._document is not None and not self._document.hole_bounds.is_empty
        if has_hole and not self._is_still:
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
        if not self._is_still and self.session.photo is not None:
            shown = self.session.photo.picture.shown
            small = [place for place in completion.places if place.width * place.height <= _MOST_FADED_PIXELS]
            self._fade = tuple(
                Overlay(place, np.ascontiguousarray(shown(to_8_bit(before.read(place)).astype(np.uint8, copy=False))))
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
        if self.session.photo is None:
            return
        for pane in self.panes:
            clip = pane.clip.intersected(QRectF(event.rect()))
            if not clip.isEmpty():
                self._paint_pane(painter, pane, clip)
        self._paint_decorations(painter)

    def _paint_pane(self, painter: QPainter, pane: Pane, clip: QRectF) -> None:
        photo = self.session.photo
        assert photo is not None
        painter.save()
        painter.setClipRect(clip)
        painter.translate(pane.rect.topLeft())
        visible, viewport = clip.translated(-pane.rect.topLeft()), self.viewport
        shows_original = pane.shows_original or self._original_held
        pyramid = photo.picture.original if shows_original or self._look.shows_photo else photo.picture.result
        draw_pyramid(painter, pyramid, viewport, visible, self.devicePixelRatioF())
        shown_through = self.transparency.original if shows_original else self.transparency.result
        if shown_through is not None and pyramid.levels[0].bounds == Bounds.of_array(shown_through):
            draw_board(painter, shown_through, viewport, visible)
        if not shows_original:
            for layer in self._look.layers:
                draw_overlays(painter, layer, viewport)
            for fading in self._fade:
                draw_overlay(painter, fading, viewport)
            draw_outlines(painter, (*self._look.outlines, *_outlines_of(self.session)), viewport, visible)
        if not self._original_held:
            document = photo.document
            draw_barred(painter, document.barred, document.barred_bounds, viewport, visible)
            soft = {"growth_px": self.settings.get(GROWTH), "feather_px": round(document.feather_px)}
            draw_hole(painter, document.hole, document.hole_bounds, viewport, visible, phase=self._phase, **soft)
        painter.restore()

    def _paint_decorations(self, painter: QPainter) -> None:
        whole = QRectF(self.rect())
        label = ORIGINAL if self._original_held else self._look.label
        if self.view != "single":
            draw_badge(painter, whole, ORIGINAL)
            draw_badge(painter, whole, label or RESULT, at_right=True)
        elif label:
            draw_badge(painter, whole, label)
        if self.view == "split":
            draw_divider(painter, round(self.divider * self.width()), self.height())
        if self._look.legend is not None and not self._original_held:
            draw_legend(painter, whole, self._look.legend, at_right=self.view != "single")

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self._is_fitted:
            self.zoom_to_fit()


def _outlines_of(session: Session) -> tuple[tuple[Bounds, BoolArray], ...]:
    """Of the removal that is selected in the list."""
    selected = session.selection.selected
    layer = selected.layer if selected is not None else None
    return tuple((fill.bounds, fill.hole) for fill in layer.fills) if isinstance(layer, Filled) else ()
