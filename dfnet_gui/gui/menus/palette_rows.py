"""How a row of the command palette looks and is spoken. GUI thread."""

from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dfnet_gui.gui.base.icons import ICON_PX
from dfnet_gui.wording import tr

ROW = Qt.ItemDataRole.UserRole
"""Where an item keeps its row."""
_SIDE_PX, _GAP_PX, _ABOVE_PX = 8, 10, 5
_CORNER_PX = 5.0


@dataclass(frozen=True)
class PaletteRow:
    """A command as it is listed. `places` are the letters of its text that were typed, by their index.

    `about` stands below the text; `why_off` is a sentence, empty for a command that can be run.
    """

    name: str
    text: str
    about: str = ""
    keys: str = ""
    places: tuple[int, ...] = ()
    icon: QIcon = field(default_factory=QIcon)
    why_off: str = ""
    is_checked: bool = False

    @property
    def shown_text(self) -> str:
        """With a tick where it is on."""
        return f"{self.text}  ✓" if self.is_checked else self.text

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        state = tr("is on") if self.is_checked else ""
        off = tr("not available") if self.why_off else ""
        return ", ".join(filter(None, (self.text, state, off, self.about, self.keys)))


class RowPainter(QStyledItemDelegate):
    """Two lines: icon, text and keys; below, faint, the menu and what it does, or why it is off."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its two lines."""
        return QSize(0, 2 * option.fontMetrics.height() + 2 * _ABOVE_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: PaletteRow = index.data(ROW)
        rect: QRect = option.rect
        palette: QPalette = option.palette
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        text, faint, ground = _colours(palette, is_chosen=is_chosen, is_off=bool(row.why_off))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(rect, _CORNER_PX, _CORNER_PX)
        _paint_icon(painter, rect, row, is_faint=bool(row.why_off) and not is_chosen)
        left = rect.left() + _SIDE_PX + ICON_PX + _GAP_PX
        inner = QRect(left, rect.top() + _ABOVE_PX, rect.right() - _SIDE_PX - left, rect.height() - 2 * _ABOVE_PX)
        _paint_lines(painter, inner, row, text, faint)
        painter.restore()


def _colours(palette: QPalette, *, is_chosen: bool, is_off: bool) -> tuple[QColor, QColor, QColor]:
    """Of the text, of what is faint, and of the ground of a chosen row."""
    role, off = QPalette.ColorRole, QPalette.ColorGroup.Disabled
    if is_off:
        colour = palette.color(role.Text) if is_chosen else palette.color(off, role.Text)
        return colour, colour, palette.color(off, role.Highlight)
    if is_chosen:
        return (palette.color(role.HighlightedText),) * 2 + (palette.color(role.Highlight),)
    return palette.color(role.Text), palette.color(role.PlaceholderText), palette.color(role.Highlight)


def _paint_icon(painter: QPainter, rect: QRect, row: PaletteRow, *, is_faint: bool) -> None:
    mode = QIcon.Mode.Disabled if is_faint else QIcon.Mode.Normal
    top = rect.top() + (rect.height() - ICON_PX) // 2
    row.icon.paint(painter, QRect(rect.left() + _SIDE_PX, top, ICON_PX, ICON_PX), mode=mode)


def _paint_lines(painter: QPainter, inner: QRect, row: PaletteRow, text: QColor, faint: QColor) -> None:
    metrics = painter.fontMetrics()
    above, below = QRect(inner), QRect(inner)
    above.setHeight(metrics.height())
    below.setTop(above.bottom() + 1)
    painter.setPen(faint)
    painter.drawText(above, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.keys)
    about = metrics.elidedText(row.about, Qt.TextElideMode.ElideRight, below.width())
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, about)
    painter.setPen(text)
    room = above.width() - (metrics.horizontalAdvance(row.keys) + _GAP_PX if row.keys else 0)
    _paint_text(painter, above, row, room)


def _paint_text(painter: QPainter, place: QRect, row: PaletteRow, room: int) -> None:
    """The letters that were typed are bold, if all of it has room."""
    metrics = painter.fontMetrics()
    text = metrics.elidedText(row.shown_text, Qt.TextElideMode.ElideMiddle, room)
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    if text == row.shown_text:
        layout.setFormats([_bold(at) for at in row.places])
    layout.beginLayout()
    layout.createLine().setLineWidth(2 * place.width())  # bold letters must not begin another line
    layout.endLayout()
    layout.draw(painter, QPointF(place.topLeft()))


def _bold(place: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = place, 1
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    made.format = look
    return made
