"""The preview stands just where the photo will."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.theme import DARK, LIGHT
from dfnet_gui.gui.canvas.preview import PreviewPane
from dfnet_gui.gui.canvas.viewport import Viewport
from dfnet_gui.imaging.preview import Preview
from tests.unit.gui.hands import shown


@pytest.fixture
def pane(qtbot: QtBot) -> PreviewPane:
    pane = PreviewPane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(400, 300)
    return pane


def test_without_a_preview_there_is_the_surround(pane: PreviewPane) -> None:
    assert (shown(pane) == 0xC6).all()
    pane.set_theme(DARK)
    assert (shown(pane) == 0x16).all()


def test_it_is_drawn_where_the_fitted_photo_will_be(pane: PreviewPane) -> None:
    pane.show_preview(Preview(pixels=np.full((75, 100, 3), 255, np.uint8), width=4000, height=3000))
    white = (shown(pane) == 255).all(axis=2)
    rows, columns = np.nonzero(white)
    viewport = Viewport.fitted((4000, 3000), (400, 300))
    left, top = viewport.to_pane(0, 0)
    right, bottom = viewport.to_pane(4000, 3000)
    assert (columns.min(), rows.min()) == pytest.approx((left, top), abs=1)
    assert (columns.max() + 1, rows.max() + 1) == pytest.approx((right, bottom), abs=1)
