"""Lets each step by which a program touches files fail, or be its last, in a process of its own.

Steps are what Python's audit hooks tell of (PEP 578): opening for writing, renaming, removing, making folders; and
fsync. Bytes that are written come in no hook, since libraries write them too: there the system's limit on the size of a
file stands for a full disk.
"""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

DIED = 9
"""The exit code of a process whose last step it was."""
_RENAMES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")


class Fault(NamedTuple):
    """`step` counts from 0. `kind`: `fails`, or `dies` just before it; `full`: no file grows beyond `step` bytes."""

    kind: str
    step: int


class Ended(NamedTuple):
    """How it ended: `code` 0 where nothing went wrong, 1 with a `sentence`, DIED, or 2 with a traceback."""

    code: int
    sentence: str


def _is_step(event: str, arguments: tuple[Any, ...], folder: str) -> bool:
    if event in _RENAMES:
        return any(str(each).startswith(folder) for each in arguments[:2])
    if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        flags = arguments[2] or 0
        is_written = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        return bool(is_written) and os.fsdecode(arguments[0]).startswith(folder)
    return False


class _Injector:
    def __init__(self, fault: Fault | None, folder: Path) -> None:
        self.count = 0
        self._fault, self._folder = fault, str(folder)
        self._fsync = os.fsync

    def begin(self) -> None:
        if self._fault is not None and self._fault.kind == "full":
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (self._fault.step, resource.RLIM_INFINITY))
            return
        os.fsync = self._sync  # type: ignore[assignment]
        sys.addaudithook(self._hear)

    def _sync(self, handle: int) -> None:
        self._step()
        self._fsync(handle)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if _is_step(event, arguments, self._folder):
            self._step()

    def _step(self) -> None:
        now, self.count = self.count, self.count + 1
        if self._fault is None or now != self._fault.step:
            return
        if self._fault.kind == "dies":
            os._exit(DIED)
        raise OSError(errno.EIO, os.strerror(errno.EIO), self._folder)


def tried(
    act: Callable[[], object], folder: Path, fault: Fault | None, sentences: type[Exception]
) -> tuple[Ended, int]:
    """Do something in a forked process with a fault; how it ended, and how many steps it took.

    An error of the kind `sentences` is one that a user may meet; any other is told with its traceback.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        code, said, injector = 2, "", _Injector(fault, folder)
        try:
            injector.begin()
            act()
            code = 0
        except sentences as error:
            code, said = 1, str(error)
        except BaseException:  # noqa: BLE001 - the parent says what it was
            said = traceback.format_exc()
        finally:
            os.write(writing, f"{injector.count}\n{said}".encode()[:60_000])
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as answer:
        count, _line, said = answer.read().partition("\n")
    _pid, status = os.waitpid(pid, 0)
    return Ended(os.waitstatus_to_exitcode(status), said), int(count or 0)
