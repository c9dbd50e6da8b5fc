"""Commands that bring masks in from files, put them there, and take the last one again. GUI thread."""

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.errors import UnclearMaskError
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.settings import FOLDER, Settings
from dfnet_gui.gui.photos.dialogs import ask_marking
from dfnet_gui.gui.session.completions import completions_of
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.mask import Way, changed_hole
from dfnet_gui.imaging.mask_reading import AUTO, ReadMask, read_mask
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.writing import write_photo


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
        name, _kind = QFileDialog.getOpenFileName(self._window, "Open a mask", self._settings.get(FOLDER))
        if name:
            self._read(document, Path(name), AUTO)

    def save(self) -> None:
        """Write the mask to a PNG: white is what should go."""
        document = self._session.document
        if document is None:
            return
        if document.hole_bounds.is_empty:
            self.said.emit("There is no mask yet: paint over what should go first.")
            return
        photo = document.original.path
        suggestion = photo.with_name(f"{photo.stem}-mask.png") if photo else Path("mask.png")
        name, _kind = QFileDialog.getSaveFileName(self._window, "Save the mask", str(suggestion), "PNG (*.png)")
        if name:
            path = Path(name) if Path(name).suffix else Path(f"{name}.png")
            self._jobs.start(
                partial(_write, path, document.hole.copy()),
                then=lambda _none: self.said.emit(f"Saved the mask to {path}."),
                otherwise=self.failed.emit,
            )

    def reselect(self) -> None:
        """Add what was completed last to the mask, as one step."""
        document = self._session.document
        completions = completions_of(document)
        if not completions:
            self.said.emit("Nothing was completed yet whose mask could be taken again.")
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

    def change(self, way: Way) -> None:
        """Give the mask another shape, in the background and as one step; what was painted meanwhile stays instead."""
        document = self._session.document
        if document is None or document.hole_bounds.is_empty:
            self.said.emit("There is no mask yet: paint over what should go first.")
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

    def _read(self, document: Document, path: Path, marking: str) -> None:
        def work() -> ReadMask | None:
            try:
                return read_mask(path, size=document.original.pixels.shape[:2], marking=marking)
            except UnclearMaskError:
                return None

        self._jobs.start(work, then=partial(self._on_read, document, path), otherwise=self.failed.emit)

    def _on_read(self, document: Document, path: Path, read: ReadMask | None) -> None:
        if document is not self._session.document:
            return  # the mask belongs to that one alone
        if read is not None:
            self._session.replace_hole(read.hole)
            self.said.emit(f"{path.name}: {read.understood}, {read.hole.mean():.0%} of the photo.")
        elif (marking := ask_marking(self._window)) is not None:
            self._read(document, path, marking)


def _write(path: Path, hole: BoolArray) -> None:
    white = hole.view(np.uint8) * np.uint8(255)
    write_photo(path, Photo(pixels=np.ascontiguousarray(np.repeat(white[..., None], 3, axis=2))))
