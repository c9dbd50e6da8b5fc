"""Work off the GUI thread: one after the other, and every one answers in the GUI thread."""

import threading

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from dfnet_gui.errors import DfnetError
from dfnet_gui.gui.base.background import Jobs


class _Answers:
    """What came, and in which thread."""

    def __init__(self) -> None:
        self.came: list[object] = []
        self.threads: list[int] = []

    def take(self, answer: object) -> None:
        self.came.append(answer)
        self.threads.append(threading.get_ident())


def _raises(error: BaseException) -> object:
    raise error


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot) -> None:
    jobs, answers = Jobs(), _Answers()
    jobs.start(threading.get_ident, then=answers.take, otherwise=pytest.fail)
    assert jobs.is_busy
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert answers.came[0] != threading.get_ident()
    assert answers.threads == [threading.get_ident()]


def test_jobs_are_done_in_their_order(qtbot: QtBot) -> None:
    jobs, answers = Jobs(), _Answers()
    go_on = threading.Event()
    jobs.start(lambda: go_on.wait(10) and 1, then=answers.take, otherwise=pytest.fail)
    jobs.start(lambda: 2, then=answers.take, otherwise=pytest.fail)
    qtbot.wait(30)
    assert answers.came == [], "the second waits for the first"
    go_on.set()
    qtbot.waitUntil(lambda: answers.came == [1, 2])


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (DfnetError("a.png: it is damaged; get it again."), "a.png: it is damaged; get it again."),
        (ZeroDivisionError("oh"), "Something unexpected went wrong (ZeroDivisionError('oh')); nothing was changed."),
    ],
    ids=["expected", "unexpected"],
)
def test_a_failure_is_answered_with_a_sentence(qtbot: QtBot, error: BaseException, sentence: str) -> None:
    jobs, answers = Jobs(), _Answers()
    jobs.start(lambda: _raises(error), then=lambda _result: pytest.fail("it failed"), otherwise=answers.take)
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert answers.came == [sentence]
    assert answers.threads == [threading.get_ident()]


def test_waiting_lets_work_end_before_it_was_answered(qtbot: QtBot) -> None:
    jobs, done, answers = Jobs(), threading.Event(), _Answers()
    jobs.start(done.set, then=answers.take, otherwise=pytest.fail)
    jobs.wait()
    assert done.is_set()
    assert jobs.is_busy, "nobody has heard the answer yet"
    qtbot.waitUntil(lambda: answers.came == [None])


@pytest.mark.parametrize("fails", [False, True], ids=["done", "failed"])
def test_nobody_is_told_once_the_listener_is_gone(qtbot: QtBot, *, fails: bool) -> None:
    jobs, answers, listener, go_on = Jobs(), _Answers(), QObject(), threading.Event()

    def work() -> int:
        go_on.wait(10)
        return 1 if not fails else int("none")

    jobs.start(work, then=answers.take, otherwise=answers.take, listener=listener)
    delete(listener)
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert answers.came == []


class _Asking(QObject):
    """As a dialog that closes on what comes of its job."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._jobs = Jobs()

    def ask(self) -> None:
        def refuse() -> None:
            raise DfnetError("no")

        self._jobs.start(refuse, then=print, otherwise=self._hear)

    def _hear(self, sentence: str) -> None:
        self.answered.emit(sentence)


def test_who_goes_with_the_answer_takes_nothing_with_it(qtbot: QtBot) -> None:
    asking = _Asking()
    with qtbot.waitSignal(asking.answered) as answer:
        asking.ask()
    assert answer.args == ["no"]
