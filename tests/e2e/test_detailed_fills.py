"""A fast fill first, then a detailed one in its place: what is shown and said."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.app import Program
from dfnet_gui.imaging.arrays import ByteArray
from tests.e2e.fills import (
    FIRST,
    SECOND,
    Seen,
    StartSmall,
    complete_up_to_the_detailed_start,
    expected,
    let_go_on,
    paint,
)
from tests.held import HeldStart
from tests.window import WAIT_MS, completions_of, fusion_panel, have_maps, key, redo, settle, undo


def test_the_fast_fill_is_shown_first_and_the_detailed_one_takes_its_place(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray, tiny_path: Path
) -> None:
    program, seen = start_small()
    hole = paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    assert seen.details == ["fast"]
    assert program.window.actions_by_name["cancel"].isEnabled()
    fast = expected(tiny_path, photo, hole, "fast")
    np.testing.assert_array_equal(seen.document.pixels, fast)
    assert not seen.document.hole.any()

    let_go_on(program, held)
    assert seen.details == ["fast", "detailed"]
    assert not program.window.actions_by_name["cancel"].isEnabled()
    detailed = expected(tiny_path, photo, hole, "detailed")
    np.testing.assert_array_equal(seen.document.pixels, detailed)
    assert (detailed != fast).any()
    np.testing.assert_array_equal(detailed[~hole], photo[~hole])
    (layer,) = seen.document.layers
    assert isinstance(layer, Completion)
    assert layer.detail == "detailed"

    undo(program)
    np.testing.assert_array_equal(seen.document.pixels, photo)
    np.testing.assert_array_equal(seen.document.hole, hole)
    redo(program)
    np.testing.assert_array_equal(seen.document.pixels, detailed)


def test_status_line_and_fusion_panel_say_what_the_fill_is_made_of(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart
) -> None:
    program, seen = start_small()
    status, source = program.window.status, fusion_panel(program).source
    program.window.actions_by_name["fusion"].setChecked(True)
    paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    (fast,) = seen.document.layers
    assert isinstance(fast, Completion)
    drawn = round(100 * fast.drawn)
    assert source.text() == f"Fast fill: {drawn} % drawn, {100 - drawn} % a smooth fill."
    assert source.isVisible()
    assert status.engine_text.startswith("CPU · PyTorch fp32 · tiny-detailed · fast · ")
    assert "detailed one follows" in status.message

    let_go_on(program, held)
    (detailed,) = seen.document.layers
    assert isinstance(detailed, Completion)
    drawn = round(100 * detailed.drawn)
    sentence = f"Detailed fill: {drawn} % drawn, {100 - drawn} % pieces of the photo."
    assert source.text() == sentence
    assert status.message == "Done. Hold O to compare with the original. T fills it in another way."
    assert status.engine_text.startswith("CPU · PyTorch fp32 · tiny-detailed · detailed · ")
    assert not status.progress_bar.isVisible()

    undo(program)
    assert not source.isVisible()


def test_the_maps_are_the_detailed_fills(qtbot: QtBot, start_small: StartSmall, held: HeldStart) -> None:
    program, _seen = start_small()
    paint(program, [(50.0, 50.0), (52.0, 50.0)])  # so small that the network sees it unscaled
    complete_up_to_the_detailed_start(qtbot, program, held)
    assert have_maps(program) == [False], "nobody has asked for them"
    let_go_on(program, held)
    program.window.actions_by_name["fusion"].setChecked(True)
    settle(program)
    (layer,) = completions_of(program)
    assert layer.detail == "detailed"
    assert have_maps(program) == [True]
    assert not fusion_panel(program).hint.isVisible()
    fill = layer.fills[0]
    assert fill.maps is not None
    place = fill.bounds.moved(-fill.maps.bounds.left, -fill.maps.bounds.top).slices
    np.testing.assert_allclose(fill.maps.results[0][place][fill.hole] * 255, fill.pixels[fill.hole], atol=0.51)


def test_the_status_line_says_what_runs_when_something_else_is_completed_in_between(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart
) -> None:
    program, seen = start_small()
    paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    paint(program, SECOND)
    key(program, Qt.Key.Key_Return)
    assert program.session.is_running
    assert not program.session.is_refining
    assert program.window.status.message.startswith("Completing…"), "Esc would not keep a fill, there is none yet"
    let_go_on(program, held)
    assert seen.details[-1] == "detailed"


def test_an_error_in_the_detailed_fill_is_said_and_the_fast_one_stays(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart
) -> None:
    program, seen = start_small()
    held.error = RuntimeError("patchmatch failed")
    paint(program, FIRST)
    complete_up_to_the_detailed_start(qtbot, program, held)
    fast = seen.document.pixels.copy()
    let_go_on(program, held)
    assert len(seen.failed) == 1
    assert "patchmatch failed" in seen.failed[0]
    assert program.window.notice.text == seen.failed[0]
    np.testing.assert_array_equal(seen.document.pixels, fast)
    held.error = None
    paint(program, SECOND)
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen.details == ["fast", "fast", "detailed"], timeout=WAIT_MS)


def test_the_built_in_model_gives_both_fills_of_a_real_photo(
    qtbot: QtBot, start_program: Callable[..., Program], sample_path: Path, sample: ByteArray
) -> None:
    program = start_program(sample_path, detail="both")
    seen = Seen(program)
    hole = paint(program, [(800.0, 150.0), (860.0, 160.0), (900.0, 220.0)])
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen.details == ["fast", "detailed"], timeout=WAIT_MS)
    fast, detailed = seen.pixels
    for pixels in (fast, detailed):
        np.testing.assert_array_equal(pixels[~hole], sample[~hole])
        assert (pixels[hole] != sample[hole]).any()
    assert (fast[hole] != detailed[hole]).any()
    assert "T fills it in another way" in program.window.status.message
