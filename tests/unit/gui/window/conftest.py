"""What parts of the window need of each other."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.photos.exporting import Exporting
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker


@pytest.fixture
def exporting(parent: QWidget, session: Session, settings: Settings) -> Iterator[Exporting]:
    exporting = Exporting(parent, session, settings)
    yield exporting
    exporting.wait()


@pytest.fixture
def map_requests(session: Session, worker: InpaintWorker) -> MapRequests:
    return MapRequests(session, worker)
