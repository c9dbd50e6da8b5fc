"""The menu of photos that were opened last."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.photos.recent_menu import RecentMenu


def test_it_is_filled_whenever_it_opens_and_tells_what_was_chosen(
    qtbot: QtBot, parent: QWidget, settings: Settings
) -> None:
    menu = RecentMenu(parent, settings)
    settings.add_recent("/photos/a.png")
    menu.aboutToShow.emit()
    settings.add_recent("/photos/you & me.png")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["/photos/you && me.png", "/photos/a.png"]
    with qtbot.waitSignal(menu.chosen) as chosen:
        menu.actions()[0].trigger()
    assert chosen.args == [Path("/photos/you & me.png")]
