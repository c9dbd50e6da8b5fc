"""The window, driven by mouse and keys: open, paint, complete, export, undo."""

import re
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.imaging.reading import read_photo
from tests.proofs import without_proof
from tests.window import WAIT_MS, complete, document_of, export, key, open_photo, redo, settle, stroke, undo

STROKE = [(800.0, 150.0), (860.0, 160.0), (900.0, 220.0)]


def test_the_whole_way(qtbot: QtBot, program: Program, sample: npt.NDArray[np.uint8], tmp_path: Path) -> None:
    window, session = program.window, program.session
    assert session.document is not None
    assert not window.complete_button.isEnabled()
    stroke(window.canvas, STROKE)
    hole = session.document.hole.copy()
    assert hole[150, 800]
    assert hole[220, 900]
    assert window.complete_button.isEnabled()
    complete(qtbot, program)
    result = session.document.pixels
    np.testing.assert_array_equal(result[~hole], sample[~hole])
    assert (result[hole] != sample[hole]).any()
    assert not session.document.hole.any()
    assert re.match(r"CPU · (PyTorch|OpenVINO) (fp32|bf16) · dfnet-compact · ", window.status.engine_text)

    path = tmp_path / "result.png"
    export(qtbot, program, path)
    assert without_proof([window.status.message]) == [f"Exported to {path.name}."]
    again = read_photo(path).pixels
    np.testing.assert_array_equal(again, result)
    np.testing.assert_array_equal(again[~hole], sample[~hole])
    assert not session.has_changes

    undo(program)
    np.testing.assert_array_equal(session.document.pixels, sample)
    np.testing.assert_array_equal(session.document.hole, hole)
    undo(program)
    assert not session.document.hole.any()
    redo(program)
    redo(program)
    np.testing.assert_array_equal(session.document.pixels, again)


def test_16_bit_photo_through_the_window(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    deep = np.random.default_rng(0).integers(0, 65536, (300, 400, 3), np.uint16)
    path, out = tmp_path / "deep.tif", tmp_path / "out.tif"
    cv2.imwrite(str(path), deep[:, :, ::-1])
    open_photo(qtbot, program, path)
    stroke(program.window.canvas, [(100.0, 100.0), (130.0, 120.0)])
    hole = document_of(program).hole.copy()
    complete(qtbot, program)
    export(qtbot, program, out)
    again = read_photo(out).pixels
    assert again.dtype == np.uint16
    np.testing.assert_array_equal(again[~hole], deep[~hole])
    assert (again[hole] != deep[hole]).any()


def test_escape_gives_up_and_keeps_everything(qtbot: QtBot, program: Program, sample: npt.NDArray[np.uint8]) -> None:
    document = program.session.document
    assert document is not None
    stroke(program.window.canvas, STROKE)
    hole = document.hole.copy()
    seen = []
    for pressed in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        key(program, pressed)
        seen.append((program.session.is_running, program.window.actions_by_name["cancel"].isEnabled()))
    assert seen == [(True, True), (False, False)]
    assert program.window.status.message == "The completion was given up; nothing was changed."
    settle(program)
    np.testing.assert_array_equal(document.pixels, sample)
    np.testing.assert_array_equal(document.hole, hole)
    complete(qtbot, program)
    assert len(document.layers) == 1, "the cancelled run left nothing behind"
    np.testing.assert_array_equal(document.pixels[~hole], sample[~hole])


def test_complete_on_release(qtbot: QtBot, program: Program) -> None:
    program.window.actions_by_name["on_release"].setChecked(True)
    with qtbot.waitSignal(program.session.completed, timeout=WAIT_MS):
        stroke(program.window.canvas, STROKE)
    assert not document_of(program).hole.any()
