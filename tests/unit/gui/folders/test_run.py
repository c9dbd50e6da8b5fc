"""A folder is completed beside the window."""

import time
from pathlib import Path

from pytestqt.qtbot import QtBot

from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.work import Order
from dfnet_gui.batch.worker import Engine
from dfnet_gui.gui.folders.run import FolderRun

ORDER = Order(detail="fast", many=True)
_WAIT_MS = 60_000


def test_every_photo_is_told_of(qtbot: QtBot, jobs: list[Job], engine: Engine) -> None:
    jobs[2].photo.write_bytes(b"no picture")
    run = FolderRun(None, jobs, engine, ORDER)
    done: list[Path] = []
    failed: list[tuple[Path, str]] = []
    run.done.connect(done.append)
    run.failed.connect(lambda path, sentence: failed.append((path, sentence)))
    with qtbot.waitSignal(run.ended, timeout=_WAIT_MS) as ended:
        run.begin()
        was_running = run.is_running
    assert ended.args == [""]
    assert (was_running, run.is_running) == (True, False)
    assert sorted(done) == sorted(job.output for job in jobs if job is not jobs[2])
    assert [path for path, _sentence in failed] == [jobs[2].photo]
    assert (run.done_count, run.failed_count, run.count) == (5, 1, 6)
    assert run.rate > 0
    assert run.seconds_left == 0


def test_it_is_stopped_within_a_second(qtbot: QtBot, jobs: list[Job], engine: Engine) -> None:
    run = FolderRun(None, jobs, engine, ORDER)
    with qtbot.waitSignal(run.ended, timeout=_WAIT_MS):
        with qtbot.waitSignal(run.done, timeout=_WAIT_MS):
            run.begin()
        began = time.monotonic()
        run.stop()
        assert time.monotonic() - began < 0.1, "the window goes on"
    assert time.monotonic() - began < 2
    run.wait()
    assert run.done_count >= 1


def test_what_can_not_begin_is_one_sentence(qtbot: QtBot, jobs: list[Job]) -> None:
    run = FolderRun(None, jobs, Engine("nowhere.pth", "pytorch", "fp32"), ORDER)
    with qtbot.waitSignal(run.ended, timeout=_WAIT_MS) as ended:
        run.begin()
    assert ended.args == ["nowhere.pth: there is no such file; check the name."]
