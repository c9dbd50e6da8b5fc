"""A photo with two removals, and the commands about them."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.gui.removals.commands import RemovalCommands
from dfnet_gui.gui.session.session import Session
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import complete, dab


@pytest.fixture
def commands(parent: QWidget, ready: Session) -> RemovalCommands:
    return RemovalCommands(parent, ready)


@pytest.fixture
def document(qtbot: QtBot, ready: Session, open_photo: OpenAPhoto) -> Document:
    """The first removal lies at (40, 40), the second at (90, 60)."""
    document = open_photo()
    for x, y in ((40.0, 40.0), (90.0, 60.0)):
        dab(ready, x, y)
        complete(qtbot, ready)
    return document
