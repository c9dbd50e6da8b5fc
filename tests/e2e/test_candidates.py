"""Several fills for one place: trying again, choosing among them, and saying what is not to be copied."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import REDUCED_MOTION, THEME
from dfnet_gui.gui.base.theme import HATCHING
from dfnet_gui.gui.canvas.candidate_strip import CandidateStrip
from dfnet_gui.gui.canvas.canvas import Canvas
from tests.window import document_of, key, settle, stroke

PLACE = [(500.0, 300.0), (560.0, 320.0)]


def _completed(start_program: Callable[..., Program], photo: Path) -> Program:
    program = start_program(photo)
    stroke(program.window.canvas, PLACE)
    key(program, Qt.Key.Key_Return)
    settle(program)
    return program


def _tried_again(program: Program) -> CandidateStrip:
    key(program, Qt.Key.Key_T)
    settle(program)
    return program.window.pages.candidates


def _checked(strip: CandidateStrip) -> list[bool]:
    return [button.isChecked() for button in strip.buttons]


def _colours(canvas: Canvas, x: float, y: float) -> list[int]:
    """Of a few screen pixels from a point of the photo to the right."""
    shown = canvas.grab().toImage()
    left, top = canvas.viewport.to_pane(x, y)
    return [shown.pixelColor(int(left) + n, int(top)).rgb() for n in range(12)]


def test_a_click_takes_a_fill_and_undo_goes_back(start_program: Callable[..., Program], sample_path: Path) -> None:
    program = _completed(start_program, sample_path)
    document, strip = document_of(program), program.window.pages.candidates
    assert not strip.isVisible(), "nothing covers the photo until it is asked for"
    detailed = document.pixels
    _tried_again(program)
    again = document.pixels
    assert (again != detailed).any()
    assert strip.isVisible()
    assert _checked(strip) == [False, False, True]
    QTest.mouseClick(strip.buttons[1], Qt.MouseButton.LeftButton)
    np.testing.assert_array_equal(document.pixels, detailed)
    assert _checked(strip) == [False, True, False]
    QTest.mouseClick(strip.buttons[1], Qt.MouseButton.LeftButton)
    assert _checked(strip) == [False, True, False], "one of them lies there"
    key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    np.testing.assert_array_equal(document.pixels, again)
    assert _checked(strip) == [False, False, True]
    stroke(program.window.canvas, [(200.0, 100.0), (220.0, 100.0)])
    assert not strip.isVisible(), "something else is done now"


def test_the_strip_is_reached_by_tab_and_used_by_keys(start_program: Callable[..., Program], sample_path: Path) -> None:
    program = _completed(start_program, sample_path)
    strip = _tried_again(program)
    canvas = program.window.canvas
    canvas.setFocus()
    for button in (*strip.buttons, strip.again_button):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert button.hasFocus()
        assert button.accessibleName() or button.text()
    strip.buttons[0].setFocus()
    before = document_of(program).pixels
    QTest.keyClick(strip.buttons[0], Qt.Key.Key_Space)
    assert (document_of(program).pixels != before).any()
    assert _checked(strip) == [True, False, False]
    key(program, Qt.Key.Key_T)
    settle(program)
    assert len(strip.buttons) == 4
    assert _checked(strip) == [False, False, False, True]
    for theme in ("light", "dark"):
        program.window.settings.set(THEME, theme)
        assert not strip.grab().isNull()
    strip.buttons[0].setFocus()
    key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        program.session.undo()
    assert not strip.isVisible()
    assert canvas.hasFocus(), "keys go on being the photo's"


def test_what_is_hatched_is_not_copied_from(start_program: Callable[..., Program], sample_path: Path) -> None:
    program = _completed(start_program, sample_path)
    document, canvas = document_of(program), program.window.canvas
    canvas.settings.set(REDUCED_MOTION, True)
    before = document.pixels
    key(program, Qt.Key.Key_D)
    stroke(canvas, [(480.0, 220.0), (580.0, 230.0)])
    assert document.barred.any()
    assert not document.hole.any()
    np.testing.assert_array_equal(document.pixels, before)
    assert HATCHING.rgb() in _colours(canvas, 530.0, 225.0)
    assert len(set(_colours(canvas, 530.0, 225.0))) > 2, "the photo shows between the lines"
    (first,) = document.layers
    _tried_again(program)
    assert document.layers[0] is not first
    assert document.barred.any(), "it stays until it is unpainted"
    program.session.undo()
    program.session.undo()
    assert not document.barred.any()
    assert HATCHING.rgb() not in _colours(canvas, 530.0, 225.0)
    program.session.redo()
    assert document.barred.any()
    stroke(canvas, [(480.0, 220.0), (580.0, 230.0)], button=Qt.MouseButton.RightButton)
    assert not document.barred.any()
    program.session.undo()
    program.window.actions_by_name["clear_barred"].trigger()
    assert not document.barred.any()
