"""One worker, spoken to line by line."""

import json
import os
import subprocess
import sys

import pytest

from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.work import Order
from dfnet_gui.batch.worker import DONE, FAILED, ONE_THREAD, OPTION, READY, SAID, Engine, job_line, setup_line


def _answers(*lines: str) -> tuple[int, list[list[object]]]:
    done = subprocess.run(
        [sys.executable, "-m", "dfnet_gui", OPTION],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **ONE_THREAD},
        timeout=120,
        check=False,
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def test_it_answers_each_job_and_ends_with_its_input(engine: Engine, jobs: list[Job]) -> None:
    broken = jobs[1]
    broken.photo.write_bytes(b"no picture")
    setup = setup_line(engine, Order(detail="fast"))
    code, answers = _answers(setup, job_line(jobs[0]), job_line(broken), job_line(jobs[2]))
    assert code == 0
    assert [kind for kind, _content in answers] == [READY, SAID, DONE, FAILED, SAID, DONE]
    assert jobs[0].output.is_file()
    assert not broken.output.exists()


def test_what_it_can_not_begin_with_is_a_sentence(jobs: list[Job]) -> None:
    code, answers = _answers(setup_line(Engine("nowhere.safetensors", "pytorch", "fp32"), Order()))
    assert code == 1
    assert answers == [[FAILED, "nowhere.safetensors: there is no such file; check the name."]]


def test_it_ends_when_nobody_speaks_to_it() -> None:
    assert _answers() == (0, [])


def test_an_engine_is_fixed_as_another_one_completes(engine: Engine) -> None:
    assert Engine.of(engine.model, engine.make().backend) == engine


@pytest.mark.parametrize("name", ["plain.png", "mit Ä.png", "\udcff.png"])
def test_any_name_of_a_file_goes_over(engine: Engine, jobs: list[Job], name: str) -> None:
    photo = jobs[0].photo.with_name(name)
    try:
        jobs[0].photo.rename(photo)
    except OSError:
        pytest.skip("this file system has no such names")
    output = photo.with_name(f"done-{name}")
    code, answers = _answers(setup_line(engine, Order(detail="fast")), job_line(Job(photo, jobs[0].mask, output)))
    assert (code, answers[-1][0]) == (0, DONE)
    assert output.is_file()
