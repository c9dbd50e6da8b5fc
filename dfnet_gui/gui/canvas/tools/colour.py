"""Colour range: a click selects what looks like the pixel that was clicked. GUI thread; compared in the background."""

import math
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from dfnet_gui.gui.base.binding import bind_check
from dfnet_gui.gui.base.settings import Setting, Settings, between
from dfnet_gui.gui.base.widgets import buddy, leave_keys_to_canvas, show_value, slider
from dfnet_gui.gui.canvas.tools.answers import Answers
from dfnet_gui.gui.canvas.tools.base import Pointer, Surface, Tool, ToolKind
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.colour_range import MOST_TOLERANCE, colour_range
from dfnet_gui.wording import tr, tr_later

TOLERANCE = Setting("colour_range/tolerance", 15, between(0, MOST_TOLERANCE))
CONNECTED = Setting("colour_range/connected", True)
_SLIDER_WIDTH_PX, _NUMBER_WIDTH_PX = 180, 24
_LOOKING = tr_later("Looking for pixels of this colour… (Esc gives it up)")


class ColourOptions(QWidget):
    """How far a colour may be from the one that was clicked, and whether only what is connected counts."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        tip = tr("How unlike the clicked colour a pixel may be")
        self.tolerance = slider(tr("Tolerance"), 0, MOST_TOLERANCE, 0, tip=tip, most_width_px=_SLIDER_WIDTH_PX)
        self.number = QLabel()
        self.number.setMinimumWidth(_NUMBER_WIDTH_PX)
        self.connected = QCheckBox(tr("Co&nnected only"))
        leave_keys_to_canvas(self.connected)
        self.connected.setToolTip(tr("Off: like pixels anywhere in the photo"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for each in (buddy(tr("Tolerance"), self.tolerance), self.tolerance, self.number, self.connected):
            layout.addWidget(each)
        settings.watch(TOLERANCE, self._show_tolerance)
        self.tolerance.valueChanged.connect(partial(settings.set, TOLERANCE))
        bind_check(self.connected, settings, CONNECTED)

    def _show_tolerance(self, tolerance: int) -> None:
        self.tolerance.setValue(tolerance)
        show_value(self.tolerance, self.number, f"{tolerance}")


class Colour(Tool):
    """A click adds what has its colour to the mask, with Alt or the right button it takes that away."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._answers: Answers[tuple[Bounds, BoolArray]] = Answers(surface, partial(surface.say, ""))

    def press(self, pointer: Pointer) -> bool:
        document = self.surface.session.document
        point = (math.floor(pointer.photo[0]), math.floor(pointer.photo[1]))
        if document is None or Bounds(*point, 1, 1).intersected(document.bounds).is_empty:
            return False
        pixels, settings = document.patched.snapshot(), self.surface.settings
        tolerance, is_connected = settings.get(TOLERANCE), settings.get(CONNECTED)
        self.surface.say(tr(_LOOKING))
        self._answers.ask(
            lambda: colour_range(pixels.read(pixels.bounds), point, tolerance, is_connected=is_connected),
            partial(self._on_found, pointer.erases),
        )
        return False

    def _on_found(self, erases: bool, found: tuple[Bounds, BoolArray]) -> None:  # noqa: FBT001 - bound beforehand
        place, shape = found
        self.surface.session.edit_hole(place, shape, erase=erases, text=tr("Colour range"))
        if not erases:
            self.surface.tell_painted()

    def forget(self) -> None:
        self._answers.give_up()

    def key(self, event: QKeyEvent) -> bool:
        """Esc gives up what is looked for."""
        return event.key() == Qt.Key.Key_Escape and self._answers.give_up()


COLOUR = ToolKind(
    "colour",
    tr_later("Co&lour range"),
    Colour,
    ("U",),
    "colour",
    tr_later("Click a colour to select all that looks like it (Alt or the right button erase)"),
    options=ColourOptions,
)
