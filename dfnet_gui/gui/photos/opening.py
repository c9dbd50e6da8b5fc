"""Commands that bring photos in. GUI thread; reading runs in the background."""

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.qimage import profile_of, to_pixels
from dfnet_gui.gui.base.settings import FOLDER, Settings
from dfnet_gui.gui.photos.dialogs import photo_filter
from dfnet_gui.gui.photos.leaving import Leaving
from dfnet_gui.gui.photos.welcome import task_of
from dfnet_gui.gui.session.session import OpenPhoto, Session
from dfnet_gui.imaging.formats.registry import is_photo_name
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.preview import Preview, read_preview
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.paths import resources_dir

_DIGITS = re.compile(r"(\d+)")
_HINT = "Paint over what should go, then press Enter."


@dataclass(frozen=True, eq=False)
class _Reading:
    """A photo that is being read: the work that may be left for it, and what to say when it is there."""

    agreed: tuple[Document, int] | None
    hint: str = _HINT


class Opening(QObject):
    """Open, paste, drop, step through a folder and a file; asks before work would be lost.

    `counted(place)`: which photo of its folder was opened, as `3 of 39`. `preview_ready(preview)` may come before the
    photo; `preview_over`: it will not come after all.
    """

    preview_ready = Signal(object)
    preview_over = Signal()
    said = Signal(str)
    failed = Signal(str)
    working = Signal(str)
    counted = Signal(str)

    def __init__(self, window: QWidget, session: Session, settings: Settings, jobs: Jobs, leaving: Leaving) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._jobs = window, session, settings, jobs
        self._leaving = leaving
        self._previews = Jobs(self)
        self._reading: _Reading | None = None
        self._tried: Path | None = None
        """What was read last; steps through the folder go on from there where it could not be opened."""

    @property
    def is_previewing(self) -> bool:
        """Whether a preview is being made."""
        return self._previews.is_busy

    def open(self) -> None:
        """Ask for a photo and open it."""
        folder, kinds = self._settings.get(FOLDER), photo_filter("Photos")
        name, _kind = QFileDialog.getOpenFileName(self._window, "Open a photo", folder, kinds)
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a photo file, after asking where work would be lost."""
        self._leaving.leave(partial(self._read, path))

    def open_dropped(self, paths: list[Path]) -> None:
        """Open what was dropped; of several files the first."""
        if not paths:
            self.failed.emit("What was dropped is no file of this computer: save it first, then drop it.")
            return
        hint = _HINT
        if len(paths) > 1:
            hint = f"Opened the first of {len(paths)} files; ← and → step through a folder."
        self._leaving.leave(partial(self._read, paths[0], hint))

    def _agreed(self) -> tuple[Document, int] | None:
        document = self._session.document
        return (document, document.position) if document else None

    def _read(self, path: Path, hint: str = _HINT, page: int = 0) -> None:
        self._reading = reading = _Reading(self._agreed(), hint)
        self._tried = path
        self.working.emit(f"Opening {path.name}…")
        self._jobs.start(
            lambda: OpenPhoto.of(Document(read_photo(path, page))),
            then=partial(self._on_read, reading),
            otherwise=partial(self._on_unread, reading),
        )
        if page:  # a preview would show the first one
            return
        self._previews.start(
            lambda: read_preview(path), then=partial(self._on_preview, reading), otherwise=lambda _sentence: None
        )

    def _on_preview(self, reading: _Reading, preview: Preview | None) -> None:
        if preview is not None and reading is self._reading:
            self.preview_ready.emit(preview)

    def _on_read(self, reading: _Reading, photo: OpenPhoto) -> None:
        """Swap in; ask again where the user went on working while the photo was read."""
        is_last = reading is self._reading
        if is_last:
            self._reading = None
        swap_in = partial(self._swap_in, photo, reading.hint)
        if reading.agreed == self._agreed():
            swap_in()
        else:
            self.preview_over.emit()
            self._leaving.leave(swap_in)

    def _on_unread(self, reading: _Reading, sentence: str) -> None:
        if reading is self._reading:
            self._reading = None
            self.preview_over.emit()
        self.failed.emit(sentence)

    def wait(self) -> None:
        """Block until no preview is being made any more; for closing the program."""
        self._previews.wait()

    def _swap_in(self, photo: OpenPhoto, hint: str) -> None:
        self._session.open(photo)
        self.counted.emit("")
        self._tried = None
        path = photo.document.original.path
        if path is not None:
            self._settings.add_recent(str(path.resolve()))
            counted = partial(self._on_counted, photo.document)
            self._previews.start(partial(_place_of, path), then=counted, otherwise=lambda _sentence: None)
            if not path.resolve().is_relative_to(resources_dir().resolve()):  # a sample's folder is no place of theirs
                self._settings.set(FOLDER, str(path.resolve().parent))
        hint = f"{task}: paint over it, then press Enter." if path and (task := task_of(path)) else hint
        self.said.emit(" ".join((*photo.document.original.notes, hint)))

    def _on_counted(self, document: Document, place: str) -> None:
        if document is self._session.document:
            self.counted.emit(place)

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
        self._leaving.leave(partial(self._take_pasted, image))

    def _take_pasted(self, image: QImage) -> None:
        def work() -> OpenPhoto:
            pixels, alpha = to_pixels(image)
            return OpenPhoto.of(Document(Photo(pixels=pixels, alpha=alpha, icc=profile_of(image))))

        self._reading = reading = _Reading(self._agreed())
        self._jobs.start(work, then=partial(self._on_read, reading), otherwise=partial(self._on_unread, reading))

    def open_previous(self) -> None:
        """Open the photo before this one in its folder."""
        self._step(-1)

    def open_next(self) -> None:
        """Open the photo after this one in its folder."""
        self._step(1)

    def _step(self, step: int) -> None:
        document = self._session.document
        path = document.original.path if document else None
        if self._jobs.is_busy:
            return
        if path is None:
            self.said.emit("This photo does not come from a folder.")
            return
        beside = _photos_beside(path)
        start = self._tried if self._tried in beside else path
        place = beside.index(start) + step
        if start != path and beside[place : place + 1] == [path]:
            place += step
        if 0 <= place < len(beside):
            self.open_path(beside[place])
        else:
            self.said.emit("There is no further photo in this folder.")

    def open_previous_page(self) -> None:
        """Open the picture before this one in its file."""
        self._turn_page(-1)

    def open_next_page(self) -> None:
        """Open the picture after this one in its file."""
        self._turn_page(1)

    def _turn_page(self, step: int) -> None:
        photo = self._session.document.original if self._session.document else None
        if photo is None or photo.path is None or self._jobs.is_busy:
            return
        page = photo.page + step
        if 0 <= page < photo.page_count:
            self._leaving.leave(partial(self._read, photo.path, page=page))
        else:
            self.said.emit(f"This is picture {photo.page + 1} of {photo.page_count} in the file.")


def _place_of(path: Path) -> str:
    """Which photo of its folder it is, as `3 of 39`; empty for one alone and for a sample."""
    if path.resolve().is_relative_to(resources_dir().resolve()):
        return ""
    beside = _photos_beside(path)
    return f"{beside.index(path) + 1} of {len(beside)}" if len(beside) > 1 else ""


def _photos_beside(path: Path) -> list[Path]:
    """The folder's photos in order, IMG_2 before IMG_10; `path` is among them even when its file has gone."""
    try:
        found = {p for p in path.parent.iterdir() if is_photo_name(p) and not p.is_dir()}
    except OSError:
        found = set()
    return sorted(found | {path}, key=_in_order)


def _in_order(path: Path) -> tuple[list[str | int], str]:
    parts = _DIGITS.split(path.name.casefold())
    return [int(part) if i % 2 else part for i, part in enumerate(parts)], path.name
