"""The menu of the tools."""

from dfnet_gui.gui.canvas.tools.registry import TOOLS
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.tool_menu import tool_menu


def test_each_tool_has_its_command(crew: Crew) -> None:
    names = [command.name for command in tool_menu(crew).commands]
    assert names[: len(TOOLS.names)] == list(TOOLS.names)
    assert {"smaller", "larger", "softer", "harder", "fill_loops", "clear_barred"} <= set(names)
