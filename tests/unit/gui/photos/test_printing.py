"""Printing, looked at on the pages of the PDFs that come of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import ImageCms
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.photos.print_dialog import PrintDialog
from dfnet_gui.gui.photos.printing import Printing
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.photo import Photo
from tests.pdf import Page, read_page
from tests.unit.gui.hands import click, complete, dab, when_asked

A4 = (595, 842)
MARGIN = 28.35
"""A centimetre."""
Print = Callable[..., Page]


@pytest.fixture
def printing(parent: QWidget, session: Session, settings: Settings) -> Iterator[Printing]:
    printing = Printing(parent, session, settings)
    yield printing
    printing.wait()


@pytest.fixture
def print_to_pdf(
    qtbot: QtBot, printing: Printing, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Print:
    """Opens a photo, or takes the open one, prints it on A4 to a PDF as is wanted, and reads the page."""
    path = tmp_path / "page.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(path), ""))

    def print_one(
        photo: Photo | None, size: str = "fit", orientation: str = "auto", width: float | None = None
    ) -> Page:
        def fill_in(dialog: QDialog) -> None:
            assert isinstance(dialog, PrintDialog)
            for field, value in ((dialog.size_field, size), (dialog.orientation_field, orientation)):
                field.setCurrentIndex(field.findData(value))
            dialog.paper_field.setCurrentIndex(dialog.paper_field.findText("A4"))
            if width is not None:
                dialog.width_field.setValue(width)
            click("Save as PDF")(dialog)

        if photo is not None:
            session.open(OpenPhoto.of(Document(photo)))
        when_asked(fill_in)
        with qtbot.waitSignal(printing.ended) as ended:
            printing.print_photo()
        assert ended.args == [True]
        return read_page(path)

    return print_one


def _photo(width: int = 600, height: int = 400, dpi: tuple[float, float] | None = None) -> Photo:
    """Its left half dark, its right half bright."""
    pixels = np.full((height, width, 3), (200, 60, 40), np.uint8)
    pixels[:, : width // 2] = 20, 40, 90
    return Photo(pixels=pixels, dpi=dpi)


@pytest.mark.parametrize(
    ("orientation", "size", "is_wide"),
    [
        ("auto", (600, 400), True),
        ("auto", (400, 600), False),
        ("portrait", (600, 400), False),
        ("landscape", (400, 600), True),
    ],
)
def test_the_page_lies_as_was_chosen(
    print_to_pdf: Print, orientation: str, size: tuple[int, int], *, is_wide: bool
) -> None:
    page = print_to_pdf(_photo(*size), orientation=orientation)
    assert page.paper == pytest.approx(A4[::-1] if is_wide else A4, abs=1)
    left, top, width, height = page.place
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)
    assert left + width / 2 == pytest.approx(page.paper[0] / 2, abs=1.5)
    assert top + height / 2 == pytest.approx(page.paper[1] / 2, abs=1.5)
    assert min(left, top) == pytest.approx(MARGIN, abs=1.5)
    assert page.picture.shape == (size[1], size[0], 3)


def test_it_fills_the_page(print_to_pdf: Print) -> None:
    page = print_to_pdf(_photo(900, 300), "fill")
    left, top, width, height = page.place
    assert (left, top) == pytest.approx((MARGIN, MARGIN), abs=1.5)
    assert (left + width, top + height) == pytest.approx((A4[1] - MARGIN, A4[0] - MARGIN), abs=1.5)
    assert page.picture.shape[0] == 300
    assert page.picture.shape[1] == pytest.approx(300 * width / height, abs=2)
    middle = page.picture.shape[1] // 2
    assert page.picture[150, middle - 20, 2] > page.picture[150, middle - 20, 0], "as much is cut at the left"
    assert page.picture[150, middle + 20, 2] < page.picture[150, middle + 20, 0], "as at the right"


@pytest.mark.parametrize(("dpi", "inches"), [(None, 2.0), ((200.0, 200.0), 3.0)])
def test_it_has_its_own_size(print_to_pdf: Print, dpi: tuple[float, float] | None, inches: float) -> None:
    page = print_to_pdf(_photo(dpi=dpi), "original")
    assert page.place[2:] == pytest.approx((72 * inches, 48 * inches), abs=0.2)


def test_it_has_the_wanted_width(print_to_pdf: Print, settings: Settings) -> None:
    page = print_to_pdf(_photo(), "width", width=10.0)
    unit = 72 / 2.54 if page.place[2] < 300 else 72.0
    assert page.place[2] == pytest.approx(10 * unit, abs=0.2)


def test_colours_are_printed_in_srgb_and_transparency_is_paper(print_to_pdf: Print) -> None:
    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    pixels, alpha = np.full((80, 120, 3), 90, np.uint8), np.full((80, 120), 255, np.uint8)
    alpha[:, :60] = 0
    page = print_to_pdf(Photo(pixels=pixels, alpha=alpha, icc=linear.tobytes()))
    assert page.picture[40, 20].tolist() == pytest.approx([255] * 3, abs=3)
    assert page.picture[40, 100].tolist() == pytest.approx([90] * 3, abs=3)


def test_the_completed_photo_is_printed(qtbot: QtBot, print_to_pdf: Print, ready: Session) -> None:
    document = Document(_photo())
    ready.open(OpenPhoto.of(document))
    dab(ready, 300, 200, 60)
    complete(qtbot, ready)
    difference = print_to_pdf(None).picture.astype(int) - document.pixels
    assert np.abs(difference).mean() < 2
    assert (document.pixels != document.original.pixels).any()


def test_a_file_that_can_not_be_written_is_one_sentence(
    qtbot: QtBot, printing: Printing, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "nowhere" / "a.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(path), ""))
    session.open(OpenPhoto.of(Document(_photo())))
    when_asked(click("Save as PDF"))
    failed: list[str] = []
    printing.failed.connect(failed.append)
    with qtbot.waitSignal(printing.ended) as ended:
        printing.print_photo()
    assert failed == [f"{path}: the PDF can't be written (No such file or directory); choose another place."]
    assert ended.args == [False]


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_is_not_there_is_one_sentence(
    qtbot: QtBot, printing: Printing, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(tmp_path / "nowhere" / "a.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    session.open(OpenPhoto.of(Document(_photo())))
    when_asked(click("Print"))
    with qtbot.waitSignal(printing.failed) as failed:
        printing.print_photo()
    assert "takes no page; see whether it is there, choose another one" in (failed.args or [""])[0]


def test_what_the_printer_s_dialog_says_counts(
    qtbot: QtBot, printing: Printing, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(tmp_path / "a.pdf"))
        dialog.printer().setPageOrientation(QPageLayout.Orientation.Portrait)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    session.open(OpenPhoto.of(Document(_photo())))
    said: list[str] = []
    printing.said.connect(said.append)
    when_asked(click("Print"))
    with qtbot.waitSignal(printing.ended):
        printing.print_photo()
    assert said == ["Printing The pasted photo…", f"Sent The pasted photo to {tmp_path / 'a.pdf'}."]
    page = read_page(tmp_path / "a.pdf")
    assert page.paper[0] < page.paper[1]
    assert page.place[2] < page.paper[0]


def test_a_cancelled_dialog_and_no_photo_print_nothing(printing: Printing, session: Session) -> None:
    said: list[str] = []
    printing.said.connect(said.append)
    printing.print_photo()
    session.open(OpenPhoto.of(Document(_photo())))
    when_asked(lambda dialog: dialog.reject())
    printing.print_photo()
    assert said == []


def test_the_preview_shows_what_is_transparent_as_paper(qtbot: QtBot, printing: Printing, session: Session) -> None:
    alpha = np.full((90, 120), 255, np.uint8)
    alpha[:, 60:] = 0
    session.open(OpenPhoto.of(Document(Photo(pixels=np.full((90, 120, 3), 50, np.uint8), alpha=alpha))))

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintDialog)
        qtbot.waitUntil(lambda: dialog.preview.image.pixelColor(100, 40).red() == 255)
        assert dialog.preview.image.pixelColor(10, 40).red() == 50
        dialog.reject()

    when_asked(look)
    printing.print_photo()
