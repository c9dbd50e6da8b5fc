"""Smart select on a canvas: a line finds an object, further ones mend it."""

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
from dfnet_gui.imaging.bounds import Bounds
from tests.unit.gui.canvas.tools.scenes import LINE, disc, disc_photo, open_pixels, overlap
from tests.unit.gui.hands import ALT, LEFT, NO_KEY, RIGHT, SHIFT, at, colour_at, drag, move, press, release

GROUND = ((150.0, 85.0), (160.0, 100.0))
"""A line beside the disc."""


@pytest.fixture
def document(canvas: Canvas, settings: Settings, session: Session) -> Document:
    settings.set(TOOL, "smart")
    return open_pixels(session, disc_photo())


def _answered(qtbot: QtBot, canvas: Canvas) -> None:
    qtbot.waitUntil(lambda: not canvas.jobs.is_busy)


def _escape(canvas: Canvas) -> QKeyEvent:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, NO_KEY)
    QApplication.sendEvent(canvas, event)
    return event


@pytest.mark.parametrize("deep", [False, True], ids=["8 bits", "16 bits"])
def test_a_line_over_an_object_selects_it_as_one_step(
    qtbot: QtBot, canvas: Canvas, settings: Settings, session: Session, *, deep: bool
) -> None:
    document = open_pixels(session, disc_photo(deep=deep))
    settings.set(TOOL, "smart")
    said: list[str] = []
    canvas.said.connect(said.append)
    with qtbot.waitSignal(canvas.stroke_ended):
        drag(canvas, *LINE)
        assert not document.can_undo, "it is looked for in the background"
        assert "Esc" in said[-1]
    assert overlap(document.hole, disc()) > 0.95
    assert "Alt" in said[-1]
    document.undo()
    assert not document.can_undo


def test_shift_draws_a_box_around_it(qtbot: QtBot, canvas: Canvas, document: Document) -> None:
    with qtbot.waitSignal(canvas.stroke_ended):
        drag(canvas, (35, 30), (145, 140), keys=SHIFT)
    assert overlap(document.hole, disc()) > 0.95
    drag(canvas, (35, 30), (35, 30), keys=SHIFT)
    assert not canvas.jobs.is_busy, "a click is no box"


def test_a_further_line_mends_it_in_the_same_step(qtbot: QtBot, canvas: Canvas, document: Document) -> None:
    with qtbot.waitSignal(canvas.stroke_ended):
        drag(canvas, *LINE)
    with qtbot.waitSignal(canvas.stroke_ended):
        drag(canvas, *GROUND)
    assert document.hole[90, 154]
    with qtbot.waitSignal(canvas.stroke_ended):
        drag(canvas, (120, 60), (120, 110), button=RIGHT)
    assert not document.hole[85, 120]
    assert document.hole[90, 90]
    document.undo()
    assert not document.can_undo
    assert not document.hole.any()


def test_lines_in_quick_succession_are_of_one_object(qtbot: QtBot, canvas: Canvas, document: Document) -> None:
    drag(canvas, *LINE)
    drag(canvas, *GROUND)
    _answered(qtbot, canvas)
    assert document.hole[90, 154]
    assert document.hole[90, 90]
    document.undo()
    assert not document.can_undo


def test_what_was_painted_since_stays(qtbot: QtBot, canvas: Canvas, document: Document) -> None:
    with qtbot.waitSignal(canvas.stroke_ended):
        drag(canvas, *LINE)
    spot = Bounds(200, 150, 20, 20)
    canvas.session.edit_hole(spot, np.ones((20, 20), bool))
    with qtbot.waitSignal(canvas.stroke_ended):
        drag(canvas, (120, 60), (120, 110), keys=ALT)
    assert document.hole[spot.slices].all()
    assert not document.hole[85, 120]
    assert document.hole[90, 90]


def test_after_undo_a_line_begins_anew(qtbot: QtBot, canvas: Canvas, document: Document) -> None:
    with qtbot.waitSignal(canvas.stroke_ended):
        drag(canvas, *LINE)
    canvas.session.undo()
    with qtbot.waitSignal(canvas.stroke_ended):
        drag(canvas, (150.0, 20.0), (220.0, 60.0), (220.0, 160.0))
    assert document.hole[90, 215]
    assert not document.hole[90, 90], "the disc's own line is forgotten"


def test_alt_takes_an_object_out_of_the_mask(qtbot: QtBot, canvas: Canvas, document: Document) -> None:
    document.replace_hole(np.ones(document.hole.shape, bool))
    ended: list[int] = []
    canvas.stroke_ended.connect(lambda: ended.append(1))
    drag(canvas, *LINE, keys=ALT)
    _answered(qtbot, canvas)
    assert overlap(~document.hole, disc()) > 0.95
    assert ended == []


def test_escape_gives_up_the_line_or_the_looking(qtbot: QtBot, canvas: Canvas, document: Document) -> None:
    press(canvas, at(canvas, LINE[0]))
    move(canvas, at(canvas, LINE[1]))
    assert _escape(canvas).isAccepted()
    release(canvas, at(canvas, LINE[1]))
    drag(canvas, *LINE)
    assert _escape(canvas).isAccepted()
    _answered(qtbot, canvas)
    assert not document.can_undo
    assert not _escape(canvas).isAccepted(), "then it is the window's"
    with qtbot.waitSignal(canvas.stroke_ended):
        drag(canvas, *LINE)
    assert document.can_undo, "the next line finds as ever"


def test_an_answer_for_another_photo_is_dropped(
    qtbot: QtBot, canvas: Canvas, document: Document, session: Session
) -> None:
    drag(canvas, *LINE)
    other = open_pixels(session, disc_photo())
    _answered(qtbot, canvas)
    assert not document.hole.any()
    assert not other.hole.any()


def test_lines_beside_the_photo_and_a_click_do_no_harm(qtbot: QtBot, canvas: Canvas, document: Document) -> None:
    drag(canvas, (-90.0, -90.0), (-95.0, -80.0))
    assert not canvas.jobs.is_busy
    drag(canvas, (90.0, 85.0))
    _answered(qtbot, canvas)
    assert document.hole[85, 90]


def test_the_line_is_shown_until_the_object_is_found(qtbot: QtBot, canvas: Canvas, session: Session) -> None:
    open_pixels(session, np.full((180, 240, 3), 128, np.uint8))
    canvas.settings.set(TOOL, "smart")
    canvas.show()
    press(canvas, at(canvas, (60, 60)))
    move(canvas, at(canvas, (160, 60)))
    along = {colour_at(canvas, (x, 60)) for x in range(70, 150)}
    assert len(along - {(128, 128, 128)}) > 1, "dark and bright"


def test_the_release_that_a_dialog_took_ends_the_line(canvas: Canvas, document: Document) -> None:
    press(canvas, at(canvas, LINE[0]))
    move(canvas, at(canvas, LINE[1]))
    move(canvas, at(canvas, LINE[2]), held=Qt.MouseButton.NoButton)
    assert not canvas.jobs.is_busy
    press(canvas, at(canvas, LINE[0]), LEFT)
    assert canvas.tool.outline_area(at(canvas, LINE[0])).width() < 20
