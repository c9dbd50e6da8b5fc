"""Commands of the window itself: what Esc gives up, tools, zoom. GUI thread."""

import math
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dfnet_gui.gui.base.keys import is_key
from dfnet_gui.gui.base.settings import BRUSH_HARDNESS, TOOL, VIEW, VIEWS, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.tools.brush import BRUSH, ERASER
from dfnet_gui.gui.canvas.viewport import LEAST_ZOOM, MOST_ZOOM, Viewport
from dfnet_gui.gui.photos.exporting import Exporting
from dfnet_gui.gui.session.session import Session
from dfnet_gui.wording import tr

_HARDNESS_STEP = 10


class WindowCommands(QObject):
    """What neither opens nor writes a photo nor loads a model."""

    said = Signal(str)
    dismissed = Signal()

    def __init__(
        self, window: QWidget, session: Session, settings: Settings, canvas: Canvas, exporting: Exporting
    ) -> None:
        super().__init__(window)
        self._session, self._settings, self._canvas = session, settings, canvas
        self._exporting = exporting

    def cancel(self) -> None:
        """Give up the running completion, or else the running export; where nothing runs, put problems away."""
        if self._session.is_refining:
            self._session.cancel()
            self.said.emit(tr("The fast fill stays; the detailed one was given up."))
        elif self._session.is_running:
            self._session.cancel()
            self.said.emit(tr("The completion was given up; nothing was changed."))
        elif self._exporting.is_running:
            self._exporting.give_up()
        else:
            self.dismissed.emit()

    def toggle_eraser(self) -> None:
        """From brush to eraser and back."""
        is_eraser = self._settings.get(TOOL) == ERASER.name
        self._settings.set(TOOL, BRUSH.name if is_eraser else ERASER.name)

    def shrink_brush(self) -> None:
        self._canvas.step_radius(-1)

    def enlarge_brush(self) -> None:
        self._canvas.step_radius(1)

    def soften_brush(self) -> None:
        self._step_hardness(-_HARDNESS_STEP)

    def harden_brush(self) -> None:
        self._step_hardness(_HARDNESS_STEP)

    def _step_hardness(self, step: int) -> None:
        hardness = min(100, max(0, self._settings.get(BRUSH_HARDNESS) + step))
        self._settings.set(BRUSH_HARDNESS, hardness)
        self.said.emit(tr("Brush hardness {hardness} %.", hardness=hardness))

    def zoom_in(self) -> None:
        self._canvas.step_zoom(1)

    def zoom_out(self) -> None:
        self._canvas.step_zoom(-1)

    def zoom_full(self) -> None:
        """One photo pixel for each device pixel."""
        self._canvas.zoom_to(1.0 / self._canvas.devicePixelRatioF())

    def zoom_fit(self) -> None:
        """The whole photo."""
        self._canvas.zoom_to_fit()

    def view_state(self) -> dict[str, Any]:
        """How the photo is looked at: the view, the zoom, and the photo point (x, y) in the middle."""
        viewport, pane = self._canvas.viewport, self._canvas.panes[-1].rect
        document = self._session.document
        if document is not None:
            size = document.bounds.width, document.bounds.height
            if viewport == Viewport.fitted(size, (pane.width(), pane.height())):
                return {"mode": self._settings.get(VIEW)}  # it is fitted again to whatever room there is
        middle = viewport.to_photo(pane.width() / 2, pane.height() / 2)
        return {"mode": self._settings.get(VIEW), "zoom": viewport.zoom, "middle": list(middle)}

    def show_view_state(self, state: dict[str, Any]) -> None:
        """Look at it so again; what makes no sense is left as it is."""
        if state.get("mode") in VIEWS:
            self._settings.set(VIEW, state["mode"])
        try:
            zoom, (x, y) = float(state["zoom"]), map(float, state["middle"])
        except (KeyError, TypeError, ValueError, OverflowError):
            return
        if LEAST_ZOOM <= zoom <= MOST_ZOOM and math.isfinite(x) and math.isfinite(y):
            pane = self._canvas.panes[-1].rect
            self._canvas.show_viewport(Viewport(zoom, pane.width() / 2 - x * zoom, pane.height() / 2 - y * zoom))

    def press(self, event: QKeyEvent) -> bool:
        """A key that is meant by its place on the keyboard; False for any other."""
        if event.modifiers():
            return False
        if is_key(event, Qt.Key.Key_O):
            self._canvas.hold_original(held=True)
        elif is_key(event, Qt.Key.Key_1):
            self.zoom_full()
        elif is_key(event, Qt.Key.Key_2):
            self.zoom_fit()
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> bool:
        """The other end of `press`."""
        if event.isAutoRepeat() or not is_key(event, Qt.Key.Key_O):
            return False
        self._canvas.hold_original(held=False)
        return True
