"""When the worker gives up memory that makes completions faster. QtCore alone; GUI thread."""

from PySide6.QtCore import QObject, Qt, QTimer

from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker

RESTS_AFTER_MS = 30_000
"""Without work; then its memory is worth more than the moment that it saves."""


class Resting(QObject):
    """It does when another photo is open, and when nothing has been completed for a while."""

    def __init__(self, worker: InpaintWorker, session: Session, *, after_ms: int = RESTS_AFTER_MS) -> None:
        super().__init__()
        self._idle = QTimer(self, singleShot=True, interval=after_ms)
        self._idle.timeout.connect(worker.rest)
        session.opened.connect(worker.rest)
        for worked in (worker.finished, worker.looked):
            worked.connect(self._on_worked, Qt.ConnectionType.QueuedConnection)

    def _on_worked(self, *_what: object) -> None:
        self._idle.start()
