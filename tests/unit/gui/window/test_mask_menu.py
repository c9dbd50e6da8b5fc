"""The menu of the mask has a command for each way of changing its shape."""

from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.mask_menu import mask_menu
from dfnet_gui.imaging.mask import WAYS


def test_each_way_has_its_command(crew: Crew) -> None:
    menu = mask_menu(crew)
    names = [command.name for command in menu.commands]
    assert names[:7] == ["open_mask", "save_mask", "copy_mask", "paste_mask", "clear", "reselect", "invert"]
    assert names[7:] == ["feather_mask", *(f"{name}_mask" for name in WAYS)]
    assert all(command.needs_photo and command.tip for command in menu.commands)
