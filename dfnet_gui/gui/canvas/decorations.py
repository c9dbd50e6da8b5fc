"""What stands over the panes: names, colour bars, the divider, a frame around the one that is being changed."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from dfnet_gui.gui.canvas.legend import draw_legend
from dfnet_gui.gui.canvas.looks import Look
from dfnet_gui.gui.canvas.panes import Pane
from dfnet_gui.wording import tr, tr_later

ORIGINAL, RESULT = tr_later("Original"), tr_later("Result")
ORIGINAL_LOOK = Look(shows_photo=True, label=ORIGINAL)
_WHITE = QColor(255, 255, 255)
_LINE_SHADOW, _HANDLE_EDGE, _ARROW = QColor(0, 0, 0, 110), QColor(0, 0, 0, 140), QColor(60, 60, 60)
_HANDLE_RADIUS, _ARROW_TIP, _ARROW_FOOT, _ARROW_REACH, _ARROW_WIDTH = 11.0, 7.0, 4.0, 3.0, 1.5
"""The divider's handle, and from its middle the arrows' tips, feet and half height; in logical pixels."""
_FRAME_WIDTH = 3.0
_BADGE_COLOUR = QColor(0, 0, 0, 170)
_BADGE_MARGIN, _BADGE_CORNER, _BADGE_ROOM = 10.0, 5.0, (16.0, 6.0)


def draw_names(painter: QPainter, whole: QRectF, look: Look, *, is_divided: bool) -> None:
    """What one look, or the original and a look beside it, are called, and what colours mean."""
    if is_divided:
        draw_badge(painter, whole, tr(ORIGINAL))
        draw_badge(painter, whole, tr(look.label or RESULT), at_right=True)
    elif look.label:
        draw_badge(painter, whole, tr(look.label))
    if look.legend is not None:
        draw_legend(painter, whole, look.legend, at_right=is_divided)


def draw_grid_names(
    painter: QPainter, panes: Sequence[Pane], looks: Sequence[Look], current: int, frame: QColor
) -> None:
    """The same in each pane of a grid, with a `frame` around the `current` one."""
    for pane in panes:
        look = looks[pane.index]
        draw_badge(painter, pane.rect, tr(look.label or RESULT))
        if look.legend is not None:
            draw_legend(painter, pane.rect, look.legend, is_small=True)
        if pane.index == current and len(panes) > 1:
            draw_frame(painter, pane.rect, frame)


def draw_divider(painter: QPainter, x: float, height: float) -> None:
    """The split's line with a handle to grab."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.fillRect(QRectF(x - 1.5, 0, 3, height), _LINE_SHADOW)
    painter.fillRect(QRectF(x - 0.5, 0, 1, height), _WHITE)
    painter.setPen(QPen(_HANDLE_EDGE, 1))
    painter.setBrush(_WHITE)
    painter.drawEllipse(QPointF(x, height / 2), _HANDLE_RADIUS, _HANDLE_RADIUS)
    painter.setPen(QPen(_ARROW, _ARROW_WIDTH))
    for side in (-1, 1):
        tip = QPointF(x + side * _ARROW_TIP, height / 2)
        for up in (-_ARROW_REACH, _ARROW_REACH):
            painter.drawLine(tip, QPointF(x + side * _ARROW_FOOT, height / 2 + up))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_frame(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """A frame at the inner edge of `area`: where the keys go, or which pane is being changed."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, _FRAME_WIDTH))
    painter.drawRect(area.adjusted(_FRAME_WIDTH / 2, _FRAME_WIDTH / 2, -_FRAME_WIDTH / 2, -_FRAME_WIDTH / 2))


def draw_badge(painter: QPainter, pane: QRectF, text: str, *, at_right: bool = False) -> None:
    """A small label in a top corner of a pane."""
    metrics = QFontMetricsF(painter.font())
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, pane.width() - 2 * _BADGE_MARGIN - _BADGE_ROOM[0])
    width, height = metrics.horizontalAdvance(text) + _BADGE_ROOM[0], metrics.height() + _BADGE_ROOM[1]
    left = pane.right() - width - _BADGE_MARGIN if at_right else pane.left() + _BADGE_MARGIN
    box = QRectF(left, pane.top() + _BADGE_MARGIN, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_BADGE_COLOUR)
    painter.drawRoundedRect(box, _BADGE_CORNER, _BADGE_CORNER)
    painter.setPen(_WHITE)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
