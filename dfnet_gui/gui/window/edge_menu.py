"""The menus where the menu bar is hidden: they come when the mouse touches the upper edge. GUI thread."""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QMouseEvent
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
        height = self.sizeHint().height()
        if event.position().y() <= _EDGE_PX:
            self.setGeometry(QRect(0, 0, self._window.width(), height))
            self.raise_()
            self.show()
        elif self._window.mapFromGlobal(event.globalPosition()).y() > height + _AWAY_PX:
            self.hide()
