"""Keeps the work on photos in journals while it is done, and brings back what was left behind. GUI thread.

The writing is done beside the window.
"""

import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from dfnet_gui.archive.journal import Kept
from dfnet_gui.document.document import Document
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.photos.journals import Journals, OwnJournal
from dfnet_gui.gui.photos.keeping import Keeping
from dfnet_gui.gui.photos.left_work import ask_about
from dfnet_gui.wording import tr

_SETTLED_MS, _LATEST_S = 400, 3.0
"""After a step the work is written when so long nothing else was done, but so long after it at the latest."""
Act = Callable[[], None]


@dataclass(eq=False)
class _Wait:
    """Something that goes on once the work is written; `done` gets `then`."""

    done: Callable[[Act], None]
    then: Act
    otherwise: Act


class Recovery(QObject):
    """A journal for the open photo, and one for each photo that was left with work on it.

    Those are known by the photo's path; one that was pasted, or a second one of the same path, by its folder.
    """

    failed = Signal(str)
    kept_changed = Signal()

    def __init__(self, window: QWidget, keeping: Keeping, folder: Path) -> None:
        super().__init__(window)
        self._window, self._keeping, self._session = window, keeping, keeping.session
        self._journals, self._jobs = Journals(folder), Jobs(self)
        self._own: OwnJournal | None = None
        self._next: OwnJournal | None = None
        """For the photo that is about to be opened."""
        self._kept: dict[Path, OwnJournal] = {}
        self._wait: _Wait | None = None
        self._pending_since = 0.0
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write)
        self._session.opened.connect(self._on_opened)
        self._session.history_changed.connect(self._on_changed)

    @property
    def kept(self) -> list[Path]:
        """Photos that were left with work on them that is saved nowhere else."""
        return list(self._kept)

    def folder_for(self, path: Path) -> Path | None:
        """The journal with the work on a photo that was left."""
        own = self._kept.get(_key(path))
        return own.journal.folder if own is not None else None

    def take_up(self, folder: Path, *, is_whole: bool) -> None:
        """The photo that is opened next comes from that journal. It goes once there is a new one, but not where
        something of it could not be had: then it is offered again at the next start."""
        path = next((path for path, own in self._kept.items() if own.journal.folder == folder), None)
        if path is None:
            return
        own = self._kept[path]
        try:
            self._next = self._journals.begin(own if is_whole else None)
        except OSError:
            return  # it stays where it is; that nothing can be written is said at the next step
        self._kept.pop(path)
        if not is_whole:
            own.release()
        self.kept_changed.emit()

    def _on_opened(self) -> None:
        self._timer.stop()
        document = self._session.document
        if self._own is not None:
            self._leave_later(self._own)
        self._own, self._next = self._next, None
        if document is not None and document.is_changed:
            self._soon()

    def _leave_later(self, own: OwnJournal) -> None:
        """After what is being written to it."""
        self._jobs.start(own.leave, then=lambda _none: None, otherwise=lambda _sentence: None)

    def _on_changed(self) -> None:
        document = self._session.document
        if document is None:
            return
        if self._own is not None:
            self._own.is_left = False  # the work goes on after all
        if document.is_changed:
            self._soon()
            return
        self._timer.stop()
        self._forget_older_of(document)
        if self._own is not None:
            own, self._own = self._own, None
            self._leave_later(own)

    def _soon(self) -> None:
        now = time.monotonic()
        if not self._timer.isActive():
            self._pending_since = now
        left = max(0.0, _LATEST_S - (now - self._pending_since))
        self._timer.start(min(_SETTLED_MS, int(1000 * left)))

    def _write(self, then: Act = lambda: None, otherwise: Act = lambda: None) -> None:
        document = self._session.document
        if document is None or not document.is_changed:
            then()
            return
        try:
            self._own = self._own or self._journals.begin()
        except OSError as error:
            self._on_failed(
                otherwise,
                tr(
                    "Your work can't be kept safe in {folder} ({reason}).",
                    folder=self._journals.folder,
                    reason=error.strerror,
                ),
            )
            return
        own = self._own
        self._jobs.start(
            partial(own.journal.write, self._keeping.snapshot(document, with_candidates=False)),
            then=partial(self._on_written, own, then),
            otherwise=partial(self._on_failed, otherwise),
        )

    def _on_written(self, own: OwnJournal, then: Act, _none: object) -> None:
        own.write_done()
        self._has_failed = False
        then()

    def _on_failed(self, otherwise: Act, sentence: str) -> None:
        """Say so once: it is no reason to stop working."""
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(tr("{sentence} Until that is mended, save or export often.", sentence=sentence))
        otherwise()

    def keep(self, then: Act, otherwise: Act) -> None:
        """Keep the work on the open photo for when it is opened again, then go on; `otherwise` where that can't be.

        Of several that wait for the same, the last goes on.
        """
        self._settle(_Wait(self._on_kept, then, otherwise))

    def keep_for_later(self, then: Act, otherwise: Act) -> None:
        """Leave the work on the open photo to the next start, then go on; `otherwise` where that can't be."""
        self._settle(_Wait(self._on_left, then, otherwise))

    def _settle(self, wait: "_Wait") -> None:
        self._wait = wait
        self._timer.stop()
        document = self._session.document
        if document is not None:
            document.end_stroke()
        position = document.position if document is not None else 0
        self._write(partial(self._on_settled, wait, document, position), partial(self._on_unsettled, wait))

    def _on_settled(self, wait: "_Wait", document: Document | None, position: int) -> None:
        if wait is not self._wait:
            return  # a later one goes on instead
        self._wait = None
        if document is not self._session.document:
            return
        if document is not None and (document.position != position or document.is_painting):
            self._settle(wait)  # there is more by now
        else:
            wait.done(wait.then)

    def _on_unsettled(self, wait: "_Wait") -> None:
        if wait is self._wait:
            self._wait = None
            wait.otherwise()

    def _on_kept(self, then: Act) -> None:
        own, document = self._own, self._session.document
        if own is not None and document is not None:
            self._forget_older_of(document)
            place, folder = self._keeping.place_of(document), own.journal.folder
            key = _key(folder if place is None or _key(place) in self._kept else place)
            self._kept[key], self._own = own, None
            own.document = weakref.ref(document)
            self.kept_changed.emit()
        then()

    def _forget_older_of(self, document: Document) -> None:
        """It was left before, and stayed open after all."""
        for key, own in list(self._kept.items()):
            if own.document is not None and own.document() is document:
                self._leave_later(self._kept.pop(key))
                self.kept_changed.emit()

    def _on_left(self, then: Act) -> None:
        if self._own is not None:
            self._own.is_left = True
        if self._session.document is not None:
            self._forget_older_of(self._session.document)
        then()

    def withdraw(self) -> None:
        """What waits for the work to be written is not wanted any more."""
        self._wait = None

    def give_up(self, document: Document) -> None:
        """Nobody wants the work on the open photo, which may have been left before and stayed open."""
        self._forget_older_of(document)

    def discard(self, path: Path, folder: Path | None = None) -> None:
        """The work on a photo that was left is safe elsewhere, or not wanted; with a `folder` only that journal's."""
        own = self._kept.get(_key(path))
        if own is not None and folder in (None, own.journal.folder):
            self._kept.pop(_key(path)).discard()
            self.kept_changed.emit()

    def close(self) -> None:
        """A clean end: nothing of the open photo is left behind; of others, what was not discarded before is."""
        self._timer.stop()
        self._jobs.wait()
        if self._own is not None:
            self._own.leave()
        for own in self._kept.values():
            own.release()
        self._own, self._kept = None, {}

    def keep_now(self) -> None:
        """Write at once what is not written yet, and leave it to the next start; blocks, and asks nothing."""
        self._timer.stop()
        self._jobs.wait()
        document = self._session.document
        if document is None:
            return
        document.end_stroke()
        if document.is_changed:
            self._own = self._own or self._journals.begin()
            self._own.is_left = True
            self._own.journal.write(self._keeping.snapshot(document, with_candidates=False))
            self._own.write_done()

    def wait(self) -> None:
        """Block until everything is written that was begun."""
        self._jobs.wait()

    @property
    def is_busy(self) -> bool:
        """Whether something is to be written yet."""
        return self._jobs.is_busy or self._timer.isActive()

    def offer(self) -> Path | None:
        """Ask what is to become of work that was left behind; the folder of the newest journal if it is wanted.

        All come back when their photos are opened.
        """
        found = self._journals.left_behind()
        if not found:
            return None
        answer = ask_about(self._window, found)
        if answer == "discard":
            for each in found:
                self._journals.discard(each)
        elif answer == "back":
            for each in found:
                self._adopt(each)
            return found[0].folder
        return None

    def _adopt(self, kept: Kept) -> None:
        """From now on it is this program's, and comes back when its photo is opened."""
        if (own := self._journals.adopt(kept)) is not None:
            is_first = kept.path is not None and _key(kept.path) not in self._kept
            self._kept[_key(kept.path if is_first and kept.path is not None else kept.folder)] = own
            self.kept_changed.emit()


def _key(path: Path) -> Path:
    return path.resolve()
