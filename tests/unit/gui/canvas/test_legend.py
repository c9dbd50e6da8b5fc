"""The bar of colours, and the edges of holes."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.base.qimage import to_pixels
from dfnet_gui.gui.canvas.legend import Legend, draw_legend, draw_outlines
from dfnet_gui.gui.canvas.viewport import Viewport
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.bounds import Bounds

PANE = QRectF(0, 0, 300, 200)


def _image() -> QImage:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    return image


def test_it_stands_at_the_bottom_left_with_its_colours_from_low_to_high(qapp: QApplication) -> None:
    image = _image()
    ramp = np.zeros((1, 160, 3), np.uint8)
    ramp[0, :, 1] = np.linspace(100, 255, 160)
    painter = QPainter(image)
    draw_legend(painter, PANE, Legend("Alpha", ramp, ("0", "1"), "low", "high"))
    painter.end()
    drawn = to_pixels(image)[0].astype(int)
    rows, columns = np.nonzero((drawn != 128).any(axis=2))
    assert columns.min() >= 5
    assert columns.max() < 200
    assert rows.max() < 195
    assert rows.min() > 90
    green = (drawn[:, :, 1] > drawn[:, :, 0] + 60) & (drawn[:, :, 1] > drawn[:, :, 2] + 60)
    bar = drawn[np.nonzero(green)[0][0] + 2][green.any(axis=0), 1]
    assert bar[0] < 120
    assert bar[-1] > 240
    assert (np.diff(bar) >= 0).all()


def _outlined(hole: BoolArray, bounds: Bounds, visible: QRectF = PANE) -> ByteArray:
    image = _image()
    painter = QPainter(image)
    draw_outlines(painter, [(bounds, hole)], Viewport(4.0, 0, 0), visible)
    painter.end()
    return to_pixels(image)[0]


def test_an_outline_goes_around_its_hole() -> None:
    hole = np.zeros((20, 30), bool)
    hole[5:15, 5:25] = True
    drawn = (_outlined(hole, Bounds(10, 10, 30, 20)) != 128).any(axis=2)
    rows, columns = np.nonzero(drawn)
    assert (rows.min() // 4, rows.max() // 4) == (15, 24)
    assert (columns.min() // 4, columns.max() // 4) == (15, 34)
    assert not drawn[4 * 17 : 4 * 22, 4 * 17 : 4 * 32].any()


def test_a_hole_of_one_pixel_is_seen_and_one_out_of_sight_is_not() -> None:
    one = np.ones((1, 1), bool)
    assert (_outlined(one, Bounds(10, 10, 1, 1)) != 128).any()
    assert (_outlined(one, Bounds(10, 10, 1, 1), QRectF(0, 0, 20, 20)) == 128).all()


def _rows_of_legend(pane: QRectF, *, is_small: bool = False) -> int:
    image = _image()
    painter = QPainter(image)
    legend = Legend("Alpha", np.zeros((1, 160, 3), np.uint8), ("0", "0.5", "1"), "low", "high")
    draw_legend(painter, pane, legend, is_small=is_small)
    painter.end()
    return int((to_pixels(image)[0] != 128).any(axis=(1, 2)).sum())


def test_a_small_one_leaves_its_words_out_and_a_small_pane_has_none(qapp: QApplication) -> None:
    assert 0 < _rows_of_legend(PANE, is_small=True) < _rows_of_legend(PANE)
    assert _rows_of_legend(QRectF(0, 0, 300, 100)) == 0
    assert _rows_of_legend(QRectF(0, 0, 150, 200)) == 0
