"""A second photo, or other work, while a first one is still being read."""

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.photos import sources
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import read_photo
from tests.e2e.held_reading import HeldReading, open_up_to_the_preview, page_of
from tests.held import HELD_S
from tests.photos import large_photo
from tests.window import SPOTS, WAIT_MS, answer_questions, complete_at, document_of, grabbed, settle, would_lose

StartTiny = Callable[..., Program]


def test_a_second_photo_while_the_first_is_read(
    qtbot: QtBot, start_program: Callable[..., Program], large_path: Path, tmp_path: Path, reading: HeldReading
) -> None:
    program = start_program(loaded=False)
    second = large_photo(tmp_path / "second.jpg", seed=1)
    opened: list[Path | None] = []
    program.session.opened.connect(lambda: opened.append(document_of(program).original.path))
    open_up_to_the_preview(qtbot, program, large_path)
    first_preview = grabbed(program.window.pages.preview)
    open_up_to_the_preview(qtbot, program, second)
    assert (grabbed(program.window.pages.preview) != first_preview).any()
    reading.go_on.set()
    qtbot.waitUntil(lambda: bool(opened) and opened[-1] == second, timeout=WAIT_MS)
    settle(program)
    assert page_of(program) == "canvas"
    assert document_of(program).original.path == second
    np.testing.assert_array_equal(document_of(program).pixels, read_photo(second).pixels)
    assert not program.window.isWindowModified()


def test_a_small_photo_opened_while_a_large_one_is_read_is_there_in_the_end(
    qtbot: QtBot, start_tiny: StartTiny, large_path: Path, blotches_path: Path, reading: HeldReading
) -> None:
    program = start_tiny()
    open_up_to_the_preview(qtbot, program, large_path)
    program.window.opening.open_path(blotches_path)
    reading.go_on.set()
    settle(program)
    assert page_of(program) == "canvas"
    assert document_of(program).original.path == blotches_path
    complete_at(qtbot, program, SPOTS[0])


def test_the_second_ones_preview_stays_when_the_first_can_not_be_read(
    qtbot: QtBot,
    start_program: Callable[..., Program],
    large_path: Path,
    tmp_path: Path,
    reading: HeldReading,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = start_program(loaded=False)
    second = large_photo(tmp_path / "second.jpg", seed=1)
    go_on = threading.Event()

    def read(path: Path, page: int = 0) -> Photo:
        if path == second:
            go_on.wait(HELD_S)
        return reading(path, page)

    monkeypatch.setattr(sources, "read_photo", read)
    reading.error = PhotoReadError("The disk has gone.")
    open_up_to_the_preview(qtbot, program, large_path)
    open_up_to_the_preview(qtbot, program, second)
    with qtbot.waitSignal(program.window.opening.failed, timeout=WAIT_MS):
        reading.go_on.set()
    assert page_of(program) == "preview"
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        go_on.set()
    assert page_of(program) == "canvas"


def test_keeping_the_work_that_was_done_meanwhile_brings_the_canvas_back(
    qtbot: QtBot, start_tiny: StartTiny, large_path: Path, reading: HeldReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    document = document_of(program)
    asked = answer_questions(monkeypatch)
    open_up_to_the_preview(qtbot, program, large_path)
    program.window.actions_by_name["invert"].trigger()  # as a completion that ends now would change it
    assert document.is_changed
    reading.go_on.set()
    settle(program)
    assert asked == [would_lose("blotches.png")]
    assert program.session.document is document
    assert page_of(program) == "canvas"
