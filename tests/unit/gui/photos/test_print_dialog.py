"""The dialog that asks how to print."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.photos.print_dialog import PRINT_ORIENTATION, PRINT_SIZE, PRINT_WIDTH, PrintDialog
from dfnet_gui.gui.photos.print_layout import PrintChoice
from dfnet_gui.imaging.photo import Photo
from tests.unit.gui.hands import click

ACCEPTED, REJECTED = QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected
WIDE = QPageLayout.Orientation.Landscape
MakeDialog = Callable[..., PrintDialog]


@pytest.fixture
def make_dialog(qtbot: QtBot, settings: Settings) -> MakeDialog:
    """A dialog for a photo of 600×400 pixels, metric unless another locale is the default."""

    def make(width: int = 600, height: int = 400, path: Path | None = None) -> PrintDialog:
        dialog = PrintDialog(None, Photo(pixels=np.zeros((height, width, 3), np.uint8), path=path), settings)
        qtbot.addWidget(dialog)
        return dialog

    return make


@pytest.fixture
def german() -> object:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def american() -> object:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


def _choose(dialog: PrintDialog, size: str) -> None:
    dialog.size_field.setCurrentIndex(dialog.size_field.findData(size))


def _orientation(dialog: PrintDialog) -> QPageLayout.Orientation:
    return dialog.printer.pageLayout().orientation()


def test_the_paper_lies_as_the_photo(make_dialog: MakeDialog) -> None:
    assert _orientation(make_dialog()) == WIDE
    tall = make_dialog(400, 600)
    assert _orientation(tall) != WIDE
    tall.orientation_field.setCurrentIndex(tall.orientation_field.findData("landscape"))
    assert _orientation(tall) == WIDE


def test_what_is_chosen_is_shown_and_said(make_dialog: MakeDialog, german: object) -> None:
    dialog = make_dialog()
    _choose(dialog, "width")
    dialog.width_field.setValue(5)
    assert dialog.choice == PrintChoice("width", 50.0)
    assert dialog.note.text() == "5,0 × 3,3 cm, 305 pixels an inch."
    assert dialog.preview.accessibleDescription() == dialog.note.text()
    dialog.width_field.setValue(80)
    assert dialog.note.text().endswith("its edges are cut off.")
    _choose(dialog, "fit")
    assert not dialog.width_field.isEnabled()
    assert not dialog.place.is_cropped


def test_inches_where_people_measure_in_them(make_dialog: MakeDialog, american: object) -> None:
    dialog = make_dialog()
    _choose(dialog, "width")
    dialog.width_field.setValue(2)
    assert dialog.width_field.text() == "2.00 in"
    assert dialog.choice.width_mm == pytest.approx(50.8)
    assert dialog.note.text() == "2.0 × 1.3 in, 300 pixels an inch."


def test_the_paper_is_chosen(make_dialog: MakeDialog) -> None:
    dialog = make_dialog()
    dialog.paper_field.setCurrentIndex(dialog.paper_field.findText("A5"))
    assert dialog.printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A5
    dialog.paper_field.setCurrentIndex(dialog.paper_field.findText("10 × 15 cm (4 × 6 in)"))
    points = dialog.printer.pageLayout().pageSize().sizePoints()
    assert (points.width(), points.height()) == (288, 432)


@pytest.mark.qt_log_ignore("Cannot be used on non-native printers")
def test_what_the_page_setup_says_counts(make_dialog: MakeDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = make_dialog()
    setup = next(each for each in dialog.findChildren(QPushButton) if "setup" in each.text())
    setup.setEnabled(True)  # as it is where there is a printer

    def set_up(setup: QPageSetupDialog) -> int:
        setup.printer().setPageSize(QPageSize(QPageSize.PageSizeId.B5))
        setup.printer().setPageOrientation(QPageLayout.Orientation.Portrait)
        return ACCEPTED

    monkeypatch.setattr(QPageSetupDialog, "exec", set_up)
    click("Page setup")(dialog)
    assert dialog.paper_field.currentText() == QPageSize.name(QPageSize.PageSizeId.B5)
    assert dialog.orientation_field.currentData() == "portrait"
    assert _orientation(dialog) != WIDE
    monkeypatch.setattr(QPageSetupDialog, "exec", lambda _setup: REJECTED)
    click("Page setup")(dialog)
    assert dialog.paper_field.count() == len(
        {dialog.paper_field.itemText(n) for n in range(dialog.paper_field.count())}
    )


def test_a_pdf_gets_its_suffix_and_the_choice_is_remembered(
    make_dialog: MakeDialog, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        suggested.append(Path(name).name)
        return str(tmp_path / "page.1"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog = make_dialog(path=Path("a photo.tif"))
    _choose(dialog, "width")
    dialog.width_field.setValue(dialog.width_field.maximum())
    click("Save as PDF")(dialog)
    assert suggested == ["a photo.pdf"]
    assert (dialog.result(), dialog.pdf_path) == (ACCEPTED, tmp_path / "page.1.pdf")
    assert (settings.get(PRINT_SIZE), settings.get(PRINT_ORIENTATION)) == ("width", "auto")
    assert settings.get(PRINT_WIDTH) == pytest.approx(5000.0)
    assert make_dialog().choice.size == "width"


def test_who_chooses_no_file_and_no_printer_is_asked_again(
    make_dialog: MakeDialog, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: ("", ""))
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: REJECTED)
    dialog = make_dialog()
    dialog.show()
    click("Save as PDF")(dialog)
    click("Print")(dialog)
    assert dialog.isVisible()
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: ACCEPTED)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert (dialog.result(), dialog.pdf_path) == (ACCEPTED, None)


def test_it_is_used_by_keys_and_read_aloud(make_dialog: MakeDialog) -> None:
    dialog = make_dialog()
    fields = (dialog.paper_field, dialog.orientation_field, dialog.size_field, dialog.width_field)
    assert [field.accessibleName() for field in fields] == ["Paper", "Orientation", "Size", "Width"]
    texts = [each.text() for each in dialog.findChildren(QLabel)]
    texts += [each.text() for each in dialog.findChildren(QPushButton)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(letters) == len(set(letters)) >= 7
    dialog.show()
    dialog.size_field.setFocus()
    QTest.keyClick(dialog.size_field, Qt.Key.Key_Down)
    assert dialog.choice.size == "fill"


def test_the_photo_is_shown(make_dialog: MakeDialog) -> None:
    dialog = make_dialog()
    image = QImage(60, 40, QImage.Format.Format_RGB888)
    image.fill(QColor(200, 0, 0))
    dialog.show_photo(image)
    dialog.show()
    centre = dialog.preview.rect().center()
    assert dialog.preview.grab().toImage().pixelColor(centre).red() == 200
