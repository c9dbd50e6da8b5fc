"""One chunk of a batch: the same work whatever begins it, Ray, Slurm, Kubernetes, GNU parallel, or a person.

What is done is kept in a journal, so that whoever does the chunk again repeats only what was in flight; the file of
rows is written once, at the end, and its being there means that the chunk is done.
"""

from __future__ import annotations

import platform
import time
import uuid
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path, PurePosixPath

from dfnet_gui.batch.capacity import photo_bytes
from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.plan import Run, engine_of, jobs_name, read_run
from dfnet_gui.batch.pool import Answer, Pool
from dfnet_gui.batch.rows import CRASHED, DONE, FAILED, PlannedJob, Row, read_jobs, read_rows, written_rows
from dfnet_gui.batch.scratch import scratch_folder
from dfnet_gui.batch.store import Store, store_at
from dfnet_gui.batch.worker import DONE as IS_DONE
from dfnet_gui.batch.worker import SAID
from dfnet_gui.errors import StoreError
from dfnet_gui.replacement import remove_leftovers

JOURNAL_S = 20.0
"""How often what is done in a remote store is put into the journal: each time is a request that costs."""
Tell = Callable[[Row], object]
_JOURNALS = "journal"


def rows_name(number: int) -> str:
    """The file of what came of a chunk, within the run's store."""
    return f"rows/{number:08}.parquet"


def rows_of(store: Store, number: int) -> list[Row] | None:
    """What came of a chunk; None where it is not done. StoreError."""
    try:
        return read_rows(store.read(rows_name(number)), store.shown(rows_name(number)))
    except FileNotFoundError:
        return None


class Journal:
    """What is known of a chunk that is not done yet: a file for each time that it was begun. StoreError."""

    def __init__(self, store: Store, number: int, every_s: float = 0.0) -> None:
        self._store, self._every_s, self._written_at = store, every_s, time.monotonic()
        self._begins = f"{_JOURNALS}/{number:08}-"
        self._name = f"{self._begins}{uuid.uuid4().hex}.parquet"
        self._own: list[Row] = []
        self._is_kept = True
        self.rows = {row.photo: row for name in self._files() for row in self._read(name)}

    def add(self, rows: Sequence[Row]) -> None:
        """Take them up, and keep them unless that was done a moment ago."""
        self._own += rows
        self.rows |= {row.photo: row for row in rows}
        self._is_kept = False
        if time.monotonic() - self._written_at >= self._every_s:
            self.keep()

    def keep(self) -> None:
        """Write what was taken up."""
        if not self._is_kept:
            self._store.put(self._name, written_rows(self._own))
            self._is_kept, self._written_at = True, time.monotonic()

    def remove(self) -> None:
        """Take all files away, whoever wrote them."""
        for name in self._files():
            self._store.remove(name)

    def _files(self) -> list[str]:
        names = (entry.name for entry in self._store.entries(_JOURNALS)[0])
        return [name for name in names if name.startswith(self._begins) and name.endswith(".parquet")]

    def _read(self, name: str) -> list[Row]:
        try:
            return read_rows(self._store.read(name), self._store.shown(name))
        except FileNotFoundError:  # another one has just finished the chunk
            return []


def begun_chunks(store: Store) -> frozenset[int]:
    """The chunks that have a journal. StoreError."""
    names = (PurePosixPath(entry.name).name.partition("-")[0] for entry in store.entries(_JOURNALS)[0])
    return frozenset(int(number) for number in names if number.isdecimal())


def complete_chunk(address: str, number: int, workers: int = 1, tell: Tell = lambda _row: None) -> dict[str, int]:
    """Complete what is not done of a chunk of the run at `address`; how many of its photos have which status.

    `tell` hears each row as it comes. StoreError where a store can't be reached, UsageError where the run is not for
    this program or model; then, and when anything else ends this, what was done is kept.
    """
    store = store_at(address)
    if (rows := rows_of(store, number)) is None:
        run = read_run(store)
        journal = Journal(store, number, run.journal_s)
        try:
            jobs = read_jobs(store.read(jobs_name(number)), store.shown(jobs_name(number)))
        except FileNotFoundError:
            raise StoreError(f"{store.shown(jobs_name(number))}: this chunk is missing; plan the run anew.") from None
        try:
            _complete([job for job in jobs if job.photo not in journal.rows], run, store, workers, journal, tell)
        finally:
            journal.keep()
        rows = [journal.rows[job.photo] for job in jobs]
        store.put(rows_name(number), written_rows(rows))
        journal.remove()
    return dict(Counter(row.status for row in rows))


