"""The worker's memory goes when another photo is open, and when nothing has been completed for a while."""

import numpy as np
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.session.resting import Resting


class _Session(QObject):
    opened = Signal()


class _Worker(QObject):
    finished = Signal(object)
    looked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.rests = 0

    def rest(self) -> None:
        self.rests += 1


def test_it_rests_with_another_photo(qtbot: QtBot) -> None:
    worker, session = _Worker(), _Session()
    held = Resting(worker, session)  # type: ignore[arg-type] # signals are all that it knows of both
    session.opened.emit()
    assert worker.rests == 1
    del held


def test_it_rests_once_after_work(qtbot: QtBot) -> None:
    worker, session = _Worker(), _Session()
    held = Resting(worker, session, after_ms=100)  # type: ignore[arg-type] # signals are all that it knows of both
    worker.finished.emit(np.zeros(1))
    worker.looked.emit(None, None)
    assert worker.rests == 0
    qtbot.waitUntil(lambda: worker.rests == 1, timeout=5000)
    qtbot.wait(200)
    assert worker.rests == 1
    del held
