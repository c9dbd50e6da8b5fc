"""How many threads may compute, and what the processor can."""

import os
import sys
from pathlib import Path

import pytest

from dfnet_gui.engine.backends import processor as module
from dfnet_gui.engine.backends.processor import has_openvino, processor, thread_count, usable_cores


@pytest.mark.parametrize(("said", "count"), [("1", 1), ("12", 12), ("0", 0), ("", 0), ("-3", 0), ("4,2", 0), ("x", 0)])
def test_the_environment_says_how_many_threads_compute(said: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", said)
    assert thread_count() == count


def test_without_a_word_the_libraries_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS")
    assert thread_count() == 0


@pytest.mark.parametrize("by_openvino", [True, False])
def test_the_processor_is_named_by_what_computes(
    monkeypatch: pytest.MonkeyPatch,
    by_openvino: bool,  # noqa: FBT001
) -> None:
    if by_openvino and not has_openvino():
        pytest.skip(reason="the extra openvino is not installed")
    monkeypatch.setattr(module, "has_openvino", lambda: by_openvino)
    assert isinstance(processor().name, str)
    assert isinstance(processor().has_bf16, bool)
    assert processor() == processor(), "a remembered choice depends on it"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process has no set of cores")
def test_only_the_cores_of_this_process_count(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 3, 5, 7})
    quota = tmp_path / "cpu.max"
    assert usable_cores(quota) == 4
    for said, count in (("max 100000", 4), ("250000 100000", 2), ("50000 100000", 1), ("900000 100000", 4), ("", 4)):
        quota.write_text(said)
        assert usable_cores(quota) == count, said
