"""Starts the window and ends its threads in order."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.icons import program_icon
from dfnet_gui.gui.inpaint_worker import EngineLoader, InpaintThread, InpaintWorker, load_engine
from dfnet_gui.gui.inspections import Inspections
from dfnet_gui.gui.main_window import MainWindow
from dfnet_gui.gui.session import Session
from dfnet_gui.gui.settings import Settings


class Program:
    """The window and its worker thread; `close` ends both."""

    def __init__(self, settings: Settings, loader: EngineLoader = load_engine) -> None:
        self.worker = InpaintWorker(loader)
        self.thread = InpaintThread(self.worker)
        self.session = Session(self.worker)
        self.inspections = Inspections(self.session, self.worker)
        self.window = MainWindow(self.session, settings, self.inspections)

    def start(self, photo: Path | None = None) -> None:
        """Show the window, load the model in the background, open a photo if one is named."""
        self.window.show()
        self.thread.start()
        self.window.looks.load_model()
        if photo is not None:
            self.window.files.open_path(photo)

    def close(self) -> None:
        """End the background work; the window must be closed before."""
        self.window.jobs.wait()
        self.window.exports.jobs.wait()
        self.thread.close()


def main(photo: Path | None = None) -> int:
    """Run the program until its window is closed; returns the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("DFNet GUI")
    app.setDesktopFileName("dfnet-gui")
    app.setWindowIcon(program_icon())
    program = Program(Settings())
    program.start(photo)
    code = app.exec()
    program.close()
    return code
