"""Exports the open photo and all that were left with removals on them, one after the other. GUI thread."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dfnet_gui.archive.journal import Kept, kept_in, read_journal
from dfnet_gui.document.document import Document
from dfnet_gui.engine.request import Completion, alpha_with
from dfnet_gui.errors import PhotoWriteError
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.questions import Answer, ask
from dfnet_gui.gui.base.settings import EXPORT_AS_SOURCE, EXPORT_QUALITY, Settings
from dfnet_gui.gui.photos.album import Album
from dfnet_gui.gui.photos.exporting import Export, Exporting, most_read_back_px
from dfnet_gui.gui.photos.recovery import Recovery
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.proof import write_proven
from dfnet_gui.wording import tr, tr_count, tr_later

_YES = Answer(tr_later("&Export"), "export")
_QUESTION = (
    tr_later("Export {count} photo, each beside its file?"),
    tr_later("Export {count} photos, each beside its file?"),
)
_EXPORTED = (
    tr_later("Exported {count} photo, each beside its file."),
    tr_later("Exported {count} photos, each beside its file."),
)


class ExportAll(QObject):
    """Beside their photos, under the names that an export suggests; nothing that is there is overwritten."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        settings: Settings,
        exporting: Exporting,
        recovery: Recovery,
        album: Album,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self._exporting, self._recovery, self._album = exporting, recovery, album
        self._jobs = Jobs(self)
        self._waiting: list[Path] = []
        self._count = self._done = 0
        self._exported: list[Kept] = []
        """What was exported and kept for what is painted on it; once is enough."""
        self._first: Export | None = None
        exporting.ended.connect(self._on_ended)

    def run(self) -> None:
        """Ask once, then export."""
        if self._jobs.is_busy or self._waiting or self._first is not None:
            self.said.emit(tr("All photos are being exported already."))
            return
        document = self._session.document
        is_open_one = document is not None and document.is_changed and bool(document.removals)
        kept = {path: _kept(self._recovery.folder_for(path)) for path in self._recovery.kept}
        paths = [path for path, each in kept.items() if each is not None and each not in self._exported]
        if not paths and not is_open_one:
            self.said.emit(tr("No photo has work on it that was not exported."))
            return
        count = len(paths) + is_open_one
        if ask(self._window, tr("Export all?"), tr_count(count, *_QUESTION), (_YES,)) is None:
            return
        self._waiting, self._count, self._done = paths, len(paths), 0
        if document is not None and is_open_one:
            self._first = self._exporting.export_to(
                _free(self._exporting.suggestion(document)),
                self._settings.get(EXPORT_QUALITY),
                as_source=self._settings.get(EXPORT_AS_SOURCE),
            )
        if self._first is None:
            self._next()

    def _on_ended(self, export: Export, is_written: bool) -> None:  # noqa: FBT001 - a slot
        """One after the other, so that no two take the same free name."""
        if export is self._first:
            self._first = None
            self._done += is_written
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            if self._done:
                self.said.emit(tr_count(self._done, *_EXPORTED))
            return
        path = self._waiting.pop(0)
        folder = self._recovery.folder_for(path)
        if folder is None:  # it was opened meanwhile
            self._next()
            return
        number = self._count - len(self._waiting)
        self.said.emit(tr("Exporting {name}: {number} of {count}…", name=path.name, number=number, count=self._count))
        options = ExportOptions(self._settings.get(EXPORT_QUALITY), as_source=self._settings.get(EXPORT_AS_SOURCE))
        self._jobs.start(
            partial(_exported, folder, self._exporting, options, most_read_back_px(self._settings)),
            then=partial(self._on_exported, path, folder),
            otherwise=self._on_failed,
        )

    def _on_exported(self, path: Path, folder: Path, written: tuple[Path, bool]) -> None:
        target, leaves_mask = written
        self._done += 1
        if not leaves_mask:
            self._recovery.discard(path, folder)  # if no other work was left there meanwhile
        elif (kept := _kept(folder)) is not None:
            self._exported.append(kept)
        self._album.mark_done(next((each for each in self._album.photos if each.resolve() == path), path), target)
        self._next()

    def _on_failed(self, sentence: str) -> None:
        """The others are exported all the same; what failed keeps its work."""
        self.failed.emit(sentence)
        self._next()

    def wait(self) -> None:
        """Block until what was begun is written; for closing the program."""
        self._waiting.clear()
        self._jobs.wait()


def _kept(folder: Path | None) -> Kept | None:
    """What is left there, if there are removals in it."""
    kept = kept_in(folder) if folder is not None else None
    return kept if kept is not None and kept.removals else None


def _exported(folder: Path, exporting: Exporting, options: ExportOptions, most_px: float) -> tuple[Path, bool]:
    """Where it was written, and whether something is still painted that was not completed."""
    found = read_journal(folder)
    if found.notes:
        raise PhotoWriteError(
            tr(
                "{name}: {notes} Open it to see what is left.",
                name=found.document.original.path,
                notes=" ".join(found.notes),
            )
        )
    document = found.document
    target = _free(exporting.suggestion(document))
    write_proven(target, _completed(document), document.original.pixels, options, most_px=most_px)
    return target, not document.hole_bounds.is_empty


def _completed(document: Document) -> Photo:
    shown = [each for each in document.layers if isinstance(each, Completion)]
    alpha = alpha_with(document.original.alpha, shown)
    return replace(document.original, pixels=document.pixels, alpha=alpha)


def _free(path: Path) -> Path:
    """The path, or the first with a number after it that is free."""
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
