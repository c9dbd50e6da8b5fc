"""What the menu says of folders. GUI thread."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dfnet_gui.batch.worker import Engine
from dfnet_gui.engine.backends.registry import BACKENDS
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.folders.dialog import FolderDialog
from dfnet_gui.gui.session.session import Session
from dfnet_gui.paths import BUILT_IN_MODEL


class FolderCommands(QObject):
    """The dialog is made when it is wanted first, and there once."""

    def __init__(self, window: QWidget, session: Session, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self.dialog: FolderDialog | None = None

    def show(self) -> None:
        """Ask for a folder, or show how far it is."""
        if self.dialog is None:
            self.dialog = FolderDialog(self._window, self._settings, self.engine)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def wait(self) -> None:
        """Stop, and block until nothing works any more; for closing the program."""
        if self.dialog is not None:
            self.dialog.wait()

    def engine(self) -> Engine | None:
        """What completes: the window's own; where that is a GPU, of which there is one, the cores of the CPU."""
        info = self._session.model
        if info is None:
            return None
        model = str(info.weights) if info.weights is not None else BUILT_IN_MODEL
        if info.device == "CPU" and info.backend:
            return Engine.of(model, info.backend)
        present = [row.name for row in BACKENDS if not row.missing()]
        return Engine(model, "openvino" if "openvino" in present else present[0], "fp32")
