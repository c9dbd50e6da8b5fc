"""What is imported beside the window is not read by PySide6."""

import subprocess
import sys

_LOOKS = """
import inspect
from dfnet_gui.gui.app import make_application
read = []
inspect.getsource = lambda module: read.append(module.__name__) or ""
{make}
import graphlib
print(read)
"""


def _read(make: str) -> str:
    """Which modules' source is looked at."""
    done = subprocess.run(
        [sys.executable, "-c", _LOOKS.format(make=make)], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


def test_pyside_reads_no_source_of_what_is_imported() -> None:
    assert _read("make_application()") == "[]"
    assert "graphlib" in _read("pass"), "the hook is there still, and this test looks at the right place"
