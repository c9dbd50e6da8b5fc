"""Commands that bring photos in. GUI thread; reading runs in the background."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import Picture
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.qimage import to_pixels
from dfnet_gui.gui.base.settings import FOLDER, Settings
from dfnet_gui.gui.photos.dialogs import ask_before_losing, ask_hole_colour
from dfnet_gui.gui.photos.exporting import ExportCommands
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.formats.registry import is_photo_name, photo_suffixes
from dfnet_gui.imaging.mask import read_mask
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.preview import Preview, read_preview
from dfnet_gui.imaging.reading import read_photo


@dataclass(frozen=True, eq=False)
class Opened:
    """A photo that was read whole and made ready for the canvas."""

    document: Document
    picture: Picture


class FileCommands(QObject):
    """Open, paste, drop, step through a folder, take a mask; asks before work would be lost."""

    picture_ready = Signal(object)
    preview_ready = Signal(object)
    preview_over = Signal()
    said = Signal(str)
    failed = Signal(str)
    working = Signal(str)

    def __init__(
        self, window: QWidget, session: Session, settings: Settings, jobs: Jobs, exports: ExportCommands
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._jobs = window, session, settings, jobs
        self._exports = exports
        self._previews = Jobs(self)
        self._reading: object | None = None
        self._asked_at: tuple[Document, int] | None = None
        """The work that the user has agreed to leave for the photo that is being read."""

    def open(self) -> None:
        """Ask for a photo and open it."""
        pattern = " ".join(f"*{suffix}" for suffix in sorted(photo_suffixes()))
        name, _kind = QFileDialog.getOpenFileName(
            self._window, "Open a photo", self._settings.get(FOLDER), f"Photos ({pattern});;All files (*)"
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a photo file, after asking where work would be lost."""
        self.after_asking(partial(self._read, path))

    def _state(self) -> tuple[Document, int] | None:
        document = self._session.document
        return (document, document.position) if document else None

    def _read(self, path: Path) -> None:
        self._asked_at = self._state()
        self._reading = reading = object()
        self.working.emit(f"Opening {path.name}…")
        self._jobs.start(
            lambda: _opened(read_photo(path)),
            then=partial(self._on_read, reading),
            otherwise=partial(self._on_unread, reading),
        )
        self._previews.start(
            lambda: read_preview(path), then=partial(self._on_preview, reading), otherwise=lambda _sentence: None
        )

    def _on_preview(self, reading: object, preview: Preview | None) -> None:
        if preview is not None and reading is self._reading:
            self.preview_ready.emit(preview)

    def _on_read(self, reading: object, opened: Opened) -> None:
        if reading is self._reading:
            self._reading = None
        self._on_opened(opened)

    def _on_unread(self, reading: object, sentence: str) -> None:
        if reading is self._reading:
            self._reading = None
            self.preview_over.emit()
        self.failed.emit(sentence)

    def _on_opened(self, opened: Opened) -> None:
        """Swap in; ask again where the user went on working while the photo was read."""
        swap_in = partial(self._swap_in, opened)
        if self._asked_at == self._state():
            swap_in()
        else:
            self.preview_over.emit()
            self.after_asking(swap_in)

    def wait(self) -> None:
        """Block until no preview is being made any more; for closing the program."""
        self._previews.wait()

    def _swap_in(self, opened: Opened) -> None:
        self._session.open_document(opened.document)
        self.picture_ready.emit(opened.picture)
        path = opened.document.original.path
        if path is not None:
            self._settings.add_recent(str(path.resolve()))
            self._settings.set(FOLDER, str(path.resolve().parent))
        self.said.emit("Paint over what should go, then press Enter.")

    def _on_failed(self, sentence: str) -> None:
        self.failed.emit(sentence)

    def paste(self) -> None:
        """Open what lies on the clipboard: a picture, or a copied file."""
        data = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.open_path(files[0])
            return
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self.failed.emit("The clipboard holds no picture: copy one first, then paste.")
            return
        self.after_asking(partial(self._take_pasted, image))

    def _take_pasted(self, image: QImage) -> None:
        def work() -> Opened:
            pixels, alpha = to_pixels(image)
            return _opened(Photo(pixels=pixels, alpha=alpha))

        self._asked_at = self._state()
        self._jobs.start(work, then=self._on_opened, otherwise=self._on_failed)

    def step_photo(self, step: str) -> None:
        """Open the next (`1`) or previous (`-1`) photo of the folder."""
        document = self._session.document
        path = document.original.path if document else None
        if self._jobs.is_busy:
            return
        if path is None:
            self.said.emit("This photo does not come from a folder.")
            return
        beside = _photos_beside(path)
        place = beside.index(path) + int(step)
        if 0 <= place < len(beside):
            self.open_path(beside[place])
        else:
            self.said.emit("There is no further photo in this folder.")

    def open_mask(self) -> None:
        """Take the hole from a mask file, after asking which colour marks it."""
        document = self._session.document
        if document is None:
            return
        name, _kind = QFileDialog.getOpenFileName(self._window, "Open a mask", self._settings.get(FOLDER))
        colour = ask_hole_colour(self._window) if name else None
        if colour is not None:
            read = partial(read_mask, Path(name), size=document.hole.shape, hole_colour=colour)
            work = lambda: (document, read())  # noqa: E731 - the mask belongs to this document alone
            self._jobs.start(work, then=self._on_mask_read, otherwise=self._on_failed)

    def _on_mask_read(self, answer: tuple[Document, BoolArray]) -> None:
        document, hole = answer
        if document is self._session.document:
            self._session.replace_hole(hole)

    def after_asking(self, action: Callable[[], None]) -> None:
        """Do `action` now, or after the user exported or gave up what is not exported."""
        document = self._session.document
        if document is None or not self._session.has_changes:
            action()
            return
        again = partial(self.after_asking, action)  # since then there may be more to lose
        if self._exports.is_saving(document):
            self.said.emit("Waiting until the export is written…")
            self._exports.then(again)
            return
        path = document.original.path
        answer = ask_before_losing(self._window, path.name if path else "the pasted photo")
        if answer == "discard":
            action()
        elif answer == "save":
            self._exports.export(again)


def _photos_beside(path: Path) -> list[Path]:
    """The folder's photos in order; `path` is among them even when its file has gone."""
    try:
        found = {p for p in path.parent.iterdir() if is_photo_name(p)}
    except OSError:
        found = set()
    return sorted(found | {path})


def _opened(photo: Photo) -> Opened:
    document = Document(photo)
    return Opened(document, Picture(document))
