"""The window connects its parts: keys, drops, closing, themes."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import COMPLETE_ON_RELEASE, GEOMETRY, THEME, Settings
from dfnet_gui.gui.window.main_window import MainWindow
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import click, dab, drag, shown, when_asked


def test_it_begins_with_the_first_page_and_goes_on_with_the_photo(window: MainWindow, open_photo: OpenAPhoto) -> None:

    def state() -> list[bool]:
        return [window.pages.shows_photo, window.tool_bar.isVisible(), window.actions_by_name["export"].isEnabled()]

    assert state() == [False, False, False]
    open_photo()
    assert state() == [True, True, True]


def test_o_shows_the_original_while_it_is_held(window: MainWindow, open_photo: OpenAPhoto) -> None:
    open_photo(grey=128)
    dab(window.session, 60, 45, 20)
    masked = shown(window.canvas)
    QTest.keyPress(window.canvas, Qt.Key.Key_O)
    assert (shown(window.canvas) != masked).any()
    QTest.keyRelease(window.canvas, Qt.Key.Key_O)
    QTest.keyPress(window.canvas, Qt.Key.Key_O, Qt.KeyboardModifier.ShiftModifier)
    centre = window.canvas.rect().center()
    assert tuple(shown(window.canvas)[centre.y(), centre.x()]) != (128, 128, 128), "the mask is there again"


def test_digits_zoom(window: MainWindow, open_photo: OpenAPhoto) -> None:
    open_photo(width=3000, height=2000)
    fitted = window.canvas.viewport.zoom
    QTest.keyClick(window.canvas, Qt.Key.Key_1)
    assert window.canvas.viewport.zoom == 1.0 / window.devicePixelRatioF()
    QTest.keyClick(window.canvas, Qt.Key.Key_2)
    assert window.canvas.viewport.zoom == fitted


def test_a_dropped_file_is_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    Image.new("RGB", (8, 6)).save(tmp_path / "a.png")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.session.opened):
        window.dropEvent(event)
    assert window.canvas.hasFocus() or window.focusWidget() is window.canvas


@pytest.mark.parametrize("on_release", [False, True])
def test_a_stroke_completes_if_that_is_wanted(
    window: MainWindow, settings: Settings, open_photo: OpenAPhoto, *, on_release: bool
) -> None:
    open_photo()
    settings.set(COMPLETE_ON_RELEASE, on_release)
    drag(window.canvas, (20, 20), (40, 20))
    assert window.session.is_running == on_release
    window.session.cancel()


def test_closing_asks_about_work_and_keeps_the_place(
    window: MainWindow, settings: Settings, open_photo: OpenAPhoto
) -> None:
    open_photo()
    dab(window.session)
    when_asked(click("Cancel"))
    assert not window.close()
    assert window.isVisible()
    when_asked(click("Discard"))
    assert window.close()
    assert not window.isVisible()
    assert settings.get(GEOMETRY) != ""


def test_closing_in_mid_stroke_asks_too(window: MainWindow, open_photo: OpenAPhoto) -> None:
    open_photo()
    window.session.begin_stroke()
    when_asked(click("Cancel"))
    assert not window.close()


def test_a_theme_is_taken_at_once(window: MainWindow, settings: Settings, open_photo: OpenAPhoto) -> None:
    open_photo()
    settings.set(THEME, "dark")
    assert tuple(shown(window.canvas)[2, 2]) == (0x16, 0x16, 0x16)
    settings.set(THEME, "light")
    assert tuple(shown(window.canvas)[2, 2]) == (0xC6, 0xC6, 0xC6)
