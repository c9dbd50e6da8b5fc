"""Fusing anew with other alphas from the maps that are there: shown at once, laid over the photo if wanted."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from dfnet_gui.engine.refusing import MOST_FADE_PX, MOST_GAIN, Refusion, refused
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.binding import bind_slider
from dfnet_gui.gui.base.settings import Setting, Settings
from dfnet_gui.gui.base.widgets import leave_keys_to_canvas, show_value, slider
from dfnet_gui.gui.fusion.settings import REFUSION_FADE, REFUSION_FLOOR, REFUSION_GAIN
from dfnet_gui.gui.session.session import Session
from dfnet_gui.wording import tr, tr_later

_PERCENT = 100
_GAIN_TIP = tr_later("Alpha is multiplied by this: above 100 % more of raw is taken")
_FLOOR_TIP = tr_later("Alpha is at least this: at 100 % raw alone is taken")
_FADE_TIP = tr_later("From the mask's edge alpha grows within so many photo pixels; 0 is a hard edge")
_BUSY = tr_later("Something is being completed: wait for it, or give it up with Esc, and apply again.")


class RefusingFields(QWidget):
    """Three sliders and two buttons; `applied`: what is shown is to be laid over the photo."""

    applied = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.gain = slider(tr("Gain of alpha"), 0, round(_PERCENT * MOST_GAIN), _PERCENT, tip=tr(_GAIN_TIP))
        self.floor = slider(tr("Least alpha"), 0, _PERCENT, 0, tip=tr(_FLOOR_TIP))
        self.fade = slider(tr("Edge of alpha"), 0, MOST_FADE_PX, 0, tip=tr(_FADE_TIP))
        self.apply_button, self.reset_button = QPushButton(tr("Apply")), QPushButton(tr("Reset"))
        self.apply_button.setToolTip(tr("Lay it over the photo, as a step that can be undone"))
        self.apply_button.clicked.connect(self.applied)
        self.reset_button.clicked.connect(self.reset)
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        for name, field, setting, unit in (
            (tr("Gain"), self.gain, REFUSION_GAIN, "%"),
            (tr("Floor"), self.floor, REFUSION_FLOOR, "%"),
            (tr("Edge"), self.fade, REFUSION_FADE, "px"),
        ):
            form.addRow(name, _with_number(field, self._settings, setting, unit))
        buttons = QHBoxLayout()
        for button in (self.apply_button, self.reset_button):
            leave_keys_to_canvas(button)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(QLabel(tr("<b>Fuse anew</b>")))
        layout.addLayout(form)
        layout.addLayout(buttons)

    @property
    def refusion(self) -> Refusion:
        """What is set now."""
        get = self._settings.get
        return Refusion(get(REFUSION_GAIN) / _PERCENT, get(REFUSION_FLOOR) / _PERCENT, float(get(REFUSION_FADE)))

    def reset(self) -> None:
        """Take alpha as the network gave it."""
        for setting in (REFUSION_GAIN, REFUSION_FLOOR, REFUSION_FADE):
            self._settings.set(setting, setting.default)

    def set_state(self, *, has_maps: bool) -> None:
        """Whether there is something to fuse, and something to apply."""
        for field in (self.gain, self.floor, self.fade):
            field.setEnabled(has_maps)
        is_set = has_maps and not self.refusion.is_neutral
        self.apply_button.setEnabled(is_set)
        self.reset_button.setEnabled(is_set)


def _with_number(field: QSlider, settings: Settings, setting: Setting[int], unit: str) -> QHBoxLayout:
    number = QLabel()
    number.setMinimumWidth(number.fontMetrics().horizontalAdvance(f"000 {unit}"))
    row = QHBoxLayout()
    row.addWidget(field, 1)
    row.addWidget(number)
    bind_slider(field, settings, setting)
    settings.watch(setting, lambda value: show_value(field, number, f"{value} {unit}"))
    return row


class Refusing(QObject):
    """Fuses the chosen removal's fill anew in the background, the last wish alone; `changed`: another one is there."""

    changed = Signal()
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, session: Session, fields: RefusingFields, settings: Settings) -> None:
        super().__init__(fields)
        self._session, self._fields = session, fields
        self._jobs = Jobs(self)
        self._asked: tuple[Completion, Refusion] | None = None
        self._found: tuple[Completion, Refusion, Completion] | None = None
        for setting in (REFUSION_GAIN, REFUSION_FLOOR, REFUSION_FADE):
            settings.watch(setting, lambda _value: self.follow(), now=False)
        fields.applied.connect(self.apply)
        session.opened.connect(fields.reset)

    @property
    def completion(self) -> Completion | None:
        """The one that is fused anew: that of the chosen removal, if it has maps."""
        removal = self._session.selection.removal
        layer = removal.layer if removal is not None else None
        is_whole = isinstance(layer, Completion) and any(fill.maps is not None for fill in layer.fills)
        return layer if is_whole and isinstance(layer, Completion) else None

    @property
    def refused(self) -> Completion | None:
        """What comes of it; None while it is computed, or where alpha is as the network gave it."""
        asked = self.completion, self._fields.refusion
        return self._found[2] if self._found is not None and self._found[:2] == asked else None

    @property
    def latest(self) -> Completion | None:
        """The same, or while it is computed what came of the sliders' last place."""
        if self._found is None or self._found[0] is not self.completion or self._fields.refusion.is_neutral:
            return None
        return self._found[2]

    def follow(self) -> None:
        """Compute what is set now, if it is not there yet."""
        completion, refusion, document = self.completion, self._fields.refusion, self._session.document
        self._fields.set_state(has_maps=completion is not None)
        if completion is None or document is None or refusion.is_neutral:
            if self._found is not None:
                self._found = None
                self.changed.emit()
        elif self._asked is None and (self._found is None or self._found[:2] != (completion, refusion)):
            self._asked = completion, refusion
            request_id = self._session.completions.new_id()
            work = partial(refused, completion, refusion, whole=document.bounds, request_id=request_id)
            self._jobs.start(work, then=self._on_refused, otherwise=self._on_failed)

    def apply(self) -> None:
        """Lay it over the photo in place of what lies there, as a step; the sliders go back."""
        found, candidates = self.refused, self._session.candidates
        if self._session.is_running:
            self.said.emit(tr(_BUSY))
        elif found is not None and candidates is not None:
            with_it = candidates.with_found(candidates.request, found, is_wanted=True)
            self._session.completions.take(with_it, found)
            self._fields.reset()
            self.said.emit(tr("Fused anew; undo goes back to what the network gave."))

    def wait(self) -> None:
        """Block until nothing is computed any more; for closing the program."""
        self._jobs.wait()

    def _on_refused(self, found: Completion) -> None:
        assert self._asked is not None
        (completion, refusion), self._asked = self._asked, None
        self._found = completion, refusion, found
        self.follow()
        self.changed.emit()

    def _on_failed(self, sentence: str) -> None:
        self._asked = None
        self.failed.emit(sentence)
