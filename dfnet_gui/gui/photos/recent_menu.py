"""The menu of photos that were opened last. GUI thread."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.wording import tr


class RecentMenu(QMenu):
    """Filled from the settings whenever it opens."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(tr("Open &recent"), parent)
        self._settings = settings
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._on_triggered)

    def _fill(self) -> None:
        self.clear()
        for path in self._settings.recent():
            action = QAction(path.replace("&", "&&"), self)
            action.setData(path)
            self.addAction(action)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(Path(action.data()))
