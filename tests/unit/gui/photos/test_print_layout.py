"""Where a photo goes on a sheet of paper."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPainter

from dfnet_gui.gui.photos.print_layout import (
    PrintChoice,
    PrintOrientation,
    PrintSize,
    dpi_of,
    draw_on_page,
    orientation_for,
    placed,
)
from dfnet_gui.imaging.photo import Photo

ROOM = QSizeF(600, 400)
USUAL = (300.0, 300.0)


@pytest.mark.parametrize(
    ("size", "target", "source", "is_cropped"),
    [
        ("fit", QRectF(100, 0, 400, 400), QRectF(0, 0, 800, 800), False),
        ("fill", QRectF(0, 0, 600, 400), QRectF(0, 800 / 6, 800, 1600 / 3), True),
        ("original", QRectF(204, 104, 192, 192), QRectF(0, 0, 800, 800), False),
        ("width", QRectF(228, 128, 144, 144), QRectF(0, 0, 800, 800), False),
    ],
)
def test_each_size_lies_in_the_middle(size: PrintSize, target: QRectF, source: QRectF, *, is_cropped: bool) -> None:
    place = placed((800, 800), USUAL, ROOM, PrintChoice(size, width_mm=50.8))
    assert _rounded(place.target) == _rounded(target)
    assert _rounded(place.source) == _rounded(source)
    assert place.is_cropped == is_cropped


def _rounded(rect: QRectF) -> list[float]:
    return [round(each, 6) for each in rect.getRect()]  # type: ignore[attr-defined]


def test_what_is_wider_than_the_page_is_cut_at_both_sides() -> None:
    place = placed((6000, 600), USUAL, ROOM, PrintChoice("original"))
    assert place.is_cropped
    assert _rounded(place.target) == [0.0, 128.0, 600.0, 144.0]
    assert _rounded(place.source) == [1750.0, 0.0, 2500.0, 600.0]


def test_pixels_need_not_be_square() -> None:
    place = placed((600, 600), (300.0, 150.0), ROOM, PrintChoice("original"))
    assert _rounded(place.target)[2:] == [144.0, 288.0]


@pytest.mark.parametrize(("dpi", "found"), [(None, USUAL), ((1.0, 1.0), USUAL), ((240.0, 240.0), (240.0, 240.0))])
def test_a_file_that_says_nothing_sound_is_printed_as_usual(
    dpi: tuple[float, float] | None, found: tuple[float, float]
) -> None:
    assert dpi_of(Photo(pixels=np.zeros((2, 2, 3), np.uint8), dpi=dpi)) == found


@pytest.mark.parametrize(
    ("choice", "size", "is_wide"),
    [
        ("auto", (3, 2), True),
        ("auto", (2, 3), False),
        ("auto", (2, 2), False),
        ("portrait", (3, 2), False),
        ("landscape", (2, 3), True),
    ],
)
def test_the_paper_lies_as_the_photo_unless_it_is_said(
    choice: PrintOrientation, size: tuple[int, int], *, is_wide: bool
) -> None:
    assert (orientation_for(choice, size) == QPageLayout.Orientation.Landscape) == is_wide


def test_what_is_drawn_is_the_part_at_its_place() -> None:
    photo, page = QImage(40, 20, QImage.Format.Format_RGB888), QImage(60, 40, QImage.Format.Format_RGB888)
    photo.fill(QColor(200, 0, 0))
    page.fill(QColor(255, 255, 255))
    painter = QPainter(page)
    draw_on_page(painter, 0.1, photo, placed((40, 20), USUAL, ROOM, PrintChoice("fit")))
    painter.end()
    colours = [page.pixelColor(30, y).getRgb()[:3] for y in (2, 8, 20, 32, 38)]  # type: ignore[index]
    assert colours == [(255, 255, 255), (200, 0, 0), (200, 0, 0), (200, 0, 0), (255, 255, 255)]
