"""Photos come in by dropping, pasting, and stepping through their folder."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.imaging.reading import read_photo
from tests.window import WAIT_MS, document_of, key

STROKE = [(800.0, 150.0), (860.0, 160.0), (900.0, 220.0)]


def test_drop_paste_and_copy(qtbot: QtBot, start_program: Callable[..., Program], sample_path: Path) -> None:
    program = start_program(loaded=False)
    window = program.window
    assert window.pages.currentWidget() is window.pages.welcome
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample_path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.session.opened, timeout=WAIT_MS):
        window.dropEvent(event)
    assert window.pages.shows_photo
    window.actions_by_name["copy"].trigger()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().image().width() == 1280, timeout=WAIT_MS)
    with qtbot.waitSignal(window.session.opened, timeout=WAIT_MS):
        window.opening.paste()
    assert program.session.document is not None
    np.testing.assert_array_equal(program.session.document.pixels, read_photo(sample_path).pixels)


def test_stepping_through_a_folder(qtbot: QtBot, program: Program, sample_path: Path) -> None:
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        key(program, Qt.Key.Key_Right)
    assert document_of(program).original.path != sample_path
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        key(program, Qt.Key.Key_Left)
    assert document_of(program).original.path == sample_path
