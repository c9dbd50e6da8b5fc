"""Every control has a name, every command its place and its keys in help and README; choices are remembered."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QMenu, QSlider, QTextBrowser

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import BRUSH_RADIUS

README = Path(__file__).parents[2] / "README.md"
STROKE = [(800.0, 150.0), (860.0, 160.0), (900.0, 220.0)]


def test_settings_survive_a_restart(start_program: Callable[..., Program], sample_path: Path) -> None:
    first = start_program(sample_path, loaded=False)
    first.window.settings.set(BRUSH_RADIUS, 77.0)
    first.window.actions_by_name["split"].trigger()
    first.window.actions_by_name["theme_dark"].trigger()
    first.window.actions_by_name["on_release"].setChecked(True)
    first.window.actions_by_name["fusion"].setChecked(True)
    first.window.close()
    second = start_program(sample_path, loaded=False)
    assert second.window.settings.get(BRUSH_RADIUS) == 77.0
    assert second.window.canvas.view == "split"
    assert second.window.actions_by_name["theme_dark"].isChecked()
    assert second.window.actions_by_name["on_release"].isChecked()
    assert second.window.docks.by_name["fusion"].isVisible()
    assert str(sample_path) in second.window.settings.recent()


def test_every_control_has_a_name(program: Program) -> None:
    for kind in (QAbstractButton, QComboBox, QSlider):
        for widget in program.window.findChildren(kind):
            named = (
                widget.accessibleName() or widget.toolTip() or (isinstance(widget, QAbstractButton) and widget.text())
            )
            assert named or widget.objectName().startswith("qt_"), f"{widget} has no name"


def test_every_command_has_its_action_and_help_lists_its_keys(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QDialog] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: shown.append(dialog))
    window = program.window
    window.actions_by_name["help"].trigger()
    (text,) = shown[0].findChildren(QTextBrowser)
    commands = [command for menu in window.menus for command in menu.commands]
    assert {command.name for command in commands} == set(window.actions_by_name.by_name)
    assert len({command.name for command in commands}) == len(commands)
    help_text = text.toPlainText()
    for command in commands:
        if command.keys:
            assert command.plain_text in help_text
            assert ", ".join(command.keys) in help_text
    keys = [each for command in commands for each in command.keys]
    assert len(keys) == len(set(keys)), "no key stands for two things"


def test_every_action_is_in_a_menu(program: Program) -> None:
    def listed(menu: QMenu) -> set[str]:
        return {action.objectName() for action in menu.actions() if action.menu() is None and not action.isSeparator()}

    menus = [action.menu() for action in program.window.menuBar().actions()]
    names = set().union(*(listed(menu) for menu in menus if isinstance(menu, QMenu)))
    assert names == set(program.window.actions_by_name.by_name)


def test_the_readme_names_the_keys_of_the_commands(program: Program) -> None:
    section = README.read_text(encoding="utf-8").split("## Keys", 1)[1].split("\n## ", 1)[0]
    cells = " ".join(line.split("|")[2] for line in section.splitlines() if line.startswith("|"))
    named = {key.replace("−", "-") for key in re.split(r"(?:[ ;]|(?<!\+),)+", cells)}  # a comma is a key, too
    assert named >= {"O", "H", "F2"}, "the table was found"
    commands = [command for menu in program.window.menus for command in menu.commands]
    for command in commands:
        assert {key.replace("Return", "Enter") for key in command.keys} <= named, command.name
