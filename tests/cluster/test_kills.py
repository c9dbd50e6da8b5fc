"""Two nodes of a cluster on loopback and a bucket: whoever is killed, each photo is done or named exactly once.

The long form: 300 photos, one of them damaged, one of 100 megapixels, and 30 kills at random moments.
"""

import faulthandler
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import numpy as np
import pytest
from PIL import Image

from dfnet_gui.batch.chunk import begun_chunks, rows_of
from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.plan import Run, keep_model, make_plan
from dfnet_gui.batch.rows import CRASHED, DONE, FAILED, Row
from dfnet_gui.batch.store import Store, store_at
from dfnet_gui.batch.work import Order, complete_photo
from dfnet_gui.batch.worker import Engine
from dfnet_gui.network.checkpoint import LoadedModel
from tests.batches import make_jobs, small_engine
from tests.cluster.nodes import Nodes, kill, two_nodes, wait_until_there
from tests.s3 import KEYS, s3_bucket

_ORDER = Order(detail="fast")
_PHOTOS, _KILLS, _CHUNK = 300, 30, 12
_LARGE = (12000, 8400)
_SIDE = 200
"""Of a usual photo's longest side; some tenths of a second each, so that kills meet all moments of it."""
_LONGEST_S = 900
_SEED = 20


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a bucket that keeps every version of what is put."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    with s3_bucket() as address:
        _client(address).put_bucket_versioning(Bucket="bucket", VersioningConfiguration={"Status": "Enabled"})
        yield address


def _client(address: str) -> Any:
    endpoint = address.partition("endpoint_override=")[2].partition("&")[0]
    return boto3.client("s3", endpoint_url=f"http://{endpoint}", region_name="us-east-1")


def _times_put(address: str) -> Counter[str]:
    """How often each result was put."""
    pages = _client(address).get_paginator("list_object_versions").paginate(Bucket="bucket", Prefix="results/")
    return Counter(each["Key"].removeprefix("results/") for page in pages for each in page.get("Versions", ()))


def _make_photos(folder: Path) -> list[Job]:
    jobs = make_jobs(folder / "photos", folder / "masks", folder / "alone", _PHOTOS)
    jobs[_PHOTOS // 3].photo.write_bytes(b"no picture")
    large = jobs[_PHOTOS // 2]
    Image.new("RGB", _LARGE, (90, 120, 60)).save(large.photo, compress_level=1)
    hole = np.zeros(_LARGE[::-1], np.uint8)
    hole[4000:4100, 6000:6200] = 255
    Image.fromarray(hole).save(large.mask, compress_level=1)
    return jobs


def _planned(address: str, jobs: list[Job], engine: Engine) -> tuple[Run, Store]:
    places = {name: store_at(address.format(f"/{name}")) for name in ("photos", "masks", "results", "run")}
    for job in jobs:
        places["photos"].put(job.photo.name, job.photo.read_bytes())
        places["masks"].put(job.mask.name, job.mask.read_bytes())
    store = places["run"]
    inputs = (places[name].address for name in ("photos", "masks", "results"))
    sha256 = keep_model(store, engine.model)
    run = Run(next(inputs), next(inputs), next(inputs), "tiny", sha256, engine.backend, engine.precision, _ORDER, 0.0)
    return make_plan(store, run, "", _CHUNK, lambda _count: None), store


def _kill_somebody(nodes: Nodes, kind: str, chance: random.Random) -> int:
    """One that works just now; how many photos were in flight there."""
    if kind == "node":
        kill(nodes.second)
        nodes.begin_second()
        return 1
    processes = nodes.workers() if kind == "worker" else nodes.tasks()
    if not processes:
        return 0
    kill(chance.choice(processes))
    return 1


def _run_with_kills(run: str, nodes: Nodes, chance: random.Random) -> tuple[Counter[str], int]:
    """Complete the run with all that is killed in between; the kills, and the photos that were in flight then."""
    kills, in_flight, began = Counter[str](), 0, time.monotonic()
    driver = wait_until_there(run, nodes)
    while driver.code is None:
        assert time.monotonic() - began < _LONGEST_S, "it hangs"
        time.sleep(chance.uniform(0.1, 2.5))  # the moments are what is tried
        kind = chance.choice(("worker", "task", "node", "driver"))
        if kills.total() >= _KILLS or driver.code is not None:
            continue
        if kind == "driver":
            driver.kill()
            driver, met = wait_until_there(run, nodes), 2
        else:
            met = _kill_somebody(nodes, kind, chance)
        kills[kind] += met > 0
        in_flight += met
    said = driver.said()
    assert driver.code == 1, said  # one photo is damaged
    return kills, in_flight


def _rows(store: Store, run: Run) -> list[Row]:
    return [row for number in range(len(run.chunks)) for row in rows_of(store, number) or []]


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_each_photo_is_done_or_named_once_whoever_is_killed(
    bucket: str, tiny_model: LoadedModel, tmp_path: Path
) -> None:
    faulthandler.cancel_dump_traceback_later()  # it takes longer than others may
    engine, jobs, chance = small_engine(tiny_model, tmp_path), _make_photos(tmp_path), random.Random(_SEED)
    run, store = _planned(bucket, jobs, engine)
    with two_nodes() as nodes:
        kills, in_flight = _run_with_kills(store.address, nodes, chance)
    assert kills.total() == _KILLS, kills
    rows = _rows(store, run)
    assert Counter(row.photo for row in rows) == Counter(job.photo.name for job in jobs)
    by_status = {status: {row.output for row in rows if row.status == status} for status in (DONE, FAILED, CRASHED)}
    assert by_status[FAILED] == {jobs[_PHOTOS // 3].output.name}
    put = _times_put(bucket)
    assert by_status[DONE] <= put.keys() <= by_status[DONE] | by_status[CRASHED]
    repeated = put.total() - len(put)
    print(f"kills {dict(kills)}, in flight {in_flight}, repeated {repeated}, crashed {len(by_status[CRASHED])}")
    assert repeated <= in_flight
    assert begun_chunks(store) == frozenset()
    _check_results(bucket, jobs, engine, set(put))


def _check_results(address: str, jobs: list[Job], engine: Engine, names: set[str]) -> None:
    """No result is there by half: each is the bytes of one alone."""
    results, inpainter = store_at(address.format("/results")), engine.make()
    for job in jobs:
        if job.output.name in names:
            complete_photo(job, _ORDER, inpainter, lambda _sentence: None)
            assert results.read(job.output.name) == job.output.read_bytes()
