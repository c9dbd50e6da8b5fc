"""One chunk: done once, whoever ends it in between."""

from pathlib import Path

import pytest

from dfnet_gui.batch.chunk import Journal, begun_chunks, complete_chunk, rows_of
from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.plan import MODEL, Run
from dfnet_gui.batch.rows import DONE, FAILED, Row
from dfnet_gui.batch.store import store_at
from dfnet_gui.batch.work import complete_photo
from dfnet_gui.batch.worker import Engine
from dfnet_gui.errors import DfnetError, UsageError
from tests.unit.batch.conftest import planned, run_store

pytestmark = pytest.mark.parametrize("place", [pytest.param("folder", marks=pytest.mark.slow), "bucket"], indirect=True)
"""Workers take seconds to begin: what differs between the two is tested of the store."""


def _results(run: Run, place: str) -> dict[str, bytes]:
    output = store_at(run.output)
    return {entry.name: output.read(entry.name) for entries in output.walk() for entry in entries}


def _address(place: str) -> str:
    return run_store(place).address


def test_results_are_the_bytes_of_one_alone_and_each_photo_has_its_row(
    run: Run, engine: Engine, jobs: list[Job], place: str, tmp_path: Path
) -> None:
    assert [complete_chunk(_address(place), number) for number in (0, 1)] == [{DONE: 4}, {DONE: 2}]
    rows = [row for number in (0, 1) for row in rows_of(run_store(place), number) or []]
    assert [row.photo for row in rows] == [job.photo.name for job in jobs]
    assert {(row.status, row.regions, row.backend) for row in rows} == {(DONE, 1, "openvino fp32")}
    assert all(row.seconds > 0 and "pixel" in row.sentence for row in rows)
    assert begun_chunks(run_store(place)) == frozenset()
    results, inpainter = _results(run, place), engine.make()
    assert len(results) == len(jobs)
    for job in jobs:
        alone = tmp_path / "alone.png"
        complete_photo(Job(job.photo, job.mask, alone), run.order, inpainter, lambda _sentence: None)
        assert results[job.output.name] == alone.read_bytes()


def test_whoever_goes_on_repeats_nothing_that_is_done(run: Run, place: str) -> None:
    class Killed(Exception):  # noqa: N818 - none of the program's
        pass

    told: list[str] = []

    def end_after_two(row: Row) -> None:
        told.append(row.photo)
        if len(told) == 2:
            raise Killed

    with pytest.raises(Killed):
        complete_chunk(_address(place), 0, tell=end_after_two)
    assert rows_of(run_store(place), 0) is None
    assert begun_chunks(run_store(place)) == {0}
    assert set(Journal(run_store(place), 0).rows) == set(told)
    again: list[str] = []
    assert complete_chunk(_address(place), 0, tell=lambda row: again.append(row.photo)) == {DONE: 4}
    assert sorted(told + again) == ["0.png", "1.png", "2.png", "3.png"]
    third: list[Row] = []
    assert complete_chunk(_address(place), 0, tell=third.append) == {DONE: 4}
    assert third == []


def test_a_journal_that_is_kept_now_and_then_is_kept_at_the_end_too(place: str) -> None:
    row = Row("a.jpg", "a.jpg", DONE, "", 1.0, 1, "", "")
    journal = Journal(run_store(place), 3, every_s=1000)
    journal.add([row])
    assert Journal(run_store(place), 3).rows == {}
    journal.keep()
    assert Journal(run_store(place), 3).rows == {"a.jpg": row}
    assert Journal(run_store(place), 33).rows == {}


def test_bad_photos_are_named_by_their_addresses_and_the_rest_is_done(run: Run, place: str) -> None:
    photos = store_at(run.photos)
    photos.put("1.png", b"no picture")
    photos.remove("2.png")
    assert complete_chunk(_address(place), 0) == {DONE: 2, FAILED: 2}
    rows = {row.photo: row for row in rows_of(run_store(place), 0) or []}
    for name in ("1.png", "2.png"):
        assert rows[name].status == FAILED
        assert rows[name].sentence.startswith(f"{photos.shown(name)}: ")
    assert sorted(_results(run, place)) == ["0.png", "3.png"]


def test_a_photo_without_a_mask_has_its_row(engine: Engine, jobs: list[Job], place: str, tmp_path: Path) -> None:
    jobs[0].mask.unlink()
    planned(f"{tmp_path}{{}}", engine)
    assert complete_chunk(str(tmp_path / "run"), 0) == {FAILED: 1, DONE: 3}


def test_another_model_on_this_machine_is_refused_and_nothing_is_said_of_any_photo(run: Run, place: str) -> None:
    run_store(place).put(MODEL, b"other weights")
    with pytest.raises(UsageError, match="not the model"):
        complete_chunk(_address(place), 0)
    assert rows_of(run_store(place), 0) is None
    assert begun_chunks(run_store(place)) == frozenset()


def test_a_chunk_that_is_not_there_is_one_sentence(run: Run, place: str) -> None:
    with pytest.raises(DfnetError, match="this chunk is missing"):
        complete_chunk(_address(place), 7)
