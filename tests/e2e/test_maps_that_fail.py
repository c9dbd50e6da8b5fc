"""Fusion maps that can not be had: said once, not promised, and computed after all where another model can."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from tests.e2e.looks import Heard, show_panel, use_another_model
from tests.held import HeldMaps
from tests.window import SPOTS, WAIT_MS, complete_at, fusion_panel, have_maps, settle

StartTiny = Callable[..., Program]


def test_a_completion_by_another_model_is_asked_about_once(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps, other_path: Path
) -> None:
    program = start_tiny()
    heard = Heard(program)
    held_maps.go_on.set()
    complete_at(qtbot, program, SPOTS[0])
    use_another_model(qtbot, program, other_path)
    show_panel(program)
    qtbot.waitUntil(lambda: bool(heard.failed), timeout=WAIT_MS)
    settle(program)
    assert heard.failed == heard.not_looked
    (sentence,) = heard.failed
    assert sentence == "This was completed by tiny-detailed: choose that model again to see its fusion maps."
    assert not program.map_requests.is_running
    assert held_maps.regions == 0
    complete_at(qtbot, program, SPOTS[1])
    qtbot.waitUntil(lambda: have_maps(program) == [False, True], timeout=WAIT_MS)
    assert len(heard.failed) == 1, "it was said"


def test_why_there_are_no_maps_is_shown(qtbot: QtBot, start_tiny: StartTiny, other_path: Path) -> None:
    program = start_tiny()
    heard = Heard(program)
    complete_at(qtbot, program, SPOTS[0])
    use_another_model(qtbot, program, other_path)
    show_panel(program)
    qtbot.waitUntil(lambda: bool(heard.failed), timeout=WAIT_MS)
    assert program.window.notice.text == heard.failed[0]


def test_the_panel_does_not_promise_maps_that_will_not_come(
    qtbot: QtBot, start_tiny: StartTiny, other_path: Path
) -> None:
    program = start_tiny()
    heard = Heard(program)
    complete_at(qtbot, program, SPOTS[0])
    use_another_model(qtbot, program, other_path)
    show_panel(program)
    qtbot.waitUntil(lambda: bool(heard.failed), timeout=WAIT_MS)
    assert "Computing" not in fusion_panel(program).hint.text()


def test_choosing_the_model_again_brings_the_maps(
    qtbot: QtBot, start_tiny: StartTiny, other_path: Path, tiny_path: Path
) -> None:
    program = start_tiny()
    heard = Heard(program)
    complete_at(qtbot, program, SPOTS[0])
    use_another_model(qtbot, program, other_path)
    show_panel(program)
    qtbot.waitUntil(lambda: bool(heard.failed), timeout=WAIT_MS)
    use_another_model(qtbot, program, tiny_path)
    program.map_requests.want()
    qtbot.waitUntil(lambda: have_maps(program) == [True], timeout=WAIT_MS)


def test_an_error_while_maps_are_computed_ends_in_one_sentence(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps
) -> None:
    program = start_tiny()
    heard = Heard(program)
    held_maps.error = RuntimeError("no maps today")
    held_maps.go_on.set()
    complete_at(qtbot, program, SPOTS[0])
    show_panel(program)
    qtbot.waitUntil(lambda: bool(heard.failed), timeout=WAIT_MS)
    settle(program)
    assert len(heard.failed) == held_maps.regions == 1
    assert "no maps today" in heard.failed[0]
    held_maps.error = None
    complete_at(qtbot, program, SPOTS[1])
    qtbot.waitUntil(lambda: have_maps(program) == [False, True], timeout=WAIT_MS)
