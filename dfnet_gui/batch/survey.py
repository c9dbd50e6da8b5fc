"""How far a batch is, and taking up again what failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from dfnet_gui.batch.chunk import Journal, begun_chunks, rows_name, rows_of
from dfnet_gui.batch.plan import Run, jobs_name, paired_again
from dfnet_gui.batch.rows import DONE, STATUSES, Row, read_jobs, written_jobs
from dfnet_gui.batch.store import Store

_READERS = 16
"""Small files at once: each waits for its store most of the time."""
MOST_NAMED = 100


@dataclass
class Survey:
    """Counts of chunks, of photos by status, and the first MOST_NAMED rows that are not DONE."""

    chunks: int
    photos: int
    chunks_done: int = 0
    statuses: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(STATUSES, 0)))
    seconds: float = 0.0
    """Of work, on all cores together."""
    regions: int = 0
    failures: list[Row] = field(default_factory=list)

    @property
    def left(self) -> int:
        """Photos of which nothing is known yet."""
        return self.photos - self.statuses.total()

    def _add(self, rows: list[Row]) -> None:
        self.statuses.update(row.status for row in rows)
        self.seconds += sum(row.seconds for row in rows)
        self.regions += sum(row.regions for row in rows)
        room = MOST_NAMED - len(self.failures)
        self.failures += [row for row in rows if row.status != DONE][:room]


def survey(store: Store, run: Run) -> Survey:
    """Read all rows of a run, those in journals of chunks that are not done as well. StoreError."""
    found = Survey(len(run.chunks), sum(chunk.count for chunk in run.chunks))
    begun, done = begun_chunks(store), done_chunks(store)  # in this order: what is done in between has its rows
    with ThreadPoolExecutor(_READERS) as readers:
        for number, rows in enumerate(readers.map(partial(_known, store, begun, done), range(len(run.chunks)))):
            found.chunks_done += number in done
            found._add(rows)
    return found


def _known(store: Store, begun: frozenset[int], done: frozenset[int], number: int) -> list[Row]:
    if number in done:
        return rows_of(store, number) or []
    return list(Journal(store, number).rows.values()) if number in begun else []


def done_chunks(store: Store) -> frozenset[int]:
    """The chunks that have their rows. StoreError."""
    names = (entry.name for entry in store.entries("rows")[0])
    return frozenset(number for name in names if (number := _number(name)) is not None)


def _number(name: str) -> int | None:
    stem = name.removeprefix("rows/").removesuffix(".parquet")
    return int(stem) if stem.isdecimal() and rows_name(int(stem)) == name else None


def chunks_left(store: Store, run: Run) -> list[int]:
    """The chunks that are still to be done, in order. StoreError."""
    done = done_chunks(store)
    return [number for number in range(len(run.chunks)) if number not in done]


def take_up_failures(store: Store, run: Run) -> Iterator[int]:
    """Have what failed or crashed done again by the next run; how many photos of each chunk. StoreError.

    What is done of such a chunk becomes its journal before its rows go, so that nothing is lost in between.
    """
    for number in sorted(done_chunks(store)):
        rows = rows_of(store, number) or []
        kept = [row for row in rows if row.status == DONE]
        if len(kept) < len(rows):
            jobs = read_jobs(store.read(jobs_name(number)), store.shown(jobs_name(number)))
            store.put(jobs_name(number), written_jobs(paired_again(run, jobs)))
            Journal(store, number).remove()
            journal = Journal(store, number)
            journal.add(kept)
            store.remove(rows_name(number))
            yield len(rows) - len(kept)