def _complete(jobs: list[PlannedJob], run: Run, store: Store, workers: int, journal: Journal, tell: Tell) -> None:
    _take([_failed(job, job.problem) for job in jobs if job.problem], journal, tell)
    wanted = [job for job in jobs if not job.problem]
    if not wanted:
        return
    with scratch_folder("chunk") as folder:
        desk = _Desk(run, folder, wanted)
        with Pool(workers, engine_of(run, store, folder), run.order) as pool:
            for answer in pool.run(desk.jobs(workers), lambda job: photo_bytes(job.photo)):
                _take([*desk.missing(), *desk.answered(answer)], journal, tell)
        _take([*desk.missing()], journal, tell)


def _take(rows: list[Row], journal: Journal, tell: Tell) -> None:
    if rows:
        journal.add(rows)
    for row in rows:
        tell(row)


def _failed(job: PlannedJob, sentence: str) -> Row:
    return Row(job.photo, job.output, FAILED, sentence, 0.0, 0, "", platform.node())


class _Desk:
    """The photos of a chunk on this machine: fetched where they lie elsewhere, and what comes of them put where it
    belongs."""

    def __init__(self, run: Run, folder: Path, jobs: list[PlannedJob]) -> None:
        self._photos, self._masks, self._output = store_at(run.photos), store_at(run.masks), store_at(run.output)
        self._backend = f"{run.backend} {run.precision}"
        self._folder, self._planned = folder, jobs
        self._by_output: dict[Path, PlannedJob] = {}
        self._missing: deque[Row] = deque()
        self._shared: dict[str, Path] = {}
        for name, count in Counter(job.mask for job in jobs).items():
            if count > 1:
                with suppress(FileNotFoundError):  # it is said of each photo
                    self._shared[name] = self._local(self._masks, name, folder / "shared")
        for place in {str(PurePosixPath(job.output).parent) for job in jobs}:
            if (path := self._output.local(place)) is not None:
                remove_leftovers(path)

    def jobs(self, ahead: int) -> Iterator[Job]:
        """One after the other, while the next are being fetched."""
        for job in _ahead(self._fetched, enumerate(self._planned), ahead):
            if job is not None:
                yield job

    def missing(self) -> Iterator[Row]:
        """Photos that were gone when it was their turn, once each."""
        while self._missing:
            yield self._missing.popleft()

    def answered(self, answer: Answer) -> Iterator[Row]:
        """What a worker's answer is as a row, if it is its last on that photo; the result is put then."""
        if answer.kind == SAID:
            return
        job, content = self._by_output.pop(answer.job.output), answer.content
        if answer.kind == IS_DONE:
            self._output.put(job.output, answer.job.output.read_bytes())
            sentence = " ".join((content["proof"], *content["notes"]))
            yield self._row(job, answer, DONE, sentence, content["seconds"], content["regions"])
        else:
            yield self._row(job, answer, CRASHED if answer.is_crash else FAILED, content["error"])
        self._forget(answer.job)

    def _row(
        self, job: PlannedJob, answer: Answer, status: str, sentence: str, seconds: float = 0.0, regions: int = 0
    ) -> Row:
        for path, shown in (
            (answer.job.photo, self._photos.shown(job.photo)),
            (answer.job.mask, self._masks.shown(job.mask)),
            (answer.job.output, self._output.shown(job.output)),
        ):
            sentence = sentence.replace(str(path), shown)
        return Row(job.photo, job.output, status, sentence, seconds, regions, self._backend, platform.node())

    def _fetched(self, numbered: tuple[int, PlannedJob]) -> Job | None:
        number, job = numbered
        own = self._folder / str(number)
        try:
            photo = self._local(self._photos, job.photo, own / "photo")
            mask = self._shared.get(job.mask) or self._local(self._masks, job.mask, own / "mask")
        except FileNotFoundError:
            sentence = f"{self._photos.shown(job.photo)}: it or its mask is gone; leave it out."
            self._missing.append(_failed(job, sentence))
            return None
        (own / "result").mkdir(parents=True, exist_ok=True)
        made = Job(photo, mask, own / "result" / PurePosixPath(job.output).name)
        self._by_output[made.output] = job
        return made

    def _local(self, store: Store, name: str, folder: Path) -> Path:
        if (path := store.local(name)) is not None:
            return path
        content = store.read(name)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / PurePosixPath(name).name
        path.write_bytes(content)
        return path

    def _forget(self, job: Job) -> None:
        """Its room on this machine's disk."""
        for folder in ("photo", "mask", "result"):
            for path in (job.output.parent.parent / folder).glob("*"):
                path.unlink()


def _ahead(
    fetch: Callable[[tuple[int, PlannedJob]], Job | None], items: Iterable[tuple[int, PlannedJob]], count: int
) -> Iterator[Job | None]:
    """What is fetched of each, while `count` more are on their way."""
    waiting: deque[Future[Job | None]] = deque()
    executor = ThreadPoolExecutor(count)
    try:
        for item in items:
            waiting.append(executor.submit(fetch, item))
            if len(waiting) > count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
