"""The sheet of paper with a photo on it."""

import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.photos.page_preview import PagePreview
from dfnet_gui.gui.photos.print_layout import PrintChoice, placed
from tests.unit.gui.hands import shown

WHITE, GREEN = (255, 255, 255), (0, 150, 0)


@pytest.fixture
def preview(qtbot: QtBot) -> PagePreview:
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.resize(428, 428)
    return preview


def _layout() -> QPageLayout:
    square = QPageSize(QSizeF(400, 400), QPageSize.Unit.Point, "square", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(square, QPageLayout.Orientation.Portrait, QMarginsF(50, 50, 50, 50))


def test_the_photo_lies_within_the_margins(preview: PagePreview) -> None:
    image = QImage(30, 15, QImage.Format.Format_RGB888)
    image.fill(QColor(*GREEN))
    room = _layout().paintRect(QPageLayout.Unit.Point).size()
    preview.image = image
    preview.show_page(_layout(), placed((300, 150), (300, 300), room, PrintChoice("fit")), (300, 150))
    assert preview.page_rect.getRect() == (14.0, 14.0, 400.0, 400.0)
    pixels = shown(preview)
    assert tuple(pixels[214, 214]) == GREEN
    assert tuple(pixels[214, 70]) == GREEN
    assert tuple(pixels[214, 40]) == WHITE, "the margin"
    assert tuple(pixels[100, 214]) == WHITE, "above the photo"
    assert tuple(pixels[5, 5]) != WHITE, "beside the paper"


def test_without_a_page_or_a_photo_it_draws_nothing_odd(preview: PagePreview) -> None:
    assert shown(preview).shape == (428, 428, 3)
