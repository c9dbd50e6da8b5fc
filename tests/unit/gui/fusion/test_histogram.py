"""The histogram and what it says in words."""

import numpy as np
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.map_numbers import summary
from dfnet_gui.gui.base.qimage import to_pixels
from dfnet_gui.gui.fusion.histogram import Histogram


def test_it_counts_and_says_what_it_counts(qtbot: QtBot) -> None:
    histogram = Histogram()
    qtbot.addWidget(histogram)
    alphas = np.array([0.0, 0.05, 0.5, 0.95], np.float32)
    histogram.show_values(alphas)
    assert histogram.mean is not None
    assert histogram.words == "Alpha: mean 0.38, median 0.28; 50 % below 0.1, 25 % above 0.9."
    assert histogram.words == summary(alphas) == histogram.accessibleDescription() == histogram.toolTip()
    histogram.show_values(np.zeros(0, np.float32))
    assert histogram.words == ""


def test_its_bars_stand_where_alpha_lies(qtbot: QtBot) -> None:
    histogram = Histogram()
    qtbot.addWidget(histogram)
    palette = histogram.palette()
    palette.setColor(QPalette.ColorRole.Accent, QColor("#ff0000"))
    histogram.setPalette(palette)
    histogram.resize(400, 110)
    histogram.show_values(np.full(100, 0.76, np.float32))
    drawn = to_pixels(histogram.grab().toImage())[0].astype(int)
    red = (drawn[..., 0] > 200) & (drawn[..., 1] < 60)
    columns = np.flatnonzero(red.any(axis=0))
    assert 0.74 * 400 < columns.min() <= columns.max() < 0.79 * 400
