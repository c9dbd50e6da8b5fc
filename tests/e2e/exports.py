"""Exports that a test holds up."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from tests.held import SlowEncoder
from tests.window import WAIT_MS, settle


def begin(qtbot: QtBot, program: Program, path: Path, slow: SlowEncoder) -> None:
    """Export up to where the encoder waits."""
    assert program.window.exporting.export_to(path, 95)
    qtbot.waitUntil(slow.entered.is_set, timeout=WAIT_MS)
    assert program.window.exporting.is_running


def let_end(program: Program, slow: SlowEncoder) -> None:
    """Let it go on, and hear what came of it."""
    slow.go_on.set()
    settle(program)
    assert not program.window.exporting.is_running


def said_by(program: Program) -> list[str]:
    """What the commands that export say from now on, good or bad."""
    said: list[str] = []
    for each in (program.window.exporting, program.window.maps_export):
        each.said.connect(said.append)
        each.failed.connect(said.append)
    return said
