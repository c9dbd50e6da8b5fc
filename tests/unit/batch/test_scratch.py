"""Folders for a while, and what killed programs left of theirs."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from dfnet_gui.batch.scratch import scratch_folder


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_goes_with_all_that_is_in_it(temporary: Path) -> None:
    with scratch_folder("trial") as folder:
        (folder / "photo.jpg").touch()
        assert folder.parent == temporary
        assert str(os.getpid()) in folder.name
    assert list(temporary.iterdir()) == []


def test_those_of_programs_that_run_stay_and_those_of_killed_ones_go(temporary: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left, runs = temporary / f"dfnet-gui-trial-{ended.pid}-a", temporary / f"dfnet-gui-trial-{os.getppid()}-b"
    other = temporary / f"dfnet-gui-other-{ended.pid}-c"
    for folder in (left, runs, other):
        folder.mkdir()
        (folder / "photo.jpg").touch()
    with scratch_folder("trial"):
        assert not left.exists()
        assert runs.exists()
        assert other.exists()
