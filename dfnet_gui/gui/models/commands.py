"""Commands that choose models, devices and backends. GUI thread."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.settings import BACKEND, DEVICE, WEIGHTS_FILE, Settings
from dfnet_gui.gui.models.dialog import WEIGHTS_FILTER, ModelsDialog
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import ModelChoice, ModelInfo
from dfnet_gui.paths import built_in_weights
from dfnet_gui.wording import tr


class ModelCommands(QObject):
    """Has the worker load what is chosen, and keeps the settings at what is in use.

    A file that is out of reach stays in the settings and is tried again with every choice of device or backend.
    """

    def __init__(self, window: QWidget, session: Session, settings: Settings, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._jobs = window, session, settings, jobs
        settings.watch(DEVICE, self._on_device, now=False)
        session.model_changed.connect(self._on_model_changed)

    def load(self) -> None:
        """What the settings say; where its file can't be used any more, the built-in model."""
        self._session.choose_model(replace(self._wanted(), may_fall_back=True))

    def use_built_in(self) -> None:
        """The model that comes with the program."""
        self._choose(None)

    def use_weights(self, path: Path) -> None:
        """A weights file from now on, without a restart; the model in use stays if it can't be loaded."""
        self._choose(None if path == built_in_weights() else path)

    def choose_weights(self) -> None:
        """Ask for a weights file."""
        name, _kind = QFileDialog.getOpenFileName(self._window, tr("Choose weights"), "", tr(WEIGHTS_FILTER))
        if name:
            self._choose(Path(name))

    def use_backend(self, backend: str) -> None:
        """Compute by that library on a CPU, or by what is fastest; what is used stays if that can't be."""
        self._session.choose_model(replace(self._wanted(), backend=backend))

    def dialog(self) -> ModelsDialog:
        """The dialog of all models, connected, not yet shown."""
        model = self._session.model
        dialog = ModelsDialog(self._window, self._jobs, in_use=model.name if model else "")
        dialog.chosen.connect(self.use_weights)
        self._session.model_changed.connect(dialog.on_model_changed)
        self._session.model_failed.connect(dialog.show_failure)
        return dialog

    def show_models(self) -> None:
        """What is installed, importing, switching."""
        self.dialog().exec()

    def _choose(self, weights: Path | None) -> None:
        self._session.choose_model(replace(self._wanted(), weights=weights, may_fall_back=True, may_be_built_in=False))

    def _wanted(self) -> ModelChoice:
        """What the settings say; the built-in model may stand in, unless a model is in use that would have to go."""
        file, model = self._settings.get(WEIGHTS_FILE), self._session.model
        return ModelChoice(
            Path(file) if file else None,
            self._settings.get(DEVICE),
            self._settings.get(BACKEND),
            may_be_built_in=model is None or bool(model.problem),
        )

    def _on_device(self, _device: str) -> None:
        self.load()

    def _on_model_changed(self, info: ModelInfo) -> None:
        if not info.problem:  # a file that is out of reach today may be there tomorrow
            self._settings.set(WEIGHTS_FILE, str(info.weights or ""))
        self._settings.set(BACKEND, info.wanted_backend)
