"""Drawing one pane of the canvas: photo, maps, hole, brush outline."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF, QRegion

from dfnet_gui.gui.base.qimage import premultiplied, to_qimage
from dfnet_gui.gui.base.theme import HATCHING
from dfnet_gui.gui.canvas.viewport import Viewport
from dfnet_gui.imaging.arrays import BoolArray, ByteArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pyramid import Pyramid

_Kind = TypeVar("_Kind", bound=np.generic)
_CRISP_FROM_ZOOM = 3.0
_HATCH_PERIOD_PX = 10
_HATCH_PIXELS = np.zeros(_HATCH_PERIOD_PX, np.uint32)
_HATCH_PIXELS[:3] = HATCHING.rgba(), HATCHING.rgba(), 0x80808080
_OUTLINE_DARK, _OUTLINE_BRIGHT = QColor(0, 0, 0, 220), QColor(255, 255, 255, 240)
_CROSS_REACH, _CROSS_WIDTH = 8.0, 3.0
_SEAM_PX = 2
"""Changed pixels are drawn with unchanged ones around; of these the outermost are scaled wrongly, and clipped."""


@dataclass(frozen=True, eq=False)
class Overlay:
    """A picture (RGB uint8) that is stretched over `bounds` of the photo with an opacity of 0 to 1."""

    bounds: Bounds
    pixels: ByteArray
    opacity: float = 1.0


def photo_rect(bounds: Bounds, viewport: Viewport) -> QRectF:
    """Where photo pixels lie in the pane."""
    x, y = viewport.to_pane(bounds.left, bounds.top)
    return QRectF(x, y, bounds.width * viewport.zoom, bounds.height * viewport.zoom)


def draw_pyramid(painter: QPainter, pyramid: Pyramid, viewport: Viewport, visible: QRectF, ratio: float) -> None:
    """Draw what of the picture is `visible` (pane pixels) from the fitting level."""
    zoom = viewport.zoom * ratio
    level = pyramid.level_for(zoom)
    pixels, step = pyramid.levels[level], float(2**level)
    left, top = viewport.to_photo(visible.left(), visible.top())
    right, bottom = viewport.to_photo(visible.right(), visible.bottom())
    part = Bounds.of_edges(
        math.floor(left / step) - 1,
        math.floor(top / step) - 1,
        math.ceil(right / step) + 1,
        math.ceil(bottom / step) + 1,
    ).intersected(pixels.bounds)
    if part.is_empty:
        return
    scaled = Viewport(viewport.zoom * step, viewport.x, viewport.y)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom * step < _CRISP_FROM_ZOOM)
    source = QRectF(part.left, part.top, part.width, part.height)
    painter.drawImage(photo_rect(part, scaled), to_qimage(_bytes(pixels.base)), source)
    patched = pixels.patched_within(part)
    if not patched.is_empty:
        painter.save()
        sure = photo_rect(patched.grown(_SEAM_PX).intersected(part), scaled)
        painter.setClipRect(sure, Qt.ClipOperation.IntersectClip)
        patched = patched.grown(2 * _SEAM_PX).intersected(part)
        painter.drawImage(photo_rect(patched, scaled), to_qimage(_bytes(pixels.read(patched))))
        painter.restore()


def _bytes(pixels: PixelArray) -> ByteArray:
    return pixels.astype(np.uint8, copy=False)


def draw_overlays(painter: QPainter, overlays: Sequence[Overlay], viewport: Viewport) -> None:
    """Each over those before it, which do not shine through: where maps overlap, the last one is shown alone."""
    shown = QRegion()
    for overlay in reversed(overlays):
        painter.save()
        place = photo_rect(overlay.bounds, viewport).toRect()
        if shown.intersects(place):
            painter.setClipRegion(QRegion(place) - shown, Qt.ClipOperation.IntersectClip)
        draw_overlay(painter, overlay, viewport)
        painter.restore()
        shown += place


def draw_overlay(painter: QPainter, overlay: Overlay, viewport: Viewport) -> None:
    """Draw a map or a fading picture; map pixels stay crisp."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.setOpacity(overlay.opacity)
    painter.drawImage(photo_rect(overlay.bounds, viewport), to_qimage(overlay.pixels))
    painter.setOpacity(1.0)


