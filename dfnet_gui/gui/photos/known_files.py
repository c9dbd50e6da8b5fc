"""Files as this program left or found them: what another one changed since is not replaced without naming that."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from dfnet_gui.gui.base.questions import confirm_loss
from dfnet_gui.wording import tr

Stamp = tuple[int, int]
"""A file's size in bytes, and its time of change in nanoseconds."""


def stamp_of(path: Path) -> Stamp | None:
    """None where there is no such file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


class KnownFiles:
    """What is known of files that are written again without being chosen again. GUI thread."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._stamps: dict[Path, Stamp | None] = {}

    def know(self, path: Path) -> None:
        """It is as this program wrote or read it."""
        self._stamps[path] = stamp_of(path)

    def may_replace(self, path: Path) -> bool:
        """Whether a known file is what it was, is gone, or may be replaced all the same."""
        now = stamp_of(path)
        if now is None or path not in self._stamps or self._stamps[path] == now:
            return True
        question = tr("{name} was changed by another program since. Replace it all the same?", name=path.name)
        return confirm_loss(self._window, question)
