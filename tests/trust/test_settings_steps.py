"""Each system call by which settings reach the disk fails, or is the program's last, one after the other.

Qt writes them, which Python's hooks don't see: strace injects the faults.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dfnet_gui.gui.base.settings_file import SettingsFile
from dfnet_gui.paths import PACKAGE

_CALLS = ("write,pwrite64", "fdatasync,fsync", "rename,renameat,renameat2,link,linkat", "chmod,fchmod,fchmodat")
_INJECTED = {"fails": "error=EIO", "is full": "error=ENOSPC", "dies": "signal=KILL"}
_NEXT_START_S = 0.1
"""Later than this somebody starts the program again; the lock that it left is known for nobody's then."""
_SCRIPT = """
import sys
from pathlib import Path
from dfnet_gui.errors import SettingsError
from dfnet_gui.gui.base.settings_file import SettingsFile
try:
    SettingsFile(Path(sys.argv[1])).write({"a/b": "new", "c/d": "n" * 5000})
except SettingsError as error:
    sys.exit(str(error))
"""
_OLD, _NEW = {"a/b": "old", "c/d": "o" * 5000}, {"a/b": "new", "c/d": "n" * 5000}


def _written(path: Path, calls: str, fault: str, when: int) -> tuple[int, str, bool]:
    """Exit code, what was said, and whether there was such a call at all."""
    trace = path.with_suffix(".trace")
    words = ["strace", "-f", "-o", str(trace), "-e", f"trace={calls}", "-e", f"inject={calls}:{fault}:when={when}"]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*words, sys.executable, "-c", _SCRIPT, str(path)],
        cwd=PACKAGE.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    told = trace.read_text(encoding="utf-8", errors="replace")
    return done.returncode, done.stderr, "(INJECTED)" in told or "+++ killed by SIGKILL" in told


@pytest.mark.parametrize("kind", _INJECTED)
@pytest.mark.parametrize("calls", _CALLS)
def test_a_call_that_goes_wrong_leaves_settings_whole(calls: str, kind: str, tmp_path: Path) -> None:
    if shutil.which("strace") is None and not os.environ.get("CI"):
        pytest.skip("needs strace, which is not installed")
    for when in range(1, 20):
        path = tmp_path / f"settings-{when}.ini"
        SettingsFile(path).write(_OLD)
        code, said, is_injected = _written(path, calls, _INJECTED[kind], when)
        if not is_injected:
            assert when > 1, "there was nothing to go wrong"
            assert code == 0, said
            return
        found = SettingsFile(path).read()
        assert found in (_OLD, _NEW), f"{calls} {when}: half of them"
        if kind != "dies" and "write" in calls and found == _OLD:
            assert str(path) in said, f"{calls} {when}: not said"
        if code == 0:
            assert found == _NEW, f"{calls} {when}: said to be done"
        time.sleep(_NEXT_START_S)
        assert SettingsFile(path).write(_NEW) == _NEW, "they can't be written any more"
        assert SettingsFile(path).read() == _NEW
    pytest.fail("it never comes to an end")
