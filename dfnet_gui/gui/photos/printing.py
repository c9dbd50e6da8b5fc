"""Printing the completed photo, on paper or to a PDF. GUI thread; the page is made in the background."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from dfnet_gui.engine.request import alpha_with
from dfnet_gui.errors import PhotoWriteError, PrintError
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.qimage import to_qimage
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.photos.exporting import completed_image
from dfnet_gui.gui.photos.print_layout import POINTS_AN_INCH, PrintChoice, dpi_of, draw_on_page, placed
from dfnet_gui.gui.session.completions import completions_of
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.replacement import replacement
from dfnet_gui.wording import tr

if TYPE_CHECKING:  # it is loaded when somebody prints
    from PySide6.QtPrintSupport import QPrinter

    from dfnet_gui.document.picture import OpenPhoto
    from dfnet_gui.gui.photos.print_dialog import PrintDialog
_PREVIEW_PX = 1200
_WHITE = Qt.GlobalColor.white


@dataclass(frozen=True, eq=False)
class _Order:
    """What was chosen; without a `path` it is for the printer."""

    printer: QPrinter
    choice: PrintChoice
    name: str
    path: Path | None


class Printing(QObject):
    """Asks how, and prints. `ended(is_printed)` comes once for each page that was begun."""

    said = Signal(str)
    failed = Signal(str)
    ended = Signal(bool)

    def __init__(self, window: QWidget, session: Session, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self._jobs, self._previews = Jobs(self), Jobs(self)

    def print_photo(self) -> None:
        """Ask for paper, size and printer, and print the completed photo on one page."""
        from dfnet_gui.gui.photos.print_dialog import PrintDialog

        photo = self._session.photo
        if photo is None:
            return
        dialog = PrintDialog(self._window, photo.document.original, self._settings)
        dialog.show_photo(_preview_of(photo))
        self._show_transparency(photo, dialog)
        if dialog.exec() == PrintDialog.DialogCode.Accepted:
            self._start(photo, dialog)
        dialog.deleteLater()

    def wait(self) -> None:
        """Block until everything is printed; for closing the program."""
        self._jobs.wait()
        self._previews.wait()

    def _show_transparency(self, photo: OpenPhoto, dialog: PrintDialog) -> None:
        """Paper shines through: what that looks like takes a while to find out."""
        original, completions = photo.document.original, completions_of(photo.document)
        if original.alpha is None:
            return
        step = _preview_step(photo)

        def work() -> np.ndarray:
            alpha = alpha_with(original.alpha, completions)
            assert alpha is not None
            return to_8_bit(np.ascontiguousarray(alpha[::step, ::step]))

        def show(alpha: np.ndarray) -> None:
            dialog.show_photo(_preview_of(photo, alpha))

        self._previews.start(work, then=show, otherwise=lambda _why: None, listener=dialog)

    def _start(self, photo: OpenPhoto, dialog: PrintDialog) -> None:
        document = photo.document
        document.end_stroke()
        original, pixels, completions = document.original, document.patched.snapshot(), completions_of(document)
        name = original.path.name if original.path else tr("The pasted photo")
        order = _Order(dialog.printer, dialog.choice, name, dialog.pdf_path)
        order.printer.setDocName(name)
        order.printer.setCreator("DFNet GUI")

        def work() -> str:
            return _carry_out(order, _on_white(completed_image(pixels, original, completions)), dpi_of(original))

        self.said.emit(tr("Printing {name}…", name=name))
        self._jobs.start(work, then=self._on_printed, otherwise=self._on_failed)

    def _on_printed(self, sentence: str) -> None:
        self.said.emit(sentence)
        self.ended.emit(True)

    def _on_failed(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self.ended.emit(False)


def _carry_out(order: _Order, image: QImage, dpi: tuple[float, float]) -> str:
    """Print, and say that it was done. Raises a DfnetError with the file or printer, the reason and a way on."""
    if order.path is None:
        _draw(order, image, dpi, PrintError(_no_answer(order)))
        return tr(
            "Sent {name} to {printer}.",
            name=order.name,
            printer=order.printer.printerName() or order.printer.outputFileName(),
        )
    problem = PhotoWriteError(tr("{name}: the PDF can't be written; choose another place.", name=order.path))
    try:
        with replacement(order.path) as temporary:
            order.printer.setOutputFileName(str(temporary))
            _draw(order, image, dpi, problem)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PhotoWriteError(
            tr("{name}: the PDF can't be written ({reason}); choose another place.", name=order.path, reason=reason)
        ) from error
    return tr("Saved {name} as {file}.", name=order.name, file=order.path)


def _no_answer(order: _Order) -> str:
    printer = order.printer.printerName() or tr("The printer")
    return tr(
        "{name}: {printer} takes no page; see whether it is there, choose another one, or save it as a PDF.",
        name=order.name,
        printer=printer,
    )


def _draw(order: _Order, image: QImage, dpi: tuple[float, float], problem: Exception) -> None:
    from PySide6.QtPrintSupport import QPrinter

    painter = QPainter()
    if not painter.begin(order.printer):
        raise problem
    layout = order.printer.pageLayout()
    room = layout.paintRect(layout.Unit.Point).size()
    place = placed((image.width(), image.height()), dpi, room, order.choice)
    draw_on_page(painter, order.printer.resolution() / POINTS_AN_INCH, image, place)
    if not painter.end() or order.printer.printerState() == QPrinter.PrinterState.Error:
        raise problem


def _on_white(image: QImage) -> QImage:
    """As it will look on paper."""
    if not image.hasAlphaChannel():
        return image
    opaque = QImage(image.size(), QImage.Format.Format_RGB888)
    opaque.fill(_WHITE)
    painter = QPainter(opaque)
    painter.drawImage(0, 0, image)
    painter.end()
    return opaque


def _preview_level(photo: OpenPhoto) -> int:
    levels = photo.picture.result.levels
    small = (n for n, level in enumerate(levels) if max(level.bounds.width, level.bounds.height) <= _PREVIEW_PX)
    return next(small, len(levels) - 1)


def _preview_step(photo: OpenPhoto) -> int:
    """How many pixels of the photo one of the preview stands for."""
    return int(2 ** _preview_level(photo))


def _preview_of(photo: OpenPhoto, alpha: np.ndarray | None = None) -> QImage:
    """The completed photo, small; as opaque as `alpha` says, over white."""
    pixels = photo.picture.result.levels[_preview_level(photo)].whole().astype(np.uint8, copy=False)
    if alpha is None:
        return to_qimage(pixels).copy()
    height, width = min(len(pixels), len(alpha)), min(pixels.shape[1], alpha.shape[1])
    channels = np.dstack((pixels[:height, :width], alpha[:height, :width]))
    return _on_white(to_qimage(np.ascontiguousarray(channels)).copy())
