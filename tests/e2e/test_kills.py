"""A program that is killed at any moment has its work offered back at the next start, whole: what was there at most a
moment before."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from dfnet_gui.archive.journal import read_journal
from dfnet_gui.gui.photos.journals import Journals
from dfnet_gui.paths import PACKAGE
from tests.e2e.busy_user import digest

_LATEST_S = 4.0
"""What was done so long before the end must be there, as `recovery` promises, and a busy machine's time to write it."""


@dataclass(frozen=True)
class _Said:
    """What was there after a step, so many seconds before the end."""

    before: float
    state: str
    is_changed: bool


def _killed_at_work(photo: Path, folder: Path, seed: int) -> list[_Said]:
    """All that was said before the end came."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder / "data")}
    command = [sys.executable, "-m", "tests.e2e.busy_user", str(photo), str(folder / "settings.ini"), str(seed)]
    said: list[tuple[float, str]] = []
    until = random.Random(seed).uniform(0.2, 6.0)
    with subprocess.Popen(command, env=environment, cwd=PACKAGE.parent, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        began = 0.0
        while not began or time.monotonic() - began < until:
            line = process.stdout.readline().strip()
            assert line, "the program has ended by itself"
            began = began or time.monotonic()
            said.append((time.monotonic(), line))
        process.send_signal(signal.SIGKILL)
        ended = time.monotonic()
        said += [(ended, line.strip()) for line in process.stdout if line.endswith("\n")]
    return [_Said(ended - when, *_parts(line)) for when, line in said]


def _parts(line: str) -> tuple[str, bool]:
    state, word = line.split()
    return state, word == "changed"


def _check_what_is_left(folder: Path, said: list[_Said]) -> None:
    left = Journals(folder / "data" / "dfnet-gui" / "recovery").left_behind()
    QApplication.processEvents()
    safe = sum(each.before > _LATEST_S for each in said)
    late = said[max(0, safe - 1) :]
    if not left:
        assert not safe or any(not each.is_changed for each in late), "work that was done long before the end is gone"
        return
    (kept,) = left
    found = read_journal(kept.folder)
    assert found.notes == ()
    assert digest(found.document) in {each.state for each in late}, f"{len(said)} steps, of which {safe} were safe"


def _kill(tmp_path: Path, seeds: range) -> None:
    photo = tmp_path / "photo.png"
    Image.effect_noise((640, 480), 60).convert("RGB").save(photo)
    for seed in seeds:
        folder = tmp_path / str(seed)
        folder.mkdir()
        _check_what_is_left(folder, _killed_at_work(photo, folder, seed))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_work_comes_back_after_a_kill(qapp: object, tmp_path: Path) -> None:
    _kill(tmp_path, range(3))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("first", range(100, 300, 5))
def test_work_comes_back_after_two_hundred_kills(qapp: object, tmp_path: Path, first: int) -> None:
    _kill(tmp_path, range(first, first + 5))
