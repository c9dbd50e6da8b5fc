"""Commands that save all of the open photo, so that work can go on another day. GUI thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dfnet_gui.archive.openraster import SUFFIX, Saved, write_session
from dfnet_gui.document.document import Document
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.questions import confirm_loss
from dfnet_gui.gui.base.settings import FOLDER, Settings
from dfnet_gui.gui.photos.exporting import Exporting
from dfnet_gui.gui.photos.keeping import Keeping
from dfnet_gui.gui.photos.known_files import KnownFiles
from dfnet_gui.gui.session.session import Session
from dfnet_gui.replacement import remove_leftovers
from dfnet_gui.wording import tr


class Sessions(QObject):
    """Each document knows the file that it was saved to, or opened from."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(self, window: QWidget, settings: Settings, keeping: Keeping, exporting: Exporting) -> None:
        super().__init__(window)
        self._window, self._settings, self._keeping, self._exporting = window, settings, keeping, exporting
        self._session: Session = keeping.session
        self._jobs = Jobs(self)
        self._files = keeping.files
        self._known = KnownFiles(window)

    def path_of(self, document: Document) -> Path | None:
        """Where it is saved; None if it is in no session."""
        known = self._files.get(document)
        return known[0] if known else None

    def opened_from(self, path: Path, document: Document) -> None:
        """It came from that file, and is saved there again."""
        self._files[document] = (path, Saved.opened(path))
        self._known.know(path)

    def save(self, then: Callable[[], None] = lambda: None) -> None:
        """Save the session where there is one, and then go on; else export, which is what people mean who know of
        none."""
        document = self._session.document
        if document is None:
            return
        if document in self._files:
            if self._known.may_replace(self._files[document][0]):
                self._write(document, *self._files[document], then)
        else:
            self._exporting.export()

    def save_as(self) -> None:
        """Ask for a file, and save everything to it."""
        document = self._session.document
        if document is None:
            return
        known, photo = self.path_of(document), document.original.path
        folder = Path(self._settings.get(FOLDER) or Path.home())
        suggestion = known or (photo.with_suffix(SUFFIX) if photo else folder / f"photo{SUFFIX}")
        name, _kind = QFileDialog.getSaveFileName(
            self._window, tr("Save the session"), str(suggestion), tr("OpenRaster (*{suffix})", suffix=SUFFIX)
        )
        if name:
            path = Path(name) if Path(name).suffix.lower() == SUFFIX else Path(f"{name}{SUFFIX}")
            question = tr("There is a {name} already. Replace it?", name=path.name)
            if path == Path(name) or not path.exists() or confirm_loss(self._window, question):
                saved = self._files[document][1] if document in self._files else Saved()
                self._write(document, path, saved)

    def _write(self, document: Document, path: Path, saved: Saved, then: Callable[[], None] = lambda: None) -> None:
        document.end_stroke()
        snapshot = self._keeping.snapshot(document)
        self.said.emit(tr("Saving {name}…", name=path.name))

        def written(_none: object) -> None:
            self._files[document] = (path, saved)
            self._known.know(path)
            self._settings.add_recent(str(path.resolve()))
            document.mark_saved(snapshot.position)
            if document is self._session.document:
                self._session.history_changed.emit()
            self.said.emit(tr("Saved the session to {name}.", name=path))
            then()

        def work() -> None:
            remove_leftovers(path.parent)
            write_session(path, snapshot, saved)

        self._jobs.start(work, then=written, otherwise=self.failed.emit)

    @property
    def is_saving(self) -> bool:
        """Whether one is being written."""
        return self._jobs.is_busy

    def wait(self) -> None:
        """Block until everything is written; for closing the program."""
        self._jobs.wait()
