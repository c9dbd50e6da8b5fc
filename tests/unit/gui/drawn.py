"""What something draws on a small picture."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from dfnet_gui.gui.base.qimage import to_pixels
from dfnet_gui.imaging.arrays import ByteArray

WIDTH, HEIGHT = 80, 60
WHOLE = QRectF(0, 0, WIDTH, HEIGHT)


def drawn_by(draw: Callable[[QPainter], None], surround: str = "#000000") -> ByteArray:
    """Its pixels (RGB)."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(surround))
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return to_pixels(image)[0]
