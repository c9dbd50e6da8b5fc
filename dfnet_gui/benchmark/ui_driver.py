"""Drives the window as a person would: real events, and a look at how long they take. GUI thread."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from dfnet_gui.benchmark.results import timed
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import BRUSH_RADIUS, LEAST_RADIUS, MOST_RADIUS, REDUCED_MOTION, Settings

_WAIT_S = 120.0
_VIEW = (1920, 1080)
_NO_BUTTON, LEFT, MIDDLE = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


class Bench:
    """The program with a large photo open in a view of 1920×1080, and hands to use it."""

    def __init__(self, app: QApplication, photo: Path, folder: Path) -> None:
        self.app, self.photo, self.folder = app, photo, folder
        settings = Settings(folder / "settings.ini")
        settings.set(REDUCED_MOTION, False)
        self.program = Program(settings)
        self.window, self.canvas = self.program.window, self.program.window.canvas
        self.window.resize(*_VIEW)
        ready: list[object] = []
        self.program.session.model_changed.connect(ready.append)
        self.program.start()
        wait_until(app, lambda: bool(ready))

    def open(self) -> tuple[float, float]:
        """Open the photo; seconds to the preview and to the photo itself on the canvas."""
        began = time.perf_counter()
        moments: dict[str, float] = {}
        self.window.opening.preview_ready.connect(lambda _p: moments.setdefault("preview", time.perf_counter()))
        self.program.session.opened.connect(lambda: moments.setdefault("photo", time.perf_counter()))
        self.window.opening.open_path(self.photo)
        wait_until(self.app, lambda: "photo" in moments)
        self.app.processEvents()
        opened = time.perf_counter() - began
        return moments.get("preview", began + opened) - began, opened

    def set_radius(self, radius: float) -> None:
        """The brush's, in photo pixels at the present zoom."""
        on_screen = radius * self.window.canvas.viewport.zoom
        self.window.settings.set(BRUSH_RADIUS, min(MOST_RADIUS, max(LEAST_RADIUS, on_screen)))

    def move(self, x: float, y: float, buttons: Qt.MouseButton) -> None:
        """A mouse move at a point of the canvas, and the repaint that it asks for."""
        self._send(QEvent.Type.MouseMove, x, y, _NO_BUTTON, buttons)

    def press(self, x: float, y: float, button: Qt.MouseButton) -> None:
        self._send(QEvent.Type.MouseButtonPress, x, y, button, button)

    def release(self, x: float, y: float, button: Qt.MouseButton) -> None:
        """Let go of it."""
        self._send(QEvent.Type.MouseButtonRelease, x, y, button, _NO_BUTTON)

    def wheel(self, x: float, y: float, steps: int) -> None:
        point = QPointF(x, y)
        event = QWheelEvent(
            point,
            QPointF(self.canvas.mapToGlobal(point.toPoint())),
            QPointF(0, 0).toPoint(),
            QPointF(0, 120 * steps).toPoint(),
            _NO_BUTTON,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        self.app.sendEvent(self.canvas, event)
        self.app.processEvents()

    def _send(self, kind: QEvent.Type, x: float, y: float, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        point = QPointF(x, y)
        where = QPointF(self.canvas.mapToGlobal(point.toPoint()))
        event = QMouseEvent(kind, point, where, button, held, Qt.KeyboardModifier.NoModifier)
        self.app.sendEvent(self.canvas, event)
        self.app.processEvents()

    def stroke(self, segments: int) -> list[float]:
        """Paint a stroke to and fro, 30 to 40 screen pixels at a time; seconds of each segment with its repaint."""
        x, y, seconds = 1500.0, 700.0, []
        self.press(x, y, LEFT)
        for number in range(1, segments):
            x, y = 300.0 + abs((number * 35) % 2400 - 1200), 200.0 + abs((number * 9) % 1000 - 500)
            seconds.append(timed(lambda x=x, y=y: self.move(x, y, LEFT)))  # type: ignore[misc]
        self.release(x, y, LEFT)
        return seconds

    def close(self) -> None:
        """End the program; its photo is not worth a question."""
        document = self.program.session.document
        if document is not None:
            document.mark_saved(document.position)
        self.window.close()
        self.program.close()


class Ticks(QObject):
    """Remembers the gaps between the ticks of a timer of 1 ms: how long the event loop did not answer."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(1)

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now

    def stop(self) -> list[float]:
        """No more ticks; the gaps."""
        self._timer.stop()
        return self.gaps


def wait_until(app: QApplication, is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + _WAIT_S
    while not is_so():
        if time.monotonic() > until:
            raise TimeoutError("the window did not answer in time")
        app.processEvents()
        time.sleep(0.0005)
