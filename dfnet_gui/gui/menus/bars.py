"""Menus and tool bars, filled from the table of actions."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMenuBar, QPushButton, QSizePolicy, QToolBar, QWidget

from dfnet_gui.gui.menus.actions import Actions
from dfnet_gui.gui.menus.menu_table import MENUS

_TOP = ("open", "export", "", "undo", "redo", "", "single", "split", "side", "", "fusion")
_TOOLS = ("brush", "eraser", "hand", "zoom", "", "clear", "invert")


def fill_menu_bar(bar: QMenuBar, actions: Actions, submenus: Mapping[str, QMenu]) -> None:
    """Add every menu of the table; names in `submenus` stand for whole menus."""
    for title, names in MENUS:
        menu = bar.addMenu(title)
        for name in names:
            if name in submenus:
                menu.addMenu(submenus[name])
            elif name:
                menu.addAction(actions[name])
            else:
                menu.addSeparator()


def top_bar(window: QWidget, actions: Actions, complete: QPushButton) -> QToolBar:
    """The slim bar: files, history, views, fusion, and Complete at its end."""
    bar = _bar(window, "Main", _TOP, actions)
    spacer = QWidget()
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spacer)
    complete.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    bar.addWidget(complete)
    return bar


def tool_bar(window: QWidget, actions: Actions) -> QToolBar:
    """The tools at the left."""
    return _bar(window, "Tools", _TOOLS, actions)


def _bar(window: QWidget, title: str, names: tuple[str, ...], actions: Actions) -> QToolBar:
    bar = QToolBar(title, window)
    bar.setObjectName(title)
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for name in names:
        if name:
            bar.addAction(actions[name])
            button = bar.widgetForAction(actions[name])
            button.setAccessibleName(actions[name].text().replace("&", ""))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        else:
            bar.addSeparator()
    return bar
