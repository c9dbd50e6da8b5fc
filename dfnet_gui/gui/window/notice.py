"""The strip that says what went wrong, and stays until it was read. GUI thread."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from dfnet_gui.gui.base.widgets import label
from dfnet_gui.wording import tr

_MOST_SHOWN = 3


class Notice(QFrame):
    """Shows problems, the newest last, until somebody dismisses them."""

    shown_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._sentences: list[str] = []
        self._text = label(wraps=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)  # file names may look like markup
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dismiss_button = QPushButton(tr("Dismiss"))
        self.dismiss_button.setToolTip(tr("Put this away (Esc)"))
        self.dismiss_button.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self.dismiss_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown; empty if nothing is."""
        return "\n".join(self._sentences)

    def show_problem(self, sentence: str) -> None:
        """Add a problem; one that is shown already moves to the end."""
        self._sentences = [*(each for each in self._sentences if each != sentence), sentence][-_MOST_SHOWN:]
        self._text.setText(self.text)
        self._text.setAccessibleName(tr("Problem: {sentence}", sentence=self.text))
        self.show()
        self.shown_changed.emit(True)
        QAccessible.updateAccessibility(QAccessibleEvent(self._text, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        """It was read."""
        self._sentences.clear()
        self._text.clear()
        self.hide()
        self.shown_changed.emit(False)
