"""The menus where the menu bar is hidden: they come when the mouse touches the upper edge. GUI thread."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenuBar

from dfnet_gui.gui.canvas.canvas import Canvas

_EDGE_PX, _AWAY_PX = 2, 12
"""How near to the edge the mouse calls it, and how far below it the mouse lets it go."""


class EdgeMenu(QMenuBar):
    """A second bar with the window's menus, over the canvas: the window's own would move the photo."""

    def __init__(self, window: QMainWindow, canvas: Canvas) -> None:
        super().__init__(window)
        self._window = window
        self._is_wanted = False
        self.setNativeMenuBar(False)
        self.setAutoFillBackground(True)
        self.addActions(window.menuBar().actions())
        self.hide()
        canvas.installEventFilter(self)

    def set_wanted(self, *, is_wanted: bool) -> None:
        """Whether it comes at all."""
        self._is_wanted = is_wanted
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._is_wanted and isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._follow(event)
        return False

    def _follow(self, event: QMouseEvent) -> None:
        """Come, or go; not while something is drawn, or a menu is open."""
        if event.buttons() or QApplication.activePopupWidget() is not None:
            return
        height = self._window.mapFromGlobal(event.globalPosition()).y()
        if height <= _EDGE_PX:
            self._come()
        elif height > self.sizeHint().height() + _AWAY_PX:
            self.hide()

    def takes(self, event: QKeyEvent) -> bool:
        """Come for a key that opens a menu: F10, or Alt and the letter of one; whether it was such a key."""
        actions, held = self.actions(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._is_wanted:
            return False
        if event.key() == Qt.Key.Key_F10 and not held:
            chosen = actions[0]
        elif held == Qt.KeyboardModifier.AltModifier and (found := _lettered(actions, event.text())) is not None:
            chosen = found
        else:
            return False
        self._come()
        self.setActiveAction(chosen)
        return True

    def _come(self) -> None:
        self.setGeometry(QRect(0, 0, self._window.width(), self.sizeHint().height()))
        self.raise_()
        self.show()


def _lettered(actions: list[QAction], letter: str) -> QAction | None:
    return next((each for each in actions if letter and f"&{letter.lower()}" in each.text().lower()), None)
