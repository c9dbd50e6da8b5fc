"""Every tool that is registered can be made and chosen."""

import pytest

from dfnet_gui.gui.base.settings import TOOL, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.tools.base import Tool, ToolKind
from dfnet_gui.gui.canvas.tools.registry import TOOLS
from dfnet_gui.paths import resources_dir


@pytest.mark.parametrize("row", TOOLS, ids=lambda row: row.name)
def test_it_can_be_chosen_and_has_its_icon(canvas: Canvas, settings: Settings, row: ToolKind) -> None:
    settings.set(TOOL, row.name)
    assert isinstance(canvas.tool, Tool)
    assert canvas.tool is canvas.tool_named(row.name), "made once"
    assert "&" in row.text
    assert not row.icon or (resources_dir() / "icons" / f"{row.icon}.svg").is_file()
    assert row.tip


def test_no_two_share_a_key() -> None:
    keys = [key for row in TOOLS for key in row.keys]
    assert len(keys) == len(set(keys))


def test_the_usual_tool_is_one_of_them() -> None:
    assert TOOL.default in TOOLS


def test_a_name_of_no_tool_is_noticed(canvas: Canvas) -> None:
    with pytest.raises(KeyError):
        canvas.tool_named("spade")
