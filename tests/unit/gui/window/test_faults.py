"""Errors that nobody expected are said once, and the program goes on."""

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.window.faults import Faults

Click = Callable[[str], None]


@pytest.fixture
def saved() -> list[str]:
    """What was done to save the work."""
    return []


@pytest.fixture
def faults(qtbot: QtBot, saved: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Faults]:
    """Told of everything; what the test's own run would say of it is not wanted."""
    monkeypatch.setattr(sys, "excepthook", lambda *_what: None)
    window = QWidget()
    qtbot.addWidget(window)
    faults = Faults(window, lambda: saved.append("saved"))
    faults.begin()
    yield faults
    faults.end()


def _boxes() -> list[QMessageBox]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]


def _then(*words: str, seen: list[str]) -> None:
    """Press buttons of the box that comes, one after the other."""

    def press() -> None:
        (box,) = _boxes()
        seen.append(box.text())
        for word in words:
            next(each for each in box.findChildren(QPushButton) if each.text() == word).click()

    QTimer.singleShot(50, press)


def _raise(message: str) -> None:
    try:
        raise RuntimeError(message)
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)


def test_it_is_said_once_and_the_report_can_be_copied(faults: Faults, saved: list[str]) -> None:
    seen: list[str] = []
    _then("&Copy the report", "&Go on", seen=seen)
    _raise("of '/home/me/kiss.jpg'")
    assert len(seen) == 1
    assert "unexpected" in seen[0]
    copied = QGuiApplication.clipboard().text()
    assert "RuntimeError: of …" in copied
    assert "kiss" not in copied
    _raise("of '/home/me/kiss.jpg'")
    assert _boxes() == []
    assert saved == []


def test_the_work_can_be_saved(faults: Faults, saved: list[str]) -> None:
    _then("&Save the work…", seen=[])
    _raise("once")
    assert saved == ["saved"]


def test_one_in_another_thread_is_said_in_the_window(faults: Faults, qtbot: QtBot) -> None:
    seen: list[str] = []
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    _then("&Go on", seen=seen)
    qtbot.waitUntil(lambda: bool(seen))


def test_what_comes_while_one_is_said_is_not_laid_over_it(faults: Faults) -> None:
    seen: list[str] = []
    QTimer.singleShot(10, lambda: _raise("another"))
    _then("&Go on", seen=seen)
    _raise("one")
    assert len(seen) == 1
    assert _boxes() == []


def test_the_end_of_an_earlier_run_is_told(faults: Faults) -> None:
    seen: list[str] = []
    _then("&Copy the report", "&Go on", seen=seen)
    faults.tell_of_last_run(["", "Fatal Python error: Segmentation fault"])
    assert seen == ["The program ended badly the last time."]
    assert QGuiApplication.clipboard().text().endswith("Segmentation fault")


def test_one_that_was_killed_is_not_told(faults: Faults) -> None:
    faults.tell_of_last_run([""])
    faults.tell_of_last_run([])
    assert _boxes() == []


def test_afterwards_others_are_told_as_before(qtbot: QtBot) -> None:
    before = sys.excepthook, threading.excepthook
    window = QWidget()
    qtbot.addWidget(window)
    faults = Faults(window, lambda: None)
    faults.begin()
    assert sys.excepthook != before[0]
    faults.end()
    assert (sys.excepthook, threading.excepthook) == before
