"""Hidden panels are there again at the next start, and the photo can be worked on while they are away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.window.panels import PANELS
from tests.window import SPOTS, complete, completions_of, dab, key, mark_saved, open_photo

SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


def _shown(program: Program) -> list[str]:
    window = program.window
    parts = {"top": window.top_bar, "tools": window.tool_bar, "status": window.status, "menus": window.menuBar()}
    return [name for name, part in {**parts, **window.docks.by_name}.items() if part.isVisible()]


@pytest.mark.parametrize(("pressed", "held"), [(Qt.Key.Key_Backtab, SHIFT), (Qt.Key.Key_F11, NONE)])
def test_a_photo_is_completed_and_the_next_start_has_its_panels(
    qtbot: QtBot, start_tiny: Callable[..., Program], pressed: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    program = start_tiny()
    window = program.window
    for name in ("removals", "fusion", "film_strip"):
        window.settings.set(PANELS[name].shown, True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    shown = _shown(program)
    key(program, pressed, held)
    assert set(_shown(program)) <= {"menus"}
    dab(program, SPOTS[0])
    complete(qtbot, program)
    assert len(completions_of(program)) == 1
    assert window.hiding.spoken.isVisible(), "that it is done is said over the photo"
    assert window.hiding.spoken.text() == window.status.message != ""
    mark_saved(program)
    window.close()
    second = start_tiny()
    assert not second.window.isFullScreen()
    assert _shown(second) == shown


def test_a_photo_that_opens_while_all_is_hidden_changes_nothing(
    qtbot: QtBot, start_tiny: Callable[..., Program], fresh_path: Path
) -> None:
    program = start_tiny()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.window.canvas.setFocus()
    key(program, Qt.Key.Key_F11)
    open_photo(qtbot, program, fresh_path)
    assert _shown(program) == []
    assert program.window.canvas.size() == program.window.size()
