"""The alarm: alpha below 1 darkens what began with zeros; by how much, where, and what helps. GUI thread."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from dfnet_gui.engine.map_views import Darkening, darkening
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.widgets import label, leave_keys_to_canvas
from dfnet_gui.wording import tr

_EMPTY_START = "zeros"
_PERCENT = 100


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
        self.text.setText(words(found))
        self.setVisible(found.share > 0)


def darkening_of(completions: Sequence[Completion]) -> Darkening:
    """Of those that began with zeros."""
    began_empty = (each for each in completions if each.start == _EMPTY_START)
    return darkening([(fill.maps, fill) for each in began_empty for fill in each.fills if fill.maps is not None])


def words(found: Darkening) -> str:
    """What it says."""
    share = found.share * _PERCENT
    return tr(
        "Alpha below 1 darkens {share:.0f} % of the fill: by {mean:.0f} of 255 on average, at most by "
        "{most:.0f}. This model starts from zeros, so what alpha leaves of them is black.",
        share=share,
        mean=found.mean,
        most=found.most,
    )
