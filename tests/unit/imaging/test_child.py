"""Work in a process of its own, whatever becomes of that."""

import sys

import pytest

from dfnet_gui.imaging.child import TASKS, run_in_child
from dfnet_gui.paths import resources_dir

HEIC = (resources_dir() / "self-test" / "photo.heic").read_bytes()
FIRST = bytes(4)
"""The number of the picture that is wanted."""
ENOUGH = 4 << 30


def test_a_task_answers() -> None:
    assert len(run_in_child("heif", FIRST + HEIC, most_bytes=ENOUGH)) > 256 * 256 * 3


@pytest.mark.skipif(sys.platform != "linux", reason="limits on memory are set where the system has them")
def test_too_much_memory_ends_it() -> None:
    with pytest.raises(ValueError, match="heif ended with"):
        run_in_child("heif", FIRST + HEIC, most_bytes=100 << 20)


@pytest.mark.parametrize("task", sorted(TASKS))
def test_input_that_is_none_is_an_error_and_no_noise(task: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match=f"{task} ended with 1"):
        run_in_child(task, b"none of them", most_bytes=ENOUGH)
    assert capfd.readouterr().err == ""


def test_a_program_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ValueError, match="did not end"):
        run_in_child("heif", FIRST + HEIC, most_bytes=ENOUGH)
