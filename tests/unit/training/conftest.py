"""What makes training repeat in tests: a clock that counts, and one thread."""

import dataclasses
import itertools
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import cv2
import numpy as np
import pytest
import torch

from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.training import trainer
from dfnet_gui.training.data import Sample
from dfnet_gui.training.trainer import Trainer
from tests.unit.training.small import CONFIG, MakeTrainer


@pytest.fixture(autouse=True)
def _each_step_takes_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """A budget may be in minutes of the wall, and the rate follows it."""
    ticks = itertools.count()
    monkeypatch.setattr(trainer, "time", SimpleNamespace(perf_counter=lambda: float(next(ticks))))


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Threads gain nothing on such small tensors, and waiting for each other costs most on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def smooth_photos() -> list[ByteArray]:
    """Three photos of 60×48 without any detail: a network learns a little of them in a few steps."""
    rng = np.random.default_rng(2)
    coarse = [rng.integers(0, 256, (3, 4, 3), np.uint8) for _ in range(3)]
    return [cv2.resize(c, (60, 48), interpolation=cv2.INTER_LINEAR).astype(np.uint8) for c in coarse]


@pytest.fixture
def make(smooth_photos: list[ByteArray]) -> MakeTrainer:
    """Makes a trainer of CONFIG with changes."""

    def made(*, fills: list[Sample] | None = None, **changes: Any) -> Trainer:
        return Trainer(dataclasses.replace(CONFIG, **changes), smooth_photos, torch.device("cpu"), fills=fills or [])

    return made
