"""What explains maps on the canvas: a colour bar with its ends, and the edges of the holes."""

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from dfnet_gui.gui.base.qimage import to_qimage
from dfnet_gui.gui.canvas.drawing import photo_rect
from dfnet_gui.gui.canvas.viewport import Viewport
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.bounds import Bounds

_MARGIN_PX, _BAR_WIDTH_PX, _BAR_HEIGHT_PX, _PADDING_PX = 10.0, 160.0, 10.0, 8.0
_BACKGROUND, _INK = QColor(0, 0, 0, 170), QColor(255, 255, 255)
_DASH_PX = 3.0


@dataclass(frozen=True, eq=False)
class Legend:
    """A bar of colours (1×N×3, RGB, low to high) with what it stands for, and the words at its ends."""

    title: str
    colours: ByteArray
    low: str
    high: str


def draw_legend(painter: QPainter, pane: QRectF, legend: Legend, *, at_right: bool = False) -> None:
    """In a bottom corner."""
    line = painter.fontMetrics().height()
    box = QRectF(0, 0, _BAR_WIDTH_PX + 2 * _PADDING_PX, _BAR_HEIGHT_PX + 2 * line + 2 * _PADDING_PX)
    box.moveBottomLeft(pane.bottomLeft() + QPointF(_MARGIN_PX, -_MARGIN_PX))
    if at_right:
        box.moveRight(pane.right() - _MARGIN_PX)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_BACKGROUND)
    painter.drawRoundedRect(box, 5, 5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    inner = box.adjusted(_PADDING_PX, _PADDING_PX, -_PADDING_PX, -_PADDING_PX)
    painter.setPen(_INK)
    painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, legend.title)
    bar = QRectF(inner.left(), inner.top() + line, inner.width(), _BAR_HEIGHT_PX)
    painter.drawImage(bar, to_qimage(legend.colours))
    painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, legend.low)
    painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, legend.high)


def draw_outlines(
    painter: QPainter, holes: Iterable[tuple[Bounds, BoolArray]], viewport: Viewport, visible: QRectF
) -> None:
    """Two-toned dashes around holes that were filled, one device-independent pixel wide."""
    for bounds, hole in holes:
        if photo_rect(bounds, viewport).intersects(visible):
            lines = [_polygon(contour, bounds, viewport) for contour in _contours(hole)]
            for colour, dashes in ((QColor(0, 0, 0), None), (QColor(255, 255, 255), [_DASH_PX, _DASH_PX])):
                pen = QPen(colour, 1)
                if dashes:
                    pen.setDashPattern(dashes)
                painter.setPen(pen)
                for line in lines:
                    painter.drawPolygon(line) if line.count() > 1 else painter.drawPoint(line.at(0))


def _contours(hole: BoolArray) -> Iterable[np.ndarray]:
    """Closed lines of (x, y) pixels along the inner edge."""
    found, _hierarchy = cv2.findContours(hole.view(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    return (contour[:, 0] for contour in found)


def _polygon(contour: np.ndarray, bounds: Bounds, viewport: Viewport) -> QPolygonF:
    places = (viewport.to_pane(bounds.left + x + 0.5, bounds.top + y + 0.5) for x, y in contour.tolist())
    return QPolygonF([QPointF(x, y) for x, y in places])
