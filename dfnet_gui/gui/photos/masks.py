"""Commands that bring masks in from files, put them there, and take the last one again. GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.document.removals import MOST_FEATHER_PX
from dfnet_gui.errors import UnclearMaskError
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.qimage import to_pixels
from dfnet_gui.gui.base.settings import FOLDER, Settings
from dfnet_gui.gui.photos.dialogs import ask_marking, photo_filter
from dfnet_gui.gui.session.completions import completions_of
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.mask import Way, changed_hole
from dfnet_gui.imaging.mask_reading import AUTO, ReadMask, understood_mask
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.proof import write_proven
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.wording import tr, tr_later

MASK_MIME = "application/x-dfnet-gui-mask"
"""Says of a picture on the clipboard that it is a mask of ours; holds what marks it."""
_WHITE = "white"
_NO_MASK = tr_later("There is no mask yet: paint over what should go first.")


class Masks(QObject):
    """What is done with the mask as a whole that needs more than the mask."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(self, window: QWidget, session: Session, settings: Settings, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._jobs = window, session, settings, jobs

    def open(self) -> None:
        """Take the mask from a file; where it can be read in more than one way, ask."""
        document = self._session.document
        if document is None:
            return
        folder, kinds = self._settings.get(FOLDER), photo_filter(tr("Masks"))
        name, _kind = QFileDialog.getOpenFileName(self._window, tr("Open a mask"), folder, kinds)
        if name:
            self._read(document, _of_file(Path(name)), AUTO)

    def copy(self) -> None:
        """Put the mask on the clipboard, as a picture whose white is what should go."""
        document = self._session.document
        if document is None or document.hole_bounds.is_empty:
            self.said.emit(tr(_NO_MASK))
            return
        hole = document.hole.copy()
        self._jobs.start(partial(_image, hole), then=self._on_copied, otherwise=self.failed.emit)

    def _on_copied(self, image: QImage) -> None:
        data = QMimeData()
        data.setImageData(image)
        data.setData(MASK_MIME, _WHITE.encode())
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit(tr("Copied the mask: white is what should go."))

    def paste(self) -> None:
        """Take the mask from the clipboard: one of ours, any picture, or a copied file."""
        document = self._session.document
        if document is None:
            return
        clipboard = QGuiApplication.clipboard()
        data = clipboard.mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self._read(document, _of_file(files[0]), AUTO)
        elif (image := clipboard.image()).isNull():
            self.failed.emit(tr("The clipboard holds no picture: copy a mask first, then paste it."))
        else:
            marking = _WHITE if data.hasFormat(MASK_MIME) else AUTO
            self._read(document, _Picture(tr("The pasted mask"), partial(_photo, image)), marking)

    def save(self) -> None:
        """Write the mask to a PNG: white is what should go."""
        document = self._session.document
        if document is None:
            return
        if document.hole_bounds.is_empty:
            self.said.emit(tr(_NO_MASK))
            return
        photo = document.original.path
        suggestion = photo.with_name(f"{photo.stem}-mask.png") if photo else Path("mask.png")
        name, _kind = QFileDialog.getSaveFileName(self._window, tr("Save the mask"), str(suggestion), tr("PNG (*.png)"))
        if name:
            path = Path(name) if Path(name).suffix else Path(f"{name}.png")
            self._jobs.start(
                partial(_write, path, document.hole.copy()),
                then=lambda _none: self.said.emit(tr("Saved the mask to {name}.", name=path)),
                otherwise=self.failed.emit,
            )

    def reselect(self) -> None:
        """Add what was completed last to the mask, as one step."""
        document = self._session.document
        completions = completions_of(document)
        if not completions:
            self.said.emit(tr("Nothing was completed yet whose mask could be taken again."))
            return
        fills = completions[-1].fills
        place = Bounds.of_edges(
            min(fill.bounds.left for fill in fills),
            min(fill.bounds.top for fill in fills),
            max(fill.bounds.right for fill in fills),
            max(fill.bounds.bottom for fill in fills),
        )
        shape = np.zeros((place.height, place.width), bool)
        for fill in fills:
            shape[fill.bounds.moved(-place.left, -place.top).slices] |= fill.hole
        self._session.edit_hole(place, shape)

    def feather(self) -> None:
        """Ask how soft the edge of the mask is to be."""
        document = self._session.document
        if document is None or document.hole_bounds.is_empty:
            self.said.emit(tr(_NO_MASK))
            return
        text, now = tr("Fade in from the edge within so many pixels:"), round(document.feather_px)
        feather_px, is_wanted = QInputDialog.getInt(self._window, tr("Soft edge"), text, now, 0, MOST_FEATHER_PX)
        if is_wanted:
            document.set_feather(float(feather_px))
            self._session.history_changed.emit()

    def change(self, way: Way) -> None:
        """Give the mask another shape, in the background and as one step; what was painted meanwhile stays instead."""
        document = self._session.document
        if document is None or document.hole_bounds.is_empty:
            self.said.emit(tr(_NO_MASK))
            return
        position = document.position
        self._jobs.start(
            partial(changed_hole, document.hole.copy(), document.hole_bounds, way),
            then=partial(self._on_changed, document, position),
            otherwise=self.failed.emit,
        )

    def _on_changed(self, document: Document, position: int, hole: BoolArray) -> None:
        if document is self._session.document and document.position == position and not document.is_painting:
            self._session.replace_hole(hole)

    def _read(self, document: Document, picture: "_Picture", marking: str) -> None:
        def work() -> ReadMask | None:
            size = document.original.pixels.shape[:2]
            try:
                return understood_mask(picture.read(), picture.name, size=size, marking=marking)
            except UnclearMaskError:
                return None

        self._jobs.start(work, then=partial(self._on_read, document, picture), otherwise=self.failed.emit)

    def _on_read(self, document: Document, picture: "_Picture", read: ReadMask | None) -> None:
        if document is not self._session.document:
            return  # the mask belongs to that one alone
        if read is not None:
            self._session.replace_hole(read.hole)
            name = Path(picture.name).name
            self.said.emit(
                tr(
                    "{name}: {understood}, {mean:.0%} of the photo.",
                    name=name,
                    understood=read.understood,
                    mean=read.hole.mean(),
                )
            )
        elif (marking := ask_marking(self._window)) is not None:
            self._read(document, picture, marking)


@dataclass(frozen=True)
class _Picture:
    """What a mask is made of: what it is called, and how it is read, in any thread."""

    name: str
    read: Callable[[], Photo]


def _of_file(path: Path) -> _Picture:
    return _Picture(str(path), partial(read_photo, path))


def _photo(image: QImage) -> Photo:
    pixels, alpha = to_pixels(image)
    return Photo(pixels=pixels, alpha=alpha)


def _image(hole: BoolArray) -> QImage:
    white = hole.view(np.uint8) * np.uint8(255)
    height, width = white.shape
    return QImage(white.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def _write(path: Path, hole: BoolArray) -> None:
    white = hole.view(np.uint8) * np.uint8(255)
    pixels = np.ascontiguousarray(np.repeat(white[..., None], 3, axis=2))
    write_proven(path, Photo(pixels=pixels), pixels)
