"""First page, preview, photo: one of them is shown."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.base.theme import LIGHT
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.preview import PreviewPane
from dfnet_gui.gui.window.pages import Pages
from dfnet_gui.imaging.preview import Preview


@pytest.fixture
def pages(qtbot: QtBot, canvas: Canvas, settings: Settings) -> Pages:
    pages = Pages(canvas, PreviewPane(LIGHT), settings)
    qtbot.addWidget(pages)
    pages.show()
    return pages


def _shown(pages: Pages) -> tuple[bool, bool, bool]:
    return pages.welcome.isVisible(), pages.preview.isVisible(), pages.canvas.isVisible()


def test_one_page_is_shown_at_a_time(pages: Pages) -> None:
    said = [(pages.shows_photo, pages.shows_preview)]
    assert _shown(pages) == (True, False, False)
    pages.show_preview(Preview(pixels=np.zeros((3, 4, 3), np.uint8), width=40, height=30))
    assert _shown(pages) == (False, True, False)
    said.append((pages.shows_photo, pages.shows_preview))
    pages.show_photo()
    assert _shown(pages) == (False, False, True)
    assert pages.tool_options.isVisible()
    said.append((pages.shows_photo, pages.shows_preview))
    assert said == [(False, False), (True, True), (True, False)]
    pages.show_welcome()
    assert _shown(pages) == (True, False, False)


def test_a_preview_lies_where_the_canvas_will(pages: Pages) -> None:
    pages.resize(700, 500)
    pages.show_preview(Preview(pixels=np.zeros((3, 4, 3), np.uint8), width=40, height=30))
    before = pages.preview.geometry()
    pages.show_photo()
    assert pages.canvas.geometry() == before
