"""The dialog that asks how to print, with the page as it will look. GUI thread."""

import os
from pathlib import Path

from PySide6.QtCore import QLocale, QMarginsF, QSignalBlocker, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from dfnet_gui.gui.base.settings import FOLDER, Setting, Settings, between, one_of
from dfnet_gui.gui.base.widgets import buddy, label, primary_button
from dfnet_gui.gui.photos.page_preview import PagePreview
from dfnet_gui.gui.photos.print_layout import (
    MM_AN_INCH,
    POINTS_AN_INCH,
    PRINT_ORIENTATIONS,
    PRINT_SIZES,
    Placed,
    PrintChoice,
    PrintOrientation,
    PrintSize,
    dpi_of,
    orientation_for,
    placed,
)
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.wording import tr, tr_later

_LEAST_MM, _MOST_MM = 10.0, 5000.0
PRINT_SIZE = Setting("print/size", "fit", one_of(*PRINT_SIZES))
PRINT_ORIENTATION = Setting("print/orientation", "auto", one_of(*PRINT_ORIENTATIONS))
PRINT_WIDTH = Setting("print/width_mm", 150.0, between(_LEAST_MM, _MOST_MM))
_KINDS = QPageSize.PageSizeId
_PAPERS = (_KINDS.A3, _KINDS.A4, _KINDS.A5, _KINDS.A6, _KINDS.Letter, _KINDS.Legal, _KINDS.Tabloid)
_PHOTO_PAPERS = ((4.0, 6.0, tr_later("10 × 15 cm (4 × 6 in)")), (5.0, 7.0, tr_later("13 × 18 cm (5 × 7 in)")))
"""Width and height in inches, and what they are called."""
_MARGIN_MM = 10.0
_ORIENTATION_TEXTS = {
    "auto": tr_later("As the photo"),
    "portrait": tr_later("Portrait"),
    "landscape": tr_later("Landscape"),
}
_SIZE_TEXTS = (
    tr_later("Fit the page"),
    tr_later("Fill the page"),
    tr_later("Original size ({across} pixels an inch)"),
    tr_later("A width of"),
)
_MM_A_CM = 10.0


