"""Colour range on a canvas, and its options."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.gui.base.settings import TOOL, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.tool_options import ToolOptions
from dfnet_gui.gui.canvas.tools.colour import CONNECTED, TOLERANCE, ColourOptions
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.mask import STEP_PX
from tests.unit.gui.canvas.tools.scenes import HEIGHT, WIDTH, disc, disc_photo, open_pixels, overlap
from tests.unit.gui.hands import ALT, LEFT, NO_KEY, RIGHT, drag


@pytest.fixture
def document(canvas: Canvas, settings: Settings, session: Session) -> Document:
    settings.set(TOOL, "colour")
    settings.set(TOLERANCE, 40)
    return open_pixels(session, disc_photo())


def _answered(qtbot: QtBot, canvas: Canvas) -> None:
    qtbot.waitUntil(lambda: not canvas.jobs.is_busy)


def test_a_click_selects_its_colour_as_one_step(qtbot: QtBot, canvas: Canvas, document: Document) -> None:
    with qtbot.waitSignal(canvas.stroke_ended):
        drag(canvas, (90, 85))
    assert overlap(document.hole, disc()) > 0.95
    document.undo()
    assert not document.can_undo


@pytest.mark.parametrize(("button", "keys"), [(RIGHT, NO_KEY), (LEFT, ALT)])
def test_the_right_button_or_alt_erases(
    qtbot: QtBot, canvas: Canvas, document: Document, button: Qt.MouseButton, keys: Qt.KeyboardModifier
) -> None:
    document.replace_hole(np.ones((HEIGHT, WIDTH), bool))
    ended: list[int] = []
    canvas.stroke_ended.connect(lambda: ended.append(1))
    drag(canvas, (90, 85), button=button, keys=keys)
    _answered(qtbot, canvas)
    assert overlap(~document.hole, disc()) > 0.95
    assert ended == []


def test_tolerance_and_connection_are_settings(
    qtbot: QtBot, canvas: Canvas, settings: Settings, session: Session
) -> None:
    pixels = np.full((HEIGHT, WIDTH, 3), 128, np.uint8)
    pixels[10:30, 10:30] = pixels[100:130, 100:130] = (200, 40, 40)
    pixels[10:30, 30:50] = (150, 30, 30)
    document = open_pixels(session, pixels)
    settings.set(TOOL, "colour")
    settings.set(TOLERANCE, 5)
    for tolerance, is_connected, wanted in ((5, True, 400), (30, True, 800), (30, False, 1700)):
        settings.set(TOLERANCE, tolerance)
        settings.set(CONNECTED, is_connected)
        with qtbot.waitSignal(canvas.stroke_ended):
            drag(canvas, (15, 15))
        assert document.hole_pixels == wanted


def test_beside_the_photo_a_click_means_nothing(canvas: Canvas, document: Document) -> None:
    drag(canvas, (-STEP_PX, -STEP_PX))
    assert not canvas.jobs.is_busy


@pytest.mark.parametrize("how", ["Esc", "another photo"])
def test_it_can_be_given_up(qtbot: QtBot, canvas: Canvas, document: Document, session: Session, how: str) -> None:
    drag(canvas, (90, 85))
    if how == "Esc":
        QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, NO_KEY))
    else:
        assert not open_pixels(session, disc_photo()).can_undo
    _answered(qtbot, canvas)
    assert not document.can_undo


def test_its_options_stand_in_place_of_the_brush_size(qtbot: QtBot, settings: Settings) -> None:
    strip = ToolOptions(settings)
    qtbot.addWidget(strip)
    (options,) = strip.findChildren(ColourOptions)
    strip.show()
    assert (options.isVisible(), strip.size_slider.isVisible()) == (False, True)
    settings.set(TOOL, "colour")
    assert (options.isVisible(), strip.size_slider.isVisible()) == (True, False)
    options.tolerance.setValue(33)
    options.connected.click()
    assert (settings.get(TOLERANCE), settings.get(CONNECTED)) == (33, False)
    settings.set(TOLERANCE, 7)
    assert (options.tolerance.value(), options.number.text()) == (7, "7")
