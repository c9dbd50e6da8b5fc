"""The menu of what is done with removals. GUI thread."""

from dfnet_gui.gui.menus.actions import SEPARATOR, Menu, PhotoCommand
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.wording import tr


def removal_menu(crew: Crew) -> Menu:
    """About the selected removal, or the one that was laid last."""
    removals, command = crew.removals, PhotoCommand
    again = tr("Fill it once more, as the settings and the photo are now")
    edit = tr("Have its mask back, to change and complete it")
    return Menu(
        tr("&Removals"),
        (
            command("complete_again", tr("Complete a&gain"), removals.complete_again, ("Shift+T",), tip=again),
            command("edit_mask", tr("Edit its &mask"), removals.edit_mask, ("Ctrl+Shift+M",), tip=edit),
            command("delete_removal", tr("&Delete it"), removals.delete, ("Del",), tip=tr("Take it out of the list")),
            SEPARATOR,
            command("toggle_removal", tr("Show or &hide it"), removals.toggle, ("Shift+H",)),
            command(
                "toggle_removals", tr("Show or hide &all"), removals.toggle_all, ("Ctrl+H",), tip=tr("Before and after")
            ),
            SEPARATOR,
            command("rename_removal", tr("Re&name…"), removals.ask_name),
            command("raise_removal", tr("Move &up"), removals.raise_one, tip=tr("Over the next higher one")),
            command("lower_removal", tr("Move do&wn"), removals.lower_one, tip=tr("Under the next lower one")),
        ),
    )