def draw_barred(painter: QPainter, barred: BoolArray, bounds: Bounds, viewport: Viewport, visible: QRectF) -> None:
    """Hatch what is never copied from, computing only what is visible of its `bounds`."""
    area = photo_rect(bounds, viewport).intersected(visible).toAlignedRect()
    if area.isEmpty():
        return
    along = np.resize(np.roll(_HATCH_PIXELS, -(area.top() + area.left())), area.height() + area.width())
    lines = np.lib.stride_tricks.sliding_window_view(along, area.width())[: area.height()]
    hatched = np.multiply(sampled(barred, viewport, area), lines, dtype=np.uint32)
    painter.drawImage(area.topLeft(), premultiplied(hatched.view(np.uint8).reshape(*hatched.shape, 4)))


def sampled(painted: npt.NDArray[_Kind], viewport: Viewport, area: QRect) -> npt.NDArray[_Kind]:
    """What lies at the middle of each pixel of `area` (of the pane); zeros beside the photo."""
    xs = np.floor((np.arange(area.left(), area.right() + 1) + 0.5 - viewport.x) / viewport.zoom).astype(int)
    ys = np.floor((np.arange(area.top(), area.bottom() + 1) + 0.5 - viewport.y) / viewport.zoom).astype(int)
    height, width = painted.shape
    left, right = int(np.clip(xs[0], 0, width - 1)), int(np.clip(xs[-1], 0, width - 1))
    rows = painted[np.clip(ys, 0, height - 1), left : right + 1]  # np.take would first copy the whole array
    found: npt.NDArray[_Kind] = np.take(rows, np.clip(xs, left, right) - left, axis=1)
    found[(ys < 0) | (ys >= height)] = 0
    found[:, (xs < 0) | (xs >= width)] = 0
    return found


def draw_brush_outline(painter: QPainter, centre: QPointF, radius: float) -> None:
    """A two-toned circle, one device pixel each, that shows on any photo."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    one = 1.0 / painter.device().devicePixelRatio()
    for colour, extra in ((_OUTLINE_DARK, one), (_OUTLINE_BRIGHT, 0.0)):
        painter.setPen(QPen(colour, 0))
        painter.drawEllipse(centre, radius + extra, radius + extra)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def path_of(line: QPolygonF, radius: float) -> QPainterPath:
    """What a round brush covers along a line."""
    along, stroker = QPainterPath(line.at(0)), QPainterPathStroker()
    along.addPolygon(line)
    stroker.setWidth(2 * radius)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    covered = stroker.createStroke(along)
    covered.addEllipse(line.at(0), radius, radius)
    covered.addEllipse(line.last(), radius, radius)
    covered.setFillRule(Qt.FillRule.WindingFill)
    return covered


def draw_moved(
    painter: QPainter, pyramid: Pyramid, viewport: Viewport, shift: tuple[float, float], area: QPainterPath
) -> None:
    """Within `area` (pane pixels) what lies `shift` (across, down, photo pixels) away."""
    painter.save()
    painter.setClipPath(area, Qt.ClipOperation.IntersectClip)
    moved = viewport.panned(-shift[0] * viewport.zoom, -shift[1] * viewport.zoom)
    draw_pyramid(painter, pyramid, moved, area.boundingRect(), painter.device().devicePixelRatio())
    painter.restore()


def draw_cross(painter: QPainter, place: QPointF) -> None:
    """Marks a point on any photo."""
    for pen in (QPen(_OUTLINE_DARK, _CROSS_WIDTH), QPen(_OUTLINE_BRIGHT, 1)):
        painter.setPen(pen)
        for way in (QPointF(_CROSS_REACH, 0), QPointF(0, _CROSS_REACH)):
            painter.drawLine(place - way, place + way)


def draw_area_outline(painter: QPainter, line: QPolygonF, *, is_closed: bool) -> None:
    """A black and white line that shows on any photo."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    draw = painter.drawPolygon if is_closed else painter.drawPolyline
    for pen in (QPen(_OUTLINE_DARK, 0), QPen(_OUTLINE_BRIGHT, 0, Qt.PenStyle.DashLine)):
        painter.setPen(pen)
        draw(line)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
