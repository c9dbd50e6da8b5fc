"""What waits for maps is done once, when all that can be had are there."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from tests.e2e.looks import hold, let_go_on, show_panel, use_another_model
from tests.held import HeldMaps
from tests.window import SPOTS, WAIT_MS, complete, complete_at, dab, have_maps, mark_saved, open_photo, settle

StartTiny = Callable[..., Program]


def test_when_there_acts_once_and_at_once_when_nothing_is_missing(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps
) -> None:
    program = start_tiny()
    held_maps.go_on.set()
    done: list[int] = []
    program.map_requests.when_there(lambda: done.append(1))
    assert done == [1], "no completion, no maps to wait for"
    complete_at(qtbot, program, SPOTS[0])
    show_panel(program)
    qtbot.waitUntil(lambda: have_maps(program) == [True], timeout=WAIT_MS)
    program.map_requests.when_there(lambda: done.append(2))
    assert done == [1, 2]
    program.map_requests.want()
    settle(program)
    assert done == [1, 2]


def test_when_there_waits_for_the_maps_of_all_completions(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps
) -> None:
    program = start_tiny()
    for spot in SPOTS[:2]:
        dab(program, spot)
        complete(qtbot, program)
    done: list[list[bool]] = []
    for _ in range(2):
        program.map_requests.when_there(lambda: done.append(have_maps(program)))
    hold(qtbot, held_maps)
    assert done == []
    show_panel(program)
    let_go_on(program, held_maps)
    qtbot.waitUntil(lambda: len(done) == 2, timeout=WAIT_MS)
    settle(program)
    assert done == [[True, True]] * 2
    assert held_maps.regions == 2


def test_when_there_acts_once_although_some_maps_can_not_be_had(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps, other_path: Path
) -> None:
    program = start_tiny()
    held_maps.go_on.set()
    complete_at(qtbot, program, SPOTS[0])
    use_another_model(qtbot, program, other_path)
    complete_at(qtbot, program, SPOTS[1])
    done: list[list[bool]] = []
    program.map_requests.when_there(lambda: done.append(have_maps(program)))
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)
    settle(program)
    assert done == [[False, True]]


def test_when_there_is_forgotten_with_its_photo(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps, blotches_path: Path
) -> None:
    program = start_tiny()
    complete_at(qtbot, program, SPOTS[0])
    done: list[int] = []
    program.map_requests.when_there(lambda: done.append(1))
    hold(qtbot, held_maps)
    mark_saved(program)
    open_photo(qtbot, program, blotches_path)
    let_go_on(program, held_maps)
    program.map_requests.when_there(lambda: done.append(2))
    qtbot.waitUntil(lambda: done == [2], timeout=WAIT_MS)
