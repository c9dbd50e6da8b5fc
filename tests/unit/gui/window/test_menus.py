"""The menus hold what the registries say; keys and underlined letters are unique."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMenu, QWidget

from dfnet_gui.engine.backends.registry import BACKENDS
from dfnet_gui.engine.device import DEVICES
from dfnet_gui.gui.base.settings import TOOL, Settings
from dfnet_gui.gui.canvas.tools.base import Tool, ToolKind
from dfnet_gui.gui.canvas.tools.registry import TOOLS
from dfnet_gui.gui.menus.actions import Actions, Command, Menu, spelt
from dfnet_gui.gui.menus.keymap import LOCKED, why_fixed
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.menus import all_commands, make_menus, tool_bar_names, top_bar_names
from dfnet_gui.gui.window.panels import PANELS
from dfnet_gui.paths import resources_dir


@pytest.fixture
def menus(crew: Crew, parent: QWidget) -> tuple[Menu, ...]:
    return make_menus(crew, QMenu("Open &recent", parent))


def _letter(text: str) -> str:
    return text.replace("&&", "").partition("&")[2][:1].lower()


def test_no_key_means_two_things(menus: tuple[Menu, ...]) -> None:
    keys = [key for command in all_commands(menus) for key in command.keys]
    assert len(keys) == len(set(keys)) > 20


def test_usual_keys_are_spelt_in_the_one_way_and_are_not_fixed(menus: tuple[Menu, ...]) -> None:
    """Whoever changes a key could else not have the usual one again."""
    for command in all_commands(menus):
        assert [spelt(key) for key in command.keys] == list(command.keys), command.name
        assert command.name in LOCKED or not any(map(why_fixed, command.keys)), command.name


def test_each_menu_underlines_each_letter_once(menus: tuple[Menu, ...]) -> None:
    for texts in ([menu.title for menu in menus], *([each.text for each in menu.commands] for menu in menus)):
        letters = [_letter(text) for text in texts]
        assert all(letters), texts
        assert len(set(letters)) == len(letters), texts


def test_rows_of_the_registries_are_there(menus: tuple[Menu, ...]) -> None:
    names = [command.name for command in all_commands(menus)]
    assert len(set(names)) == len(names)
    for wanted in (
        *TOOLS.names,
        *PANELS.names,
        *(f"device_{name}" for name in DEVICES.names),
        *(f"backend_{name}" for name in BACKENDS.names),
    ):
        assert wanted in names


def test_every_icon_is_there_and_bars_name_commands(menus: tuple[Menu, ...]) -> None:
    commands = {command.name: command for command in all_commands(menus)}
    for command in commands.values():
        assert not command.icon or (resources_dir() / "icons" / f"{command.icon}.svg").is_file(), command.name
    for name in (*top_bar_names(), *tool_bar_names()):
        assert not name or commands[name].icon, f"{name} has a button and needs an icon"


def test_actions_can_be_made_of_all(menus: tuple[Menu, ...], parent: QWidget, settings: Settings) -> None:
    actions = Actions(parent, settings, all_commands(menus))
    actions["zoom"].trigger()
    assert settings.get(TOOL) == "zoom"
    assert not actions["undo"].isCheckable()


@pytest.fixture
def lasso() -> Iterator[ToolKind]:
    """A tool of somebody else's."""
    row = ToolKind("spade", "S&qade", Tool, ("Y",))
    TOOLS.add(row)
    yield row
    TOOLS.remove("spade")


def test_a_tool_more_is_a_command_more(crew: Crew, parent: QWidget, lasso: ToolKind) -> None:
    commands = {command.name: command for command in all_commands(make_menus(crew, QMenu("r", parent)))}
    assert isinstance(commands["spade"], Command)
    assert commands["spade"].keys == ("Y",)
    assert "spade" in tool_bar_names()
