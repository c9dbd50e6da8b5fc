"""How alpha lies in what was filled: a histogram with its numbers. GUI thread."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.wording import tr

_BINS = 40
_HEIGHT_PX, _LEAST_WIDTH_PX = 110, 160
_LOW, _HIGH = 0.1, 0.9
_PERCENT = 100


class Histogram(QWidget):
    """Bars from alpha 0 to alpha 1, a line at the mean, and what they say in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Histogram of alpha within the mask"))
        self.shares: FloatArray = np.zeros(_BINS, np.float32)
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


def histogram_of(alphas: FloatArray) -> tuple[FloatArray, float | None, str]:
    """Heights of the bars (0 to 1), mean and summary; of no pixels zeros, None and nothing."""
    if not alphas.size:
        return np.zeros(_BINS, np.float32), None, ""
    counts = np.histogram(alphas, _BINS, (0, 1))[0]
    return (counts / counts.max()).astype(np.float32), float(alphas.mean()), summary(alphas)


def summary(alphas: FloatArray) -> str:
    """A histogram in one sentence."""
    low, high = ((alphas < _LOW).mean(), (alphas > _HIGH).mean())
    middle = tr("mean {mean:.2f}, median {median:.2f}", mean=alphas.mean(), median=np.median(alphas))
    return tr(
        "Alpha: {middle}; {low:.0f} % below {least}, {high:.0f} % above {most}.",
        middle=middle,
        low=low * _PERCENT,
        least=_LOW,
        high=high * _PERCENT,
        most=_HIGH,
    )


def draw_histogram(painter: QPainter, area: QRectF, shares: FloatArray, mean: float | None, palette: QPalette) -> None:
    """Bars as high as their `shares` (0 to 1) with numbers under them, in the colours of a palette."""
    line = painter.fontMetrics().height()
    bars = area.adjusted(0.5, 0.5, -0.5, -line - 0.5)
    painter.fillRect(bars, palette.color(QPalette.ColorRole.Base))
    width = bars.width() / len(shares)
    for index, share in enumerate(shares.tolist()):
        height = share * (bars.height() - 2)
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
