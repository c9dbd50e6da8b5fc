"""Small photos with masks, and a small model on disk, for workers that are really started."""

from pathlib import Path

import pytest

from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.worker import Engine
from dfnet_gui.network.checkpoint import LoadedModel
from tests.batches import make_jobs, small_engine


@pytest.fixture
def engine(tiny_model: LoadedModel, tmp_path: Path) -> Engine:
    """The small network."""
    return small_engine(tiny_model, tmp_path)


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    """Six photos of noise, each with a mask of its own."""
    return make_jobs(tmp_path / "photos", tmp_path / "masks", tmp_path / "results")
