"""The program's log: what went wrong, without photos and their names. Any thread.

A run has a file of its own beside the log for as long as it goes on, locked, into which the last words of a crash are
written. One that nobody locks any more is of a run that ended badly.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import re
import sys
import traceback
import uuid
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib.metadata import version
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QLockFile, QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

_FILE = "dfnet-gui.log"
_MOST_BYTES, _MOST_FILES = 512 << 10, 3
_MOST_TOLD_BYTES = 64 << 10
_RUN, _LAST_WORDS, _LOCK = "run-", ".txt", ".lock"
_PLACES = re.compile(
    r"""(?:[A-Za-z]:)?[^\s'"(),;<>]*[/\\][^'",;<>\n]*"""  # a path
    r"""|'[^'\n]*'|"[^"\n]*"|“[^”\n]*”"""  # what is quoted
    r"""|[\w-]+\.[A-Za-z][A-Za-z0-9]{2,4}\b"""  # photo.jpg
)
"""What may be a path, a name of a file, or part of one."""
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_log = logging.getLogger("dfnet_gui")
_log.propagate = False


def without_names(text: str) -> str:
    """A message without what may be the path or name of a file."""
    return _PLACES.sub("…", text)


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What was done when an error came, for those who mend it: places in the program, and no names of photos."""
    frames = traceback.extract_tb(trace)
    places = [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([about(), *places, f"{kind.__name__}: {without_names(str(error))}"])


def about() -> str:
    """Program and system, in a line."""
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"DFNet GUI {version('dfnet-gui')}, Python {platform.python_version()}, Qt {qVersion()}, {system}"


def _place(name: str) -> str:
    """Of a module, without the folder in which somebody has put it."""
    parts = Path(name).parts
    for root in ("site-packages", "dfnet_gui"):
        if root in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(root) - (root == "dfnet_gui") :])
    return parts[-1] if parts else ""


class Log:
    """The log in a folder, and this run's place in it. A folder that can't be written is done without."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._name = f"{_RUN}{uuid.uuid4().hex}"
        self._lock: QLockFile | None = None
        self._last_words: IO[str] | None = None
        self._handler: logging.Handler | None = None

    def begin(self, hear: Callable[[str], object] = lambda _message: None) -> None:
        """Write into it from now on: the program's own, Qt's messages, which `hear` gets, and the places of a crash."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(
                self.folder / _FILE, maxBytes=_MOST_BYTES, backupCount=_MOST_FILES, encoding="utf-8", delay=True
            )
            self._handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s"))
            _log.addHandler(self._handler)
            _log.setLevel(logging.INFO)
            self._lock = _lock_of(self.folder / f"{self._name}{_LOCK}")
            self._lock.tryLock(0)
            self._last_words = (self.folder / f"{self._name}{_LAST_WORDS}").open("w", encoding="utf-8")
            faulthandler.enable(self._last_words)
        qInstallMessageHandler(partial(_from_qt, hear))
        _log.info("%s begins", about())

    def end(self) -> None:
        """The run has ended in order."""
        _log.info("it ends")
        qInstallMessageHandler(None)
        if self._last_words is not None:
            faulthandler.disable()
            self._last_words.close()
            (self.folder / f"{self._name}{_LAST_WORDS}").unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
        if self._handler is not None:
            _log.removeHandler(self._handler)
            self._handler.close()

    def last_words(self) -> list[str]:
        """Of runs that ended badly, each once; empty ones were killed, or the machine was."""
        found = []
        with suppress(OSError):
            for path in sorted(self.folder.glob(f"{_RUN}*{_LAST_WORDS}")):
                lock = _lock_of(path.with_suffix(_LOCK))
                if path.stem != self._name and lock.tryLock(0):
                    found.append(path.read_text(encoding="utf-8", errors="replace")[-_MOST_TOLD_BYTES:])
                    path.unlink()
                    lock.unlock()
        return found


def _lock_of(path: Path) -> QLockFile:
    """One whose program does not run any more is free; its age says nothing."""
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)
    return lock


def _from_qt(hear: Callable[[str], object], kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Into the log, and to standard error as before."""
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", without_names(message))
    if sys.stderr is not None:
        print(message, file=sys.stderr)  # noqa: T201 - where Qt itself would print it
    hear(message)
