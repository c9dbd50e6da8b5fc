"""The values of the maps at one point: in all channels at the chosen scale, and at every scale. GUI thread."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dfnet_gui.engine.map_numbers import PROBED, ProbeValues, Values
from dfnet_gui.gui.base.naming import said, said_within
from dfnet_gui.gui.base.widgets import label, leave_keys_to_canvas
from dfnet_gui.wording import number as said_number
from dfnet_gui.wording import tr

_VALUE_WIDTH_PX = 44


class ProbeTable(QWidget):
    """What is under the cursor, or at the point that is pinned; `unpinned`: it is to follow the cursor again."""

    unpinned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place = QLabel()
        self.unpin_button = QPushButton(tr("Unpin"))
        leave_keys_to_canvas(self.unpin_button)
        self.unpin_button.clicked.connect(self.unpinned)
        self._values: dict[tuple[str, int], QLabel] = {}
        self.scales = label(style="faint")
        self.scales.setTextFormat(Qt.TextFormat.RichText)
        self.scales.setWordWrap(True)
        self.scales.setAccessibleName(tr("The pinned point at every scale"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        title = QHBoxLayout()
        title.addWidget(QLabel(tr("<b>Probe</b>")))
        title.addWidget(self._place, 1)
        title.addWidget(self.unpin_button)
        layout.addLayout(title)
        layout.addLayout(self._table())
        layout.addWidget(self.scales)
        self.show_values(None, None)
        self.show_scales({}, is_pinned=False)

    def show_values(self, place: tuple[int, int] | None, values: ProbeValues | None) -> None:
        """The maps' values at a photo pixel (x, y), or dashes outside of every region."""
        self._place.setText(tr("at {x}, {y}", x=place[0], y=place[1]) if place and values else "")
        for kind in PROBED:
            numbers: Values | tuple[None, None, None] = getattr(values, kind) if values else (None, None, None)
            for channel, number in enumerate(numbers):
                text = "–" if number is None else said_number(number, ".3f")
                value = self._values[kind, channel]
                value.setText(text)
                value.setAccessibleName(
                    f"{said_within(kind)} {'RGB'[channel]}: {said('zeros') if number is None else text}"
                )

    def show_scales(self, by_scale: Mapping[int, ProbeValues], *, is_pinned: bool) -> None:
        """The mean of the channels at every scale, of a point that is pinned; nothing where none is."""
        self.unpin_button.setVisible(is_pinned)
        self.scales.setVisible(bool(by_scale))
        head = "".join(f"<th align=right>{kind}</th>" for kind in (tr("scale"), *map(said_within, PROBED)))
        rows = "".join(_row(scale, values) for scale, values in sorted(by_scale.items()))
        self.scales.setText(f"<table width=100%><tr>{head}</tr>{rows}</table>")

    def shown(self, kind: str, channel: int) -> str:
        """What stands there of image, raw, alpha or result in a channel (0 to 2)."""
        return self._values[kind, channel].text()

    def _table(self) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(12)
        for column, name in enumerate(("R", "G", "B"), start=1):
            table.addWidget(label(name, style="faint"), 0, column, Qt.AlignmentFlag.AlignRight)
        for row, kind in enumerate(PROBED, start=1):
            table.addWidget(label(said_within(kind), style="faint"), row, 0)
            for channel in range(3):
                value = QLabel()
                value.setMinimumWidth(_VALUE_WIDTH_PX)
                value.setAlignment(Qt.AlignmentFlag.AlignRight)
                self._values[kind, channel] = value
                table.addWidget(value, row, channel + 1)
        table.setColumnStretch(0, 1)
        return table


def _row(scale: int, values: ProbeValues) -> str:
    numbers = (values.number(kind) for kind in PROBED)
    cells = "".join(f"<td align=right>{said_number(number, '.3f')}</td>" for number in numbers)
    return f"<tr><td align=right>{scale}</td>{cells}</tr>"
