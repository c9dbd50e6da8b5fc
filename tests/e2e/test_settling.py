"""`settle`, which tests lean on that say what does not happen, waits for all that was begun."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.imaging.reading import read_photo
from tests.held import HeldMaps, HeldStart, SlowEncoder
from tests.window import SPOTS, WAIT_MS, complete, complete_at, dab, document_of, have_maps, key, released_later, settle

StartTiny = Callable[..., Program]


def test_for_a_photo(start_program: Callable[..., Program], blotches_path: Path) -> None:
    program = start_program(loaded=False)
    program.window.opening.open_path(blotches_path)
    settle(program)
    assert document_of(program).original.path == blotches_path


def test_for_a_model(start_tiny: StartTiny, other_path: Path) -> None:
    program = start_tiny()
    program.window.models.use_weights(other_path)
    settle(program)
    assert program.session.model is not None
    assert program.session.model.name == "other"


def test_for_both_fills_and_their_maps(start_tiny: StartTiny, held_maps: HeldMaps) -> None:
    program = start_tiny("both")
    heard: list[str] = []
    program.session.completed.connect(lambda completion: heard.append(completion.detail))
    key(program, Qt.Key.Key_F)
    dab(program, *SPOTS)
    key(program, Qt.Key.Key_Return)
    with released_later(held_maps.go_on, 0.3):
        settle(program)
    assert heard == ["fast", "detailed"]
    assert have_maps(program) == [True]


def test_for_what_was_given_up(
    qtbot: QtBot, start_tiny: StartTiny, held: HeldStart, slow_png: SlowEncoder, tmp_path: Path
) -> None:
    program = start_tiny("detailed")
    cancelled, ended = list[int](), list[bool]()
    program.worker.cancelled.connect(cancelled.append)
    program.window.exporting.ended.connect(lambda _document, is_written: ended.append(is_written))
    dab(program, SPOTS[0])
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(held.entered.is_set, timeout=WAIT_MS)
    program.window.exporting.export_to(tmp_path / "out.png", 95)
    for _ in range(2):
        key(program, Qt.Key.Key_Escape)
    assert not program.session.is_running
    assert not program.window.exporting.is_running
    with released_later(slow_png.go_on, 0.3):
        settle(program)
    assert len(cancelled) == 1
    assert ended == [False]


def test_for_exports_and_copies(qtbot: QtBot, start_tiny: StartTiny, tmp_path: Path) -> None:
    program = start_tiny()
    said: list[str] = []
    program.window.exporting.said.connect(said.append)
    complete_at(qtbot, program, SPOTS[0])
    dab(program, SPOTS[1])
    complete(qtbot, program)
    program.window.exporting.export_to(tmp_path / "out.png", 95)
    program.window.exporting.copy()
    settle(program)
    assert len(said) == 2
    assert (read_photo(tmp_path / "out.png").pixels == document_of(program).pixels).all()
