"""The menu of removals."""

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.removal_menu import removal_menu


def test_all_that_can_be_done_with_one_is_there(
    qtbot: QtBot, session: Session, settings: Settings, canvas: Canvas, worker: InpaintWorker
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menu = removal_menu(Crew.of(window, session, settings, canvas, MapRequests(session, worker)))
    assert [command.name for command in menu.commands] == [
        *("complete_again", "edit_mask", "delete_removal"),
        *("toggle_removal", "toggle_removals", "rename_removal", "raise_removal", "lower_removal"),
    ]
    assert all(command.needs_photo for command in menu.commands)
