"""The menu of what is done with removals. GUI thread."""

from dfnet_gui.gui.menus.actions import SEPARATOR, Menu, PhotoCommand
from dfnet_gui.gui.window.crew import Crew


def removal_menu(crew: Crew) -> Menu:
    """About the selected removal, or the one that was laid last."""
    removals, command = crew.removals, PhotoCommand
    again = "Fill it once more, as the settings and the photo are now"
    edit = "Have its mask back, to change and complete it"
    return Menu(
        "&Removals",
        (
            command("complete_again", "Complete a&gain", removals.complete_again, ("Shift+T",), tip=again),
            command("edit_mask", "Edit its &mask", removals.edit_mask, ("Ctrl+Shift+M",), tip=edit),
            command("delete_removal", "&Delete it", removals.delete, ("Del",), tip="Take it out of the list"),
            SEPARATOR,
            command("toggle_removal", "Show or &hide it", removals.toggle, ("Shift+H",)),
            command("toggle_removals", "Show or hide &all", removals.toggle_all, ("Ctrl+H",), tip="Before and after"),
            SEPARATOR,
            command("rename_removal", "Re&name…", removals.ask_name),
            command("raise_removal", "Move &up", removals.raise_one, tip="Over the next higher one"),
            command("lower_removal", "Move do&wn", removals.lower_one, tip="Under the next lower one"),
        ),
    )