class PrintDialog(QDialog):
    """Afterwards `printer`, `choice` and, where a PDF is wanted, `pdf_path` say what was chosen; it prints nothing."""

    def __init__(self, parent: QWidget | None, photo: Photo, settings: Settings) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Print the photo"))
        self._photo, self._settings = photo, settings
        self.printer = _made_printer()
        self.pdf_path: Path | None = None
        self.preview = PagePreview()
        self.paper_field, self.orientation_field, self.size_field = QComboBox(), QComboBox(), QComboBox()
        self.width_field = QDoubleSpinBox()
        self.note = label(style="faint", wraps=True)
        self._fill_fields()
        self._build()
        self._show()

    @property
    def choice(self) -> PrintChoice:
        """How large."""
        return PrintChoice(_size_of(self.size_field), self.width_field.value() * _mm_a_unit())

    @property
    def place(self) -> Placed:
        """Where the photo lies on the page as it is set up now."""
        room = self.printer.pageLayout().paintRect(QPageLayout.Unit.Point).size()
        return placed((self._photo.width, self._photo.height), dpi_of(self._photo), room, self.choice)

    def show_photo(self, image: QImage) -> None:
        """What the preview shows on the page."""
        self.preview.image = image
        self.preview.update()

    def _fill_fields(self) -> None:
        settings, unit = self._settings, _mm_a_unit()
        for orientation in PRINT_ORIENTATIONS:
            self.orientation_field.addItem(tr(_ORIENTATION_TEXTS[orientation]), orientation)
        across = round(dpi_of(self._photo)[0])
        for size, text in zip(PRINT_SIZES, _SIZE_TEXTS, strict=True):
            self.size_field.addItem(tr(text, across=across), size)
        self.orientation_field.setCurrentIndex(self.orientation_field.findData(settings.get(PRINT_ORIENTATION)))
        self.size_field.setCurrentIndex(self.size_field.findData(settings.get(PRINT_SIZE)))
        self.width_field.setRange(_LEAST_MM / unit, _MOST_MM / unit)
        self.width_field.setDecimals(1 if unit == _MM_A_CM else 2)
        self.width_field.setSuffix(_unit())
        self.width_field.setValue(settings.get(PRINT_WIDTH) / unit)
        self._show_paper()
        names = (tr("Paper"), tr("Orientation"), tr("Size"), tr("Width"))
        fields = (self.paper_field, self.orientation_field, self.size_field, self.width_field)
        for field, name in zip(fields, names, strict=True):
            field.setAccessibleName(name)

    def _show_paper(self) -> None:
        """The printer's own size first, where it is none of the usual ones."""
        blocker = QSignalBlocker(self.paper_field)
        self.paper_field.clear()
        own, papers = self.printer.pageLayout().pageSize(), _papers()
        is_usual = any(own.isEquivalentTo(each) for each in papers)
        for size in papers if is_usual else [own, *papers]:
            self.paper_field.addItem(size.name(), size)
            if size.isEquivalentTo(own):
                self.paper_field.setCurrentIndex(self.paper_field.count() - 1)
        blocker.unblock()

    def _build(self) -> None:
        form = QFormLayout()
        for text, field in (
            (tr("Pape&r"), self.paper_field),
            (tr("&Orientation"), self.orientation_field),
            (tr("&Size"), self.size_field),
            (tr("&Width"), self.width_field),
        ):
            form.addRow(buddy(text, field), field)
        form.addRow(self.note)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(20)
        row.addWidget(self.preview, 1)
        row.addLayout(form)
        column.setSpacing(16)
        column.addLayout(row, 1)
        column.addWidget(self._made_buttons())
        self.paper_field.currentIndexChanged.connect(self._on_paper)
        self.orientation_field.currentIndexChanged.connect(self._show)
        self.size_field.currentIndexChanged.connect(self._show)
        self.width_field.valueChanged.connect(self._show)

    def _made_buttons(self) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        setup = buttons.addButton(tr("Pa&ge setup…"), role.ResetRole)
        pdf = buttons.addButton(tr("Save as &PDF…"), role.ActionRole)
        choose = primary_button(tr("Pri&nt…"))
        buttons.addButton(choose, role.ActionRole)
        is_native = self.printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
        setup.setEnabled(is_native)
        setup.setToolTip(tr("Margins and trays") if is_native else tr("There is no printer whose page could be set up"))
        setup.clicked.connect(self._set_up_page)
        pdf.clicked.connect(self._ask_for_file)
        choose.clicked.connect(self._ask_for_printer)
        buttons.rejected.connect(self.reject)
        for each in buttons.buttons():
            each.setAutoDefault(each is choose)  # type: ignore[attr-defined]
        choose.setDefault(True)
        return buttons

    def _on_paper(self) -> None:
        self.printer.setPageSize(self.paper_field.currentData())
        self._show()

    def _show(self) -> None:
        """The page as it would be printed now, and what that means in words."""
        size = self._photo.width, self._photo.height
        self.printer.setPageOrientation(orientation_for(self.orientation_field.currentData(), size))
        self.width_field.setEnabled(self.choice.size == "width")
        place = self.place
        self.note.setText(_described(place))
        self.preview.show_page(self.printer.pageLayout(), place, size)
        self.preview.setAccessibleDescription(self.note.text())

    def _set_up_page(self) -> None:
        if QPageSetupDialog(self.printer, self).exec() != QDialog.DialogCode.Accepted:
            return
        self._show_paper()
        self._follow_orientation()
        self._show()

    def _follow_orientation(self) -> None:
        """One that was chosen elsewhere stays, and counts from now on."""
        found = self.printer.pageLayout().orientation()
        size = self._photo.width, self._photo.height
        if found != orientation_for(self.orientation_field.currentData(), size):
            is_wide = found == QPageLayout.Orientation.Landscape
            self.orientation_field.setCurrentIndex(
                self.orientation_field.findData("landscape" if is_wide else "portrait")
            )

    def _ask_for_printer(self) -> None:
        if QPrintDialog(self.printer, self).exec() == QDialog.DialogCode.Accepted:
            self.accept()

    def _ask_for_file(self) -> None:
        stem = self._photo.path.stem if self._photo.path else "photo"
        suggested = Path(self._settings.get(FOLDER) or Path.home()) / f"{stem}.pdf"
        name, _kind = QFileDialog.getSaveFileName(self, tr("Save as PDF"), str(suggested), tr("PDF (*.pdf)"))
        if name:
            self.pdf_path = Path(name if os.path.splitext(name)[1].lower() == ".pdf" else f"{name}.pdf")
            self.accept()

    def accept(self) -> None:
        """Remember the choice for the next time."""
        self._settings.set(PRINT_SIZE, self.choice.size)
        self._settings.set(PRINT_ORIENTATION, _orientation_of(self.orientation_field))
        self._settings.set(PRINT_WIDTH, self.choice.width_mm)
        super().accept()


def _made_printer() -> QPrinter:
    """The user's usual one, with room for what it can't print on and some more."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageMargins(QMarginsF(*([_MARGIN_MM] * 4)), QPageLayout.Unit.Millimeter)
    return printer


def _papers() -> list[QPageSize]:
    inch = QPageSize.Unit.Inch
    return [*map(QPageSize, _PAPERS), *(QPageSize(QSizeF(w, h), inch, tr(name)) for w, h, name in _PHOTO_PAPERS)]


def _size_of(field: QComboBox) -> PrintSize:
    return next(size for size in PRINT_SIZES if size == field.currentData())


def _orientation_of(field: QComboBox) -> PrintOrientation:
    return next(each for each in PRINT_ORIENTATIONS if each == field.currentData())


def _is_metric() -> bool:
    return QLocale().measurementSystem() == QLocale.MeasurementSystem.MetricSystem


def _mm_a_unit() -> float:
    return _MM_A_CM if _is_metric() else MM_AN_INCH


def _unit() -> str:
    return " cm" if _is_metric() else " in"


def _described(place: Placed) -> str:
    """How large the photo is on paper, how fine, and what is cut off."""
    points_a_unit = _mm_a_unit() / MM_AN_INCH * POINTS_AN_INCH
    width, height = (each / points_a_unit for each in (place.target.width(), place.target.height()))
    fine = place.source.width() / (place.target.width() / POINTS_AN_INCH)
    size = " × ".join(QLocale().toString(each, "f", 1) for each in (width, height))
    cut = tr(" It is larger than the page: its edges are cut off.") if place.is_cropped else ""
    return tr("{size}{unit}, {fine:.0f} pixels an inch.{cut}", size=size, unit=_unit(), fine=fine, cut=cut)
