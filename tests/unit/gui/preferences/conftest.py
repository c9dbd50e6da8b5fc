"""What the pages need: who chooses models, a few menus, and their actions."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.menus.actions import Actions, Command, Menu
from dfnet_gui.gui.models.commands import ModelCommands
from dfnet_gui.gui.session.session import Session


@pytest.fixture
def models(parent: QWidget, session: Session, settings: Settings) -> Iterator[ModelCommands]:
    jobs = Jobs(parent)
    yield ModelCommands(parent, session, settings, jobs)
    jobs.wait()


@pytest.fixture
def menus() -> tuple[Menu, ...]:
    nothing = [].clear
    return (
        Menu(
            "&File",
            (
                Command("open", "&Open…", nothing, ("Ctrl+O",)),
                None,
                Command("export", "&Export", nothing, ("Ctrl+E", "F6")),
            ),
        ),
        Menu("&Tools", (Command("brush", "&Brush", nothing, ("B",)), Command("cancel", "&Cancel", nothing, ("Esc",)))),
    )


@pytest.fixture
def actions(parent: QWidget, settings: Settings, menus: tuple[Menu, ...]) -> Actions:
    return Actions(parent, settings, [command for menu in menus for command in menu.commands])
