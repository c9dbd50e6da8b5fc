"""What may happen between a fast fill and the detailed one that is to take its place."""

import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.request import Completion
from dfnet_gui.imaging.arrays import ByteArray
from tests.e2e.fills import (
    FIRST,
    RADIUS,
    SECOND,
    THIRD,
    StartSmall,
    complete_up_to_the_detailed_start,
    expected,
    let_end_unheard,
    let_go_on,
    paint,
)
from tests.held import HELD_S, HeldStart
from tests.window import WAIT_MS, export, key, mark_saved, open_photo, stroke, undo


def test_escape_in_between_keeps_the_fast_fill(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray
) -> None:
    program, seen = start_small()
    hole = paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    fast = seen.document.pixels.copy()
    key(program, Qt.Key.Key_Escape)
    assert not program.session.is_running
    assert not program.window.actions_by_name["cancel"].isEnabled()
    assert program.window.status.message.startswith("The fast fill stays; ")
    let_end_unheard(qtbot, seen, held)
    np.testing.assert_array_equal(seen.document.pixels, fast)
    assert seen.details == ["fast"]
    undo(program)
    np.testing.assert_array_equal(seen.document.pixels, photo)
    np.testing.assert_array_equal(seen.document.hole, hole)


def test_after_undo_in_between_nothing_comes_back(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray
) -> None:
    program, seen = start_small()
    hole = paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    undo(program)
    let_end_unheard(qtbot, seen, held)
    np.testing.assert_array_equal(seen.document.pixels, photo)
    np.testing.assert_array_equal(seen.document.hole, hole)
    assert seen.document.layers == []
    assert seen.details == ["fast"]


def test_a_stroke_painted_in_between_stays_and_the_detailed_fill_comes(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray, tiny_path: Path
) -> None:
    program, seen = start_small()
    hole = paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    painted = paint(program, SECOND)
    assert program.session.is_refining
    let_go_on(program, held)
    assert seen.details == ["fast", "detailed"]
    detailed = expected(tiny_path, photo, hole, "detailed")
    np.testing.assert_array_equal(seen.document.pixels, detailed)
    np.testing.assert_array_equal(seen.document.hole, painted)
    assert program.window.complete_button.isEnabled()
    undo(program)
    assert not seen.document.hole.any(), "the stroke is the last step"
    np.testing.assert_array_equal(seen.document.pixels, detailed)
    undo(program)
    np.testing.assert_array_equal(seen.document.pixels, photo)
    np.testing.assert_array_equal(seen.document.hole, hole)


def test_a_stroke_that_is_still_being_painted_is_not_cut_short(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart
) -> None:
    program, seen = start_small()
    paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    session = program.session
    session.begin_stroke()
    session.paint(SECOND[0], SECOND[0], RADIUS)
    let_go_on(program, held)
    session.paint(SECOND[0], SECOND[1], RADIUS)
    session.end_stroke()
    assert seen.document.hole[92, 124]
    undo(program)
    assert not seen.document.hole.any()
    assert seen.details == ["fast", "detailed"]


def test_completing_something_else_in_between_gives_two_detailed_fills_in_the_end(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray
) -> None:
    program, seen = start_small()
    first = paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    second = paint(program, SECOND)
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen.details == ["fast", "fast"], timeout=WAIT_MS)
    assert not seen.document.hole.any()
    let_go_on(program, held)
    assert seen.details == ["fast", "fast", "detailed", "detailed"]
    layers = [layer for layer in seen.document.layers if isinstance(layer, Completion)]
    assert [layer.detail for layer in layers] == ["detailed", "detailed"]
    np.testing.assert_array_equal(seen.document.pixels[~(first | second)], photo[~(first | second)])
    undo(program)
    np.testing.assert_array_equal(seen.document.pixels[~first], photo[~first])
    np.testing.assert_array_equal(seen.document.hole, second)
    undo(program)
    undo(program)
    np.testing.assert_array_equal(seen.document.pixels, photo)


