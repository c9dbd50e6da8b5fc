"""Commands for painting, looking, and choosing models. GUI thread."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dfnet_gui.gui.base.settings import (
    BACKEND,
    COMPLETE_ON_RELEASE,
    DETAIL,
    DEVICE,
    REDUCED_MOTION,
    THEME,
    VIEW,
    WEIGHTS_FILE,
    Settings,
)
from dfnet_gui.gui.canvas.canvas import Canvas, Tool
from dfnet_gui.gui.canvas.panes import VIEWS
from dfnet_gui.gui.photos.exporting import ExportCommands
from dfnet_gui.gui.session.session import DETAIL_CHOICES, Session
from dfnet_gui.gui.session.worker import BUILT_IN_WEIGHTS, ModelChoice
from dfnet_gui.paths import models_dir


class ViewCommands(QObject):
    """Everything in the menus that neither opens nor writes a photo."""

    theme_chosen = Signal(str)
    tool_chosen = Signal(str)
    on_release_changed = Signal(bool)

    def __init__(
        self, window: QWidget, session: Session, settings: Settings, canvas: Canvas, exports: ExportCommands
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._canvas = window, session, settings, canvas
        self._exports = exports

    def undo(self) -> None:
        """Take back the last step."""
        self._session.undo()

    def redo(self) -> None:
        """Do it again."""
        self._session.redo()

    def clear_hole(self) -> None:
        """Take the mask away."""
        self._session.clear_hole()

    def invert_hole(self) -> None:
        """Exchange painted and unpainted."""
        self._session.invert_hole()

    def complete(self) -> None:
        """Fill what is painted."""
        self._session.complete()

    def cancel(self) -> None:
        """Give up the running completion, or else the running export."""
        if self._session.is_running:
            self._session.cancel()
        else:
            self._exports.give_up()

    def set_tool(self, name: str) -> None:
        """Brush, eraser, hand or zoom."""
        self._canvas.set_tool(Tool(name))
        self.tool_chosen.emit(name)

    def toggle_eraser(self) -> None:
        """From brush to eraser and back."""
        self.set_tool("brush" if self._canvas.tool is Tool.ERASER else "eraser")

    def step_brush(self, step: str) -> None:
        """A larger (`1`) or smaller (`-1`) brush."""
        self._canvas.step_radius(int(step))

    def set_on_release(self, on: bool) -> None:  # noqa: FBT001 - a slot of toggled(bool)
        """Whether a stroke completes when it ends."""
        self._settings.set(COMPLETE_ON_RELEASE, on)
        self.on_release_changed.emit(on)

    def set_detail(self, detail: str) -> None:
        """Fast fills, detailed ones, or both in turn."""
        self._settings.set(DETAIL, detail)
        self._session.detail = next(each for each in DETAIL_CHOICES if each == detail)

    def set_view(self, view: str) -> None:
        """Single, split or side."""
        self._settings.set(VIEW, view)
        self._canvas.set_view(next(v for v in VIEWS if v == view))

    def step_zoom(self, step: str) -> None:
        """Zoom in (`1`) or out (`-1`)."""
        self._canvas.step_zoom(int(step))

    def zoom_full(self) -> None:
        """One photo pixel for each device pixel."""
        self._canvas.zoom_to(1.0 / self._canvas.devicePixelRatioF())

    def zoom_fit(self) -> None:
        """The whole photo."""
        self._canvas.zoom_to_fit()

    def set_full_screen(self, on: bool) -> None:  # noqa: FBT001 - a slot of toggled(bool)
        """The whole screen, or the window again."""
        if on != self._window.isFullScreen():
            self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def set_theme(self, choice: str) -> None:
        """Like the system, light or dark."""
        self._settings.set(THEME, choice)
        self.theme_chosen.emit(choice)

    def set_reduced_motion(self, on: bool) -> None:  # noqa: FBT001 - a slot of toggled(bool)
        """No moving edge and no fading."""
        self._settings.set(REDUCED_MOTION, on)
        self._canvas.set_reduced_motion(on=on)

    def set_device(self, device: str) -> None:
        """Compute there from now on, if it can be."""
        self._settings.set(DEVICE, device)
        self.load_model()

    def set_backend(self, backend: str) -> None:
        """Compute by that library on a CPU, or by what is fastest; what is used stays if that can't be."""
        file = self._settings.get(WEIGHTS_FILE)
        self._session.choose_model(ModelChoice(Path(file) if file else None, self._settings.get(DEVICE), backend))

    def use_built_in(self) -> None:
        """The model that comes with the program."""
        self._load(None)

    def choose_weights(self) -> None:
        """Ask for a weights file; the model in use stays if it can't be loaded."""
        name, _kind = QFileDialog.getOpenFileName(
            self._window, "Choose weights", "", "DFNet weights (*.safetensors *.pth);;All files (*)"
        )
        if name:
            self._load(Path(name))

    def use_weights(self, path: Path) -> None:
        """A weights file from now on, without a restart; the model in use stays if it can't be loaded."""
        is_default = path == models_dir() / BUILT_IN_WEIGHTS
        self._load(None if is_default else path)

    def load_model(self) -> None:
        """Have the worker load what the settings say."""
        file = self._settings.get(WEIGHTS_FILE)
        self._load(Path(file) if file else None)

    def _load(self, weights: Path | None) -> None:
        device, backend = self._settings.get(DEVICE), self._settings.get(BACKEND)
        self._session.choose_model(ModelChoice(weights, device, backend, may_fall_back=True))
