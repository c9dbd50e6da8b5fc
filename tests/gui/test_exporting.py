"""Export in the background: it is watched, given up, waited for, and writes what was there when it began."""

import hashlib
import os
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.app import Program
from dfnet_gui.imaging.reading import read_photo

from .conftest import BLOTCHES, HELD_S, SPOTS, HeldMaps, HeldStart, SlowEncoder, complete, complete_at, dab, open_photo

WAIT_MS = 20_000
EXPORTING = "Exporting… (Esc gives it up)"
StartTiny = Callable[..., Program]


def _document(program: Program) -> Document:
    assert program.session.document is not None
    return program.session.document


def _key(program: Program, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(program.window.canvas, key, modifiers)


def _begin(qtbot: QtBot, program: Program, path: Path, slow: SlowEncoder) -> None:
    """Export up to where the encoder waits."""
    program.window.exporting.export_to(path, 95)
    qtbot.waitUntil(slow.entered.is_set, timeout=WAIT_MS)
    assert program.window.exporting.is_running


def _let_end(qtbot: QtBot, program: Program, slow: SlowEncoder) -> None:
    slow.go_on.set()
    qtbot.waitUntil(lambda: not program.window.exporting.jobs.is_busy, timeout=WAIT_MS)
    assert not program.window.exporting.is_running


def _never_ask(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Cancel every question about work that would be lost, and note it."""
    asked: list[str] = []

    def ask(_parent: object, name: str) -> str:
        asked.append(name)
        return "cancel"

    monkeypatch.setattr("dfnet_gui.gui.photos.opening.ask_before_losing", ask)
    return asked


def _said(program: Program) -> list[str]:
    """What the export commands say from now on, good or bad."""
    said: list[str] = []
    program.window.exporting.said.connect(said.append)
    program.window.exporting.failed.connect(said.append)
    return said


@pytest.fixture
def fresh_path(tmp_path: Path) -> Path:
    """Another small photo."""
    path = tmp_path / "fresh.png"
    Image.new("RGB", (320, 200), (10, 200, 30)).save(path)
    return path


def test_progress_reaches_the_status_line(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    status, cancel = program.window.status, program.window.actions_by_name["cancel"]
    slow_png.written = BLOTCHES[0] * BLOTCHES[1] * 3 // 4  # of half as many bytes as pixels have, as is expected
    assert not status.progress_bar.isVisible()
    assert not cancel.isEnabled()
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    qtbot.waitUntil(lambda: status.progress_bar.value() > 0, timeout=WAIT_MS)
    assert status.progress_bar.isVisible()
    assert status.progress_bar.value() / status.progress_bar.maximum() == pytest.approx(0.5, abs=0.01)
    assert status.message == EXPORTING
    assert cancel.isEnabled()
    _let_end(qtbot, program, slow_png)
    assert not status.progress_bar.isVisible()
    assert not cancel.isEnabled()
    assert status.message == f"Exported to {tmp_path / 'out.png'}."


def test_escape_gives_an_export_up_and_the_older_file_stays(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    said = _said(program)
    complete_at(qtbot, program, SPOTS[0])
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "older.png"
    Image.new("RGB", (7, 5), (1, 2, 3)).save(path)
    older = hashlib.sha256(path.read_bytes()).hexdigest()
    _begin(qtbot, program, path, slow_png)
    _key(program, Qt.Key.Key_Escape)
    assert not program.window.exporting.is_running
    assert not program.window.actions_by_name["cancel"].isEnabled()
    assert not program.window.status.progress_bar.isVisible()
    _let_end(qtbot, program, slow_png)
    assert said == ["The export was given up; no file was changed."]
    assert program.window.status.message == said[0]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == older
    assert [p.name for p in folder.iterdir()] == ["older.png"]
    assert program.window.isWindowModified()
    with qtbot.waitSignal(program.window.exporting.said, timeout=WAIT_MS):
        program.window.exporting.export_to(path, 95)
    np.testing.assert_array_equal(read_photo(path).pixels, _document(program).pixels)
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
    _key(program, Qt.Key.Key_Escape)
    go_on.set()
    qtbot.waitUntil(lambda: not program.window.exporting.jobs.is_busy, timeout=WAIT_MS)
    assert list(folder.iterdir()) == []
    assert program.window.isWindowModified()


def test_an_export_that_was_given_up_is_not_said_to_be_done(
    qtbot: QtBot, start_tiny: StartTiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    said, done = _said(program), list[int]()
    dab(program, SPOTS[0])
    entered, go_on = threading.Event(), threading.Event()
    rename = os.replace

    def slow_rename(source: Path, target: Path) -> None:
        entered.set()
        go_on.wait(HELD_S)
        rename(source, target)

    monkeypatch.setattr(os, "replace", slow_rename)
    path = tmp_path / "out.png"
    program.window.exporting.export_to(path, 95, after=lambda: done.append(1))
    qtbot.waitUntil(entered.is_set, timeout=WAIT_MS)
    _key(program, Qt.Key.Key_Escape)
    go_on.set()
    qtbot.waitUntil(lambda: not program.window.exporting.jobs.is_busy, timeout=WAIT_MS)
    assert done == [], "what was to come after it does not come after it was given up"
    assert path.exists() == any(each.startswith("Exported") for each in said)
    assert len(said) == 1


def test_escape_while_a_completion_runs_cancels_that_and_not_the_export(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, held: HeldStart, tmp_path: Path
) -> None:
    program = start_tiny("detailed")
    before = _document(program).pixels
    cancel = program.window.actions_by_name["cancel"]
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    dab(program, SPOTS[0])
    _key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(held.entered.is_set, timeout=WAIT_MS)
    _key(program, Qt.Key.Key_Escape)
    assert not program.session.is_running
    assert program.window.exporting.is_running
    assert cancel.isEnabled(), "the export can be given up, too"
    held.go_on.set()
    _let_end(qtbot, program, slow_png)
    np.testing.assert_array_equal(read_photo(tmp_path / "out.png").pixels, before)
    assert _document(program).layers == []
    assert not cancel.isEnabled()


def test_an_export_is_still_shown_when_a_completion_in_between_has_ended(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    complete_at(qtbot, program, SPOTS[0])
    assert program.window.exporting.is_running
    assert program.window.status.progress_bar.isVisible()


def test_working_on_while_it_runs_changes_nothing_in_the_file(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    document = _document(program)
    complete_at(qtbot, program, SPOTS[0])
    exported = document.pixels
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    complete_at(qtbot, program, SPOTS[1])
    dab(program, SPOTS[2])
    assert (document.pixels != exported).any()
    _let_end(qtbot, program, slow_png)
    np.testing.assert_array_equal(read_photo(tmp_path / "out.png").pixels, exported)
    assert program.window.isWindowModified()
    for _ in range(3):  # a stroke, a completion, a stroke
        _key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    np.testing.assert_array_equal(document.pixels, exported)
    assert not program.window.isWindowModified(), "this is what lies in the file"


def test_what_was_painted_afterwards_is_not_said_to_be_missing_in_the_file(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    said = _said(program)
    complete_at(qtbot, program, SPOTS[0])
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    dab(program, SPOTS[1])
    _let_end(qtbot, program, slow_png)
    assert said == [f"Exported to {tmp_path / 'out.png'}."]


def test_a_second_export_is_told_to_wait(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    _begin(qtbot, program, tmp_path / "first.png", slow_png)
    said = _said(program)
    program.window.exporting.export_to(tmp_path / "second.png", 95)
    program.window.exporting.export()  # would open a dialog, and wait for it
    assert said == ["first.png is still being exported; Esc gives it up."] * 2
    assert program.window.status.message == said[0]
    _let_end(qtbot, program, slow_png)
    assert slow_png.ran == 1
    assert not (tmp_path / "second.png").exists()
    with qtbot.waitSignal(program.window.exporting.said, timeout=WAIT_MS):
        program.window.exporting.export_to(tmp_path / "second.png", 95)
    assert (tmp_path / "second.png").read_bytes() == (tmp_path / "first.png").read_bytes()


def test_an_export_after_one_that_was_given_up_waits_for_its_end(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    path = tmp_path / "out.png"
    _begin(qtbot, program, path, slow_png)
    _key(program, Qt.Key.Key_Escape)
    said = _said(program)
    program.window.exporting.export_to(path, 95)
    assert program.window.exporting.is_running
    _let_end(qtbot, program, slow_png)
    assert said == [f"Exported to {path}."]
    np.testing.assert_array_equal(read_photo(path).pixels, _document(program).pixels)


def test_closing_while_the_present_state_is_exported_closes_once_it_is_written(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    asked = _never_ask(monkeypatch)
    complete_at(qtbot, program, SPOTS[0])
    result = _document(program).pixels
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
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
    asked = _never_ask(monkeypatch)
    dab(program, SPOTS[0])
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    dab(program, SPOTS[1])
    assert not program.window.close()
    assert asked == ["blotches.png"]
    _let_end(qtbot, program, slow_png)
    assert program.window.isVisible()


def test_work_done_between_closing_and_the_end_of_the_export_is_asked_about(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    asked = _never_ask(monkeypatch)
    dab(program, SPOTS[0])
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    assert not program.window.close()
    assert asked == []
    dab(program, SPOTS[1])
    _let_end(qtbot, program, slow_png)
    assert asked == ["blotches.png"]
    assert program.window.isVisible()


def test_a_window_that_waits_for_an_export_stays_when_that_is_given_up(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    _never_ask(monkeypatch)
    dab(program, SPOTS[0])
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    assert not program.window.close()
    _key(program, Qt.Key.Key_Escape)
    _let_end(qtbot, program, slow_png)
    assert program.window.isVisible()
    assert program.window.isWindowModified()
    assert not (tmp_path / "out.png").exists()


def test_the_program_ends_only_after_a_running_export_is_written(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny()
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    assert program.window.close(), "nothing would be lost"
    timer = threading.Timer(0.1, slow_png.go_on.set)
    timer.start()
    program.close()
    timer.join()
    assert read_photo(tmp_path / "out.png").pixels.shape[1::-1] == BLOTCHES


def test_opening_another_photo_while_an_export_runs(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, fresh_path: Path, tmp_path: Path
) -> None:
    program = start_tiny()
    before = _document(program).pixels
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    open_photo(qtbot, program, fresh_path)
    complete_at(qtbot, program, (100.0, 100.0))
    said = _said(program)
    _let_end(qtbot, program, slow_png)
    assert said == [f"Exported to {tmp_path / 'out.png'}."]
    np.testing.assert_array_equal(read_photo(tmp_path / "out.png").pixels, before)
    assert _document(program).original.path == fresh_path
    assert program.window.isWindowModified(), "the new photo's work is not in that file"


def test_escape_gives_an_export_up_after_another_photo_was_opened(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, fresh_path: Path, tmp_path: Path
) -> None:
    program = start_tiny()
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    open_photo(qtbot, program, fresh_path)
    _key(program, Qt.Key.Key_Escape)
    assert not program.window.exporting.is_running


def test_another_photo_waits_for_the_export_of_what_would_be_lost(
    qtbot: QtBot,
    start_tiny: StartTiny,
    slow_png: SlowEncoder,
    fresh_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = start_tiny()
    asked = _never_ask(monkeypatch)
    complete_at(qtbot, program, SPOTS[0])
    before = _document(program)
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    program.window.opening.open_path(fresh_path)
    assert program.session.document is before
    _let_end(qtbot, program, slow_png)
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
    asked = _never_ask(monkeypatch)
    complete_at(qtbot, program, SPOTS[0])
    before = _document(program)
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    program.window.opening.open_path(fresh_path)
    complete_at(qtbot, program, SPOTS[1])
    _let_end(qtbot, program, slow_png)
    qtbot.waitUntil(lambda: bool(asked) or program.session.document is not before, timeout=WAIT_MS)
    assert program.session.document is before
    assert asked == ["blotches.png"]


def test_work_done_after_the_answer_save_is_asked_about(
    qtbot: QtBot,
    start_tiny: StartTiny,
    slow_png: SlowEncoder,
    fresh_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = start_tiny()
    exports, answers, asked = program.window.exporting, iter(["save", "cancel"]), list[str]()

    def ask(_parent: object, _name: str) -> str:
        asked.append(next(answers))
        return asked[-1]

    monkeypatch.setattr("dfnet_gui.gui.photos.opening.ask_before_losing", ask)
    monkeypatch.setattr(exports, "export", lambda after: exports.export_to(tmp_path / "out.png", 95, after=after))
    dab(program, SPOTS[0])
    before = _document(program)
    program.window.opening.open_path(fresh_path)
    qtbot.waitUntil(slow_png.entered.is_set, timeout=WAIT_MS)
    dab(program, SPOTS[1])
    _let_end(qtbot, program, slow_png)
    qtbot.waitUntil(lambda: len(asked) == 2 or program.session.document is not before, timeout=WAIT_MS)
    assert program.session.document is before
    assert asked == ["save", "cancel"]


def test_an_export_into_no_folder_says_one_sentence(qtbot: QtBot, start_tiny: StartTiny, tmp_path: Path) -> None:
    program = start_tiny()
    said = _said(program)
    dab(program, SPOTS[0])
    path = tmp_path / "nowhere" / "out.png"
    program.window.exporting.export_to(path, 95)
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT_MS)
    assert said == [f"{path}: that folder does not exist; choose another place."]
    assert program.window.status.message == said[0]
    assert not program.window.exporting.is_running
    assert not program.window.status.progress_bar.isVisible()
    assert not program.window.actions_by_name["cancel"].isEnabled()
    assert program.window.isWindowModified()


def test_an_export_into_a_folder_that_may_not_be_written_says_one_sentence(
    qtbot: QtBot, start_tiny: StartTiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    said = _said(program)
    dab(program, SPOTS[0])
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    if os.access(folder, os.W_OK):  # to root, nothing is locked

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
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
    said = _said(program)

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


def test_maps_are_computed_before_they_are_exported(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    said, folder = _said(program), tmp_path / "maps"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    program.window.exporting.export_maps()
    assert said == ["There are no fusion maps yet: complete something first."]
    for spot in SPOTS[:2]:
        dab(program, spot)
        complete(qtbot, program)
    assert held_maps.seen == []
    program.window.exporting.export_maps()
    qtbot.waitUntil(held_maps.entered.is_set, timeout=WAIT_MS)
    assert not folder.exists()
    held_maps.go_on.set()
    qtbot.waitUntil(lambda: len(said) == 2, timeout=WAIT_MS)
    files = sorted(folder.iterdir())
    assert said[1] == f"Exported {len(files)} files to {folder}."
    assert [path.name for path in files if path.suffix == ".npz"] == ["maps-00-00.npz", "maps-01-00.npz"]
    assert len(held_maps.seen) == 2
    layers = [layer for layer in _document(program).layers if isinstance(layer, Completion)]
    assert all(fill.maps is not None for layer in layers for fill in layer.fills)
    maps = layers[0].fills[0].maps
    assert maps is not None
    with np.load(folder / "maps-00-00.npz") as written:
        np.testing.assert_array_equal(written["alpha_0"], maps.cropped(maps.alphas, 0))
    program.window.exporting.export_maps()
    qtbot.waitUntil(lambda: len(said) == 3, timeout=WAIT_MS)
    assert len(held_maps.seen) == 2, "what is there is not computed again"
    assert len(said) == 3


def test_maps_asked_for_while_the_photo_is_exported_are_written_too(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "maps"))
    monkeypatch.setattr(QMessageBox, "warning", lambda *_: pytest.fail("no photo is missing"))
    complete_at(qtbot, program, SPOTS[0])
    _begin(qtbot, program, tmp_path / "out.png", slow_png)
    said = _said(program)
    program.window.exporting.export_maps()
    qtbot.waitUntil(lambda: not program.map_requests.is_running, timeout=WAIT_MS)
    slow_png.go_on.set()
    qtbot.waitUntil(lambda: len(said) == 2, timeout=WAIT_MS)
    assert sorted(said)[1] == f"Exported to {tmp_path / 'out.png'}."
    assert (tmp_path / "maps" / "maps-00-00.npz").exists()
