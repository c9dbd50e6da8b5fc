"""What is drawn follows the screen that the setting names."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.gui.base.settings import DISPLAY_PROFILE, SRGB_SCREEN, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.screen import Screen
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.display import SRGB_DISPLAY, Display
from dfnet_gui.imaging.photo import Photo
from tests.profiles import DISPLAY_P3, SCANNER, srgb_as_p3
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import colour_at, come_to_rest

RED = np.array([[[255, 0, 0]]], np.uint8)


@pytest.fixture
def screen(parent: QWidget, session: Session, settings: Settings) -> Iterator[Screen]:
    screen = Screen(parent, session, settings)
    yield screen
    screen.wait()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "p3.icc").write_bytes(DISPLAY_P3)
    return tmp_path / "p3.icc"


def _drawn(session: Session) -> ByteArray:
    assert session.photo is not None
    return session.photo.picture.result.levels[0].whole().astype(np.uint8)


def test_the_open_photo_is_drawn_anew_and_stays_what_it_is(
    qtbot: QtBot, screen: Screen, session: Session, settings: Settings, canvas: Canvas, file: Path
) -> None:
    document = Document(Photo(pixels=np.broadcast_to(RED, (90, 120, 3)).copy()))
    session.open(OpenPhoto.of(document))
    canvas.show()
    assert colour_at(canvas, (60, 45)) == (255, 0, 0)
    with qtbot.waitSignal(session.display_changed):
        settings.set(DISPLAY_PROFILE, str(file))
    assert colour_at(canvas, (60, 45)) == pytest.approx(srgb_as_p3(RED)[0, 0].tolist(), abs=1)
    assert (document.pixels == RED).all()
    assert not session.has_changes
    with qtbot.waitSignal(session.display_changed):
        settings.set(DISPLAY_PROFILE, SRGB_SCREEN)
    assert colour_at(canvas, (60, 45)) == (255, 0, 0)
    assert session.photo is not None
    assert session.photo.picture.original.levels[0].base is document.original.pixels


def test_what_changes_meanwhile_is_drawn_too(
    qtbot: QtBot, screen: Screen, session: Session, settings: Settings, file: Path, open_photo: OpenAPhoto
) -> None:
    document = open_photo(grey=90)
    with qtbot.waitSignal(session.display_changed):
        settings.set(DISPLAY_PROFILE, str(file))
        document.patched.write(document.bounds, np.full((90, 120, 3), 200, np.uint8))
    np.testing.assert_allclose(_drawn(session).astype(int), 200, atol=1)


def test_a_photo_that_was_read_for_another_screen_is_made_anew(
    qtbot: QtBot, screen: Screen, session: Session, settings: Settings, file: Path
) -> None:
    with qtbot.waitSignal(session.display_changed):
        settings.set(DISPLAY_PROFILE, str(file))
    assert session.display == Display(DISPLAY_P3)
    with qtbot.waitSignal(session.display_changed):
        session.open(OpenPhoto.of(Document(Photo(pixels=RED.copy()))))
    np.testing.assert_allclose(_drawn(session).astype(int), srgb_as_p3(RED), atol=1)


def test_the_photo_of_before_is_left_alone(
    qtbot: QtBot, screen: Screen, session: Session, settings: Settings, file: Path, open_photo: OpenAPhoto
) -> None:
    open_photo()
    before = session.photo
    assert before is not None
    settings.set(DISPLAY_PROFILE, str(file))
    with qtbot.waitSignal(session.display_changed):
        session.open(OpenPhoto.of(Document(Photo(pixels=RED.copy())), Display(DISPLAY_P3)))
        qtbot.waitUntil(lambda: session.display == Display(DISPLAY_P3))
        session.open(OpenPhoto.of(Document(Photo(pixels=RED.copy()))))
    assert before.picture.display == SRGB_DISPLAY


@pytest.mark.parametrize("content", [SCANNER, None])
def test_a_file_that_does_not_fit_is_said(
    qtbot: QtBot, screen: Screen, session: Session, settings: Settings, file: Path, content: bytes | None
) -> None:
    with qtbot.waitSignal(session.display_changed):
        settings.set(DISPLAY_PROFILE, str(file))
    other = file.with_name("other.icc")
    if content is not None:
        other.write_bytes(content)
    with qtbot.waitSignal(screen.failed) as failed:
        settings.set(DISPLAY_PROFILE, str(other))
    sentence = (failed.args or [""])[0]
    assert sentence.startswith(f"{other}: ")
    assert sentence.endswith("Until then colours are shown as on an sRGB screen.")
    assert session.display == SRGB_DISPLAY


def test_without_a_choice_the_system_is_asked_once_the_window_is_shown(
    qtbot: QtBot, screen: Screen, session: Session, settings: Settings, file: Path, parent: QWidget
) -> None:
    with qtbot.waitSignal(session.display_changed):
        settings.set(DISPLAY_PROFILE, str(file))
    parent.show()
    come_to_rest()
    assert session.display == Display(DISPLAY_P3)
    settings.set(DISPLAY_PROFILE, "")
    assert session.display == SRGB_DISPLAY, "of a screen that does not exist nothing is known"
