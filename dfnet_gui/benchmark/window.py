"""One measurement of the window, in this process: real events, a real document, the real worker thread."""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from dfnet_gui.benchmark.results import memory_mb, peak_memory_mb, percentile, timed
from dfnet_gui.gui.app import Program, make_application
from dfnet_gui.gui.settings import REDUCED_MOTION, Settings

_WAIT_S = 120.0
_VIEW = (1920, 1080)
_RADIUS_PX = 250.0
_NO_BUTTON, _LEFT, _MIDDLE = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


def main(options: argparse.Namespace) -> int:
    """Measure `options.child` and print a JSON object."""
    app = make_application()
    if options.child == "start":
        answer = _start(app)
    else:
        with tempfile.TemporaryDirectory() as folder:
            answer = MEASURES[options.child](Bench(app, Path(options.photo), Path(folder)))
    print(json.dumps(answer), flush=True)  # noqa: T201 - the answer to the process that asked
    return 0


def _start(app: QApplication) -> dict[str, Any]:
    """The moments at which the window was on screen and the model warm; the real way of starting."""
    moments: dict[str, float] = {}
    program = Program(Settings())
    program.shown.connect(lambda: moments.setdefault("shown_at", time.monotonic()))
    program.session.model_changed.connect(lambda _info: moments.setdefault("warm_at", time.monotonic()))
    torch_was_there: list[bool] = []
    program.shown.connect(lambda: torch_was_there.append("torch" in sys.modules))
    program.start()
    _wait(app, lambda: "warm_at" in moments)
    program.window.close()
    program.close()
    return {**moments, "torch_before_window": torch_was_there[0]}


class Bench:
    """The program with a large photo open in a view of 1920×1080, and hands to use it."""

    def __init__(self, app: QApplication, photo: Path, folder: Path) -> None:
        self.app, self.photo, self.folder = app, photo, folder
        settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        settings.set(REDUCED_MOTION, False)
        self.program = Program(settings)
        self.window, self.canvas = self.program.window, self.program.window.canvas
        self.window.resize(*_VIEW)
        ready: list[object] = []
        self.program.session.model_changed.connect(ready.append)
        self.program.start()
        _wait(app, lambda: bool(ready))

    def open(self) -> tuple[float, float]:
        """Open the photo; seconds to the preview and to the photo itself on the canvas."""
        began = time.perf_counter()
        moments: dict[str, float] = {}
        self.window.files.preview_ready.connect(lambda _p: moments.setdefault("preview", time.perf_counter()))
        self.window.files.picture_ready.connect(lambda _p: moments.setdefault("photo", time.perf_counter()))
        self.window.files.open_path(self.photo)
        _wait(self.app, lambda: "photo" in moments)
        self.app.processEvents()
        opened = time.perf_counter() - began
        return moments.get("preview", began + opened) - began, opened

    def move(self, x: float, y: float, buttons: Qt.MouseButton) -> None:
        """A mouse move at a point of the canvas, and the repaint that it asks for."""
        self._send(QEvent.Type.MouseMove, x, y, _NO_BUTTON, buttons)

    def press(self, x: float, y: float, button: Qt.MouseButton) -> None:
        """Press a button."""
        self._send(QEvent.Type.MouseButtonPress, x, y, button, button)

    def release(self, x: float, y: float, button: Qt.MouseButton) -> None:
        """Let go of it."""
        self._send(QEvent.Type.MouseButtonRelease, x, y, button, _NO_BUTTON)

    def wheel(self, x: float, y: float, steps: int) -> None:
        """Turn the wheel."""
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
        self.press(x, y, _LEFT)
        for number in range(1, segments):
            x, y = 300.0 + abs((number * 35) % 2400 - 1200), 200.0 + abs((number * 9) % 1000 - 500)
            seconds.append(timed(lambda x=x, y=y: self.move(x, y, _LEFT)))  # type: ignore[misc]
        self.release(x, y, _LEFT)
        return seconds

    def close(self) -> None:
        """End the program; its photo is not worth a question."""
        document = self.program.session.document
        if document is not None:
            document.mark_saved(document.position)
        self.window.close()
        self.program.close()


def _open(bench: Bench) -> dict[str, Any]:
    import simplejpeg

    before = peak_memory_mb()
    preview, opened = bench.open()
    bench.stroke(20)
    bench.program.session.undo()
    peak = peak_memory_mb()
    bounds = bench.program.session.document.bounds  # type: ignore[union-attr]
    bench.close()

    def decode() -> None:
        simplejpeg.decode_jpeg(bench.photo.read_bytes(), "RGB")

    decoder = median(timed(decode) for _ in range(5))
    return {
        "seconds": opened,
        "baseline_seconds": decoder,
        "baseline": "the decoder alone",
        "limit_seconds": 1.3 * decoder + 0.3,
        "preview_seconds": preview,
        "peak_mb": peak,
        "peak_before_mb": before,
        "limit_mb": round(1.5 * 3 * bounds.width * bounds.height / 2**20 + 600, 1),
    }


