"""A large JPEG: a preview while it is read, then the photo; closing meanwhile."""

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.photos import opening
from dfnet_gui.imaging.display import Display
from tests.e2e.held_reading import HeldReading, open_up_to_the_preview, page_of
from tests.held import HELD_S
from tests.photos import HEIGHT, TURNED, WIDTH, large_photo
from tests.window import WAIT_MS, document_of, grabbed, open_photo, released_later, settle

StartTiny = Callable[..., Program]


def test_a_preview_then_the_canvas(
    qtbot: QtBot, start_program: Callable[..., Program], large_path: Path, reading: HeldReading
) -> None:
    program = start_program(loaded=False)
    assert page_of(program) == "welcome"
    open_up_to_the_preview(qtbot, program, large_path)
    assert program.session.document is None
    assert program.window.pages.preview.isVisible()
    assert program.window.status.message == "Opening large.jpg…"
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        reading.go_on.set()
    assert page_of(program) == "canvas"
    assert not program.window.pages.preview.isVisible()
    assert program.window.canvas.hasFocus()
    assert (document_of(program).bounds.width, document_of(program).bounds.height) == (WIDTH, HEIGHT)


@pytest.mark.parametrize("orientation", [1, 3, TURNED, 8])
def test_the_preview_lies_where_the_photo_will_and_looks_like_it(
    qtbot: QtBot, start_program: Callable[..., Program], tmp_path: Path, reading: HeldReading, orientation: int
) -> None:
    path = large_photo(tmp_path / "large.jpg", orientation=orientation)
    first = tmp_path / "first.png"
    Image.new("RGB", (300, 200), (90, 90, 90)).save(first)
    program = start_program(first, loaded=False)  # the bars are there, so both are as large
    open_up_to_the_preview(qtbot, program, path)
    preview = grabbed(program.window.pages.preview).astype(np.int64)
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        reading.go_on.set()
    canvas = grabbed(program.window.canvas)
    assert canvas.shape == preview.shape
    differences = np.abs(preview - canvas).max(axis=2)
    assert np.percentile(differences, 99) < 8
    view = program.window.canvas.viewport
    size = (HEIGHT, WIDTH) if orientation in (TURNED, 8) else (WIDTH, HEIGHT)
    assert (document_of(program).bounds.width, document_of(program).bounds.height) == size
    outside = preview[: int(view.y) - 1] if view.y > view.x else preview[:, : int(view.x) - 1]
    assert np.ptp(outside.reshape(-1, 3), axis=0).max() == 0, "nothing of it is drawn where the photo will not be"


def test_without_being_held_the_end_is_the_canvas(
    qtbot: QtBot, start_program: Callable[..., Program], large_path: Path
) -> None:
    program = start_program(loaded=False)
    open_photo(qtbot, program, large_path)
    settle(program)
    assert page_of(program) == "canvas"


def test_closing_while_a_large_photo_is_read(
    qtbot: QtBot, start_program: Callable[..., Program], large_path: Path, reading: HeldReading
) -> None:
    program = start_program(loaded=False)
    open_up_to_the_preview(qtbot, program, large_path)
    with released_later(reading.go_on):
        assert program.window.close()
    settle(program)


def test_no_preview_is_still_being_made_when_the_program_has_ended(
    qtbot: QtBot, start_program: Callable[..., Program], blotches_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_program(loaded=False)
    entered, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def read(_path: Path, _display: Display) -> None:
        entered.set()
        go_on.wait(HELD_S)
        ended.set()

    monkeypatch.setattr(opening, "read_preview", read)
    open_photo(qtbot, program, blotches_path)
    qtbot.waitUntil(entered.is_set, timeout=WAIT_MS)
    assert program.window.close()
    with released_later(go_on, 0.5):
        program.close()
        had_ended = ended.is_set()
    assert had_ended


def test_nothing_can_be_painted_on_a_preview(
    qtbot: QtBot, start_program: Callable[..., Program], large_path: Path, reading: HeldReading
) -> None:
    program = start_program(loaded=False)
    open_up_to_the_preview(qtbot, program, large_path)
    QTest.mouseClick(program.window.pages.preview, Qt.MouseButton.LeftButton)
    QTest.keyClick(program.window.pages.preview, Qt.Key.Key_Return)
    QTest.keyClick(program.window.pages.preview, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.session.document is None
    assert not program.session.is_running
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        reading.go_on.set()
    assert not document_of(program).hole.any()
