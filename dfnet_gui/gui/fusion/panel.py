"""The fusion panel: which map is shown, how alpha is coloured, and the values under the cursor. GUI thread."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.binding import bind_check, bind_combo, bind_slider
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.base.widgets import Choice, label, leave_keys_to_canvas, slider
from dfnet_gui.gui.fusion.pictures import CHANNELS, COLOUR_MAPS, SHOWN, FusionChoice, ProbeValues, Values
from dfnet_gui.gui.fusion.settings import (
    COARSEST,
    FINEST,
    FUSION_CHANNEL,
    FUSION_COLOURS,
    FUSION_OPACITY,
    FUSION_OVERLAY,
    FUSION_SCALE,
    FUSION_SHOWN,
)

_SHOWN_TEXTS = {"result": "Result", "raw": "Raw", "alpha": "Alpha", "photo": "Original"}
_SHOWN_TIPS = {
    "result": "alpha · raw + (1 − alpha) · image",
    "raw": "What the network draws before it is fused",
    "alpha": "How much of raw is taken, pixel by pixel",
    "photo": "The photo as it was opened",
}
_COMING = "Computing the maps of all scales…"
_EMPTY = "Complete something to look inside the fusion."
_OF_ANOTHER_MODEL = "The model in use can't look into this: choose the one that completed it."
_STARTS = {"smooth": "a smooth fill", "exemplar": "pieces of the photo", "zeros": "nothing"}
_PROBED = ("image", "raw", "alpha", "result")
_VALUE_WIDTH_PX = 44
_PERCENT = 100


def where_from(completion: Completion) -> str:
    """One sentence that says how much the network drew, and over what."""
    drawn = round(_PERCENT * completion.drawn)
    start = _STARTS.get(completion.start, completion.start)
    return f"{completion.detail.capitalize()} fill: {drawn} % drawn, {_PERCENT - drawn} % {start}."


class FusionPanel(QWidget):
    """Shows and sets the panel's settings; `visibility_changed` when it comes or goes."""

    visibility_changed = Signal(bool)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.shown = _combo("Show", [(_SHOWN_TEXTS[s], s) for s in SHOWN])
        for i, shown in enumerate(SHOWN):
            self.shown.setItemData(i, _SHOWN_TIPS[shown], Qt.ItemDataRole.ToolTipRole)
        self.scale = slider("Scale", FINEST, COARSEST, FINEST)
        self.scale.setPageStep(1)
        self.scale.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.scale_text = QLabel()
        self.overlay = QCheckBox("Lay alpha over it")
        leave_keys_to_canvas(self.overlay)
        self.colours = _combo("Colour map", [(name.capitalize(), name) for name in COLOUR_MAPS])
        self.channel = _combo("Channel", [(name.capitalize(), name) for name in CHANNELS])
        self.opacity = slider("Opacity of the alpha overlay", 0, _PERCENT, 0)
        self.opacity_text = QLabel()
        self.hint = label(_EMPTY, style="faint", wraps=True)
        self.source = label("", style="faint", wraps=True)
        self._probe_title = QLabel("<b>Probe</b>")
        self._place = QLabel()
        self._values: dict[tuple[str, int], QLabel] = {}
        self._build()
        self._bind()
        self.set_has_maps(has_maps=False)
        self.show_probe(None, None)

    @property
    def choice(self) -> FusionChoice:
        """What is chosen now."""
        settings = self._settings
        return FusionChoice(
            shown=settings.get(FUSION_SHOWN),
            scale=settings.get(FUSION_SCALE),
            overlay=settings.get(FUSION_OVERLAY),
            channel=settings.get(FUSION_CHANNEL),
            colour_map=settings.get(FUSION_COLOURS),
            opacity=settings.get(FUSION_OPACITY) / _PERCENT,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.visibility_changed.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is minimized keeps what it showed
            self.visibility_changed.emit(False)

    def set_has_maps(self, *, has_maps: bool, is_coming: bool = False, is_completed: bool = False) -> None:
        """Say whether there is anything to look into, or will be in a moment, or why not."""
        self.hint.setVisible(not has_maps)
        self.hint.setText(_COMING if is_coming else _OF_ANOTHER_MODEL if is_completed else _EMPTY)
        for widget in (self.shown, self.scale, self.overlay, self.colours, self.channel, self.opacity):
            widget.setEnabled(has_maps)

    def show_source(self, text: str) -> None:
        """Say what the last completion is made of; empty hides it."""
        self.source.setText(text)
        self.source.setVisible(bool(text))

    def show_probe(self, place: tuple[int, int] | None, values: ProbeValues | None) -> None:
        """The maps' values at a photo pixel (x, y), or dashes outside of every region."""
        self._place.setText(f"at {place[0]}, {place[1]}" if place and values else "")
        for kind in _PROBED:
            numbers: Values | tuple[None, None, None] = getattr(values, kind) if values else (None, None, None)
            for channel, number in enumerate(numbers):
                text = "–" if number is None else f"{number:.3f}"
                value = self._values[kind, channel]
                value.setText(text)
                value.setAccessibleName(f"{kind} {'RGB'[channel]}: {'nothing' if number is None else text}")

    def probed(self, kind: str, channel: int) -> str:
        """What the probe shows of image, raw, alpha or result in a channel (0 to 2)."""
        return self._values[kind, channel].text()

    def _build(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            ("&Show", self.shown),
            ("Sca&le", self.scale),
            ("", self.scale_text),
            ("", self.overlay),
            ("Col&ours", self.colours),
            ("Cha&nnel", self.channel),
            ("Opacit&y", self.opacity),
            ("", self.opacity_text),
        ):
            form.addRow(text, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(self.hint)
        layout.addWidget(self.source)
        layout.addLayout(form)
        layout.addLayout(self._probe_table())
        layout.addStretch(1)

    def _probe_table(self) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(12)
        table.addWidget(self._probe_title, 0, 0)
        table.addWidget(self._place, 0, 1, 1, 3)
        for column, name in enumerate(("R", "G", "B"), start=1):
            table.addWidget(label(name, style="faint"), 1, column, Qt.AlignmentFlag.AlignRight)
        for row, kind in enumerate(_PROBED, start=2):
            table.addWidget(label(kind, style="faint"), row, 0)
            for channel in range(3):
                value = QLabel()
                value.setMinimumWidth(_VALUE_WIDTH_PX)
                value.setAlignment(Qt.AlignmentFlag.AlignRight)
                self._values[kind, channel] = value
                table.addWidget(value, row, channel + 1)
        table.setColumnStretch(0, 1)
        return table

    def _bind(self) -> None:
        settings = self._settings
        for combo, setting in (
            (self.shown, FUSION_SHOWN),
            (self.colours, FUSION_COLOURS),
            (self.channel, FUSION_CHANNEL),
        ):
            bind_combo(combo, settings, setting)
        bind_slider(self.scale, settings, FUSION_SCALE)
        bind_slider(self.opacity, settings, FUSION_OPACITY)
        bind_check(self.overlay, settings, FUSION_OVERLAY)
        settings.watch(FUSION_SCALE, lambda n: self.scale_text.setText(f"{n} (finest)" if n == FINEST else str(n)))
        settings.watch(FUSION_OPACITY, lambda n: self.opacity_text.setText(f"{n} %"))


def _combo(name: str, items: list[tuple[str, str]]) -> Choice:
    combo = Choice(name)
    for text, data in items:
        combo.addItem(text, data)
    return combo
