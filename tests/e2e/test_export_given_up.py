"""Esc gives an export up: what stood in its file stays whole, and nothing that waited for it comes."""

import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.imaging.reading import read_photo
from tests.e2e.exports import begin, let_end, said_by
from tests.held import HELD_S, HeldStart, SlowEncoder
from tests.proofs import without_proof
from tests.window import (
    SPOTS,
    WAIT_MS,
    complete_at,
    dab,
    document_of,
    export,
    key,
    open_photo,
    settle,
)

StartTiny = Callable[..., Program]


def test_escape_gives_an_export_up_and_the_older_file_stays(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    said = said_by(program)
    complete_at(qtbot, program, SPOTS[0])
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "older.png"
    Image.new("RGB", (7, 5), (1, 2, 3)).save(path)
    older = hashlib.sha256(path.read_bytes()).hexdigest()
    begin(qtbot, program, path, slow_png)
    key(program, Qt.Key.Key_Escape)
    assert not program.window.exporting.is_running
    assert not program.window.actions_by_name["cancel"].isEnabled()
    assert not program.window.status.progress_bar.isVisible()
    let_end(program, slow_png)
    assert said == ["The export was given up; no file was changed."]
    assert program.window.status.message == said[0]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == older
    assert [p.name for p in folder.iterdir()] == ["older.png"]
    assert program.window.isWindowModified()
    export(qtbot, program, path)
    np.testing.assert_array_equal(read_photo(path).pixels, document_of(program).pixels)
    assert not program.window.isWindowModified()


def test_escape_gives_an_export_up_between_writing_and_renaming(
    qtbot: QtBot, start_tiny: StartTiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    dab(program, SPOTS[0])
    folder = tmp_path / "out"
    folder.mkdir()
    entered, go_on = threading.Event(), threading.Event()
    sync = os.fsync

    def slow_sync(descriptor: int) -> None:
        entered.set()
        go_on.wait(HELD_S)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", slow_sync)
    program.window.exporting.export_to(folder / "out.png", 95)
    qtbot.waitUntil(entered.is_set, timeout=WAIT_MS)
    key(program, Qt.Key.Key_Escape)
    go_on.set()
    settle(program)
    assert list(folder.iterdir()) == []
    assert program.window.isWindowModified()


def test_an_export_that_was_given_up_is_not_said_to_be_done(
    qtbot: QtBot, start_tiny: StartTiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    said, done = said_by(program), list[int]()
    dab(program, SPOTS[0])
    entered, go_on = threading.Event(), threading.Event()
    rename = os.replace

    def slow_rename(source: Path, target: Path) -> None:
        entered.set()
        go_on.wait(HELD_S)
        rename(source, target)

    monkeypatch.setattr(os, "replace", slow_rename)
    path = tmp_path / "out.png"
    program.window.exporting.export_to(path, 95)
    qtbot.waitUntil(entered.is_set, timeout=WAIT_MS)
    program.window.leaving.leave(lambda: done.append(1))
    key(program, Qt.Key.Key_Escape)
    go_on.set()
    settle(program)
    assert done == [], "what was to come after it does not come after it was given up"
    assert path.exists() == any(each.startswith("Exported") for each in said)
    assert len(said) == 1


def test_escape_while_a_completion_runs_cancels_that_and_not_the_export(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, held: HeldStart, tmp_path: Path
) -> None:
    program = start_tiny("detailed")
    before = document_of(program).pixels
    cancel = program.window.actions_by_name["cancel"]
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    dab(program, SPOTS[0])
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(held.entered.is_set, timeout=WAIT_MS)
    key(program, Qt.Key.Key_Escape)
    assert not program.session.is_running
    assert program.window.exporting.is_running
    assert cancel.isEnabled(), "the export can be given up, too"
    held.go_on.set()
    let_end(program, slow_png)
    np.testing.assert_array_equal(read_photo(tmp_path / "out.png").pixels, before)
    assert document_of(program).layers == []
    assert not cancel.isEnabled()


def test_an_export_after_one_that_was_given_up_waits_for_its_end(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    path = tmp_path / "out.png"
    begin(qtbot, program, path, slow_png)
    key(program, Qt.Key.Key_Escape)
    said = said_by(program)
    program.window.exporting.export_to(path, 95)
    assert program.window.exporting.is_running
    let_end(program, slow_png)
    assert without_proof(said) == [f"Exported to {path.name}."]
    np.testing.assert_array_equal(read_photo(path).pixels, document_of(program).pixels)


def test_escape_gives_an_export_up_after_another_photo_was_opened(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, fresh_path: Path, tmp_path: Path
) -> None:
    program = start_tiny()
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    open_photo(qtbot, program, fresh_path)
    key(program, Qt.Key.Key_Escape)
    assert not program.window.exporting.is_running
