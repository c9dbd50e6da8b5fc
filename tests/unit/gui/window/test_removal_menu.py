"""The menu of removals."""

from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.removal_menu import removal_menu


def test_all_that_can_be_done_with_one_is_there(crew: Crew) -> None:
    menu = removal_menu(crew)
    assert [command.name for command in menu.commands] == [
        *("complete_again", "edit_mask", "delete_removal"),
        *("toggle_removal", "toggle_removals", "rename_removal", "raise_removal", "lower_removal"),
    ]
    assert all(command.needs_photo for command in menu.commands)
