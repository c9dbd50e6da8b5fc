"""Keys that the photo has while it is in focus, and that elsewhere move within a slider or a text. GUI thread."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from dfnet_gui.gui.photos.opening import Opening
from dfnet_gui.gui.window.commands import WindowCommands


def add_canvas_keys(canvas: QWidget, opening: Opening, view: WindowCommands) -> None:
    """Stepping and zooming; nobody else can have these keys (`menus/keymap.py`)."""
    for key, command in (
        (Qt.Key.Key_Left, opening.open_previous),
        (Qt.Key.Key_Right, opening.open_next),
        (Qt.Key.Key_Home, view.zoom_fit),
        (Qt.Key.Key_End, view.zoom_full),
    ):
        shortcut = QShortcut(QKeySequence(key), canvas)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(command)
