"""Folders for what is only needed for a while; those of programs that were killed go when the next one is made."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil


@contextmanager
def scratch_folder(name: str) -> Iterator[Path]:
    """A new folder for this process, called after `name`, that goes afterwards. OSError where there can't be one."""
    begins = f"dfnet-gui-{name}-"
    for path in Path(tempfile.gettempdir()).glob(f"{begins}*"):
        pid = path.name.removeprefix(begins).partition("-")[0]
        if pid.isdecimal() and not psutil.pid_exists(int(pid)):
            shutil.rmtree(path, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f"{begins}{os.getpid()}-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
