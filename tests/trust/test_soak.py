"""Somebody who works at random for long: it goes on, memory and the window's answers stay within bounds, and nothing is
looked up in a network."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from dfnet_gui.paths import PACKAGE

_SAID = re.compile(r"This plugin does not support propagateSizeHints\(\)|\d+ left, \d+ MB")
"""By Qt off-screen, and by the soak itself."""
_MOST_MB, _MOST_GROWTH_MB = 1024, 50
_MOST_P99_MS, _MOST_LONG_MS = 16.0, 100
_NETWORK = {"AF_INET", "AF_INET6", "AF_NETLINK"}


def _soaked(*words: str, before: tuple[str, ...] = ()) -> dict[str, Any]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [*before, sys.executable, "-m", "tests.trust.soak", *words]
    done = subprocess.run(
        command, env=environment, cwd=PACKAGE.parent, capture_output=True, text=True, timeout=3600, check=False
    )
    assert done.returncode == 0, done.stderr
    strange = [line for line in done.stderr.splitlines() if not _SAID.fullmatch(line)]
    assert strange == [], "something went wrong in the window"
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_work_at_random_goes_on() -> None:
    found = _soaked("--operations", "120", "--seed", "1", "--megapixels", "1")
    assert {"stroke", "complete", "undo", "zoom"} <= found["done"].keys()
    assert sum(found["done"].values()) > 60


def test_no_socket_is_opened_meanwhile(tmp_path: Path) -> None:
    strace, trace = shutil.which("strace"), tmp_path / "trace"
    if strace is None and not os.environ.get("CI"):
        pytest.skip("needs strace, which is not installed")
    before = (str(strace), "-f", "-e", "trace=network", "-o", str(trace))
    _soaked("--operations", "60", "--seed", "2", "--megapixels", "0.5", before=before)
    families = set(re.findall(r"socket(?:pair)?\((AF_\w+)", trace.read_text(encoding="utf-8", errors="replace")))
    assert not families & _NETWORK
    assert "connect(" not in trace.read_text(encoding="utf-8", errors="replace")


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_ten_thousand_deeds_stay_within_bounds() -> None:
    """On photos of 12 megapixels. A busy machine makes late answers: run it alone."""
    found = _soaked("--operations", "10000", "--seed", "7")
    at_rest = found["at_rest_mb"]
    quarter = len(at_rest) // 4
    warm, last = median(at_rest[quarter : 2 * quarter]), median(at_rest[-quarter:])
    assert last - warm <= _MOST_GROWTH_MB, at_rest
    assert max(found["memory_mb"]) < _MOST_MB, found["memory_mb"]
    assert found["gap_p99_ms"] <= _MOST_P99_MS, found
    assert found["longest_ms"] <= _MOST_LONG_MS, found["long_gaps"]
