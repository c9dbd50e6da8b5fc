"""Painting and erasing on the window's canvas, by mouse and keys."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import BRUSH_RADIUS, TOOL
from tests.window import (
    document_of,
    key,
    stroke,
)

STROKE = [(800.0, 150.0), (860.0, 160.0), (900.0, 220.0)]


def test_brush_eraser_sizes_and_line(program: Program) -> None:
    window, canvas, document = program.window, program.window.canvas, document_of(program)
    settings = window.settings
    radius = settings.get(BRUSH_RADIUS)
    key(program, Qt.Key.Key_BracketRight)
    assert settings.get(BRUSH_RADIUS) > radius
    key(program, Qt.Key.Key_BracketLeft)
    assert settings.get(BRUSH_RADIUS) == pytest.approx(radius)
    stroke(canvas, [(300.0, 300.0)])
    stroke(canvas, [(500.0, 300.0)], modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert document.hole[300, 400], "Shift and click draw a straight line"
    stroke(canvas, [(400.0, 300.0)], button=Qt.MouseButton.RightButton)
    assert not document.hole[300, 400]
    stroke(canvas, [(340.0, 300.0)], modifiers=Qt.KeyboardModifier.AltModifier)
    assert not document.hole[300, 340]
    key(program, Qt.Key.Key_E)
    assert settings.get(TOOL) == "eraser"
    assert window.actions_by_name["eraser"].isChecked()
    stroke(canvas, [(500.0, 300.0)])
    assert not document.hole[300, 500]
    key(program, Qt.Key.Key_B)
    key(program, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert document.hole[0, 0]
    window.actions_by_name["clear"].trigger()
    assert not document.hole.any()


def test_a_stroke_over_the_gap_stays_in_its_pane(program: Program) -> None:
    canvas, document = program.window.canvas, program.session.document
    assert document is not None
    key(program, Qt.Key.Key_F4)
    left, right = canvas.panes
    y = int(canvas.height() / 2)
    start, end = QPoint(int(left.rect.right()) - 60, y), QPoint(int(right.rect.left()) + 40, y)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert document.hole_bounds.width < document.bounds.width / 2


def test_nothing_painted_and_everything_painted_are_said(program: Program) -> None:
    key(program, Qt.Key.Key_Return)
    assert "nothing to complete" in program.window.status.message
    program.window.actions_by_name["invert"].trigger()
    key(program, Qt.Key.Key_Return)
    assert "nothing to learn from" in program.window.status.message
    assert not program.session.is_running


def test_a_hole_is_never_said_to_be_nothing(program: Program) -> None:
    program.window.settings.set(BRUSH_RADIUS, 5.0)
    stroke(program.window.canvas, STROKE[:1])
    assert "mask under 0.1 %" in program.window.status.photo_text
    program.window.settings.set(BRUSH_RADIUS, 60.0)
    stroke(program.window.canvas, STROKE)
    assert re.search(r"mask \d+\.\d %", program.window.status.photo_text)
