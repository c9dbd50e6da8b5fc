"""Small photos with masks, and a small model on disk, for workers that are really started."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.plan import Run, keep_model, make_plan
from dfnet_gui.batch.store import Store, store_at
from dfnet_gui.batch.work import Order
from dfnet_gui.batch.worker import Engine
from dfnet_gui.network.checkpoint import LoadedModel
from tests.batches import make_jobs, small_engine
from tests.s3 import KEYS, s3_bucket


@pytest.fixture
def engine(tiny_model: LoadedModel, tmp_path: Path) -> Engine:
    """The small network."""
    return small_engine(tiny_model, tmp_path)


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    """Six photos of noise, each with a mask of its own."""
    return make_jobs(tmp_path / "photos", tmp_path / "masks", tmp_path / "results")


@pytest.fixture(scope="session")
def bucket() -> Iterator[str]:
    """The address of a bucket, with a place for the name of a folder in it."""
    with s3_bucket() as address, pytest.MonkeyPatch.context() as patch:
        for name, value in KEYS.items():
            patch.setenv(name, value)
        yield address


@pytest.fixture(params=["folder", "bucket"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of something empty, with a place for the name of a folder in it: a folder's, then a bucket's."""
    if request.param == "folder":
        return f"{tmp_path}{{}}"
    address: str = request.getfixturevalue("bucket")
    return address.format(f"/{tmp_path.name}{{}}")


@pytest.fixture
def run(jobs: list[Job], engine: Engine, place: str) -> Run:
    """A run over the six photos, planned at `place` in chunks of four, with the small network."""
    if "://" in place:
        for job in jobs:
            store_at(place.format("/photos")).put(job.photo.name, job.photo.read_bytes())
            store_at(place.format("/masks")).put(job.mask.name, job.mask.read_bytes())
    return planned(place, engine)


def planned(place: str, engine: Engine) -> Run:
    """Plan the photos of `place`."""
    store = run_store(place)
    photos, masks, output = (store_at(place.format(f"/{name}")).address for name in ("photos", "masks", "results"))
    sha256 = keep_model(store, engine.model)
    run = Run(photos, masks, output, "tiny", sha256, engine.backend, engine.precision, Order(detail="fast"), 0.0)
    return make_plan(store, run, "", 4, lambda _count: None)


def run_store(place: str) -> Store:
    """Where `planned` puts the run."""
    return store_at(place.format("/run"))
