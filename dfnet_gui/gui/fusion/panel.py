"""The fusion panel: what is shown, how alpha is coloured and lies, values at a point, fusing anew. GUI thread."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QSlider, QVBoxLayout, QWidget

from dfnet_gui.engine.map_views import CHANNELS
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.binding import bind_check, bind_combo, bind_slider
from dfnet_gui.gui.base.naming import said
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.base.widgets import Choice, label, leave_keys_to_canvas, show_value, slider
from dfnet_gui.gui.fusion.alarm import DarkeningAlarm
from dfnet_gui.gui.fusion.choices import COARSEST, FINEST, FusionChoice
from dfnet_gui.gui.fusion.histogram import Histogram
from dfnet_gui.gui.fusion.kinds import KINDS
from dfnet_gui.gui.fusion.panes import Panes, PanesList
from dfnet_gui.gui.fusion.pictures import COLOUR_MAPS
from dfnet_gui.gui.fusion.probe_table import ProbeTable
from dfnet_gui.gui.fusion.refusing import RefusingFields
from dfnet_gui.gui.fusion.settings import (
    FUSION_CHANNEL,
    FUSION_COLOURS,
    FUSION_OPACITY,
    FUSION_OVERLAY,
    FUSION_SCALE,
    FUSION_SHOWN,
)
from dfnet_gui.wording import tr, tr_later

COMING = tr_later("Computing the maps of all scales…")
EMPTY = tr_later("Complete something to look inside the fusion.")
OF_ANOTHER_MODEL = tr_later("To look inside, complete it again with the model in use.")
_PERCENT = 100


def where_from(completion: Completion) -> str:
    """One sentence that says how much the network drew, and over what."""
    drawn = round(_PERCENT * completion.drawn)
    return tr(
        "{fill}: {drawn} % drawn, {rest} % {start}.",
        fill=said(completion.detail),
        drawn=drawn,
        rest=_PERCENT - drawn,
        start=said(completion.start),
    )


class FusionPanel(QWidget):
    """Shows and sets the panel's settings; `visibility_changed` when it comes or goes."""

    visibility_changed = Signal(bool)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.shown = _combo(tr("Show"), [(kind.label, kind.name) for kind in KINDS])
        for i, kind in enumerate(KINDS):
            self.shown.setItemData(i, tr(kind.tip), Qt.ItemDataRole.ToolTipRole)
        self.scale = slider(tr("Scale"), FINEST, COARSEST, FINEST)
        self.scale.setPageStep(1)
        self.scale.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.scale_text = label(wraps=True)
        self.overlay = QCheckBox(tr("Lay alpha over it"))
        leave_keys_to_canvas(self.overlay)
        self.colours = _combo(tr("Colour map"), [(name.capitalize(), name) for name in COLOUR_MAPS])
        self.channel = _combo(tr("Channel"), [(said(name), name) for name in CHANNELS])
        self.opacity = slider(tr("Opacity of the alpha overlay"), 0, _PERCENT, 0)
        self.opacity_text = QLabel()
        self.hint = label(tr(EMPTY), style="faint", wraps=True)
        self.source = label("", style="faint", wraps=True)
        self.alarm, self.histogram, self.probe = DarkeningAlarm(), Histogram(), ProbeTable()
        self.panes = Panes(settings)
        self.panes_list = PanesList(settings, self.panes)
        self.refusing = RefusingFields(settings)
        self._build()
        self._bind()
        self.set_has_maps(has_maps=False)

    @property
    def choice(self) -> FusionChoice:
        """What is chosen now."""
        settings = self._settings
        return FusionChoice(
            shown=settings.get(FUSION_SHOWN),
            scale=settings.get(FUSION_SCALE),
            channel=settings.get(FUSION_CHANNEL),
            overlay=settings.get(FUSION_OVERLAY),
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

    def set_has_maps(self, *, has_maps: bool, why_not: str = EMPTY) -> None:
        """Say whether there is anything to look into, or why not."""
        self.hint.setVisible(not has_maps)
        self.hint.setText(tr(why_not))
        for widget in (self.shown, self.scale, self.overlay, self.colours, self.channel, self.opacity):
            widget.setEnabled(has_maps)
        self.histogram.setVisible(has_maps)

    def show_source(self, text: str) -> None:
        """Say what the last completion is made of; empty hides it."""
        self.source.setText(text)
        self.source.setVisible(bool(text))

    def show_scale(self, size: tuple[int, int] | None, step: float) -> None:
        """Say how large the chosen scale's map is (height, width), and how many photo pixels one of its pixels is."""
        scale = self.choice.scale
        name = tr("{scale} (finest)", scale=scale) if scale == FINEST else f"{scale}"
        if size is not None:
            height, width = size
            name = tr(
                "{scale}: {width}×{height}, 1 px is {step:.3g} px of the photo",
                scale=name,
                width=width,
                height=height,
                step=step,
            )
        show_value(self.scale, self.scale_text, name)

    def _build(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            (tr("&Show"), self.shown),
            (tr("Sca&le"), self.scale),
            ("", self.scale_text),
            ("", self.overlay),
            (tr("Col&ours"), self.colours),
            (tr("Cha&nnel"), self.channel),
            (tr("Opacit&y"), self.opacity),
            ("", self.opacity_text),
        ):
            form.addRow(text, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(16)
        above: tuple[QWidget, ...] = (self.hint, self.source, self.alarm, self.panes_list)
        below: tuple[QWidget, ...] = (self.histogram, self.probe, self.refusing)
        for part in above:
            layout.addWidget(part)
        layout.addLayout(form)
        for part in below:
            layout.addWidget(part)
        layout.addStretch(1)

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
        settings.watch(FUSION_SCALE, lambda _scale: self.show_scale(None, 1))
        settings.watch(FUSION_OPACITY, lambda n: show_value(self.opacity, self.opacity_text, f"{n} %"))


def _combo(name: str, items: list[tuple[str, str]]) -> Choice:
    combo = Choice(name)
    for text, data in items:
        combo.addItem(text, data)
    return combo
