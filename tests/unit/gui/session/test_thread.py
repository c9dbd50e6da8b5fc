"""The worker's thread gives way to the window's."""

import os
import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.session.thread import InpaintThread
from dfnet_gui.gui.session.worker import Engine, InpaintWorker, ModelChoice, ModelInfo


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="on Linux threads have a niceness each")
def test_it_and_what_it_starts_wait_for_the_window(qtbot: QtBot) -> None:
    found: list[int] = []

    def load(_choice: ModelChoice) -> tuple[Engine, ModelInfo]:
        def note() -> None:
            found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

        note()
        started = threading.Thread(target=note)
        started.start()
        started.join()
        raise ValueError("there is no model")

    worker = InpaintWorker(load)
    thread = InpaintThread(worker)
    thread.start()
    worker.choose(ModelChoice())
    qtbot.waitUntil(lambda: len(found) == 2, timeout=10_000)
    thread.close()
    assert not thread.is_running
    mine = os.getpriority(os.PRIO_PROCESS, os.getpid())
    assert found == [min(19, mine + 5)] * 2
