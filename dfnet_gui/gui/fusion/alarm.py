"""The alarm: alpha below 1 darkens what began with zeros; by how much, where, and what helps. GUI thread."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from dfnet_gui.engine.map_numbers import darkening_of, darkening_words
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.widgets import label, leave_keys_to_canvas
from dfnet_gui.wording import tr


class DarkeningAlarm(QFrame):
    """Is there only while something is darkened. `asked`: to show where; `mended`: to fuse it anew without."""

    asked = Signal()
    mended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.text = label(wraps=True)
        self.show_button, self.mend_button = QPushButton(tr("Show where")), QPushButton(tr("Take raw alone"))
        self.mend_button.setToolTip(
            tr("Fuse anew with alpha at 1; it is shown first, and laid over the photo by Apply")
        )
        buttons = QHBoxLayout()
        for button in (self.show_button, self.mend_button):
            leave_keys_to_canvas(button)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addLayout(buttons)
        self.show_button.clicked.connect(self.asked)
        self.mend_button.clicked.connect(self.mended)
        self.hide()

    def look_at(self, completions: Sequence[Completion]) -> None:
        """Go on or off for these."""
        found = darkening_of(completions)
        self.text.setText(darkening_words(found))
        self.setVisible(found.share > 0)
