"""The mask grows a little before it is completed, and nothing beyond that changes."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import GROWTH, REDUCED_MOTION
from tests.window import document_of, key, settle, stroke

GROWTH_PX = 7


def test_what_lies_within_the_outline_is_completed_and_nothing_else(
    start_program: Callable[..., Program], sample_path: Path
) -> None:
    program = start_program(sample_path, detail="fast", growth_px=GROWTH_PX)
    document = document_of(program)
    before = document.pixels.copy()
    stroke(program.window.canvas, [(500.0, 300.0), (560.0, 320.0)])
    hole = document.hole.copy()
    distance = cv2.distanceTransform((~hole).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    key(program, Qt.Key.Key_Return)
    settle(program)
    changed = (document.pixels != before).any(axis=2)
    assert changed[hole].mean() > 0.5
    assert changed[(distance > 0) & (distance <= GROWTH_PX)].mean() > 0.5
    assert not changed[distance > GROWTH_PX].any()
    assert not document.hole.any()
    document.undo()
    np.testing.assert_array_equal(document.pixels, before)
    np.testing.assert_array_equal(document.hole, hole)


def test_the_outline_is_drawn_and_follows_the_slider(
    qtbot: QtBot, start_program: Callable[..., Program], sample_path: Path
) -> None:
    program = start_program(sample_path, detail="fast", growth_px=0)
    canvas = program.window.canvas
    stroke(canvas, [(500.0, 300.0), (560.0, 320.0)])
    canvas.settings.set(REDUCED_MOTION, True)
    plain = canvas.grab().toImage()
    canvas.settings.set(GROWTH, 20)
    outlined = canvas.grab().toImage()
    assert outlined != plain
    canvas.settings.set(GROWTH, 0)
    assert canvas.grab().toImage() == plain
