"""Export in the background: it is watched, and writes what was there when it began."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.paths import resources_dir
from tests.e2e.exports import begin, let_end, said_by
from tests.held import SlowEncoder
from tests.proofs import without_proof
from tests.window import (
    BLOTCHES,
    SPOTS,
    WAIT_MS,
    answer_export,
    complete_at,
    dab,
    document_of,
    export,
    key,
    open_photo,
    released_later,
    settle,
    undo,
)

StartTiny = Callable[..., Program]
EXPORTING = "Exporting… (Esc gives it up)"


def test_progress_reaches_the_status_line(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    status, cancel = program.window.status, program.window.actions_by_name["cancel"]
    slow_png.written = BLOTCHES[0] * BLOTCHES[1] * 3 // 4  # of half as many bytes as pixels have, as is expected
    assert not status.progress_bar.isVisible()
    assert not cancel.isEnabled()
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    qtbot.waitUntil(lambda: status.progress_bar.value() > 0, timeout=WAIT_MS)
    assert status.progress_bar.isVisible()
    assert status.progress_bar.value() / status.progress_bar.maximum() == pytest.approx(0.5, abs=0.01)
    assert status.message == EXPORTING
    assert cancel.isEnabled()
    let_end(program, slow_png)
    assert not status.progress_bar.isVisible()
    assert not cancel.isEnabled()
    assert without_proof([status.message]) == ["Exported to out.png."]


def test_an_export_is_still_shown_when_a_completion_in_between_has_ended(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    complete_at(qtbot, program, SPOTS[0])
    assert program.window.exporting.is_running
    assert program.window.status.progress_bar.isVisible()


def test_working_on_while_it_runs_changes_nothing_in_the_file(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    document = document_of(program)
    complete_at(qtbot, program, SPOTS[0])
    exported = document.pixels
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    complete_at(qtbot, program, SPOTS[1])
    dab(program, SPOTS[2])
    assert (document.pixels != exported).any()
    let_end(program, slow_png)
    np.testing.assert_array_equal(read_photo(tmp_path / "out.png").pixels, exported)
    assert program.window.isWindowModified()
    for _ in range(3):  # a stroke, a completion, a stroke
        undo(program)
    np.testing.assert_array_equal(document.pixels, exported)
    assert not program.window.isWindowModified(), "this is what lies in the file"


def test_what_was_painted_afterwards_is_not_said_to_be_missing_in_the_file(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    said = said_by(program)
    complete_at(qtbot, program, SPOTS[0])
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    dab(program, SPOTS[1])
    let_end(program, slow_png)
    assert without_proof(said) == ["Exported to out.png."]


def test_a_second_export_is_told_to_wait(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    begin(qtbot, program, tmp_path / "first.png", slow_png)
    said = said_by(program)
    assert not program.window.exporting.export_to(tmp_path / "second.png", 95)
    assert not program.window.exporting.export(), "it would open a dialog, and wait for it"
    assert said == ["first.png is still being exported; Esc gives it up."] * 2
    assert program.window.status.message == said[0]
    let_end(program, slow_png)
    assert slow_png.ran == 1
    assert not (tmp_path / "second.png").exists()
    export(qtbot, program, tmp_path / "second.png")
    assert (tmp_path / "second.png").read_bytes() == (tmp_path / "first.png").read_bytes()


def test_the_program_ends_only_after_a_running_export_is_written(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    assert program.window.close(), "nothing would be lost"
    with released_later(slow_png.go_on):
        program.close()
    assert read_photo(tmp_path / "out.png").pixels.shape[1::-1] == BLOTCHES


def test_opening_another_photo_while_an_export_runs(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, fresh_path: Path, tmp_path: Path
) -> None:
    program = start_tiny()
    before = document_of(program).pixels
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    open_photo(qtbot, program, fresh_path)
    complete_at(qtbot, program, (100.0, 100.0))
    said = said_by(program)
    let_end(program, slow_png)
    assert without_proof(said) == ["Exported to out.png."]
    np.testing.assert_array_equal(read_photo(tmp_path / "out.png").pixels, before)
    assert document_of(program).original.path == fresh_path
    assert program.window.isWindowModified(), "the new photo's work is not in that file"


def test_an_export_into_no_folder_says_one_sentence(qtbot: QtBot, start_tiny: StartTiny, tmp_path: Path) -> None:
    program = start_tiny()
    said = said_by(program)
    dab(program, SPOTS[0])
    path = tmp_path / "nowhere" / "out.png"
    program.window.exporting.export_to(path, 95)
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT_MS)
    assert said == [f"{path}: that folder does not exist; choose another place."]
    assert program.window.notice.text == said[0]
    assert program.window.status.message == ""
    assert not program.window.exporting.is_running
    assert not program.window.status.progress_bar.isVisible()
    assert program.window.isWindowModified()
    cancel = program.window.actions_by_name["cancel"]
    assert cancel.isEnabled(), "Esc puts the notice away"
    key(program, Qt.Key.Key_Escape)
    assert program.window.notice.text == ""
    assert not cancel.isEnabled()


def test_an_export_into_a_folder_that_may_not_be_written_says_one_sentence(
    qtbot: QtBot, start_tiny: StartTiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    said = said_by(program)
    dab(program, SPOTS[0])
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    if os.access(folder, os.W_OK):  # to root, nothing is locked

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(tempfile, "mkstemp", refuse)
    path = folder / "out.png"
    program.window.exporting.export_to(path, 95)
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT_MS)
    folder.chmod(0o700)
    assert said == [f"{path}: you have no permission to write there; choose another place."]
    assert not program.window.exporting.is_running
    assert program.window.isWindowModified()
    assert list(folder.iterdir()) == []


def test_an_encoder_that_fails_says_one_sentence(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    said = said_by(program)

    def fail(*_: object) -> None:
        raise ZeroDivisionError("encoder")

    monkeypatch.setattr(slow_png, "encode", fail)
    slow_png.go_on.set()
    program.window.exporting.export_to(tmp_path / "out.png", 95)
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT_MS)
    assert len(said) == 1
    assert "ZeroDivisionError" in said[0]
    assert not program.window.exporting.is_running
    assert not program.window.status.progress_bar.isVisible()


def test_a_sample_is_not_exported_into_the_program(program: Program) -> None:
    suggestion = program.window.exporting.suggestion(document_of(program))
    assert not suggestion.is_relative_to(resources_dir())


def test_the_dialog_leads_to_the_file(
    qtbot: QtBot, start_tiny: StartTiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    said, path = said_by(program), tmp_path / "out.png"
    dab(program, SPOTS[0])
    answer_export(monkeypatch, None)
    assert not program.window.exporting.export()
    settle(program)
    assert said == []
    answer_export(monkeypatch, path)
    assert program.window.exporting.export()
    settle(program)
    assert without_proof(said) == [f"Exported to {path.name}. What is still painted was not completed."]
    np.testing.assert_array_equal(read_photo(path).pixels, document_of(program).pixels)
    assert not program.window.isWindowModified()
