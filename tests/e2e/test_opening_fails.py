"""A photo that can not be read leaves what was there before its preview."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.gui.app import Program
from tests.e2e.held_reading import HeldReading, open_up_to_the_preview, page_of
from tests.window import SPOTS, WAIT_MS, complete, dab, document_of, open_photo, settle

StartTiny = Callable[..., Program]


def test_a_truncated_photo_leaves_the_welcome_page(
    qtbot: QtBot, start_program: Callable[..., Program], truncated_path: Path
) -> None:
    program = start_program(loaded=False)
    with qtbot.waitSignal(program.window.opening.failed, timeout=WAIT_MS):
        program.window.opening.open_path(truncated_path)
    settle(program)
    assert page_of(program) == "welcome"
    sentence = f"{truncated_path}: the file is damaged or incomplete; get it again from where it came."
    assert program.window.notice.text == sentence
    assert program.window.status.message == ""
    assert program.session.document is None


def test_a_preview_of_what_can_not_be_read_gives_way_to_the_welcome_page(
    qtbot: QtBot,
    start_program: Callable[..., Program],
    large_path: Path,
    reading: HeldReading,
) -> None:
    program = start_program(loaded=False)
    reading.error = PhotoReadError("The disk has gone.")
    open_up_to_the_preview(qtbot, program, large_path)
    with qtbot.waitSignal(program.window.opening.failed, timeout=WAIT_MS):
        reading.go_on.set()
    assert page_of(program) == "welcome"
    assert program.window.notice.text == "The disk has gone."
    reading.error = None
    open_photo(qtbot, program, large_path)
    assert page_of(program) == "canvas"


@pytest.mark.parametrize("kind", ["with a preview", "without"])
def test_the_earlier_photo_stays_as_it_was_when_the_next_one_can_not_be_read(
    qtbot: QtBot,
    start_tiny: StartTiny,
    large_path: Path,
    truncated_path: Path,
    reading: HeldReading,
    kind: str,
) -> None:
    program = start_tiny()
    document = document_of(program)
    dab(program, SPOTS[0])
    document.mark_saved(document.position)
    hole, pixels, shown = document.hole.copy(), document.pixels, list[str]()
    program.window.opening.failed.connect(shown.append)
    if kind == "with a preview":
        reading.error = PhotoReadError("The disk has gone.")
        open_up_to_the_preview(qtbot, program, large_path)
    else:
        program.window.opening.open_path(truncated_path)
    reading.go_on.set()
    qtbot.waitUntil(lambda: bool(shown), timeout=WAIT_MS)
    assert len(shown) == 1
    assert program.window.notice.text == shown[0]
    assert page_of(program) == "canvas"
    assert program.session.document is document
    np.testing.assert_array_equal(document.hole, hole)
    np.testing.assert_array_equal(document.pixels, pixels)
    complete(qtbot, program)
    assert not document.hole.any()
    assert (document.pixels != pixels).any()


def test_the_canvas_has_the_focus_again_after_a_preview_that_came_to_nothing(
    qtbot: QtBot, start_tiny: StartTiny, large_path: Path, reading: HeldReading
) -> None:
    program = start_tiny()
    program.window.canvas.setFocus()
    assert program.window.canvas.hasFocus()
    reading.error = PhotoReadError("The disk has gone.")
    open_up_to_the_preview(qtbot, program, large_path)
    with qtbot.waitSignal(program.window.opening.failed, timeout=WAIT_MS):
        reading.go_on.set()
    assert program.window.canvas.hasFocus()