def _pan(bench: Bench) -> dict[str, Any]:
    bench.open()
    bench.window.actions_by_name["brush"].trigger()
    bench.canvas.set_radius(_RADIUS_PX)
    bench.stroke(30)
    frames: list[float] = []
    bench.press(900, 500, _MIDDLE)
    for zoom in range(12):
        x, y = 900.0, 500.0
        for number in range(15):
            x, y = 900 + 8 * number * (-1) ** zoom, 500 + 5 * number
            frames.append(timed(lambda x=x, y=y: bench.move(x, y, _MIDDLE)))  # type: ignore[misc]
        bench.release(x, y, _MIDDLE)
        frames.append(timed(lambda: bench.wheel(900, 500, 1)))
        bench.press(900, 500, _MIDDLE)
    bench.close()
    return _spread(frames)


def _brush(bench: Bench) -> dict[str, Any]:
    bench.open()
    bench.canvas.set_radius(_RADIUS_PX)
    fitted = bench.stroke(150)
    bench.window.actions_by_name["zoom_full"].trigger()
    bench.app.processEvents()
    full = bench.stroke(150)
    bench.close()
    return {**_spread(fitted + full), "fitted_p99": percentile(fitted, 0.99), "full_size_p99": percentile(full, 0.99)}


def _undo(bench: Bench) -> dict[str, Any]:
    bench.open()
    bench.canvas.set_radius(_RADIUS_PX)
    seconds: list[float] = []
    for action in ("zoom_fit", "zoom_full"):
        bench.window.actions_by_name[action].trigger()
        bench.stroke(60)
        for _ in range(10):
            for step in (bench.program.session.undo, bench.program.session.redo):
                seconds.append(timed(lambda step=step: (step(), bench.app.processEvents())))  # type: ignore[misc]
    bench.close()
    return _spread(seconds)


class _Ticks(QObject):
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


def _event_gap(bench: Bench) -> dict[str, Any]:
    """While fast and detailed fills are computed one after the other, with nobody touching the mouse; and the memory."""
    bench.open()
    before = memory_mb()
    bench.canvas.set_radius(60.0)
    ticks: _Ticks | None = None
    completions = 0
    for number in range(4):
        bench.press(300 + 250 * number, 300, _LEFT)
        bench.move(380 + 250 * number, 330, _LEFT)
        bench.release(380 + 250 * number, 330, _LEFT)
        ticks = ticks or _Ticks()
        bench.program.session.complete()
        _wait(bench.app, lambda: not bench.program.session.is_running)
        completions += 1
    assert ticks is not None
    gaps, peak = ticks.stop(), peak_memory_mb()
    bench.close()
    return {
        **_spread(gaps),
        "completions": completions,
        "ticks": len(gaps),
        "peak_mb": peak,
        "open_photo_mb": before,
        "peak_above_open_photo_mb": None if peak is None or before is None else round(peak - before, 1),
    }


def _export(bench: Bench) -> dict[str, Any]:
    bench.open()
    bench.canvas.set_radius(60.0)
    bench.stroke(3)
    exports = bench.window.exports
    steps: list[int] = []
    done: list[str] = []
    exports.progress.connect(lambda at, _total: steps.append(at))
    exports.said.connect(done.append)
    ticks, path = _Ticks(), bench.folder / "out.png"
    began = time.perf_counter()
    exports.export_to(path, 95)
    started = time.perf_counter() - began
    _wait(bench.app, lambda: bool(done))
    seconds, gaps = time.perf_counter() - began, ticks.stop()
    before, count = path.stat().st_mtime_ns, len(steps)
    exports.export_to(path, 95)
    _wait(bench.app, lambda: len(steps) > count + 3)
    given_up = timed(exports.give_up)
    ended = timed(exports.jobs.wait)
    untouched = path.stat().st_mtime_ns == before and len(list(bench.folder.glob(".dfnet*"))) == 0
    bench.close()
    return {
        "seconds": seconds,
        "progress_steps": count,
        "call_seconds": started,
        "gap_p99": percentile(gaps, 0.99),
        "gap_max": max(gaps),
        "give_up_seconds": given_up,
        "ended_after_seconds": ended,
        "file_untouched": untouched,
        "peak_mb": peak_memory_mb(),
    }


def _spread(seconds: list[float]) -> dict[str, Any]:
    return {
        "seconds": median(seconds),
        "p95": percentile(seconds, 0.95),
        "p99": percentile(seconds, 0.99),
        "slowest": max(seconds),
    }


def _wait(app: QApplication, is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + _WAIT_S
    while not is_so():
        if time.monotonic() > until:
            raise TimeoutError("the window did not answer in time")
        app.processEvents()
        time.sleep(0.0005)


MEASURES: dict[str, Callable[[Bench], dict[str, Any]]] = {
    "open_100mp": _open,
    "pan_100mp": _pan,
    "brush_100mp": _brush,
    "undo_100mp": _undo,
    "event_gap": _event_gap,
    "export_100mp": _export,
}
