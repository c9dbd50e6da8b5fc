"""One page with everything that is looked at: panes with names and colour bars, numbers, and how it was made.

Laid out in logical pixels on a page of PAGE_WIDTH_PX; who paints it scales it to a picture or to paper. Any thread.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from dfnet_gui.document.brush import Point
from dfnet_gui.document.picture import Drawn
from dfnet_gui.gui.base.theme import LIGHT, palette_of
from dfnet_gui.gui.canvas.drawing import draw_cross
from dfnet_gui.gui.canvas.legend import draw_bar
from dfnet_gui.gui.canvas.looks import Look, draw_photo
from dfnet_gui.gui.canvas.viewport import Viewport
from dfnet_gui.gui.fusion.histogram import draw_histogram
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds

PAGE_WIDTH_PX = 1200.0
_MARGIN_PX, _GAP_PX, _LEGEND_PX, _LEGEND_WIDTH_PX = 40.0, 16.0, 52.0, 220.0
_MOST_HEIGHT_PX = 420.0
_HISTOGRAM = QRectF(0, 0, 340, 120)
_TITLE_PX, _TEXT_PX = 22, 13


@dataclass(frozen=True, eq=False)
class Sheet:
    """`area` of the photo (photo pixels) is shown with each look. `lines`: how it was made; `numbers`: what was read
    off it. The histogram's `shares` and `mean` are those of `histogram.Histogram`."""

    title: str
    lines: tuple[str, ...]
    numbers: tuple[str, ...]
    picture: Drawn
    looks: tuple[Look, ...]
    area: Bounds
    shares: FloatArray
    mean: float | None
    pin: Point | None = None


def sheet_height(sheet: Sheet) -> float:
    """Of its page, in logical pixels."""
    return _below(sheet) + max(_HISTOGRAM.height(), len(sheet.numbers) * _line()) + _MARGIN_PX


def draw_sheet(painter: QPainter, sheet: Sheet, ratio: float) -> None:
    """Paint the page at (0, 0); `ratio`: pixels of the paper or picture for each logical one."""
    painter.fillRect(QRectF(0, 0, PAGE_WIDTH_PX, sheet_height(sheet)), QColor("white"))
    painter.setFont(_font(_TITLE_PX))
    painter.setPen(QColor("black"))
    room = QRectF(_MARGIN_PX, _MARGIN_PX, PAGE_WIDTH_PX - 2 * _MARGIN_PX, _TITLE_PX * 2)
    title = QFontMetricsF(painter.font()).elidedText(sheet.title, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignTop, title)
    painter.setFont(_font(_TEXT_PX))
    _draw_lines(painter, sheet.lines, QPointF(_MARGIN_PX, _MARGIN_PX + 2 * _TITLE_PX))
    columns, (across, down) = _columns(sheet), _cell(sheet)
    for index, look in enumerate(sheet.looks):
        row, column = divmod(index, columns)
        left, top = _MARGIN_PX + column * (across + _GAP_PX), _top(sheet) + row * (down + _GAP_PX)
        _draw_cell(painter, sheet, look, QRectF(left, top, across, down), ratio)
    below = _below(sheet)
    if sheet.mean is not None:
        place = _HISTOGRAM.translated(_MARGIN_PX, below)
        draw_histogram(painter, place, sheet.shares, sheet.mean, palette_of(LIGHT))
    painter.setPen(QColor("black"))
    _draw_lines(painter, sheet.numbers, QPointF(2 * _MARGIN_PX + _HISTOGRAM.width(), below))


def _draw_cell(painter: QPainter, sheet: Sheet, look: Look, cell: QRectF, ratio: float) -> None:
    painter.setPen(QColor("black"))
    painter.drawText(cell, Qt.AlignmentFlag.AlignTop, look.label)
    room = cell.adjusted(0, _line(), 0, -_LEGEND_PX)
    zoom = min(room.width() / sheet.area.width, room.height() / sheet.area.height)
    shown = QRectF(
        room.topLeft(), QPointF(room.left() + zoom * sheet.area.width, room.top() + zoom * sheet.area.height)
    )
    painter.save()
    painter.setClipRect(shown)
    painter.translate(shown.topLeft())
    viewport = Viewport(zoom, -zoom * sheet.area.left, -zoom * sheet.area.top)
    visible = QRectF(0, 0, shown.width(), shown.height())
    draw_photo(painter, sheet.picture, look, viewport, visible, ratio)
    if sheet.pin is not None:
        draw_cross(painter, QPointF(*viewport.to_pane(*sheet.pin)))
    painter.restore()
    if look.legend is not None:
        width = min(_LEGEND_WIDTH_PX, shown.width())
        place = QRectF(shown.left(), shown.bottom() + 4, width, _LEGEND_PX)
        draw_bar(painter, place, look.legend, QColor("black"))


def _draw_lines(painter: QPainter, lines: Sequence[str], place: QPointF) -> None:
    room = PAGE_WIDTH_PX - _MARGIN_PX - place.x()
    for index, line in enumerate(lines):
        area = QRectF(place.x(), place.y() + index * _line(), room, _line())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)


def _columns(sheet: Sheet) -> int:
    """So many that the pictures are as large as they can be within three rows of a page."""
    count, aspect = len(sheet.looks), sheet.area.width / sheet.area.height
    return min(count, max(2, round(math.sqrt(count / aspect * 1.4)))) if count > 1 else 1


def _cell(sheet: Sheet) -> tuple[float, float]:
    """Width and height of a pane with its name and its colour bar."""
    columns = _columns(sheet)
    across = (PAGE_WIDTH_PX - 2 * _MARGIN_PX - (columns - 1) * _GAP_PX) / columns
    picture = min(_MOST_HEIGHT_PX, across * sheet.area.height / sheet.area.width)
    return across, picture + _line() + _LEGEND_PX


def _top(sheet: Sheet) -> float:
    return _MARGIN_PX + 2 * _TITLE_PX + (len(sheet.lines) + 1) * _line()


def _below(sheet: Sheet) -> float:
    """Where the panes end and the numbers begin."""
    rows = math.ceil(len(sheet.looks) / _columns(sheet))
    return _top(sheet) + rows * (_cell(sheet)[1] + _GAP_PX)


def _line() -> float:
    return 1.5 * _TEXT_PX


def _font(size_px: int) -> QFont:
    font = QFont()
    font.setPixelSize(size_px)
    return font
