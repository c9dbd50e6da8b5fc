"""Commands that bring photos in and out. GUI thread; reading and writing run in the background."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QRect, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.engine.maps_export import write_maps
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.dialogs import ExportDialog, ask_before_losing, ask_hole_colour
from dfnet_gui.gui.jobs import Jobs
from dfnet_gui.gui.picture import Picture
from dfnet_gui.gui.qimage import to_pixels, to_qimage
from dfnet_gui.gui.session import Session
from dfnet_gui.gui.settings import EXPORT_QUALITY, FOLDER, Settings
from dfnet_gui.imaging.export import ExportOptions, to_8_bit, write_photo
from dfnet_gui.imaging.mask import BoolArray, read_mask
from dfnet_gui.imaging.photo import PHOTO_SUFFIXES, Photo, read_photo
from dfnet_gui.paths import resources_dir

_LOSSLESS = (".png", ".tif", ".tiff")
_KEEP_ASPECT = Qt.AspectRatioMode.KeepAspectRatio


@dataclass(frozen=True, eq=False)
class Opened:
    """A photo that was read whole and made ready for the canvas."""

    document: Document
    picture: Picture


@dataclass(frozen=True)
class _Written:
    path: Path
    document: Document
    position: int
    after: Callable[[], None] | None


class FileCommands(QObject):
    """Open, paste, drop, export, copy, print; asks before work would be lost."""

    picture_ready = Signal(object)
    said = Signal(str)
    failed = Signal(str)
    working = Signal(str)

    def __init__(self, window: QWidget, session: Session, settings: Settings, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._jobs = window, session, settings, jobs
        self._asked_at: tuple[Document, int] | None = None
        """The work that the user has agreed to leave for the photo that is being read."""

    def open(self) -> None:
        """Ask for a photo and open it."""
        pattern = " ".join(f"*{suffix}" for suffix in sorted(PHOTO_SUFFIXES))
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
        self.working.emit(f"Opening {path.name}…")
        self._jobs.start(lambda: _opened(read_photo(path)), then=self._on_opened, otherwise=self._on_failed)

    def _on_opened(self, opened: Opened) -> None:
        """Swap in; ask again where the user went on working while the photo was read."""
        swap_in = partial(self._swap_in, opened)
        if self._asked_at == self._state():
            swap_in()
        else:
            self.after_asking(swap_in)

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

    def export(self, after: Callable[[], None] | None = None) -> None:
        """Ask for a file and write the completed photo to it; then do `after`."""
        document = self._session.document
        if document is None:
            return
        dialog = ExportDialog(self._window, self._suggestion(document), self._settings.get(EXPORT_QUALITY))
        if dialog.exec() == ExportDialog.DialogCode.Accepted:
            self._settings.set(EXPORT_QUALITY, dialog.quality)
            self.export_to(dialog.path, dialog.quality, document=document, after=after)

    def export_to(
        self,
        path: Path,
        quality: int,
        *,
        document: Document | None = None,
        after: Callable[[], None] | None = None,
    ) -> None:
        """Write the completed photo of `document` (else the open one) in the background."""
        document = document or self._session.document
        if document is None:
            return
        document.end_stroke()
        photo = replace(document.result(), pixels=document.pixels.copy())
        written = _Written(path, document, document.position, after)

        def work() -> _Written:
            write_photo(path, photo, ExportOptions(quality))
            return written

        self.working.emit(f"Exporting {path.name}…")
        self._jobs.start(work, then=self._on_exported, otherwise=self._on_failed)

    def _on_exported(self, written: _Written) -> None:
        self._session.mark_saved(written.document, written.position)
        rest = "" if written.document.hole_bounds.is_empty else " What is still painted was not completed."
        self.said.emit(f"Exported to {written.path}.{rest}")
        if written.after is not None:
            written.after()

    def _suggestion(self, document: Document) -> Path:
        source = document.original.path
        if source is None:
            return _pictures_folder() / "photo-completed.png"
        if source.is_relative_to(resources_dir()):
            source = _pictures_folder() / source.name
        suffix = source.suffix.lower() if source.suffix.lower() in _LOSSLESS else ".png"
        return source.with_name(f"{source.stem}-completed{suffix}")

    def export_maps(self) -> None:
        """Ask for a folder and write the fusion maps of all completions into it."""
        document = self._session.document
        layers = [x for x in document.layers if isinstance(x, Completion)] if document else []
        if not layers:
            self.said.emit("There are no fusion maps yet: complete something first.")
            return
        folder = QFileDialog.getExistingDirectory(self._window, "Folder for the maps", self._settings.get(FOLDER))
        if folder:
            self._jobs.start(
                lambda: write_maps(Path(folder), layers), then=self._on_maps_written, otherwise=self._on_failed
            )

    def _on_maps_written(self, paths: list[Path]) -> None:
        self.said.emit(f"Exported {len(paths)} files to {paths[0].parent}.")

    def copy(self) -> None:
        """Put the completed photo on the clipboard."""
        document = self._session.document
        if document is not None:
            QGuiApplication.clipboard().setImage(_result_image(document))
            self.said.emit("Copied the completed photo.")

    def print_photo(self) -> None:
        """Print the completed photo on one page."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        document = self._session.document
        if document is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self._window).exec() != QPrintDialog.DialogCode.Accepted:
            return
        painter, image = QPainter(printer), _result_image(document)
        page = painter.viewport()
        size = image.size().scaled(page.size(), _KEEP_ASPECT)
        left, top = (page.width() - size.width()) // 2, (page.height() - size.height()) // 2
        painter.drawImage(QRect(left, top, size.width(), size.height()), image)
        painter.end()

    def after_asking(self, action: Callable[[], None]) -> None:
        """Do `action` now, or after the user exported or gave up what is not exported."""
        document = self._session.document
        if document is None or not self._session.has_changes:
            action()
            return
        path = document.original.path
        answer = ask_before_losing(self._window, path.name if path else "the pasted photo")
        if answer == "discard":
            action()
        elif answer == "save":
            self.export(action)


def _pictures_folder() -> Path:
    """Where people keep pictures, or their home."""
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.PicturesLocation)
    return next((Path(p) for p in places if os.path.isdir(p)), Path.home())


def _photos_beside(path: Path) -> list[Path]:
    """The folder's photos in order; `path` is among them even when its file has gone."""
    try:
        found = {p for p in path.parent.iterdir() if p.suffix.lower() in PHOTO_SUFFIXES and not p.name.startswith(".")}
    except OSError:
        found = set()
    return sorted(found | {path})


def _opened(photo: Photo) -> Opened:
    document = Document(photo)
    return Opened(document, Picture(document))


def _result_image(document: Document) -> QImage:
    return to_qimage(np.ascontiguousarray(to_8_bit(document.pixels), dtype=np.uint8)).copy()
