"""The menu of models has a row for each device and backend."""

from dfnet_gui.engine.backends.registry import BACKENDS
from dfnet_gui.engine.device import DEVICES
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.model_menu import model_menu


def test_each_device_and_backend_has_its_row(crew: Crew) -> None:
    menu = model_menu(crew.models)
    names = [command.name for command in menu.commands]
    assert {f"device_{row.name}" for row in DEVICES} < set(names)
    assert {f"backend_{row.name}" for row in BACKENDS} < set(names)
    letters = [command.text[command.text.index("&") + 1].lower() for command in menu.commands if "&" in command.text]
    assert len(set(letters)) == len(letters) == len(names)
