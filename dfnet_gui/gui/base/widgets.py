"""Small makers of widgets with their names, so that layouts read as lists."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QScrollArea, QSizePolicy, QSlider, QWidget


def label(text: str = "", *, style: str = "", wraps: bool = False) -> QLabel:
    """A label; `style` is `faint` or `title`, as the style sheet names them."""
    made = QLabel(text)
    made.setObjectName(style)
    made.setWordWrap(wraps)
    return made


def buddy(text: str, field: QWidget) -> QLabel:
    """A label whose underlined letter leads to `field`."""
    made = QLabel(text)
    made.setBuddy(field)
    return made


def leave_keys_to_canvas(field: QWidget) -> None:
    """Have a click not take the keyboard: Space, arrows and letters go on being the canvas's."""
    field.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class Choice(QComboBox):
    """A drop-down that leaves letters to the window, where they stand for commands, and the wheel to what scrolls."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        leave_keys_to_canvas(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.text().isalpha():
            event.ignore()
        else:
            super().keyReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


_LEAST_SLIDER_WIDTH_PX = 48


class Slider(QSlider):
    """Within a page that scrolls it leaves the wheel to that: who scrolls changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if _scrolls(self):
            event.ignore()
        else:
            super().wheelEvent(event)


def _scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above is not None


def slider(name: str, low: int, high: int, value: int, *, tip: str = "", most_width_px: int | None = None) -> QSlider:
    """A horizontal slider with a name for screen readers; one with `most_width_px` shrinks where there is no room."""
    made = Slider(Qt.Orientation.Horizontal)
    leave_keys_to_canvas(made)
    made.setRange(low, high)
    made.setValue(value)
    made.setAccessibleName(name)
    made.setToolTip(tip)
    if most_width_px is not None:
        made.setMinimumWidth(_LEAST_SLIDER_WIDTH_PX)
        made.setMaximumWidth(most_width_px)
    return made


def show_value(field: QWidget, number: QLabel, text: str) -> None:
    """Show beside a field what it stands for, with its unit, and have a screen reader say it."""
    number.setText(text)
    field.setAccessibleDescription(text)


def primary_button(text: str) -> QPushButton:
    """The one button in the accent colour."""
    made = QPushButton(text)
    made.setObjectName("primary")
    return made


class ElidedLabel(QLabel):
    """One line of text that asks for no room of its own: what does not fit is left out in the middle."""

    def __init__(self, *, keeps_room: bool = False) -> None:
        """`keeps_room`: as wide as its text where there is room for that."""
        super().__init__()
        self.full_text = ""
        self._keeps_room = keeps_room
        policy = QSizePolicy.Policy.Maximum if keeps_room else QSizePolicy.Policy.Ignored
        self.setSizePolicy(policy, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        hint = super().sizeHint()
        return (
            QSize(self.fontMetrics().horizontalAdvance(self.full_text) + 1, hint.height()) if self._keeps_room else hint
        )

    def minimumSizeHint(self) -> QSize:
        """No room of its own."""
        return QSize(0, super().minimumSizeHint().height())

    def say(self, text: str) -> None:
        self.full_text = text
        self.updateGeometry()
        self._elide()

    @Slot()
    def forget(self) -> None:
        """Show nothing."""
        self.say("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits now."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        self.setText(self.fontMetrics().elidedText(self.full_text, Qt.TextElideMode.ElideMiddle, self.width()))
