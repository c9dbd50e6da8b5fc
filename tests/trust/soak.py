"""Somebody who works at random in the program's window for a long time; what it took is said as JSON at the end.

python -m tests.trust.soak --operations 10000 --seed 1 --megapixels 12 [--folder FOLDER] [PHOTO …]
"""

from __future__ import annotations

import argparse
import ctypes
import faulthandler
import gc
import json
import os
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import psutil
from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from dfnet_gui.document.document import Document
from dfnet_gui.gui.app import Program, make_application
from dfnet_gui.gui.base.settings import BRUSH_RADIUS, TOOL, Settings
from dfnet_gui.gui.photos import leaving
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.writing import write_photo

_SIZE = 1280, 800
_PHOTOS = 3
_AFTER_MS = 5, 40
"""Between two things that somebody does, at least and at most."""
_SAMPLED_AFTER_S, _SAMPLED_EVERY_S = 0.06, 0.02
_OPENS_ONE_OF = 120
_SETTLED_MS = 400
_LEFT = Qt.MouseButton.LeftButton


class Ticks(QObject):
    """How long the event loop did not answer, between the ticks of a timer of 1 ms; and what it did meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.doing: Counter[str] = Counter()
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def begin(self) -> None:
        """Count from now on."""
        self._last = time.perf_counter()
        self._timer.start()
        threading.Thread(target=self._sample, daemon=True).start()

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now

    def _sample(self) -> None:
        """By faulthandler, which holds no frames: painters in them would end late, and in this thread."""
        with tempfile.TemporaryFile("w+") as file:
            while True:
                time.sleep(_SAMPLED_EVERY_S)
                if time.perf_counter() - self._last > _SAMPLED_AFTER_S:
                    file.seek(0)
                    file.truncate()
                    faulthandler.dump_traceback(file)
                    file.seek(0)
                    places = re.findall(r'([^/"]+)\.py", line (\d+) in (\S+)', file.read().rpartition("Thread 0x")[2])
                    self.doing[" < ".join(f"{name}.{function}:{line}" for name, line, function in places[:5])] += 1


class User:
    """Does one thing after the other; `ended` is called after the last."""

    def __init__(self, program: Program, photos: list[Path], folder: Path, seed: int) -> None:
        self._program, self._photos, self._folder = program, photos, folder
        self._window, self._session = program.window, program.session
        self._random = random.Random(seed)
        self.done: Counter[str] = Counter()
        self._is_opening = False
        self.at_rest: list[int] = []
        """Resident memory in bytes, each time that another photo is open."""
        self._session.opened.connect(self._on_opened)
        self._deeds: dict[str, tuple[int, Callable[[], object]]] = {
            "stroke": (24, self._stroke),
            "undo": (10, self._session.undo),
            "redo": (7, self._session.redo),
            "zoom": (9, self._zoom),
            "complete": (8, self._session.complete),
            "cancel": (2, self._session.cancel),
            "click": (2, self._click),
            "tool": (4, self._choose_tool),
            "radius": (4, self._choose_radius),
            "view": (4, self._choose_view),
            "removal": (6, self._change_removal),
            "clear": (2, self._session.clear_hole),
            "alpha": (2, lambda: self._trigger("alpha_overlay")),
            "export": (1, self._export),
            "rest": (8, lambda: None),
        }

    def act(self) -> None:
        """Something by chance, with another photo now and then."""
        if self._session.document is None:
            return None
        if not self._random.randrange(_OPENS_ONE_OF):
            return self._open()
        names = list(self._deeds)
        name = self._random.choices(names, [self._deeds[each][0] for each in names])[0]
        self.done[name] += 1
        self._deeds[name][1]()
        return None

    def _on_opened(self) -> None:
        self._is_opening = False
        QTimer.singleShot(_SETTLED_MS, lambda: self.at_rest.append(psutil.Process().memory_info().rss))

    def _open(self) -> None:
        document = self._session.document
        if document is None or self._window.exporting.is_running:
            return  # or a question would be asked
        self._session.cancel()
        document.mark_saved(document.position)
        self.done["open"] += 1
        self._is_opening = True
        self._window.opening.open_path(self._random.choice(self._photos))

    def _point(self) -> QPointF:
        canvas = self._window.canvas
        return QPointF(self._random.random() * canvas.width(), self._random.random() * canvas.height())

    def _mouse(self, kind: QMouseEvent.Type, point: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        canvas = self._window.canvas
        where = QPointF(canvas.mapToGlobal(point.toPoint()))
        QApplication.sendEvent(canvas, QMouseEvent(kind, point, where, button, held, Qt.KeyboardModifier.NoModifier))

    def _stroke(self) -> None:
        point = self._point()
        self._mouse(QMouseEvent.Type.MouseButtonPress, point, _LEFT, _LEFT)
        for _ in range(self._random.randrange(1, 8)):
            point += QPointF(self._random.uniform(-30, 30), self._random.uniform(-30, 30))
            self._mouse(QMouseEvent.Type.MouseMove, point, Qt.MouseButton.NoButton, _LEFT)
        self._mouse(QMouseEvent.Type.MouseButtonRelease, point, _LEFT, Qt.MouseButton.NoButton)

    def _click(self) -> None:
        point = self._point()
        self._mouse(QMouseEvent.Type.MouseButtonPress, point, _LEFT, _LEFT)
        self._mouse(QMouseEvent.Type.MouseButtonRelease, point, _LEFT, Qt.MouseButton.NoButton)

    def _zoom(self) -> None:
        self._window.canvas.zoom_at(self._random.choice((-2.0, -1.0, 1.0, 2.0)), self._point())

    def _choose_tool(self) -> None:
        tools = ("brush", "brush", "brush", "eraser", "rectangle", "lasso", "smart", "hand", "colour", "clone")
        self._window.settings.set(TOOL, self._random.choice(tools))

    def _choose_radius(self) -> None:
        self._window.settings.set(BRUSH_RADIUS, self._random.uniform(4, 40))

    def _choose_view(self) -> None:
        self._trigger(self._random.choice(("single", "single", "split", "side", "grid", "fit", "actual")))

    def _trigger(self, name: str) -> None:
        by_name = self._window.actions_by_name.by_name
        if name in by_name:
            by_name[name].trigger()

    def _change_removal(self) -> None:
        document, commands = self._session.document, self._window.crew.removals
        if document is None or not document.removals:
            return
        removal = self._random.choice(document.removals)
        if self._random.random() < 0.5:
            commands.set_shown(removal, is_shown=not removal.is_shown)
        else:
            commands.set_opacity(removal, self._random.random())

    def _export(self) -> None:
        exporting = self._window.exporting
        if not exporting.is_running:
            exporting.export_to(self._folder / self._random.choice(("a.jpg", "b.png")), 90)


class Soak(QObject):
    """The whole of it, from the first photo on."""

    def __init__(self, user: User, ticks: Ticks, operations: int) -> None:
        super().__init__()
        self.memory: list[int] = []
        """Resident, in bytes, about 100 times."""
        self._user, self._ticks, self._left, self._whole = user, ticks, operations, operations
        self._process, self._random = psutil.Process(), random.Random(0)

    def go_on(self) -> None:
        """Do one thing, and later the next."""
        if not self._left:
            QApplication.exit(0)
            return
        self._left -= 1
        if self._left % max(1, self._whole // 100) == 0:
            self.memory.append(self._process.memory_info().rss)
            print(f"{self._left} left, {self.memory[-1] >> 20} MB", file=sys.stderr, flush=True)
        QTimer.singleShot(self._random.randint(*_AFTER_MS), self.go_on)
        self._user.act()


def _write_photos(folder: Path, megapixels: float) -> list[Path]:
    """Something with edges and textures of all sizes."""
    width = round((megapixels * 1e6 * 4 / 3) ** 0.5)
    paths = [folder / f"photo-{number}.jpg" for number in range(_PHOTOS)]
    for number, path in enumerate(paths):
        drawn = np.random.default_rng(number)
        pixels = np.zeros((width * 3 // 4, width, 3), np.float32)
        for step in (4, 32, 256):
            coarse = drawn.normal(0, 20, (width * 3 // 4 // step + 2, width // step + 2, 3)).astype(np.float32)
            pixels += cv2.resize(coarse, (width, width * 3 // 4), interpolation=cv2.INTER_CUBIC)
        write_photo(path, Photo(pixels=np.clip(pixels + 128, 0, 255).astype(np.uint8)))
    return paths


def _result(user: User, ticks: Ticks, soak: Soak, began: float) -> dict[str, object]:
    gaps = sorted(ticks.gaps)
    return {
        "seconds": round(time.perf_counter() - began),
        "done": dict(user.done),
        "gap_p50_ms": round(1e3 * statistics.median(gaps), 2),
        "gap_p99_ms": round(1e3 * gaps[int(0.99 * (len(gaps) - 1))], 2),
        "gaps_over_100_ms": sum(gap > 0.1 for gap in gaps),
        "longest_ms": round(1e3 * gaps[-1]),
        "at_rest_mb": [each >> 20 for each in user.at_rest],
        "memory_mb": [each >> 20 for each in soak.memory],
        "kept": _kept(),
        "doing": ticks.doing.most_common(25),
    }


def _kept() -> dict[str, int]:
    """What is alive at the end, and the memory that is left without what is free in it."""
    gc.collect()
    documents = [each for each in gc.get_objects() if isinstance(each, Document)]
    arrays = sum(each.nbytes for each in gc.get_objects() if isinstance(each, np.ndarray) and each.base is None)
    libc = ctypes.CDLL(None)
    before = psutil.Process().memory_info().rss
    libc.malloc_trim(0)
    after = psutil.Process().memory_info().rss
    return {
        "documents": len(documents),
        "array_mb": arrays >> 20,
        "trimmed_mb": (before - after) >> 20,
        "left_mb": after >> 20,
    }


def main() -> None:
    """Run, and say what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--operations", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--megapixels", type=float, default=12.0)
    parser.add_argument("photos", type=Path, nargs="*")
    options = parser.parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("DATA", "CONFIG", "STATE")}
        app = make_application()
        leaving.__dict__["ask_before_losing"] = lambda *_what, **_more: "discard"  # what somebody says who goes on
        program = Program(Settings(folder / "settings.ini"))
        program.window.resize(*_SIZE)
        photos = options.photos or _write_photos(folder, options.megapixels)
        user, ticks = User(program, photos, folder, options.seed), Ticks()
        soak = Soak(user, ticks, options.operations)

        def begin() -> None:
            program.session.opened.disconnect(begin)
            ticks.begin()
            soak.go_on()

        program.session.opened.connect(begin, Qt.ConnectionType.QueuedConnection)
        program.start(photos[0])
        app.exec()
        print(json.dumps(_result(user, ticks, soak, began)), flush=True)
        os._exit(0)


if __name__ == "__main__":
    main()
