"""The window comes back where it was, but never larger than the screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.window.geometry import restore_place, save_place


def _window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


def test_it_comes_back_as_it_was(qtbot: QtBot, settings: Settings) -> None:
    first, second = _window(qtbot), _window(qtbot)
    first.setGeometry(40, 50, 500, 400)
    save_place(first, settings)
    restore_place(second, settings)
    assert second.geometry() == first.geometry()


def test_it_is_made_to_fit_a_smaller_screen(qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = _window(qtbot), _window(qtbot)
    first.setGeometry(300, 200, 480, 380)
    save_place(first, settings)
    room = QRect(0, 0, 420, 300)
    monkeypatch.setattr(type(first.screen()), "availableGeometry", lambda _screen: room)
    restore_place(second, settings)
    assert room.contains(second.geometry())


def test_a_full_screen_that_a_window_manager_made_does_not_come_back(qtbot: QtBot, settings: Settings) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.showFullScreen()
    save_place(window, settings)
    another = QMainWindow()
    qtbot.addWidget(another)
    restore_place(another, settings)
    assert not another.isFullScreen()
