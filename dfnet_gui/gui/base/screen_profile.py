"""What the system says of a screen: its ICC profile. GUI thread; nothing waits for the answer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from dfnet_gui.errors import ProfileError
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.imaging.display import check_display_profile, read_display_profile
from dfnet_gui.wording import tr

if TYPE_CHECKING:  # loaded where there is such a bus
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

_SERVICE = "org.freedesktop.ColorManager"
_PATH = "/org/freedesktop/ColorManager"
_PLATFORMS = ("xcb", "wayland")
_PATIENCE_MS = 3000


class ScreenProfile(QObject):
    """`found(profile)` comes once for each question: bytes, or None where nothing is known.

    Windows is asked itself, on Linux colord. macOS turns colours to the screen's on its own.
    """

    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._bus: QDBusConnection | None = None
        self._awaited: dict[QDBusPendingCallWatcher, Callable[[Any], None]] = {}

    def ask(self, screen: str) -> None:
        """About the screen with this name, as Qt gives it."""
        if sys.platform == "win32":
            self._jobs.start(windows_profile, then=self.found.emit, otherwise=self._on_unread)
            return
        if QGuiApplication.platformName() in _PLATFORMS:
            try:
                from PySide6.QtDBus import QDBusConnection
            except ImportError:  # without the system's D-Bus library
                self.found.emit(None)
                return
            self.ask_colord(screen, QDBusConnection.systemBus())
        else:
            self.found.emit(None)

    def ask_colord(self, screen: str, bus: QDBusConnection) -> None:
        """The same of colord, on a bus: for the device, then its profile, then the profile's file."""
        self._bus = bus
        if not bus.isConnected():
            self.found.emit(None)
            return
        self._call(_PATH, _SERVICE, "FindDeviceByProperty", ["XRANDR_name", screen], self._on_device)

    def wait(self) -> None:
        """Block until nothing is read any more; for closing the program."""
        self._jobs.wait()

    def _on_device(self, device: Any) -> None:  # noqa: ANN401 - what D-Bus gave
        self._call(device.path(), f"{_SERVICE}.Device", "GetProfileForQualifiers", [["*"]], self._on_profile)

    def _on_profile(self, profile: Any) -> None:  # noqa: ANN401
        arguments = [f"{_SERVICE}.Profile", "Filename"]
        self._call(profile.path(), "org.freedesktop.DBus.Properties", "Get", arguments, self._on_file)

    def _on_file(self, name: Any) -> None:  # noqa: ANN401
        read = partial(read_display_profile, Path(name.variant()))
        self._jobs.start(read, then=self.found.emit, otherwise=self._on_unread)

    def _on_unread(self, _sentence: str) -> None:
        self.found.emit(None)

    def _call(self, path: str, interface: str, member: str, arguments: list[Any], then: Callable[[Any], None]) -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        assert self._bus is not None
        message = QDBusMessage.createMethodCall(_SERVICE, path, interface, member)
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(message, _PATIENCE_MS), self)
        self._awaited[watcher] = then
        watcher.finished.connect(self._on_answer)

    def _on_answer(self, watcher: QDBusPendingCallWatcher) -> None:
        then = self._awaited.pop(watcher)
        watcher.deleteLater()
        arguments = watcher.reply().arguments()
        try:
            if watcher.isError():
                raise LookupError(watcher.error().message())
            then(arguments[0])
        except (LookupError, AttributeError, TypeError):  # nobody there, or an answer of another kind
            self.found.emit(None)


def windows_profile() -> bytes | None:
    """Of the first screen, as Windows says. Any thread."""
    from PIL import ImageCms

    try:
        profile = ImageCms.get_display_profile()
        content = profile.tobytes() if profile is not None else b""
        check_display_profile(content, tr("The screen's profile"))
    except (ImageCms.PyCMSError, ProfileError, OSError):
        return None
    return content
