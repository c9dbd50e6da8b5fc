"""The menu of the tools, and of how brushes paint. GUI thread."""

from dfnet_gui.gui.base.settings import FILL_LOOPS, KEY_POINTING, PRESSURE, TOOL
from dfnet_gui.gui.canvas.tools.registry import TOOLS
from dfnet_gui.gui.menus.actions import SEPARATOR, Command, Menu, PhotoCommand
from dfnet_gui.gui.window.crew import Crew

_KEYS_TIP = "Arrows move the tool, Space puts it down and lifts it"


def tool_menu(crew: Crew) -> Menu:
    """Each tool, then the brush."""
    view, everywhere = crew.view, crew.session.clear_barred
    tools = (
        PhotoCommand(row.name, row.text, None, row.keys, row.icon, row.tip, chooses=(TOOL, row.name)) for row in TOOLS
    )
    return Menu(
        "&Tools",
        (
            *tools,
            SEPARATOR,
            PhotoCommand("toggle_eraser", "S&witch brush and eraser", view.toggle_eraser, ("E",)),
            PhotoCommand("smaller", "&Smaller brush", view.shrink_brush, ("[",)),
            PhotoCommand("larger", "Lar&ger brush", view.enlarge_brush, ("]",)),
            PhotoCommand("softer", "Softer br&ush", view.soften_brush, ("Shift+[",), tip="Its edge fades in"),
            PhotoCommand("harder", "Ha&rder brush", view.harden_brush, ("Shift+]",), tip="Its edge is crisp"),
            SEPARATOR,
            PhotoCommand("clear_barred", "Cop&y from everywhere", everywhere, tip="Unpaint all of that"),
            PhotoCommand("key_pointing", "Point with the &keys", keys=("K",), tip=_KEYS_TIP, toggles=KEY_POINTING),
            Command("pressure", "Pen pressure &varies the size", tip="Of the brush, with a tablet", toggles=PRESSURE),
            Command("fill_loops", "Loops &fill themselves", tip="What a brush goes around, too", toggles=FILL_LOOPS),
        ),
    )
