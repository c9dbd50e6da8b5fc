"""The magnetic lasso on a canvas."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.gui.base.settings import TOOL, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.session.session import Session
from tests.unit.gui.canvas.tools.scenes import disc, disc_photo, open_pixels, overlap
from tests.unit.gui.hands import ALT, NO_KEY, NONE, at, drag, move

CORNERS = ((135.0, 85.0), (90.0, 130.0), (45.0, 85.0), (90.0, 40.0))
"""Four on the disc's edge; the square between them covers two thirds of it."""


@pytest.fixture
def document(canvas: Canvas, settings: Settings, session: Session) -> Document:
    settings.set(TOOL, "magnetic")
    return open_pixels(session, disc_photo())


def _click(qtbot: QtBot, canvas: Canvas, *points: tuple[float, float], keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """Each once the line from the one before snaps."""
    for point in points:
        drag(canvas, point, keys=keys)
        qtbot.waitUntil(lambda: not canvas.jobs.is_busy)


def _key(canvas: Canvas, key: Qt.Key) -> bool:
    event = QKeyEvent(QEvent.Type.KeyPress, key, NO_KEY)
    QApplication.sendEvent(canvas, event)
    return event.isAccepted()


@pytest.mark.parametrize("end", [CORNERS[0], CORNERS[-1]], ids=["first corner", "last corner again"])
def test_four_clicks_select_a_disc(qtbot: QtBot, canvas: Canvas, document: Document, end: tuple[float, float]) -> None:
    ended: list[int] = []
    canvas.stroke_ended.connect(lambda: ended.append(1))
    _click(qtbot, canvas, *CORNERS)
    assert not document.can_undo
    _click(qtbot, canvas, end)
    assert overlap(document.hole, disc()) > 0.93
    assert ended == [1]
    document.undo()
    assert not document.can_undo


def test_without_waiting_the_lines_are_straight(canvas: Canvas, document: Document) -> None:
    for point in (*CORNERS, CORNERS[0]):
        drag(canvas, point)
    assert overlap(document.hole, disc()) == pytest.approx(2 / np.pi, abs=0.04)


def test_backspace_takes_a_corner_back_and_escape_all(qtbot: QtBot, canvas: Canvas, document: Document) -> None:
    _click(qtbot, canvas, *CORNERS, (200.0, 150.0))
    assert _key(canvas, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not canvas.jobs.is_busy)
    _click(qtbot, canvas, CORNERS[0])
    assert overlap(document.hole, disc()) > 0.93
    _click(qtbot, canvas, *CORNERS[:2])
    assert _key(canvas, Qt.Key.Key_Escape)
    assert not _key(canvas, Qt.Key.Key_Escape), "then it is the window's"
    assert canvas.tool.outline_area(at(canvas, (5, 5))).width() < 20


def test_alt_erases(qtbot: QtBot, canvas: Canvas, document: Document) -> None:
    document.replace_hole(np.ones(document.hole.shape, bool))
    _click(qtbot, canvas, *CORNERS, CORNERS[0], keys=ALT)
    assert overlap(~document.hole, disc()) > 0.93


def test_corners_of_one_photo_are_not_those_of_the_next(
    qtbot: QtBot, canvas: Canvas, document: Document, session: Session
) -> None:
    _click(qtbot, canvas, *CORNERS)
    other = open_pixels(session, disc_photo())
    _click(qtbot, canvas, CORNERS[0])
    assert not other.hole.any()
    assert not document.hole.any()


def test_a_corner_beside_the_photo_is_one(qtbot: QtBot, canvas: Canvas, document: Document) -> None:
    _click(qtbot, canvas, (-30.0, 85.0), (90.0, -30.0), (300.0, 85.0), (90.0, 250.0), (-30.0, 85.0))
    assert document.hole[85, 90]


def test_moves_follow_the_mouse_at_once(qtbot: QtBot, canvas: Canvas, document: Document) -> None:
    _click(qtbot, canvas, CORNERS[0])
    canvas.show()
    move(canvas, at(canvas, CORNERS[2]), held=NONE)
    seconds = []
    for x in range(45, 135, 3):
        began = time.perf_counter()
        move(canvas, at(canvas, (float(x), 40.0)), held=NONE)
        seconds.append(time.perf_counter() - began)
    assert np.median(seconds) < 0.016
