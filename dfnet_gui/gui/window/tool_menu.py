"""The menu of the tools, and of how brushes paint. GUI thread."""

from dfnet_gui.gui.base.settings import FILL_LOOPS, KEY_POINTING, PRESSURE, TOOL
from dfnet_gui.gui.canvas.tools.registry import TOOLS
from dfnet_gui.gui.menus.actions import SEPARATOR, Command, Menu, PhotoCommand
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.wording import tr, tr_later

_KEYS_TIP = tr_later("Arrows move the tool, Space puts it down and lifts it")


def tool_menu(crew: Crew) -> Menu:
    """Each tool, then the brush."""
    view, everywhere = crew.view, crew.session.clear_barred
    tools = (
        PhotoCommand(row.name, tr(row.text), None, row.keys, row.icon, tr(row.tip), chooses=(TOOL, row.name))
        for row in TOOLS
    )
    return Menu(
        tr("&Tools"),
        (
            *tools,
            SEPARATOR,
            PhotoCommand("toggle_eraser", tr("S&witch brush and eraser"), view.toggle_eraser, ("E",)),
            PhotoCommand("smaller", tr("&Smaller brush"), view.shrink_brush, ("[",)),
            PhotoCommand("larger", tr("Lar&ger brush"), view.enlarge_brush, ("]",)),
            PhotoCommand("softer", tr("Softer br&ush"), view.soften_brush, ("Shift+[",), tip=tr("Its edge fades in")),
            PhotoCommand("harder", tr("Ha&rder brush"), view.harden_brush, ("Shift+]",), tip=tr("Its edge is crisp")),
            SEPARATOR,
            PhotoCommand(
                "clear_barred", tr("Cop&y from everywhere again"), everywhere, tip=tr("Take all red hatching away")
            ),
            PhotoCommand(
                "key_pointing", tr("Point with the &keys"), keys=("K",), tip=tr(_KEYS_TIP), toggles=KEY_POINTING
            ),
            Command(
                "pressure", tr("Pen pressure &varies the size"), tip=tr("Of the brush, with a tablet"), toggles=PRESSURE
            ),
            Command(
                "fill_loops", tr("Loops &fill themselves"), tip=tr("What a brush goes around, too"), toggles=FILL_LOOPS
            ),
        ),
    )
