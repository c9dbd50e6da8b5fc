"""The canvas as it looks: panes, pyramids, maps, hole, fading. GUI thread."""

from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from dfnet_gui.document.brush import Point
from dfnet_gui.document.document import Document
from dfnet_gui.engine.fills import Filled
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.settings import GROWTH, REDUCED_MOTION, VIEW, VIEWS, Settings, View
from dfnet_gui.gui.base.theme import Theme
from dfnet_gui.gui.canvas.decorations import ORIGINAL_LOOK, draw_divider, draw_grid_names, draw_names
from dfnet_gui.gui.canvas.drawing import (
    Overlay,
    draw_barred,
    draw_cross,
    draw_overlay,
    photo_rect,
)
from dfnet_gui.gui.canvas.fading import fading_over
from dfnet_gui.gui.canvas.hole_picture import HolePictures
from dfnet_gui.gui.canvas.legend import draw_outlines
from dfnet_gui.gui.canvas.looks import PLAIN, Look, draw_photo
from dfnet_gui.gui.canvas.panes import Pane, divided
from dfnet_gui.gui.canvas.transparency import Transparency
from dfnet_gui.gui.canvas.viewport import LEAST_ZOOM, MOST_ZOOM, Viewport
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.tiles import PatchedPixels

_EDGE_PERIOD_MS = 120
_FADE_MS = 120
_ZOOM_STEP = 1.2
_REPAINT_ROOM_PX = 3
"""Smooth scaling reaches so far beyond the pixels that changed."""


class CanvasView(QWidget):
    """Draws the open photo; every pane shares one viewport, so zoom and pan are linked."""

    _looks: tuple[Look, ...]
    """What the panes of a grid show; one for all other views."""
    viewport_changed = Signal()
    pinned = Signal(object)

    def __init__(self, session: Session, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.session, self.settings, self._theme = session, settings, theme
        self.viewport = Viewport()
        self.transparency = Transparency(self, session)
        self.view: View = "single"
        self.divider = 0.5
        self._looks, self._current = (PLAIN,), 0
        self.pin: Point | None = None
        self._fade: tuple[Overlay, ...] = ()
        self._original_held = self._is_fitted = self._is_still = False
        self._phase, self._holes = 0, HolePictures()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 180)
        self._edge_timer = QTimer(self, interval=_EDGE_PERIOD_MS)
        self._edge_timer.timeout.connect(self._on_edge_timer)
        self._animation = self._made_animation()
        settings.watch(VIEW, self._on_view)
        settings.watch(REDUCED_MOTION, self._on_reduced_motion)
        settings.watch(GROWTH, lambda _px: self.update(), now=False)
        session.opened.connect(self._show_photo)
        session.pixels_changed.connect(self._on_pixels_changed)
        session.hole_changed.connect(self._on_hole_changed)
        for changed in (self.transparency.changed, session.history_changed, session.display_changed):
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
        width, height = self._photo_size() or (1, 1)
        count = len(self._looks)
        return divided(self.view, self.width(), self.height(), self.divider, count=count, aspect=width / height)

    @property
    def look(self) -> Look:
        """What is shown in place of the result; in a grid, by the pane that is being changed."""
        return self._looks[self._current]

    @property
    def looks(self) -> tuple[Look, ...]:
        """What each pane of the grid shows."""
        return self._looks

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
        self.set_looks((look,))

    def set_looks(self, looks: tuple[Look, ...], current: int = 0) -> None:
        """Show these in the panes of the grid, of which the `current` one is being changed."""
        is_other_grid = len(looks) != len(self._looks)
        self._looks, self._current = looks, current
        if is_other_grid and self._is_fitted:
            self.zoom_to_fit()
        self.update()

    def set_pin(self, pin: Point | None) -> None:
        """Mark a point of the photo in every pane, or none."""
        self.pin = pin
        self.update()
        self.pinned.emit(pin)

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
        self._fade, self._looks, self._current, self.pin = (), (PLAIN,), 0, None
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
            self._fade = fading_over(completion.places, before, self.session.photo.picture.shown)
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
        shown_through = self.transparency.original if shows_original else self.transparency.result
        look = ORIGINAL_LOOK if shows_original else self._looks[pane.index]
        draw_photo(painter, photo.picture, look, viewport, visible, self.devicePixelRatioF(), shown_through)
        if not shows_original:
            for fading in self._fade:
                draw_overlay(painter, fading, viewport)
            draw_outlines(painter, _outlines_of(self.session), viewport, visible)
        if not self._original_held:
            self._paint_mask(painter, photo.document, visible)
        if self.pin is not None:
            draw_cross(painter, QPointF(*viewport.to_pane(*self.pin)))
        painter.restore()

    def _paint_mask(self, painter: QPainter, document: Document, visible: QRectF) -> None:
        draw_barred(painter, document.barred, document.barred_bounds, self.viewport, visible)
        growth_px = self.settings.get(GROWTH)
        self._holes.draw(painter, document, self.viewport, visible, phase=self._phase, growth_px=growth_px)

    def _paint_decorations(self, painter: QPainter) -> None:
        whole = QRectF(self.rect())
        if self.view == "grid":
            looks = [ORIGINAL_LOOK] * len(self._looks) if self._original_held else self._looks
            draw_grid_names(painter, self.panes, looks, self._current, QColor(self._theme.ring))
            return
        look = ORIGINAL_LOOK if self._original_held else self.look
        draw_names(painter, whole, look, is_divided=self.view != "single")
        if self.view == "split":
            draw_divider(painter, round(self.divider * self.width()), self.height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self._is_fitted:
            self.zoom_to_fit()


def _outlines_of(session: Session) -> tuple[tuple[Bounds, BoolArray], ...]:
    """Of the removal that is selected in the list."""
    selected = session.selection.selected
    layer = selected.layer if selected is not None else None
    return tuple((fill.bounds, fill.hole) for fill in layer.fills) if isinstance(layer, Filled) else ()
