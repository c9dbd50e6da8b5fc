"""How fast a folder of photos is, with programs that are really begun."""

import argparse

import pytest

from dfnet_gui.benchmark.folders import folder_of_photos
from dfnet_gui.errors import CompletionError

OPTIONS = argparse.Namespace(short=True, backend="auto", precision="auto")


def test_one_core_is_measured_beside_all() -> None:
    result = folder_of_photos("batch_jobs", OPTIONS, count=1)
    assert result.ratio is not None
    assert result.more["photos"] == 1
    assert result.more["photos_a_second"] == pytest.approx(1 / result.seconds)


@pytest.mark.slow
def test_a_ray_of_this_machine_is_measured_beside_its_cores() -> None:
    result = folder_of_photos("batch_cluster", OPTIONS, count=4)
    assert result.more["overhead_seconds"] > 0
    assert result.more["chunks"] == 4


def test_without_ray_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dfnet_gui.benchmark.folders.find_spec", lambda _name: None)
    with pytest.raises(CompletionError, match="Ray is not installed"):
        folder_of_photos("batch_cluster", OPTIONS, count=1)


def test_a_program_that_fails_is_one_sentence() -> None:
    options = argparse.Namespace(short=True, backend="none such", precision="auto")
    with pytest.raises(CompletionError, match="The folder could not be measured: "):
        folder_of_photos("batch_jobs", options, count=1)
