"""The menu of the mask has a command for each way of changing its shape."""

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.mask_menu import mask_menu
from dfnet_gui.imaging.mask import WAYS


def test_each_way_has_its_command(
    qtbot: QtBot, session: Session, settings: Settings, canvas: Canvas, worker: InpaintWorker
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menu = mask_menu(Crew.of(window, session, settings, canvas, MapRequests(session, worker)))
    names = [command.name for command in menu.commands]
    assert names[:7] == ["open_mask", "save_mask", "copy_mask", "paste_mask", "clear", "reselect", "invert"]
    assert names[7:] == ["feather_mask", *(f"{name}_mask" for name in WAYS)]
    assert all(command.needs_photo and command.tip for command in menu.commands)
