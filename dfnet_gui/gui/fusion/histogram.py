"""How alpha lies in what was filled: a histogram with its numbers. GUI thread."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from dfnet_gui.engine.map_numbers import BINS, histogram_of
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.wording import tr

_HEIGHT_PX, _LEAST_WIDTH_PX = 110, 160


class Histogram(QWidget):
    """Bars from alpha 0 to alpha 1, a line at the mean, and what they say in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Histogram of alpha within the mask"))
        self.shares: FloatArray = np.zeros(BINS, np.float32)
        self.words = ""
        self.mean: float | None = None

    def sizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(_LEAST_WIDTH_PX, _HEIGHT_PX)

    def show_values(self, alphas: FloatArray) -> None:
        """Of these pixels (any shape, in [0, 1]); none: nothing to show."""
        self.shares, self.mean, self.words = histogram_of(alphas)
        self.setToolTip(self.words)
        self.setAccessibleDescription(self.words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_histogram(painter, QRectF(self.rect()), self.shares, self.mean, self.palette())


def draw_histogram(painter: QPainter, area: QRectF, shares: FloatArray, mean: float | None, palette: QPalette) -> None:
    """A bar for each of the `shares` of all pixels, the largest as high as there is room, with numbers under them, in
    the colours of a palette."""
    line = painter.fontMetrics().height()
    bars = area.adjusted(0.5, 0.5, -0.5, -line - 0.5)
    painter.fillRect(bars, palette.color(QPalette.ColorRole.Base))
    width = bars.width() / len(shares)
    largest = max(shares.tolist()) or 1.0
    for index, share in enumerate(shares.tolist()):
        height = share / largest * (bars.height() - 2)
        bar = QRectF(bars.left() + index * width, bars.bottom() - height, max(1.0, width - 1), height)
        painter.fillRect(bar, palette.color(QPalette.ColorRole.Accent))
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    painter.drawRect(bars)
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    if mean is not None:
        x = bars.left() + mean * bars.width()
        painter.fillRect(QRectF(x - 1, bars.top(), 2, bars.height()), QColor(palette.color(QPalette.ColorRole.Text)))
    for place, text in ((0.0, "0"), (0.5, "0.5"), (1.0, "1")):
        room = painter.fontMetrics().horizontalAdvance(text) + 1
        left = bars.left() + place * (bars.width() - room)
        painter.drawText(QRectF(left, bars.bottom() + 1, room, line), Qt.AlignmentFlag.AlignCenter, text)
