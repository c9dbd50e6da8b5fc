"""Commands that bring the completed photo out: export, maps, clipboard, paper. GUI thread; files in the background."""

import threading
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
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.qimage import to_qimage
from dfnet_gui.gui.base.settings import EXPORT_QUALITY, FOLDER, Settings
from dfnet_gui.gui.fusion.map_requests import Inspections
from dfnet_gui.gui.photos.dialogs import ExportDialog
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.progress import Watch
from dfnet_gui.imaging.tiles import PatchedPixels
from dfnet_gui.imaging.writing import write_photo
from dfnet_gui.paths import resources_dir

_LOSSLESS = (".png", ".tif", ".tiff")
_KEEP_ASPECT = Qt.AspectRatioMode.KeepAspectRatio
_STEPS = 1000


@dataclass(eq=False)
class _Export:
    """A running export: of what, and what comes after it."""

    path: Path
    document: Document
    position: int
    leaves_hole: bool
    after: list[Callable[[], None]]
    given_up: threading.Event
    progress: int = -1


class ExportCommands(QObject):
    """Writes what is asked for; one export at a time, which can be watched and given up."""

    said = Signal(str)
    failed = Signal(str)
    running_changed = Signal(bool)
    progress = Signal(int, int)
    _progressed = Signal(object, int)

    def __init__(self, window: QWidget, session: Session, settings: Settings, inspections: Inspections) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self._inspections = inspections
        self.jobs = Jobs(self)
        self._others = Jobs(self)
        """Copies and maps need not wait for a long export."""
        self._running: _Export | None = None
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether an export is being written."""
        return self._running is not None

    def export(self, after: Callable[[], None] | None = None) -> None:
        """Ask for a file and write the completed photo to it; then do `after`."""
        document = self._session.document
        if document is None or self._is_told_to_wait():
            return
        quality = self._settings.get(EXPORT_QUALITY)
        dialog = ExportDialog(self._window, self._suggestion(document), quality, original=document.original.path)
        if dialog.exec() == ExportDialog.DialogCode.Accepted:
            self._settings.set(EXPORT_QUALITY, dialog.quality)
            self.export_to(dialog.path, dialog.quality, document=document, after=after)

    def _is_told_to_wait(self) -> bool:
        if self._running is not None:
            self.said.emit(f"{self._running.path.name} is still being exported; Esc gives it up.")
        return self._running is not None

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
        if document is None or self._is_told_to_wait():
            return
        document.end_stroke()
        leaves_hole = not document.hole_bounds.is_empty
        running = _Export(path, document, document.position, leaves_hole, [after] if after else [], threading.Event())
        original, pixels = document.original, document.patched.snapshot()

        def on_progress(share: float) -> None:
            step = int(share * _STEPS)
            if step != running.progress:
                running.progress = step
                self._progressed.emit(running, step)

        def work() -> _Export:
            watch = Watch(running.given_up.is_set, on_progress)
            watch.look_up(0.0)
            write_photo(path, replace(original, pixels=pixels.whole()), ExportOptions(quality), watch=watch)
            return running

        self._running = running
        self.running_changed.emit(True)
        self.jobs.start(work, then=self._on_exported, otherwise=partial(self._on_failed, running))

    def then(self, action: Callable[[], None]) -> None:
        """Do `action` when the running export is written; not at all if it is given up or fails."""
        if self._running is not None:
            self._running.after.append(action)

    def is_saving(self, document: Document) -> bool:
        """Whether the present state of `document` is being written."""
        running = self._running
        return running is not None and running.document is document and running.position == document.position

    def give_up(self) -> None:
        """Give the running export up; what stood in its file stays whole. What came of it is said when it has ended."""
        if self._running is not None:
            self._running.given_up.set()
            self._end()

    def wait(self) -> None:
        """Block until everything is written; for closing the program."""
        self.jobs.wait()
        self._others.wait()

    def _end(self) -> None:
        self._running = None
        self.running_changed.emit(False)

    def _on_progressed(self, running: _Export, step: int) -> None:
        if running is self._running:
            self.progress.emit(step, _STEPS)

    def _on_exported(self, running: _Export) -> None:
        self._session.mark_saved(running.document, running.position)
        if running is not self._running:
            self.said.emit(f"Exported to {running.path}: it was too late to give it up.")
            return
        self._end()
        rest = " What is still painted was not completed." if running.leaves_hole else ""
        self.said.emit(f"Exported to {running.path}.{rest}")
        for action in running.after:
            action()

    def _on_failed(self, running: _Export, sentence: str) -> None:
        if running is self._running:
            self._end()
            self.failed.emit(sentence)
        elif self._running is None:  # else another one has begun since, which has more to say
            self.said.emit("The export was given up; no file was changed.")

    def _suggestion(self, document: Document) -> Path:
        source = document.original.path
        if source is None:
            return _pictures_folder() / "photo-completed.png"
        if source.is_relative_to(resources_dir()):
            source = _pictures_folder() / source.name
        suffix = source.suffix.lower() if source.suffix.lower() in _LOSSLESS else ".png"
        return source.with_name(f"{source.stem}-completed{suffix}")

    def export_maps(self) -> None:
        """Ask for a folder and write the fusion maps of all completions into it, computing those that are missing."""
        document = self._session.document
        if document is None or not any(isinstance(layer, Completion) for layer in document.layers):
            self.said.emit("There are no fusion maps yet: complete something first.")
            return
        folder = QFileDialog.getExistingDirectory(self._window, "Folder for the maps", self._settings.get(FOLDER))
        if folder:
            self._inspections.when_inspected(partial(self._write_maps, document, Path(folder)))

    def _write_maps(self, document: Document, folder: Path) -> None:
        layers = [layer for layer in document.layers if isinstance(layer, Completion)]
        self._others.start(lambda: write_maps(folder, layers), then=self._on_maps_written, otherwise=self.failed.emit)

    def _on_maps_written(self, paths: list[Path]) -> None:
        self.said.emit(f"Exported {len(paths)} files to {paths[0].parent}.")

    def copy(self) -> None:
        """Put the completed photo on the clipboard."""
        document = self._session.document
        if document is not None:
            self._others.start(
                partial(_result_image, document.patched.snapshot()), then=self._on_copied, otherwise=self.failed.emit
            )

    def _on_copied(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
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
        painter, image = QPainter(printer), _result_image(document.patched.snapshot())
        page = painter.viewport()
        size = image.size().scaled(page.size(), _KEEP_ASPECT)
        left, top = (page.width() - size.width()) // 2, (page.height() - size.height()) // 2
        painter.drawImage(QRect(left, top, size.width(), size.height()), image)
        painter.end()


def _pictures_folder() -> Path:
    """Where people keep pictures, or their home."""
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.PicturesLocation)
    return next((Path(p) for p in places if Path(p).is_dir()), Path.home())


def _result_image(pixels: PatchedPixels) -> QImage:
    return to_qimage(np.ascontiguousarray(to_8_bit(pixels.whole()), dtype=np.uint8)).copy()
