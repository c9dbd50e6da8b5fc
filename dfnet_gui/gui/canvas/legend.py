"""What explains maps on the canvas: a colour bar with numbers, and the edges of the holes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

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
_MOST_OF_PANE = 0.5


@dataclass(frozen=True, eq=False)
class Legend:
    """A bar of colours (1×N×3, RGB, low to high) with what it stands for, `numbers` at equal distances under it from
    end to end, and words at its ends, which may be empty."""

    title: str
    colours: ByteArray
    numbers: tuple[str, ...]
    low: str = ""
    high: str = ""


def draw_legend(
    painter: QPainter, pane: QRectF, legend: Legend, *, at_right: bool = False, is_small: bool = False
) -> None:
    """In a bottom corner, without its words where it is to be small; not in a pane that it would cover."""
    legend = replace(legend, low="", high="") if is_small else legend
    line, has_words = painter.fontMetrics().height(), bool(legend.low or legend.high)
    height = _BAR_HEIGHT_PX + (3 if has_words else 2) * line + 2 * _PADDING_PX
    box = QRectF(0, 0, _BAR_WIDTH_PX + 2 * _PADDING_PX, height)
    if box.width() > pane.width() - 2 * _MARGIN_PX or box.height() > _MOST_OF_PANE * pane.height():
        return
    box.moveBottomLeft(pane.bottomLeft() + QPointF(_MARGIN_PX, -_MARGIN_PX))
    if at_right:
        box.moveRight(pane.right() - _MARGIN_PX)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_BACKGROUND)
    painter.drawRoundedRect(box, 5, 5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    draw_bar(painter, box.adjusted(_PADDING_PX, _PADDING_PX, -_PADDING_PX, -_PADDING_PX), legend, _INK)


def draw_bar(painter: QPainter, area: QRectF, legend: Legend, ink: QColor) -> None:
    """Title, bar, numbers and words within `area`, without a ground."""
    line = painter.fontMetrics().height()
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, legend.title)
    bar = QRectF(area.left(), area.top() + line, area.width(), _BAR_HEIGHT_PX)
    painter.drawImage(bar, to_qimage(legend.colours))
    for index, number in enumerate(legend.numbers):
        place = index / max(1, len(legend.numbers) - 1)
        width = painter.fontMetrics().horizontalAdvance(number) + 1
        left = bar.left() + place * (bar.width() - width)  # the first and the last end where the bar ends
        painter.drawText(QRectF(left, bar.bottom(), width, line), Qt.AlignmentFlag.AlignCenter, number)
    painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, legend.low)
    painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, legend.high)


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
