"""What parts of the window need of each other."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import THEME, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.photos.exporting import Exporting
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.main_window import MainWindow


@pytest.fixture
def exporting(parent: QWidget, session: Session, settings: Settings) -> Iterator[Exporting]:
    exporting = Exporting(parent, session, settings)
    yield exporting
    exporting.wait()


@pytest.fixture
def crew(
    session: Session, settings: Settings, canvas: Canvas, map_requests: MapRequests, qtbot: QtBot
) -> Iterator[Crew]:
    """All who do what the menus say, for a window of their own."""
    window = QMainWindow()
    qtbot.addWidget(window)
    crew = Crew.of(window, session, settings, canvas, map_requests)
    yield crew
    crew.wait()


@pytest.fixture
def map_requests(session: Session, worker: InpaintWorker) -> MapRequests:
    return MapRequests(session, worker)


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, session: Session, settings: Settings, map_requests: MapRequests
) -> Iterator[MainWindow]:
    """The whole window, 1000×700, with what it connects."""
    palette, sheet = qapp.palette(), qapp.styleSheet()
    settings.set(THEME, "light")
    window = MainWindow(session, settings, map_requests)
    qtbot.addWidget(window, before_close_func=_let_go)
    window.resize(1000, 700)
    window.show()
    yield window
    for part in (window.jobs, window.opening, window.exporting, window.maps_export):
        part.wait()
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


def _let_go(window: MainWindow) -> None:
    """Nothing is left to be asked about."""
    document = window.session.document
    if document is not None:
        document.end_stroke()
        document.mark_saved(document.position)
