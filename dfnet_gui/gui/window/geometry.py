"""Where the window and its panels stand, from one start to the next. GUI thread."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from dfnet_gui.gui.base.settings import ARRANGEMENT, GEOMETRY, Settings

_USUAL_SIZE = QSize(1280, 860)
_NOTHING = QByteArray()
_FRAME = QSize(16, 56)
"""What a window manager may put around a window."""


def take_fitting_size(window: QMainWindow) -> None:
    """A good size that leaves room for the window's frame on a small screen."""
    room = QGuiApplication.primaryScreen().availableSize() - _FRAME
    window.resize(_USUAL_SIZE.boundedTo(room))


def restore_place(window: QMainWindow, settings: Settings) -> None:
    """As it was left; never larger than the screen, which may be another one now."""
    window.restoreGeometry(QByteArray.fromBase64(settings.get(GEOMETRY).encode()))
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)  # a window manager may have made it
    window.restoreState(QByteArray.fromBase64(settings.get(ARRANGEMENT).encode()))
    room = window.screen().availableGeometry()
    if window.isMaximized() or room.contains(window.geometry()):
        return
    window.resize(window.size().boundedTo(room.size()))
    left = min(max(window.x(), room.left()), room.right() + 1 - window.width())
    top = min(max(window.y(), room.top()), room.bottom() + 1 - window.height())
    window.move(left, top)


def save_place(
    window: QMainWindow, settings: Settings, *, geometry: QByteArray = _NOTHING, arrangement: QByteArray = _NOTHING
) -> None:
    """Where the window and its panels stand now; or, where they are not empty, as `geometry` and `arrangement` say."""
    geometry = window.saveGeometry() if geometry.isEmpty() else geometry
    arrangement = window.saveState() if arrangement.isEmpty() else arrangement
    settings.set(GEOMETRY, geometry.toBase64().toStdString())
    settings.set(ARRANGEMENT, arrangement.toBase64().toStdString())
