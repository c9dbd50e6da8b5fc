"""Commands that bring the completed photo out: export, clipboard. GUI thread; files in the background."""

import threading
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from weakref import ref

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.engine.request import Completion, alpha_with
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.qimage import as_srgb, to_qimage
from dfnet_gui.gui.base.settings import EXPORT_AS_SOURCE, EXPORT_FORMAT, EXPORT_QUALITY, READ_BACK_UP_TO, Settings
from dfnet_gui.gui.photos.dialogs import pictures_folder
from dfnet_gui.gui.photos.export_dialog import ExportDialog
from dfnet_gui.gui.photos.known_files import KnownFiles
from dfnet_gui.gui.session.completions import completions_of
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.formats.registry import format_of_name, writable_formats
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.progress import Watch
from dfnet_gui.imaging.proof import write_proven
from dfnet_gui.imaging.tiles import PatchedPixels
from dfnet_gui.paths import resources_dir
from dfnet_gui.replacement import remove_leftovers
from dfnet_gui.system import give_back_memory
from dfnet_gui.wording import tr

_STEPS = 1000
_USUAL_SUFFIX = ".png"


@dataclass(eq=False)
class Export:
    """A running export, and the state of the document that it writes."""

    path: Path
    document: Document
    position: int
    leaves_hole: bool
    given_up: threading.Event
    progress: int = -1


