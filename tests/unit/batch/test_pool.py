"""Workers that share photos: the same results as one alone, and whoever is killed is replaced."""

import threading
import time

import numpy as np
import psutil
import pytest
from PIL import Image

from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.pool import Answer, Pool
from dfnet_gui.batch.work import Order, complete_photo
from dfnet_gui.batch.worker import DONE, FAILED, Engine
from dfnet_gui.errors import DfnetError

ORDER = Order(detail="fast")
_END_S = 1.0


def _nothing(_job: Job) -> int:
    return 0


def _ends(answers: list[Answer]) -> dict[str, str]:
    return {answer.job.photo.name: answer.kind for answer in answers if answer.kind in (DONE, FAILED)}


def test_several_give_the_same_bytes_as_one_alone(engine: Engine, jobs: list[Job]) -> None:
    with Pool(2, engine, ORDER) as pool:
        answers = list(pool.run(jobs, _nothing))
    assert set(_ends(answers).values()) == {DONE}
    shared = [job.output.read_bytes() for job in jobs]
    inpainter = engine.make()
    for job in jobs:
        complete_photo(job, ORDER, inpainter, lambda _sentence: None)
    assert [job.output.read_bytes() for job in jobs] == shared


def test_a_bad_photo_is_named_and_the_rest_goes_on(engine: Engine, jobs: list[Job]) -> None:
    jobs[3].photo.write_bytes(b"no picture")
    with Pool(2, engine, ORDER) as pool:
        ends = _ends(list(pool.run(jobs, _nothing)))
    assert ends.pop("3.png") == FAILED
    assert set(ends.values()) == {DONE}
    assert len(ends) == len(jobs) - 1


def test_a_killed_worker_is_replaced_and_its_photo_done(engine: Engine, jobs: list[Job]) -> None:
    ends: dict[str, str] = {}
    with Pool(1, engine, ORDER) as pool:
        for answer in pool.run(jobs, _nothing):
            if answer.kind == DONE and not ends:
                psutil.Process(pool.pids[0]).kill()
            ends.update(_ends([answer]))
    assert ends == {job.photo.name: DONE for job in jobs}


def _kill_each(pool: Pool, count: int) -> None:
    """The first `count` workers, one after the other, as soon as they are there."""
    killed = set[int]()
    while len(killed) < count:
        for pid in set(pool.pids) - killed:
            killed.add(pid)
            psutil.Process(pid).kill()
        time.sleep(0.02)  # other processes are awaited, which send no signal


def test_a_photo_that_ends_its_worker_twice_is_named_as_crashed(engine: Engine, jobs: list[Job]) -> None:
    with Pool(1, engine, ORDER) as pool:
        killer = threading.Thread(target=_kill_each, args=(pool, 2))
        killer.start()
        answers = list(pool.run(jobs[:2], _nothing))
        killer.join(10)
    assert _ends(answers) == {"0.png": FAILED, "1.png": DONE}
    (crash,) = [answer for answer in answers if answer.is_crash]
    assert "crashed at it, twice" in crash.content["error"]


def test_giving_up_ends_all_within_a_second_with_nothing_half_written(engine: Engine, jobs: list[Job]) -> None:
    pool = Pool(2, engine, ORDER)
    for answer in pool.run(jobs, _nothing):
        if answer.kind == DONE:
            break
    pids, began = pool.pids, time.monotonic()
    pool.end()
    assert time.monotonic() - began < _END_S + 1.0  # two that compute, one grace after the other
    assert not [pid for pid in pids if psutil.pid_exists(pid) and psutil.Process(pid).status() != "zombie"]
    for job in jobs:
        if job.output.exists():
            assert np.asarray(Image.open(job.output)).shape == (40, 56, 3)
    assert not list(jobs[0].output.parent.glob(".dfnet-*"))


def test_an_engine_that_can_not_begin_is_one_sentence(jobs: list[Job]) -> None:
    with (
        pytest.raises(DfnetError, match="there is no such file"),
        Pool(2, Engine("no.pth", "pytorch", "fp32"), ORDER) as p,
    ):
        list(p.run(jobs, _nothing))
