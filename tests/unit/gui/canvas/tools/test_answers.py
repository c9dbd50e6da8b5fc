"""An answer from the background reaches the tool that asked, unless it came too late."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.errors import MaskError
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.tools.answers import Answers
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import dab


class _Asker:
    """A tool that asks for numbers."""

    def __init__(self, canvas: Canvas) -> None:
        self.answers: Answers[int] = Answers(canvas, self.on_over)
        self.heard: list[int] = []
        self.overs = 0

    def on_over(self) -> None:
        self.overs += 1

    def ask(self, number: int, may_go: threading.Event | None = None) -> None:
        def work() -> int:
            assert may_go is None or may_go.wait(20)
            return number

        self.answers.ask(work, self.heard.append)


@pytest.fixture
def asker(canvas: Canvas) -> _Asker:
    return _Asker(canvas)


def test_it_is_given_once_it_is_there(qtbot: QtBot, asker: _Asker, open_photo: OpenAPhoto) -> None:
    open_photo()
    asker.ask(7)
    assert asker.answers.is_awaited
    qtbot.waitUntil(lambda: asker.heard == [7])
    assert (asker.answers.is_awaited, asker.overs) == (False, 1)
    assert not asker.answers.give_up(), "nothing is awaited any more"


def test_without_a_photo_nothing_is_asked(asker: _Asker) -> None:
    asker.ask(7)
    assert not asker.answers.is_awaited


def test_of_two_questions_the_last_is_answered(qtbot: QtBot, asker: _Asker, open_photo: OpenAPhoto) -> None:
    open_photo()
    may_go = threading.Event()
    asker.ask(1, may_go)
    asker.ask(2)
    may_go.set()
    qtbot.waitUntil(lambda: asker.heard == [2])


def test_what_was_given_up_is_not_heard(qtbot: QtBot, canvas: Canvas, asker: _Asker, open_photo: OpenAPhoto) -> None:
    open_photo()
    may_go = threading.Event()
    asker.ask(1, may_go)
    assert asker.answers.give_up()
    may_go.set()
    qtbot.waitUntil(lambda: not canvas.jobs.is_busy)
    assert (asker.heard, asker.overs) == ([], 1)


@pytest.mark.parametrize("what", ["another photo", "a step", "a stroke"])
def test_a_photo_that_went_on_gets_none(
    qtbot: QtBot, canvas: Canvas, asker: _Asker, open_photo: OpenAPhoto, what: str
) -> None:
    open_photo()
    may_go = threading.Event()
    asker.ask(1, may_go)
    if what == "another photo":
        open_photo()
    elif what == "a step":
        dab(canvas.session)
    else:
        canvas.session.begin_stroke()
    may_go.set()
    qtbot.waitUntil(lambda: asker.overs == 1)
    assert asker.heard == []


def test_what_went_wrong_is_said(qtbot: QtBot, canvas: Canvas, asker: _Asker, open_photo: OpenAPhoto) -> None:
    open_photo()
    said: list[str] = []
    canvas.said.connect(said.append)

    def work() -> int:
        raise MaskError("It went wrong.")

    asker.answers.ask(work, asker.heard.append)
    qtbot.waitUntil(lambda: said == ["It went wrong."])
    assert asker.overs == 1