class Exporting(QObject):
    """Writes what is asked for; one export at a time, which can be watched and given up.

    `ended(export, is_written)` comes once for each export, also for one that failed or was given up.
    """

    said = Signal(str)
    failed = Signal(str)
    running_changed = Signal(bool)
    progress = Signal(int, int)
    ended = Signal(object, bool)
    _progressed = Signal(object, int)

    def __init__(self, window: QWidget, session: Session, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self._jobs = Jobs(self)
        self._copies = Jobs(self)
        """Copies need not wait for a long export."""
        self._running: Export | None = None
        self._last: tuple[ref[Document], Path, int, bool] | None = None
        """Which photo was exported last, where, and how."""
        self._known = KnownFiles(window)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether an export is being written."""
        return self._running is not None

    def export(self) -> Export | None:
        """Ask for a file and write the completed photo to it; None if nothing came of it."""
        document = self._session.document
        if document is None or self._is_told_to_wait():
            return None
        quality = self._settings.get(EXPORT_QUALITY)
        dialog = ExportDialog(
            self._window,
            self.suggestion(document),
            quality,
            original=document.original,
            as_source=self._settings.get(EXPORT_AS_SOURCE),
            jobs=self._copies,
        )
        if dialog.exec() != ExportDialog.DialogCode.Accepted:
            return None
        self._settings.set(EXPORT_QUALITY, dialog.quality)
        self._settings.set(EXPORT_FORMAT, dialog.format.name)
        if dialog.source_field.isEnabled():
            self._settings.set(EXPORT_AS_SOURCE, dialog.source_field.isChecked())
        self._last = (ref(document), dialog.path, dialog.quality, dialog.is_as_source)
        return self.export_to(dialog.path, dialog.quality, document=document, as_source=dialog.is_as_source)

    def export_again(self) -> Export | None:
        """Write the open photo to where it was exported last, in the same way; ask if it was not yet."""
        document, last = self._session.document, self._last
        if last is None or document is None or last[0]() is not document:
            return self.export()
        if not self._known.may_replace(last[1]):
            return None
        return self.export_to(last[1], last[2], document=document, as_source=last[3])

    def _is_told_to_wait(self) -> bool:
        if self._running is not None:
            self.said.emit(tr("{name} is still being exported; Esc gives it up.", name=self._running.path.name))
        return self._running is not None

    def export_to(
        self, path: Path, quality: int, *, document: Document | None = None, as_source: bool = False
    ) -> Export | None:
        """Write the completed photo of `document` (else the open one) in the background; None if that can't begin."""
        document = document or self._session.document
        if document is None or self._is_told_to_wait():
            return None
        document.end_stroke()
        leaves_hole = not document.hole_bounds.is_empty
        self._running = running = Export(path, document, document.position, leaves_hole, threading.Event())
        original, pixels, layers = document.original, document.patched.snapshot(), completions_of(document)
        options, most_px = ExportOptions(quality, as_source=as_source), most_read_back_px(self._settings)

        def work() -> str:
            watch = Watch(running.given_up.is_set, partial(self._report, running))
            watch.look_up(0.0)
            remove_leftovers(path.parent)
            photo = replace(original, pixels=pixels.whole(), alpha=alpha_with(original.alpha, layers))
            try:
                return " ".join(write_proven(path, photo, original.pixels, options, watch=watch, most_px=most_px))
            finally:
                give_back_memory()

        self.running_changed.emit(True)
        self._jobs.start(work, then=partial(self._on_exported, running), otherwise=partial(self._on_failed, running))
        return running

    def _report(self, running: Export, share: float) -> None:
        """Tell how far an export is, from its thread."""
        step = int(share * _STEPS)
        if step != running.progress:
            running.progress = step
            self._progressed.emit(running, step)

    def saving(self, document: Document) -> Export | None:
        """The export that is writing the present state of `document`, if one is."""
        running = self._running
        fits = running is not None and running.document is document and running.position == document.position
        return running if fits else None

    def give_up(self) -> None:
        """Give the running export up; what stood in its file stays whole. What came of it is said when it has ended."""
        if self._running is not None:
            self._running.given_up.set()
            self._end()

    def wait(self) -> None:
        """Block until everything is written; for closing the program."""
        self._jobs.wait()
        self._copies.wait()

    def _end(self) -> None:
        self._running = None
        self.running_changed.emit(False)

    def _on_progressed(self, running: Export, step: int) -> None:
        if running is self._running:
            self.progress.emit(step, _STEPS)

    def _on_exported(self, running: Export, proof: str) -> None:
        self._session.mark_saved(running.document, running.position)
        self._known.know(running.path)
        if running is self._running:
            self._end()
            rest = tr(" What is still painted was not completed.") if running.leaves_hole else ""
            self.said.emit(tr("Exported to {name}. {proof}{rest}", name=running.path.name, proof=proof, rest=rest))
        else:
            self.said.emit(tr("Exported to {name}: it was too late to give it up.", name=running.path.name))
        self.ended.emit(running, not running.given_up.is_set())

    def _on_failed(self, running: Export, sentence: str) -> None:
        if running is self._running:
            self._end()
            self.failed.emit(sentence)
        elif self._running is None:  # else another one has begun since, which has more to say
            self.said.emit(tr("The export was given up; no file was changed."))
        self.ended.emit(running, False)

    def suggestion(self, document: Document) -> Path:
        """Where the photo would go: beside its file, in the format chosen last, or its own if that loses nothing."""
        source = document.original.path or pictures_folder() / "photo"
        if source.is_relative_to(resources_dir()):
            source = pictures_folder() / source.name
        return source.with_name(f"{source.stem}-completed{self._suffix_for(source, document.original)}")

    def _suffix_for(self, source: Path, original: Photo) -> str:
        chosen = self._settings.get(EXPORT_FORMAT)
        row = next((row for row in writable_formats() if row.name == chosen), None)
        if row is not None:
            return row.suffixes[0]
        own = format_of_name(source)
        is_kept = original.source is not None and own is not None and own.name == original.source.format
        keeps_all = is_kept or (own is not None and own.encode is not None and own.loss == "none")
        if own is not None and own.encode is None:
            return own.written_as
        return source.suffix.lower() if keeps_all else _USUAL_SUFFIX

    def copy(self) -> None:
        """Put the completed photo on the clipboard."""
        document = self._session.document
        if document is not None:
            self._copies.start(
                partial(completed_image, document.patched.snapshot(), document.original, completions_of(document)),
                then=self._on_copied,
                otherwise=self.failed.emit,
            )

    def _on_copied(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.said.emit(tr("Copied the completed photo."))


def most_read_back_px(settings: Settings) -> float:
    """Of how many pixels photos are read back when they are written."""
    return settings.get(READ_BACK_UP_TO) * 1e6


def completed_image(pixels: PatchedPixels, original: Photo, completions: list[Completion]) -> QImage:
    """A completed photo in sRGB, which is what everybody takes it for who gets it. Any thread."""
    channels, opacity = to_8_bit(pixels.whole()), alpha_with(original.alpha, completions)
    if opacity is not None:
        channels = np.dstack((channels, to_8_bit(opacity)))
    return as_srgb(to_qimage(np.ascontiguousarray(channels, dtype=np.uint8)).copy(), original.icc)
