"""A look's maps are drawn where they lie, with the edges of what was filled."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import Picture
from dfnet_gui.gui.base.qimage import to_pixels
from dfnet_gui.gui.canvas.drawing import Overlay
from dfnet_gui.gui.canvas.looks import PLAIN, Look, draw_photo
from dfnet_gui.gui.canvas.viewport import Viewport
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo


def _drawn(look: Look) -> ByteArray:
    picture = Picture(Document(Photo(pixels=np.full((20, 30, 3), 128, np.uint8))))
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)
    draw_photo(painter, picture, look, Viewport(2.0, 0, 0), QRectF(0, 0, 60, 40), 1.0)
    painter.end()
    return to_pixels(image)[0]


def test_a_plain_one_is_the_photo(qapp: QApplication) -> None:
    assert (_drawn(PLAIN) == 128).all()


def test_later_layers_lie_over_earlier_ones_and_edges_over_all(qapp: QApplication) -> None:
    red, blue = (np.full((1, 1, 3), colour, np.uint8) for colour in ((255, 0, 0), (0, 0, 255)))
    under, over = Overlay(Bounds(0, 0, 10, 10), red), Overlay(Bounds(5, 0, 10, 10), blue)
    drawn = _drawn(Look(layers=((under,), (over,)), outlines=((Bounds(6, 2, 6, 6), np.ones((6, 6), bool)),)))
    assert drawn[2, 2].tolist() == [255, 0, 0]
    assert drawn[2, 18].tolist() == [0, 0, 255]
    edge = drawn[5, 13:24].tolist()
    assert [0, 0, 0] in edge
    assert [255, 255, 255] in edge
