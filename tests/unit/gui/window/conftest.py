"""What parts of the window need of each other."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.photos.exporting import Exporting
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker
from dfnet_gui.gui.window.crew import Crew


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
