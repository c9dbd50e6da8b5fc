"""Names in the corners, the divider, and the frame around the pane that is being changed."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.base.qimage import to_pixels
from dfnet_gui.gui.canvas.decorations import draw_badge, draw_divider, draw_grid_names, draw_names
from dfnet_gui.gui.canvas.looks import Look
from dfnet_gui.gui.canvas.panes import divided
from dfnet_gui.imaging.arrays import BoolArray

WIDTH, HEIGHT = 200, 100
WHOLE = QRectF(0, 0, WIDTH, HEIGHT)


def _changed(draw: Callable[[QPainter], object]) -> BoolArray:
    """Which pixels are other than the grey ground, H×W."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    painter = QPainter(image)
    draw(painter)
    painter.end()
    changed: BoolArray = (to_pixels(image)[0] != 128).any(axis=2)
    return changed


def test_the_divider_stands_at_its_place(qapp: QApplication) -> None:
    drawn = _changed(lambda p: draw_divider(p, 30, HEIGHT))
    assert np.flatnonzero(drawn[2]).mean() == pytest.approx(30, abs=1)


@pytest.mark.parametrize("at_right", [False, True])
def test_a_badge_stands_in_its_corner(qapp: QApplication, *, at_right: bool) -> None:
    columns = np.flatnonzero(_changed(lambda p: draw_badge(p, WHOLE, "A", at_right=at_right)).any(axis=0))
    assert (columns.min() > WIDTH / 2) if at_right else (columns.max() < WIDTH / 2)


def test_a_long_name_stays_in_its_pane(qapp: QApplication) -> None:
    pane = QRectF(0, 0, 80, HEIGHT)
    columns = np.flatnonzero(_changed(lambda p: draw_badge(p, pane, "a name that is far too long")).any(axis=0))
    assert columns.max() < 75


def test_only_what_is_not_the_result_is_named_and_both_sides_of_a_division(qapp: QApplication) -> None:
    assert not _changed(lambda p: draw_names(p, WHOLE, Look(), is_divided=False)).any()
    assert _changed(lambda p: draw_names(p, WHOLE, Look(label="Raw"), is_divided=False))[:, :100].any()
    both = _changed(lambda p: draw_names(p, WHOLE, Look(), is_divided=True))
    assert both[:, :100].any()
    assert both[:, 100:].any()


def test_every_pane_of_a_grid_is_named_and_the_present_one_framed(qapp: QApplication) -> None:
    panes = divided("grid", WIDTH, HEIGHT, 0.5, count=2, aspect=1.0)
    drawn = _changed(lambda p: draw_grid_names(p, panes, (Look(label="A"), Look()), 1, QColor("red")))
    assert drawn[:40, :80].any()
    assert not drawn[60:, :99].any(), "no frame around the first"
    assert drawn[60:, 197].all(), "one around the second"
