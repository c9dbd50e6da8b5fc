"""The fusion panel: which map is shown, how alpha is coloured, and the values under the cursor."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from dfnet_gui.gui.base.widgets import label, slider
from dfnet_gui.gui.fusion.pictures import CHANNELS, COLOUR_MAPS, SHOWN, FusionChoice, ProbeValues

_SHOWN_TEXTS = {"result": "Result", "raw": "Raw", "alpha": "Alpha", "photo": "Photo"}
_SHOWN_TIPS = {
    "result": "alpha · raw + (1 − alpha) · image",
    "raw": "What the network draws before it is fused",
    "alpha": "How much of raw is taken, pixel by pixel",
    "photo": "The original photo",
}
_SCALES = tuple(range(6))
_COMING = "Computing the maps of all scales…"
_EMPTY = "Complete something to look inside the fusion."


class Inspector(QWidget):
    """Emits `changed` with a FusionChoice; shows what `show_probe` is given."""

    changed = Signal(object)
    shown = Signal()

    def __init__(self, *, colour_map: str, opacity: int) -> None:
        super().__init__()
        self._shown = self._combo("Show", [(_SHOWN_TEXTS[s], s) for s in SHOWN])
        for i, shown in enumerate(SHOWN):
            self._shown.setItemData(i, _SHOWN_TIPS[shown], Qt.ItemDataRole.ToolTipRole)
        self._scale = slider("Scale", 0, _SCALES[-1], 0)
        self._scale.setPageStep(1)
        self._scale.setTickPosition(QSlider.TickPosition.TicksBelow)
        self._scale_text = QLabel("0 (finest)")
        self._overlay = QCheckBox("Lay alpha over it")
        self._colours = self._combo("Colour map", [(name.capitalize(), name) for name in COLOUR_MAPS])
        self._colours.setCurrentIndex(max(0, self._colours.findData(colour_map)))
        self._channel = self._combo("Channel", [(name.capitalize(), name) for name in CHANNELS])
        self._opacity = slider("Opacity of the alpha overlay", 0, 100, opacity)
        self._opacity_text = QLabel(f"{opacity} %")
        self._hint = label(_EMPTY, style="faint", wraps=True)
        self._source = label("", style="faint", wraps=True)
        self._source.setAccessibleName("What the fill is made of")
        self._place = QLabel("")
        self._values: dict[tuple[str, int], QLabel] = {}
        self._build()
        self._connect()
        self.set_has_maps(has_maps=False)

    @property
    def choice(self) -> FusionChoice:
        """What is chosen now."""
        return FusionChoice(
            shown=self._shown.currentData(),
            scale=self._scale.value(),
            overlay=self._overlay.isChecked(),
            channel=self._channel.currentData(),
            colour_map=self._colours.currentData(),
            opacity=self._opacity.value() / 100.0,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def set_has_maps(self, *, has_maps: bool, is_coming: bool = False) -> None:
        """Say whether there is anything to look into, or will be in a moment."""
        self._hint.setVisible(not has_maps)
        self._hint.setText(_COMING if is_coming else _EMPTY)
        for widget in (self._shown, self._scale, self._overlay, self._colours, self._channel, self._opacity):
            widget.setEnabled(has_maps)

    def show_source(self, text: str) -> None:
        """Say what the last completion is made of; empty hides it."""
        self._source.setText(text)
        self._source.setVisible(bool(text))

    def show_overlay(self, *, on: bool) -> None:
        """Switch the alpha overlay on or off, as its box does."""
        self._overlay.setChecked(on)

    def show_probe(self, x: int, y: int, values: ProbeValues | None) -> None:
        """The maps' values at photo pixel (x, y), or dashes outside of every region."""
        self._place.setText(f"at {x}, {y}" if values else "")
        for kind in ("raw", "alpha", "result"):
            numbers = getattr(values, kind) if values else (None,) * 3
            for channel, number in enumerate(numbers):
                self._values[kind, channel].setText("–" if number is None else f"{number:.3f}")

    def _combo(self, name: str, items: list[tuple[str, str]]) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        for text, data in items:
            combo.addItem(text, data)
        return combo

    def _build(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            ("&Show", self._shown),
            ("Sca&le", self._scale),
            ("", self._scale_text),
            ("", self._overlay),
            ("Col&ours", self._colours),
            ("Cha&nnel", self._channel),
            ("Opacit&y", self._opacity),
            ("", self._opacity_text),
        ):
            form.addRow(text, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(self._hint)
        layout.addWidget(self._source)
        layout.addLayout(form)
        layout.addLayout(self._probe_table())
        layout.addStretch(1)

    def _probe_table(self) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(12)
        table.addWidget(QLabel("<b>Probe</b>"), 0, 0)
        table.addWidget(self._place, 0, 1, 1, 3)
        for column, name in enumerate(("R", "G", "B"), start=1):
            table.addWidget(label(name, style="faint"), 1, column, Qt.AlignmentFlag.AlignRight)
        for row, kind in enumerate(("raw", "alpha", "result"), start=2):
            table.addWidget(label(kind, style="faint"), row, 0)
            for channel in range(3):
                value = QLabel("–")
                value.setAccessibleName(f"{kind} {'RGB'[channel]}")
                value.setMinimumWidth(44)
                value.setAlignment(Qt.AlignmentFlag.AlignRight)
                self._values[kind, channel] = value
                table.addWidget(value, row, channel + 1)
        table.setColumnStretch(0, 1)
        return table

    def _connect(self) -> None:
        for combo in (self._shown, self._colours, self._channel):
            combo.currentIndexChanged.connect(self._on_changed)
        for each in (self._scale, self._opacity):
            each.valueChanged.connect(self._on_changed)
        self._overlay.toggled.connect(self._on_changed)

    def _on_changed(self) -> None:
        scale = self._scale.value()
        self._scale_text.setText(f"{scale}{' (finest)' if scale == 0 else ''}")
        self._opacity_text.setText(f"{self._opacity.value()} %")
        self.changed.emit(self.choice)
