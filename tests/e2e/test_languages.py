"""The window in each language: nothing is cut off, and every underlined letter leads to one place."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.language import ENGLISH, LANGUAGES, speak
from dfnet_gui.gui.base.settings import TOOL, VIEW
from dfnet_gui.gui.canvas.tools.registry import TOOLS
from dfnet_gui.gui.window.panels import PANELS
from tests.clipping import clipped
from tests.window import SPOTS, complete_at, settle


@pytest.fixture(params=list(LANGUAGES))
def program(request: pytest.FixtureRequest, qtbot: QtBot, start_tiny: Callable[..., Program]) -> Iterator[Program]:
    """A program that speaks one of the languages, with a completion and all its panels; 1280×800."""
    app = QApplication.instance()
    assert app is not None
    speak(app, request.param)
    program = start_tiny()
    for row in PANELS:
        program.window.settings.set(row.shown, True)
    complete_at(qtbot, program, SPOTS[0])
    settle(program)
    yield program
    speak(app, ENGLISH)


def test_no_text_is_cut_off(program: Program) -> None:
    window = program.window
    assert (window.width(), window.height()) == (1280, 800)
    assert clipped(window) == []


@pytest.mark.parametrize("tool", [row.name for row in TOOLS])
def test_no_option_of_a_tool_is_cut_off(program: Program, tool: str) -> None:
    program.window.settings.set(TOOL, tool)
    settle(program)
    assert clipped(program.window) == []


def test_panels_in_one_place_are_whole_one_after_the_other(program: Program) -> None:
    for row in PANELS:
        program.window.docks.by_name[row.name].raise_()
        settle(program)
        assert clipped(program.window) == [], row.name


def test_the_panes_are_whole(program: Program) -> None:
    program.window.settings.set(VIEW, "grid")
    program.window.docks.by_name["fusion"].raise_()
    settle(program)
    assert clipped(program.window) == []
