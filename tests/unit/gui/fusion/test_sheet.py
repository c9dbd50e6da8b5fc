"""The page: everything in its place, and nothing beyond its edges."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import Picture
from dfnet_gui.gui.base.qimage import to_pixels
from dfnet_gui.gui.canvas.drawing import Overlay
from dfnet_gui.gui.canvas.legend import Legend
from dfnet_gui.gui.canvas.looks import Look
from dfnet_gui.gui.fusion.sheet import PAGE_WIDTH_PX, Sheet, draw_sheet, sheet_height
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo

RED = np.array([[[255, 0, 0]]], np.uint8)
AREA = Bounds(20, 10, 60, 40)


@pytest.fixture
def sheet(qapp: QApplication) -> Sheet:
    photo = Photo(pixels=np.full((60, 100, 3), 90, np.uint8))
    ramp = np.zeros((1, 20, 3), np.uint8)
    return Sheet(
        title="a name",
        lines=("how it was made",),
        numbers=("a number",),
        picture=Picture(Document(photo)).snapshot(),
        looks=(
            Look(shows_photo=True, label="Original"),
            Look(layers=((Overlay(AREA, RED),),), label="Alpha", legend=Legend("Alpha", ramp, ("0", "1"))),
        ),
        area=AREA,
        shares=np.ones(40, np.float32),
        mean=0.5,
    )


def _painted(sheet: Sheet, more: int = 0) -> ByteArray:
    image = QImage(int(PAGE_WIDTH_PX) + more, round(sheet_height(sheet)) + more, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    painter = QPainter(image)
    draw_sheet(painter, sheet, 1.0)
    painter.end()
    return to_pixels(image)[0]


def test_each_pane_shows_its_area_side_by_side(sheet: Sheet) -> None:
    drawn = _painted(sheet)
    grey, red = ((drawn == colour).all(axis=2) for colour in ([90, 90, 90], [255, 0, 0]))
    for found in (grey, red):
        rows, columns = (np.flatnonzero(found.sum(axis=axis) > 50) for axis in (1, 0))
        assert np.ptp(columns) / np.ptp(rows) == pytest.approx(AREA.width / AREA.height, abs=0.02)
    assert np.flatnonzero(grey.sum(axis=0) > 50).max() < np.flatnonzero(red.any(axis=0)).min()


def test_nothing_is_painted_beyond_the_page(sheet: Sheet) -> None:
    drawn = _painted(replace(sheet, title="long " * 200, numbers=("long " * 200,) * 30), more=50)
    beyond = drawn[:, int(PAGE_WIDTH_PX) :]
    assert (beyond == [0, 255, 0]).all()


def test_its_height_follows_what_is_on_it(sheet: Sheet) -> None:
    more_panes, more_numbers = replace(sheet, looks=sheet.looks * 6), replace(sheet, numbers=("a",) * 30)
    assert sheet_height(more_panes) > sheet_height(sheet) < sheet_height(more_numbers)
    last = _painted(more_numbers)[-80:-45]
    assert (last < 128).any(), "its last line is on it"


def test_a_pinned_point_is_marked(sheet: Sheet) -> None:
    plain, marked = _painted(sheet), _painted(replace(sheet, pin=(50.0, 30.0)))
    assert (plain != marked).any()


def test_without_maps_there_is_no_histogram(sheet: Sheet) -> None:
    with_it, without = _painted(sheet), _painted(replace(sheet, mean=None))
    rows = np.flatnonzero((with_it != without).any(axis=(1, 2)))
    assert rows.min() > sheet_height(sheet) / 2