def test_escape_gives_up_detailed_fills_that_wait(qtbot: QtBot, start_small: StartSmall, held: HeldStart) -> None:
    program, seen = start_small()
    paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    paint(program, SECOND)
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(seen.details) == 2 and program.session.is_refining, timeout=WAIT_MS)
    both = seen.document.pixels.copy()
    key(program, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(seen.cancelled) == 2, timeout=WAIT_MS)
    let_end_unheard(qtbot, seen, held)
    np.testing.assert_array_equal(seen.document.pixels, both)
    assert seen.details == ["fast", "fast"]
    paint(program, THIRD)
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(seen.details) > 2 and not program.session.is_running, timeout=WAIT_MS)
    layers = [layer.detail for layer in seen.document.layers if isinstance(layer, Completion)]
    assert layers == ["fast", "fast", "detailed"], "what was given up does not come with the next one"


def test_asking_again_in_between_says_and_changes_nothing(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart
) -> None:
    program, seen = start_small()
    paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    said: list[str] = []
    program.session.said.connect(said.append)
    key(program, Qt.Key.Key_Return)
    program.session.complete()
    assert said == []
    let_go_on(program, held)
    assert seen.details == ["fast", "detailed"]
    program.session.complete()
    assert len(said) == 1
    mark_saved(program)


@pytest.mark.parametrize("change", ["erase", "clear", "invert"])
def test_a_mask_that_changes_in_between_is_nothing_to_the_detailed_fill(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, change: str
) -> None:
    program, seen = start_small()
    paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    if change == "erase":
        stroke(program.window.canvas, SECOND, button=Qt.MouseButton.RightButton)
    else:
        program.window.actions_by_name[change].trigger()
    mask = seen.document.hole.copy()
    let_go_on(program, held)
    assert seen.details == ["fast", "detailed"]
    np.testing.assert_array_equal(seen.document.hole, mask)
    mark_saved(program)


def test_opening_another_photo_in_between_leaves_it_alone(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, small_path: Path, photo: ByteArray
) -> None:
    program, seen = start_small()
    paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    other = small_path.with_name("other.png")
    Image.fromarray(255 - photo).save(other)
    before = seen.document
    before.mark_saved(before.position)
    open_photo(qtbot, program, other)
    let_end_unheard(qtbot, seen, held)
    assert seen.document is not before
    np.testing.assert_array_equal(seen.document.pixels, 255 - photo)
    assert not seen.document.can_undo
    assert seen.details == ["fast"]


def test_an_export_in_between_is_not_one_of_the_detailed_fill(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, tmp_path: Path
) -> None:
    program, seen = start_small()
    paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    path = tmp_path / "out.png"
    export(qtbot, program, path)
    changed = [program.session.has_changes]
    np.testing.assert_array_equal(np.array(Image.open(path)), seen.pixels[0])
    let_go_on(program, held)
    changed.append(program.session.has_changes)
    assert changed == [False, True]
    assert program.window.isWindowModified()


def test_closing_in_between_does_not_wait_for_the_detailed_fill(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart
) -> None:
    program, seen = start_small()
    paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    seen.document.mark_saved(seen.document.position)
    began = time.perf_counter()
    assert program.window.close()
    program.close()
    assert time.perf_counter() - began < HELD_S / 2
    assert not held.go_on.is_set()
    assert not program.inpaint_thread.is_running


def test_another_model_that_is_chosen_in_between_waits_for_the_detailed_fill(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, other_path: Path
) -> None:
    program, seen = start_small()
    paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    program.window.models.use_weights(other_path)
    let_go_on(program, held)
    assert seen.details == ["fast", "detailed"]
    (layer,) = seen.document.layers
    assert isinstance(layer, Completion)
    assert layer.model == "tiny-detailed"
    qtbot.waitUntil(
        lambda: program.session.model is not None and program.session.model.name == "other", timeout=WAIT_MS
    )
    assert not program.session.model.has_detail  # type: ignore[union-attr]
