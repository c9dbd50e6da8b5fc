"""The parts of `batch`, each a function of that name. They need the packages of the extra `cluster`."""

import argparse
import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from tqdm import tqdm

from dfnet_gui.batch.capacity import worker_count
from dfnet_gui.batch.chunk import JOURNAL_S, complete_chunk
from dfnet_gui.batch.on_ray import Outcome, complete_on_ray
from dfnet_gui.batch.plan import NOT_TAKEN, Run, keep_model, make_plan, masks_at, read_run
from dfnet_gui.batch.rows import CRASHED, DONE, FAILED, STATUSES, Row
from dfnet_gui.batch.store import Folder, Store, store_at
from dfnet_gui.batch.survey import Survey, chunks_left, survey, take_up_failures
from dfnet_gui.batch.work import Order
from dfnet_gui.batch.worker import Engine
from dfnet_gui.cli.common import make_inpainter, say
from dfnet_gui.cli.progress import sayable
from dfnet_gui.errors import DfnetError, StoreError, UsageError

_MOST_ERRORS = 5
"""Chunks one after the other that end in an error, before it is taken for everybody's."""


def plan(options: argparse.Namespace) -> int:
    """Write the plan of a run."""
    store = store_at(options.run)
    masks, one_mask = masks_at(options.mask)
    inpainter = make_inpainter(options)
    engine = Engine.of(options.model, inpainter.backend)
    run = Run(
        photos=store_at(options.photos).address,
        masks=masks.address,
        output=store_at(options.output).address,
        model=inpainter.manifest.name,
        sha256=keep_model(store, options.model),
        backend=engine.backend,
        precision=engine.precision,
        order=_order(options),
        journal_s=_journal_s(options, store),
    )
    planned = make_plan(store, run, one_mask, options.chunk_size, lambda count: say(f"{count} photos"))
    if planned.not_taken:
        say(f"{planned.not_taken} files are no photos, and not taken; {store.shown(NOT_TAKEN)} names them.")
    photos, chunks = sum(chunk.count for chunk in planned.chunks), len(planned.chunks)
    say(f"{store.shown('')}: {photos} photos in {chunks} chunks, by {run.model} with {run.backend} {run.precision}.")
    return 0


def _order(options: argparse.Namespace) -> Order:
    return Order(
        marking=options.hole,
        page=options.page - 1,
        quality=options.quality,
        detail=options.detail,
        growth_px=options.grow,
    )


def _journal_s(options: argparse.Namespace, store: Store) -> float:
    if options.journal is not None:
        return float(options.journal)
    return 0.0 if isinstance(store, Folder) else JOURNAL_S


def run(options: argparse.Namespace) -> int:
    """Complete what is left; 1 where photos failed or chunks are not done. Of one chunk: 0 where that is done."""
    store = store_at(options.run)
    plan = read_run(store)
    with _ending_in_order():
        if options.chunk is not None:
            return _chunk(options, store, plan)
        left = chunks_left(store, plan)
        if options.cluster is not None:
            outcomes = complete_on_ray(options.cluster, store.address, plan, left)
        else:
            outcomes = _here(store.address, plan, left, options.jobs)
        errors = _followed(outcomes, plan, left)
    found = survey(store, plan)
    _say_survey(found)
    for error in errors[:_MOST_ERRORS]:
        say(sayable(error))
    if found.left:
        say(f"{found.left} photos are not done; go on with: dfnet-gui batch run {options.run}")
    return 1 if found.left or found.statuses[FAILED] or found.statuses[CRASHED] else 0


def _chunk(options: argparse.Namespace, store: Store, plan: Run) -> int:
    if options.chunk >= len(plan.chunks):
        raise UsageError(f"--chunk {options.chunk}: the run has chunks 0 to {len(plan.chunks) - 1}.")
    count = plan.chunks[options.chunk].count
    tally = complete_chunk(store.address, options.chunk, worker_count(count, options.jobs), _say_row)
    say(f"chunk {options.chunk}: {_in_words(tally)}")
    return 0  # what failed has its row, and beginning the chunk again, as schedulers then do, would change nothing


def _say_row(row: Row) -> None:
    if row.status != DONE:
        say(sayable(row.sentence))


def _here(address: str, plan: Run, numbers: list[int], jobs: int | None) -> Iterator[Outcome]:
    """On all cores of this machine, one chunk after the other."""
    for number in numbers:
        workers = worker_count(plan.chunks[number].count, jobs)
        try:
            yield Outcome(number, complete_chunk(address, number, workers, _say_row))
        except DfnetError as error:
            yield Outcome(number, {}, str(error), isinstance(error, UsageError))


def _followed(outcomes: Iterator[Outcome], plan: Run, left: list[int]) -> list[str]:
    """Show how far it is; the errors of chunks that are not done. DfnetError where one is everybody's."""
    errors = list[str]()
    in_a_row = 0
    total = sum(plan.chunks[number].count for number in left)
    with tqdm(total=total, unit="photo", disable=not sys.stderr.isatty(), file=sys.stderr, dynamic_ncols=True) as bar:
        for outcome in outcomes:
            bar.update(plan.chunks[outcome.number].count if not outcome.error else 0)
            in_a_row = in_a_row + 1 if outcome.error else 0
            if outcome.error:
                errors.append(outcome.error)
            if outcome.is_for_all:
                raise UsageError(outcome.error)
            if in_a_row >= _MOST_ERRORS:
                raise StoreError(outcome.error)
    return errors


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """What ends a job of a cluster early (SIGTERM) is taken as Ctrl+C: what is done is kept."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def status(options: argparse.Namespace) -> int:
    """Say how far a run is; 1 where something failed or is left."""
    store = store_at(options.run)
    plan = read_run(store)
    found = survey(store, plan)
    if options.json:
        print(json.dumps(_as_object(found, plan)))
    else:
        _say_survey(found)
        for row in found.failures:
            say(sayable(f"{row.status}: {row.sentence}"))
    return 1 if found.left or found.failures else 0


def _as_object(found: Survey, plan: Run) -> dict[str, object]:
    return {
        "photos": found.photos,
        **{name: found.statuses[name] for name in STATUSES},
        "left": found.left,
        "chunks": found.chunks,
        "chunks_done": found.chunks_done,
        "not_taken": plan.not_taken,
        "core_seconds": round(found.seconds, 3),
        "regions": found.regions,
        "model": plan.model,
        "sha256": plan.sha256,
        "backend": f"{plan.backend} {plan.precision}",
        "failures": [row._asdict() for row in found.failures],
    }


def _say_survey(found: Survey) -> None:
    tally = {name: found.statuses[name] for name in STATUSES}
    say(f"{found.photos} photos: {_in_words(tally)}, {found.left} left; {found.chunks_done} of {found.chunks} chunks.")


def _in_words(tally: dict[str, int]) -> str:
    return ", ".join(f"{tally.get(name, 0)} {name}" for name in STATUSES)


def retry(options: argparse.Namespace) -> int:
    """Have the next run do again what failed."""
    store = store_at(options.run)
    count = sum(take_up_failures(store, read_run(store)))
    say(
        f"{count} photos are to be done again; go on with: dfnet-gui batch run {options.run}"
        if count
        else "Nothing failed."
    )
    return 0
