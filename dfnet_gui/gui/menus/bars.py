"""Menu bar and tool bars, filled with actions."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMenuBar, QPushButton, QSizePolicy, QToolBar, QWidget

from dfnet_gui.gui.menus.actions import Actions, Command, Menu
from dfnet_gui.wording import tr


def fill_menu_bar(bar: QMenuBar, menus: Iterable[Menu], actions: Actions) -> None:
    """Add every menu, in order."""
    for each in menus:
        menu = bar.addMenu(each.title)
        menu.setToolTipsVisible(True)
        for item in each.items:
            if isinstance(item, QMenu):
                menu.addMenu(item)
            elif isinstance(item, Command):
                menu.addAction(actions[item.name])
            else:
                menu.addSeparator()


def make_bar(window: QWidget, title: str, names: Sequence[str], actions: Actions) -> QToolBar:
    """A bar with the actions of these names; an empty name is a separator. KeyError for a name that is no action's."""
    bar = QToolBar(tr(title), window)
    bar.setObjectName(title)
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for name in names:
        if name:
            bar.addAction(actions[name])
            button = bar.widgetForAction(actions[name])
            button.setAccessibleName(actions.commands[name].plain_text)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        else:
            bar.addSeparator()
    return bar


def add_at_end(bar: QToolBar, button: QPushButton) -> None:
    """A button at the far end of a bar."""
    spacer = QWidget()
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spacer)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    bar.addWidget(button)
