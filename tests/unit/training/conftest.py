"""What makes training repeat in tests: a clock that counts, and one thread."""

import itertools
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
import torch

from dfnet_gui.training import loop


@pytest.fixture(autouse=True)
def _each_step_takes_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """The budget is in minutes of the wall, and the rate follows it."""
    ticks = itertools.count()
    monkeypatch.setattr(loop, "time", SimpleNamespace(perf_counter=lambda: float(next(ticks))))


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Threads gain nothing on such small tensors, and waiting for each other costs most on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)
