"""Closing the window, or opening another photo, never loses work without asking; a running export is waited for."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.photos.export_dialog import ExportDialog
from dfnet_gui.imaging.reading import read_photo
from tests.e2e.exports import begin, let_end
from tests.held import SlowEncoder
from tests.window import (
    SPOTS,
    WAIT_MS,
    answer_export,
    answer_questions,
    complete_at,
    dab,
    document_of,
    export,
    key,
    settle,
    stroke,
    would_lose,
)

StartTiny = Callable[..., Program]
STROKE = [(800.0, 150.0), (860.0, 160.0), (900.0, 220.0)]


def test_work_is_not_lost_without_asking(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = answer_questions(monkeypatch, "Cancel", "Export")
    answer_export(monkeypatch, tmp_path / "x.png")
    stroke(program.window.canvas, STROKE)
    assert program.window.isWindowModified()
    assert not program.window.close()
    settle(program)
    assert program.window.isVisible()
    program.window.close()
    settle(program)
    assert not program.window.isVisible()
    assert (tmp_path / "x.png").exists()
    assert asked == [would_lose("osprey.jpg")] * 2


def test_what_is_discarded_is_gone(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answer_questions(monkeypatch, "Discard")
    stroke(program.window.canvas, STROKE)
    assert program.window.close()
    assert asked == [would_lose("osprey.jpg")]


def test_an_earlier_export_does_not_answer_for_a_later_question(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stroke(program.window.canvas, STROKE)

    def export_another_and_cancel(_dialog: ExportDialog) -> int:
        export(qtbot, program, tmp_path / "earlier.png")
        return ExportDialog.DialogCode.Rejected

    answer_questions(monkeypatch, "Export")
    monkeypatch.setattr(ExportDialog, "exec", export_another_and_cancel)
    assert not program.window.close()
    settle(program)
    assert program.window.isVisible()


def test_work_done_while_a_photo_is_read_is_asked_about(
    program: Program, monkeypatch: pytest.MonkeyPatch, sample_path: Path
) -> None:
    before = program.session.document
    asked = answer_questions(monkeypatch)
    program.window.opening.open_path(sample_path.with_name("statue-of-liberty.jpg"))
    stroke(program.window.canvas, STROKE)
    settle(program)
    assert asked == [would_lose("osprey.jpg")]
    assert program.session.document is before


def test_closing_while_the_present_state_is_exported_closes_once_it_is_written(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    asked = answer_questions(monkeypatch)
    complete_at(qtbot, program, SPOTS[0])
    result = document_of(program).pixels
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    assert not program.window.close()
    assert not program.window.close(), "impatient"
    assert program.window.isVisible()
    slow_png.go_on.set()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=WAIT_MS)
    assert asked == []
    np.testing.assert_array_equal(read_photo(tmp_path / "out.png").pixels, result)


def test_closing_while_another_state_is_exported_asks(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    asked = answer_questions(monkeypatch)
    dab(program, SPOTS[0])
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    dab(program, SPOTS[1])
    assert not program.window.close()
    assert asked == [would_lose("blotches.png")]
    let_end(program, slow_png)
    assert program.window.isVisible()


def test_work_done_between_closing_and_the_end_of_the_export_is_asked_about(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    asked = answer_questions(monkeypatch)
    dab(program, SPOTS[0])
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    assert not program.window.close()
    assert asked == []
    dab(program, SPOTS[1])
    let_end(program, slow_png)
    assert asked == [would_lose("blotches.png")]
    assert program.window.isVisible()


def test_a_window_that_waits_for_an_export_stays_when_that_is_given_up(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    answer_questions(monkeypatch)
    dab(program, SPOTS[0])
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    assert not program.window.close()
    key(program, Qt.Key.Key_Escape)
    let_end(program, slow_png)
    assert program.window.isVisible()
    assert program.window.isWindowModified()
    assert not (tmp_path / "out.png").exists()


def test_another_photo_waits_for_the_export_of_what_would_be_lost(
    qtbot: QtBot,
    start_tiny: StartTiny,
    slow_png: SlowEncoder,
    fresh_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = start_tiny()
    asked = answer_questions(monkeypatch)
    complete_at(qtbot, program, SPOTS[0])
    before = document_of(program)
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    program.window.opening.open_path(fresh_path)
    assert program.session.document is before
    let_end(program, slow_png)
    qtbot.waitUntil(lambda: program.session.document is not before, timeout=WAIT_MS)
    assert asked == []
    np.testing.assert_array_equal(read_photo(tmp_path / "out.png").pixels, before.pixels)


def test_work_done_while_another_photo_waits_for_an_export_is_asked_about(
    qtbot: QtBot,
    start_tiny: StartTiny,
    slow_png: SlowEncoder,
    fresh_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = start_tiny()
    asked = answer_questions(monkeypatch)
    complete_at(qtbot, program, SPOTS[0])
    before = document_of(program)
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    program.window.opening.open_path(fresh_path)
    complete_at(qtbot, program, SPOTS[1])
    let_end(program, slow_png)
    qtbot.waitUntil(lambda: bool(asked) or program.session.document is not before, timeout=WAIT_MS)
    assert program.session.document is before
    assert asked == [would_lose("blotches.png")]


def test_work_done_after_the_answer_save_is_asked_about(
    qtbot: QtBot,
    start_tiny: StartTiny,
    slow_png: SlowEncoder,
    fresh_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = start_tiny()
    asked = answer_questions(monkeypatch, "Export", "Cancel")
    answer_export(monkeypatch, tmp_path / "out.png")
    dab(program, SPOTS[0])
    before = document_of(program)
    program.window.opening.open_path(fresh_path)
    qtbot.waitUntil(slow_png.entered.is_set, timeout=WAIT_MS)
    dab(program, SPOTS[1])
    let_end(program, slow_png)
    assert program.session.document is before
    assert asked == [would_lose("blotches.png")] * 2
