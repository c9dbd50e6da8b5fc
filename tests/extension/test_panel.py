"""A panel is one module and one row: a navigator, added here, is in menu, keys, bar and help, docked and remembered."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.document.picture import Picture
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.qimage import to_qimage
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.window.panels import PANELS, PanelKind, Rooms
from tests.window import complete_at


class Navigator(QWidget):
    """The whole photo, small; a second reader of its pixels, beside the canvas."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.picture: Picture | None = None
        session.opened.connect(self._on_opened)
        session.pixels_changed.connect(self._on_pixels_changed)
        self._on_opened()

    def _on_opened(self) -> None:
        document = self._session.document
        self.picture = Picture(document) if document else None

    def _on_pixels_changed(self, _bounds: object) -> None:
        assert self.picture is not None
        self.picture.update()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.picture is not None:
            coarsest = self.picture.result.levels[-1]
            QPainter(self).drawImage(self.rect(), to_qimage(coarsest.read(coarsest.bounds).astype("uint8")))


def _make(rooms: Rooms) -> QWidget:
    return Navigator(rooms.session)


NAVIGATOR = PanelKind("navigator", "Navigator", "&Navigator", _make, ("N",), "fit", "See the whole photo")


@pytest.fixture(autouse=True)
def row() -> Iterator[None]:
    PANELS.add(NAVIGATOR)
    yield
    PANELS.remove(NAVIGATOR.name)


def test_it_is_in_menu_and_bar_and_its_key_shows_it(start_tiny: Callable[..., Program]) -> None:
    window = start_tiny().window
    action, dock = window.actions_by_name["navigator"], window.docks.by_name["navigator"]
    assert action in window.top_bar.actions()
    assert [menu.title for menu in window.menus if "navigator" in [c.name for c in menu.commands]] == ["&View"]
    assert not dock.isVisible()
    QTest.keyClick(window.canvas, Qt.Key.Key_N)
    assert dock.isVisible()
    assert action.isChecked()
    dock.close()
    assert not action.isChecked()


def test_it_is_there_again_at_the_next_start(start_tiny: Callable[..., Program]) -> None:
    first = start_tiny()
    first.window.actions_by_name["navigator"].trigger()
    first.window.close()
    assert start_tiny().window.docks.by_name["navigator"].isVisible()


def test_two_panels_are_there_again_at_the_next_start(start_tiny: Callable[..., Program]) -> None:
    first = start_tiny()
    for name in ("fusion", "navigator"):
        first.window.actions_by_name[name].trigger()
    first.window.close()
    second = start_tiny().window
    assert [name for name, dock in second.docks.by_name.items() if dock.isVisible()] == ["fusion", "navigator"]
    second.docks.by_name["fusion"].close()
    assert second.docks.by_name["navigator"].isVisible()


def test_it_sees_what_the_canvas_sees(qtbot: QtBot, start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    panel, photo = program.window.docks.panels["navigator"], program.session.photo
    assert isinstance(panel, Navigator)
    assert photo is not None
    complete_at(qtbot, program, (60.0, 60.0))
    for picture in (panel.picture, photo.picture):
        assert picture is not None
        whole = picture.result.levels[0]
        assert (whole.read(whole.bounds) == photo.document.pixels).all()
