"""Work in the background always answers."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.background import Jobs

WAIT_MS = 60_000


def test_a_job_that_is_asked_to_exit_still_answers(qtbot: QtBot) -> None:
    jobs, said = Jobs(), list[str]()

    def leave() -> Callable[[], None]:
        raise SystemExit("moved")

    jobs.start(leave, then=lambda _result: None, otherwise=said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT_MS)
    assert "moved" in said[0]
    assert not jobs.is_busy
