"""The strip shows the photos of a folder with their thumbnails and marks; a click opens one."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.photos.album import Album
from dfnet_gui.gui.photos.film_strip import FilmStrip
from dfnet_gui.gui.photos.recovery import Recovery
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.display import Display
from tests.profiles import DISPLAY_P3, srgb_as_p3
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import dab


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(30):
        Image.new("RGB", (90, 60), (8 * number, 0, 0)).save(tmp_path / f"photo{number}.png")
    return tmp_path


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def strip(qtbot: QtBot, album: Album, recovery: Recovery, opened: list[Path]) -> FilmStrip:
    strip = FilmStrip(album, recovery, opened.append)
    qtbot.addWidget(strip)
    strip.resize(500, 130)
    strip.show()
    return strip


def _texts(strip: FilmStrip) -> list[str]:
    return [strip.list.item(row).text() for row in range(strip.list.count())]


def _shows(strip: FilmStrip, row: int, red: int) -> Callable[[], bool]:
    def does() -> bool:
        image = strip.list.item(row).icon().pixmap(72, 72).toImage()
        return image.pixelColor(image.width() // 2, image.height() // 2).red() == red

    return does


def test_thumbnails_come_for_what_is_in_sight(qtbot: QtBot, strip: FilmStrip, album: Album, folder: Path) -> None:
    album.show(folder / "photo3.png")
    qtbot.waitUntil(lambda: strip.list.count() == 30)
    assert strip.list.currentRow() == 3
    qtbot.waitUntil(_shows(strip, 3, 24), timeout=20_000)
    assert not _shows(strip, 29, 232)(), "it is not in sight"
    strip.list.scrollToItem(strip.list.item(29))
    qtbot.waitUntil(_shows(strip, 29, 232), timeout=20_000)


def test_thumbnails_are_read_anew_for_another_screen(
    qtbot: QtBot, album: Album, recovery: Recovery, folder: Path
) -> None:
    screens = [Display(), Display(DISPLAY_P3)]
    strip = FilmStrip(album, recovery, lambda _path: None, lambda: screens[0])
    qtbot.addWidget(strip)
    strip.show()
    album.show(folder / "photo20.png")
    qtbot.waitUntil(lambda: strip.list.count() == 30)
    qtbot.waitUntil(_shows(strip, 20, 160), timeout=20_000)
    screens.pop(0)
    strip.forget_pictures()
    red = int(srgb_as_p3(np.array([[[160, 0, 0]]], np.uint8))[0, 0, 0])
    assert red != 160
    qtbot.waitUntil(_shows(strip, 20, red), timeout=20_000)


def test_a_click_and_the_enter_key_open_a_photo(
    qtbot: QtBot, strip: FilmStrip, album: Album, folder: Path, opened: list[Path]
) -> None:
    album.show(folder / "photo1.png")
    qtbot.waitUntil(lambda: strip.list.count() == 30)
    place = strip.list.visualItemRect(strip.list.item(2)).center()
    QTest.mouseClick(strip.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [folder / "photo2.png"]
    assert strip.list.currentRow() == 1, "until it is open"
    strip.list.setCurrentRow(0)
    QTest.keyClick(strip.list, Qt.Key.Key_Return)
    assert opened[1:] == [folder / "photo0.png"]


def test_marks_say_what_was_exported_and_what_was_left_with_work(
    qtbot: QtBot,
    strip: FilmStrip,
    album: Album,
    recovery: Recovery,
    session: Session,
    open_photo: OpenAPhoto,
    folder: Path,
) -> None:
    album.show(folder / "photo1.png")
    qtbot.waitUntil(lambda: strip.list.count() == 30)
    album.mark_done(folder / "photo0.png")
    assert _texts(strip)[:2] == ["✓ photo0", "photo1"]
    open_photo(path=folder / "photo1.png")
    dab(session)
    recovery.keep(lambda: None, otherwise=pytest.fail)
    qtbot.waitUntil(lambda: bool(recovery.kept))
    assert _texts(strip)[1] == "● photo1"
    assert "not exported" in strip.list.item(1).toolTip()
