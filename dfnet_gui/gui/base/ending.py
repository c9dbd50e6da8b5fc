"""Ends that nobody asks for in the window: signals, the desktop's own end, a screen that is gone. GUI thread."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QSessionManager

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_PATIENCE_S = 1.5
"""For threads that compute, once the work is kept."""
_LOST_SCREEN = ("The X11 connection broke", "The Wayland connection broke", "Wayland compositor die")
"""What Qt says before it ends the process itself, in the midst of whatever goes on."""
_OF_SIGNALS = 128
"""A shell's exit code for an end by signal N is this and N."""


class Ending(QObject):
    """Has the work kept, and the program end soon, whatever runs."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._app = app
        self.keep: Callable[[], object] = lambda: None
        """What keeps the work. It blocks, and asks nothing."""
        self.leave: Callable[[], object] = lambda: None
        """What is done last where the program has to be ended by force; it may come in another thread."""
        self._near, self._far = socket.socketpair()
        self._far.setblocking(False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        self._before = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._handlers = {}
        for name in _SIGNALS:
            if (number := getattr(signal, name, None)) is not None:
                self._handlers[number] = signal.signal(number, lambda *_why: None)
        app.commitDataRequest.connect(self._on_session_end)

    def release(self) -> None:
        """Leave signals as they were before; for an orderly end."""
        signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._near.close()
        self._far.close()

    def hear(self, message: str) -> None:
        """What Qt says: where the screen is gone, it would end the process after these words."""
        if any(each in message for each in _LOST_SCREEN):
            self._keep_work()
            self._end_by_force(1)

    def _on_signal(self) -> None:
        number = self._near.recv(1)[0]
        self._keep_work()
        after = threading.Timer(_PATIENCE_S, self._end_by_force, (_OF_SIGNALS + number,))
        after.daemon = True
        after.start()
        self._app.exit(_OF_SIGNALS + number)

    def _end_by_force(self, code: int) -> None:
        """Something computes that can't be given up in time; it writes nothing."""
        with suppress(Exception):
            self.leave()
        os._exit(code)

    def _on_session_end(self, manager: QSessionManager) -> None:
        self._keep_work()
        manager.setRestartHint(QSessionManager.RestartHint.RestartNever)

    def _keep_work(self) -> None:
        with suppress(Exception):  # there is nobody to tell, and nothing must keep the program from ending
            self.keep()
