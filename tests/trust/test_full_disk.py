"""A disk that gets full, for real: what stood there is whole, it is said, nothing is left, and then it goes on."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dfnet_gui.paths import PACKAGE

_MOUNTED = 'mount -t tmpfs -o size=3m disk "$1" && shift && exec "$@"'
_KINDS = 6 * 4


def _on_a_small_disk(folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """Run something that sees a disk of 3 MB there, and nobody else does."""
    words = ["unshare", "-rm", "sh", "-c", _MOUNTED, "sh", str(folder), *command]
    return subprocess.run(words, cwd=PACKAGE.parent, capture_output=True, text=True, check=False)


def test_a_full_disk_leaves_all_whole(tmp_path: Path) -> None:
    if shutil.which("unshare") is None or _on_a_small_disk(tmp_path, "true").returncode:
        pytest.skip("this system lets nobody mount a disk of their own")
    done = _on_a_small_disk(tmp_path, sys.executable, "-m", "tests.trust.full_disk", str(tmp_path))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found) == _KINDS
    refused = {name: each for name, each in found.items() if each["said"]}
    assert len(refused) > _KINDS // 2, "else the disk was not full"
    for name, each in found.items():
        assert each["is_after"] or each["is_before"], f"{name}: half of it"
        assert each["said"] or each["is_after"], f"{name}: said to be done"
        assert each["left"] == [], name
        assert each["again"] == "", f"{name}: it can't be written any more"
    for name, each in refused.items():
        words = "No space left" if name.startswith("settings") else "the disk is full"
        assert words in each["said"], name
