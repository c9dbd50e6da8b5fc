"""Finds texts that have less room than they need, in what a window shows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from dfnet_gui.gui.base.widgets import ElidedLabel

_WITHOUT_SPACES = "\u2e80"
"""From here on stand the writings whose lines may end within words."""


def clipped(window: QWidget) -> list[str]:
    """Each text that is cut off or did not fit in, with the kind of its widget; labels that elide mean to."""
    shown = [each for each in window.findChildren(QWidget) if each.isVisibleTo(window)]
    return [f"{type(each).__name__}: {text}" for each in shown if (text := _cut_text(each))]


def _cut_text(widget: QWidget) -> str:
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        inner = widget.widget()
        return f"a page of {inner.width()}" if inner is not None and inner.width() > widget.viewport().width() else ""
    if isinstance(widget, QLabel):
        return widget.text() if _is_label_cut(widget) else ""
    if isinstance(widget, QToolButton) and widget.objectName() == "qt_toolbar_ext_button":
        return f"more than fits into {widget.window().windowTitle()}"
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton):
        return widget.text() if widget.width() < widget.minimumSizeHint().width() else ""
    if isinstance(widget, QComboBox):
        return widget.currentText() if _text_width(widget, widget.currentText()) > _combo_room(widget) else ""
    if isinstance(widget, QTabBar):
        texts = [widget.tabText(index) for index in range(widget.count())]
        cut = [
            text
            for index, text in enumerate(texts)
            if _text_width(widget, text) > widget.tabRect(index).width()
            or not widget.rect().contains(widget.tabRect(index))
        ]
        return ", ".join(cut)
    return ""


def _is_label_cut(label: QLabel) -> bool:
    if isinstance(label, ElidedLabel) or not label.text() or not label.pixmap().isNull():
        return False
    if label.wordWrap():
        room = label.contentsRect().width()
        return label.heightForWidth(label.width()) > label.height() or _widest_word(label) > room
    return label.sizeHint().width() > label.width() or label.sizeHint().height() > label.height() + 1


def _widest_word(label: QLabel) -> int:
    if label.textFormat() == Qt.TextFormat.RichText or "<" in label.text():
        return 0
    words = [word for word in label.text().split() if max(word) < _WITHOUT_SPACES]
    return max((_text_width(label, word) for word in words), default=0)


def _text_width(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().horizontalAdvance(text.replace("&", ""))


def _combo_room(combo: QComboBox) -> int:
    option = QStyleOptionComboBox()
    option.initFrom(combo)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, combo).width()
