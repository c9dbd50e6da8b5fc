"""Panels are shown as their settings say, and only while a photo is open."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.fusion.panel import FusionPanel
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.panels import PANELS, Docks, PanelKind, Rooms


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(900, 600)
    return window


@pytest.fixture
def rooms(
    window: QMainWindow, session: Session, settings: Settings, canvas: Canvas, map_requests: MapRequests
) -> Rooms:
    said: list[str] = []
    crew = Crew.of(window, session, settings, canvas, map_requests)
    return Rooms(session, settings, canvas, map_requests, crew, said.append)


def _shown(docks: Docks) -> list[str]:
    return [name for name, dock in docks.by_name.items() if dock.isVisible()]


def test_a_panel_follows_its_setting_while_a_photo_is_open(
    window: QMainWindow, rooms: Rooms, settings: Settings
) -> None:
    docks = Docks(window, rooms)
    window.show()
    assert isinstance(docks.panels["fusion"], FusionPanel)
    settings.set(PANELS["fusion"].shown, True)
    assert _shown(docks) == [], "there is no photo to say anything of"
    docks.set_photo_shown(is_shown=True)
    assert _shown(docks) == ["fusion"]
    settings.set(PANELS["fusion"].shown, False)
    assert _shown(docks) == []


def test_its_cross_is_remembered_and_hiding_the_window_is_not(
    window: QMainWindow, rooms: Rooms, settings: Settings
) -> None:
    docks = Docks(window, rooms)
    window.show()
    docks.set_photo_shown(is_shown=True)
    settings.set(PANELS["fusion"].shown, True)
    window.hide()
    assert settings.get(PANELS["fusion"].shown)
    window.show()
    docks.by_name["fusion"].close()
    assert not settings.get(PANELS["fusion"].shown)


@pytest.fixture
def another() -> Iterator[PanelKind]:
    """A panel of somebody else's."""
    row = PanelKind("notes", "Notes", "N&otes", _note)
    PANELS.add(row)
    yield row
    PANELS.remove(row.name)


def _note(rooms: Rooms) -> QWidget:
    rooms.say("a panel was made")
    return QLabel("notes")


def test_a_row_more_is_a_panel_more(window: QMainWindow, rooms: Rooms, settings: Settings, another: PanelKind) -> None:
    docks = Docks(window, rooms)
    window.show()
    settings.set(another.shown, True)
    docks.set_photo_shown(is_shown=True)
    assert _shown(docks) == ["notes"]
    assert docks.by_name["notes"].windowTitle() == "Notes"
