"""The thread that the worker lives in. QtCore alone."""

from PySide6.QtCore import Qt, QThread

from dfnet_gui.gui.session.worker import InpaintWorker
from dfnet_gui.system import give_way


class InpaintThread:
    """Starts the worker's thread and ends it in order."""

    def __init__(self, worker: InpaintWorker) -> None:
        self.worker = worker
        self._thread = QThread()
        self._thread.setObjectName("inpaint")
        self._thread.started.connect(give_way, Qt.ConnectionType.DirectConnection)
        worker.moveToThread(self._thread)

    def start(self) -> None:
        """Begin; the worker then waits to be woken."""
        self._thread.start()

    def close(self) -> None:
        """Cancel, quit, wait for the running region to end."""
        self.worker.close()
        self._thread.quit()
        self._thread.wait()

    @property
    def is_running(self) -> bool:
        """Whether the thread lives."""
        return self._thread.isRunning()
