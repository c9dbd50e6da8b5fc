"""The folder with the journals: whose they are, and which nobody writes to any more. QtCore alone; GUI thread.

Each journal is locked by the program that writes it. One that is not locked was left by a program that ended badly, or
was kept for later.
"""

import uuid
import weakref
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from dfnet_gui.archive.journal import Journal, Kept, kept_in
from dfnet_gui.document.document import Document


@dataclass(eq=False)
class OwnJournal:
    """A journal of this program. `replaces`: an older one of the same work, which goes once this one is written.

    `document` is what it is about, as long as that is open. `is_left`: it is to be there at the next start.
    """

    journal: Journal
    lock: QLockFile
    replaces: "OwnJournal | None" = None
    document: "weakref.ref[Document] | None" = None
    is_left: bool = False

    def write_done(self) -> None:
        """What it replaces is not needed any more."""
        older, self.replaces = self.replaces, None
        if older is not None:
            older.discard()

    def discard(self) -> None:
        """The work is safe elsewhere, or nobody wants it."""
        self.write_done()
        self.lock.unlock()
        self.journal.discard()

    def leave(self) -> None:
        """Nobody works on it any more."""
        if self.is_left:
            self.release()
        else:
            self.discard()

    def release(self) -> None:
        """Leave the work to the next program that looks for it."""
        self.lock.unlock()


class Journals:
    """All journals in `folder`, which need not exist."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, replaces: OwnJournal | None = None) -> OwnJournal:
        """A new one. Raises OSError where there can't be one."""
        folder = self.folder / uuid.uuid4().hex
        folder.mkdir(parents=True)
        lock = _lock_of(folder)
        lock.tryLock(0)
        return OwnJournal(Journal(folder), lock, replaces)

    def adopt(self, kept: Kept) -> OwnJournal | None:
        """Make one that was left behind this program's own; None if another one was quicker."""
        lock = _lock_of(kept.folder)
        return OwnJournal(Journal(kept.folder), lock) if lock.tryLock(0) else None

    def left_behind(self) -> list[Kept]:
        """Those that no running program writes to, the newest first. None goes before somebody has said so."""
        try:
            folders = [each for each in self.folder.iterdir() if each.is_dir()]
        except OSError:
            return []
        found = [kept for folder in folders if (kept := _left(folder)) is not None]
        return sorted(found, key=lambda each: -each.changed_at)

    def discard(self, kept: Kept) -> None:
        """Nobody wants it."""
        if (own := self.adopt(kept)) is not None:
            own.discard()


def _lock_of(folder: Path) -> QLockFile:
    """One whose program does not run any more is free; its age says nothing."""
    lock = QLockFile(str(folder / "lock"))
    lock.setStaleLockTime(0)
    return lock


def _left(folder: Path) -> Kept | None:
    """What nobody owns; what holds nothing goes."""
    lock = _lock_of(folder)
    if not lock.tryLock(0):
        return None
    kept = kept_in(folder)
    lock.unlock()
    if kept is None:
        Journal(folder).discard()
    return kept
