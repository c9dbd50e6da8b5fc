"""A batch on a Ray of our own, in a process of its own; tests/cluster has several nodes and many kills."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from dfnet_gui.batch.on_ray import LOCAL, complete_on_ray
from dfnet_gui.batch.plan import Run
from dfnet_gui.batch.rows import DONE
from dfnet_gui.batch.survey import survey
from dfnet_gui.errors import UsageError
from tests.unit.batch.conftest import run_store

pytestmark = pytest.mark.parametrize("place", ["folder"], indirect=True)
_PATIENCE_S = 90


def _tasks(driver: psutil.Process) -> list[psutil.Process]:
    found = []
    for process in driver.children(recursive=True):
        try:
            if " ".join(process.cmdline()).startswith("ray::chunk"):
                found.append(process)
        except psutil.Error:  # it has just ended
            continue
    return found


def test_all_is_done_though_a_worker_is_killed(run: Run, place: str) -> None:
    command = [sys.executable, "-m", "dfnet_gui", "batch", "run", run_store(place).address, "--cluster", LOCAL]
    folder = Path(tempfile.mkdtemp(prefix="r"))  # short: the paths of sockets are
    driver = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(folder)})
    began, killed = time.monotonic(), 0
    while driver.poll() is None and not killed and time.monotonic() - began < _PATIENCE_S:
        for process in _tasks(psutil.Process(driver.pid))[:1]:
            process.kill()
            killed += 1
        time.sleep(0.02)  # another process is awaited, which sends no signal
    _out, said = driver.communicate(timeout=_PATIENCE_S)
    assert (driver.returncode, killed) == (0, 1), said
    assert not list(folder.iterdir())
    folder.rmdir()
    assert survey(run_store(place), run).statuses == {DONE: 6, "failed": 0, "crashed": 0}
    assert said.splitlines()[-1] == "6 photos: 6 done, 0 failed, 0 crashed, 0 left; 2 of 2 chunks."


def test_without_ray_it_says_what_to_install(run: Run, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"pip install 'dfnet-gui\[cluster\]'"):
        next(complete_on_ray(LOCAL, run_store(place).address, run, [0]))
