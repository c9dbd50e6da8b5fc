"""The file of the user's settings: read once, written in the background, and what goes wrong is told. QtCore alone."""

import os
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from dfnet_gui.errors import SettingsError
from dfnet_gui.wording import tr

_PROGRAM = "dfnet-gui"
_MOST_BYTES = 1 << 20
"""No settings are as long."""
_LOCKING_S = 0.05
"""Locking takes no longer."""
_FOREIGN = (b"@Variant(", b"@DateTime(", b"@Rect(", b"@Size(", b"@Point(")
"""What Qt takes apart while it reads a file, with as much memory as it says there. The program writes none of it."""
SET_ASIDE = ".set-aside"
"""What is appended to the name of a file that is not read."""


def usual_path() -> Path:
    """Where this user's settings lie; nothing is read yet."""
    store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, _PROGRAM)
    return Path(store.fileName()).with_suffix("") / f"{_PROGRAM}.ini"


class SettingsFile:
    """A file of settings by their keys. Reading and writing may go on in different threads, one at a time each."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def set_aside(self) -> Path | None:
        """Give a file that can't be of this program another name; which, or None where nothing was to be done."""
        try:
            if self.is_ours:
                return None
            aside = self.path.with_name(f"{self.path.name}{SET_ASIDE}")
            self.path.replace(aside)
        except OSError:
            return None
        return aside

    @property
    def is_ours(self) -> bool:
        """Whether it can be of this program, and be read at no great cost. Raises OSError."""
        return self.path.stat().st_size <= _MOST_BYTES and not any(each in self.path.read_bytes() for each in _FOREIGN)

    def read(self) -> dict[str, Any]:
        """All values, as they were set or as text; none of a file that is not there."""
        store = self._store()
        return {key: store.value(key) for key in store.allKeys()}

    def write(self, changed: Mapping[str, Any]) -> dict[str, Any]:
        """Put values in the place of those there; all that the file holds then. Raises SettingsError."""
        self._remove_broken_lock()
        store = self._store()
        for key, value in changed.items():
            store.setValue(key, value)
        store.sync()
        if store.status() == QSettings.Status.AccessError:
            raise SettingsError(
                tr(
                    "{name}: your settings can't be saved ({reason}), and count until the program ends; make room, or "
                    "let that file be written.",
                    name=self.path,
                    reason=_why_not(self.path),
                )
            )
        return {key: store.value(key) for key in store.allKeys()}

    def _remove_broken_lock(self) -> None:
        """A program that was killed while it locked the file leaves a lock of nobody, for which Qt would wait 30 s."""
        lock = self.path.with_name(f"{self.path.name}.lock")
        with suppress(OSError):
            status = lock.stat()
            if status.st_size == 0 and time.time() - status.st_mtime > _LOCKING_S:
                lock.unlink()

    def _store(self) -> QSettings:
        return QSettings(str(self.path), QSettings.Format.IniFormat)


def _why_not(path: Path) -> str:
    """Qt does not say why: what the system says to a file of the same length there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent) as file:
            file.write(bytes(max(1 << 16, path.stat().st_size if path.exists() else 0)))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error.strerror or str(error)
    return tr("the file is write-protected")
