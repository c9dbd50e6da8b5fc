"""Starts the window and ends its threads in order."""

import os
import sys
import threading
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from dfnet_gui.errors import UsageError
from dfnet_gui.gui.base.ending import Ending
from dfnet_gui.gui.base.icons import program_icon
from dfnet_gui.gui.base.import_hook import quiet_import_hook
from dfnet_gui.gui.base.language import LANGUAGE, speak
from dfnet_gui.gui.base.log import Log
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.session.resting import Resting
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.thread import InpaintThread
from dfnet_gui.gui.session.worker import EngineLoader, InpaintWorker, load_engine
from dfnet_gui.gui.window.faults import Faults
from dfnet_gui.gui.window.main_window import MainWindow
from dfnet_gui.imaging.location import path_of
from dfnet_gui.paths import log_dir
from dfnet_gui.system import keep_little_memory, keep_turns_short

_LATEST_MS = 2000
"""A window that starts minimized is never painted; its model is loaded all the same."""


class Program(QObject):
    """The window and its worker thread; `close` ends both.

    `shown` is emitted once the window is on the screen; only then the model is loaded, since importing
    PyTorch would hold the window up.
    """

    shown = Signal()

    def __init__(self, settings: Settings, loader: EngineLoader = load_engine) -> None:
        super().__init__()
        self._is_begun = False
        self._photo: Path | None = None
        self._problem = ""
        self.worker = InpaintWorker(loader)
        self.inpaint_thread = InpaintThread(self.worker)
        self.session = Session(self.worker, settings)
        self.resting = Resting(self.worker, self.session)
        self.map_requests = MapRequests(self.session, self.worker)
        self.window = MainWindow(self.session, settings, self.map_requests)

    def start(self, photo: Path | None = None, problem: str = "") -> None:
        """Show the window; then load the model in the background and open a photo if one is named, or say a problem."""
        self._photo, self._problem = photo, problem
        self.window.installEventFilter(self)
        self.window.show()
        QTimer.singleShot(_LATEST_MS, self._begin)

    def start_named(self, named: str) -> None:
        """The same with a photo's path or address as it was typed, empty for none; what is wrong with it is said."""
        try:
            self.start(path_of(named) if named else None)
        except UsageError as error:
            self.start(problem=str(error))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._is_begun:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self._begin)  # after what was painted has reached the screen
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        if self._is_begun:
            return
        self._is_begun = True
        self.shown.emit()
        self.inpaint_thread.start()
        self.window.models.load()
        if self._problem:
            self.window.presenter.fail(self._problem)
        brought_back = self.window.crew.recovery.offer()
        if self._photo is not None:
            self.window.opening.open_path(self._photo)
        elif brought_back is not None:
            self.window.opening.bring_back(brought_back)

    def keep_now(self) -> None:
        """Keep the work for the next start, at once, and without a question."""
        self.window.crew.recovery.keep_now()
        self.window.hiding.save_place()
        self.window.settings.sync()

    def close(self) -> None:
        """End the background work; the window must be closed before."""
        self._is_begun = True
        self.window.crew.wait()
        self.window.canvas.transparency.wait()
        self.window.canvas.jobs.wait()
        self.inpaint_thread.close()


def make_application() -> QApplication:
    """The application, named and with its icon."""
    quiet_import_hook()
    keep_little_memory()
    keep_turns_short()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("DFNet GUI")
    app.setDesktopFileName("dfnet-gui")
    app.setWindowIcon(program_icon())
    return app


def main(named: str = "") -> int:
    """Run the program until its window is closed; returns the exit code. `named`: a photo, or its address.

    What is wrong with that is said in the window: there may be no console.
    """
    app, settings, log = make_application(), Settings(), Log(log_dir())
    ending = Ending(app)
    log.begin(ending.hear)
    ending.leave = log.end
    speak(app, settings.get(LANGUAGE))
    program = Program(settings)
    faults = Faults(program.window, program.window.crew.sessions.save)
    faults.begin()
    ending.keep = program.keep_now
    program.shown.connect(lambda: faults.tell_of_last_run(log.last_words()), Qt.ConnectionType.QueuedConnection)
    program.start_named(named)
    code = app.exec()
    program.close()
    faults.end()
    ending.release()
    log.end()
    if any(thread.daemon for thread in threading.enumerate()):  # what was given up still computes
        _leave(code)
    return code


def _leave(code: int) -> NoReturn:
    """End at once: in Python's orderly end a thread that comes back from a library aborts the process."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)
