"""How far a batch is."""

import pytest

from dfnet_gui.batch.chunk import Journal, complete_chunk, rows_of
from dfnet_gui.batch.plan import Run
from dfnet_gui.batch.rows import CRASHED, DONE, FAILED, Row, written_rows
from dfnet_gui.batch.store import store_at
from dfnet_gui.batch.survey import chunks_left, survey, take_up_failures
from tests.unit.batch.conftest import run_store

pytestmark = pytest.mark.parametrize("place", [pytest.param("folder", marks=pytest.mark.slow), "bucket"], indirect=True)
"""Workers take seconds to begin: what differs between the two is tested of the store."""


def _row(name: str, status: str) -> Row:
    return Row(name, name, status, f"{name} {status}", 0.5, 1, "openvino fp32", "here")


def test_rows_of_chunks_and_of_journals_are_counted(run: Run, place: str) -> None:
    store = run_store(place)
    assert chunks_left(store, run) == [0, 1]
    Journal(store, 1).add([_row("4.png", DONE)])
    store.put(
        "rows/00000000.parquet",
        written_rows([_row(f"{n}.png", s) for n, s in enumerate((DONE, FAILED, CRASHED, DONE))]),
    )
    found = survey(store, run)
    assert dict(found.statuses) == {DONE: 3, FAILED: 1, CRASHED: 1}
    assert (found.photos, found.left, found.chunks, found.chunks_done) == (6, 1, 2, 1)
    assert (found.seconds, found.regions) == (2.5, 5)
    assert [row.photo for row in found.failures] == ["1.png", "2.png"]
    assert chunks_left(store, run) == [1]


def test_what_failed_is_done_again_and_nothing_else(run: Run, place: str) -> None:
    store, photos = run_store(place), store_at(run.photos)
    whole = photos.read("2.png")
    photos.put("2.png", b"no picture")
    for number in (0, 1):
        complete_chunk(store.address, number)
    assert list(take_up_failures(store, run)) == [1]
    assert survey(store, run).left == 1
    photos.put("2.png", whole)
    again: list[str] = []
    assert complete_chunk(store.address, 0, tell=lambda row: again.append(row.photo)) == {DONE: 4}
    assert again == ["2.png"]
    assert [row.photo for row in rows_of(store, 0) or []] == ["0.png", "1.png", "2.png", "3.png"]


def test_where_nothing_failed_nothing_is_taken_up(run: Run, place: str) -> None:
    complete_chunk(run_store(place).address, 1)
    assert list(take_up_failures(run_store(place), run)) == []
    assert chunks_left(run_store(place), run) == [0]
