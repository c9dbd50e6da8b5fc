"""The menu of the tools."""

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.tools.registry import TOOLS
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.tool_menu import tool_menu


def test_each_tool_has_its_command(
    qtbot: QtBot, session: Session, settings: Settings, canvas: Canvas, worker: InpaintWorker
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menu = tool_menu(Crew.of(window, session, settings, canvas, MapRequests(session, worker)))
    names = [command.name for command in menu.commands]
    assert names[: len(TOOLS.names)] == list(TOOLS.names)
    assert {"smaller", "larger", "softer", "harder", "fill_loops", "clear_barred"} <= set(names)
