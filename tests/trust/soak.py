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
from pathlib import Path

import cv2
import numpy as np
import psutil
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from dfnet_gui.document.document import Document
from dfnet_gui.gui.app import Program, make_application
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.photos import leaving
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.writing import write_photo
from tests.trust.random_user import User

_SIZE = 1280, 800
_PHOTOS = 3
_AFTER_MS = 5, 40
"""Between two things that somebody does, at least and at most."""
_SAMPLED_AFTER_S, _SAMPLED_EVERY_S = 0.06, 0.02
_LONG_S = 0.1


class Ticks(QObject):
    """How long the event loop did not answer, between the ticks of a timer of 1 ms; and what it did meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.doing: Counter[str] = Counter()
        self.deed = ""
        """What somebody did last."""
        self.long_gaps: list[tuple[str, int, int]] = []
        """What somebody did before one, its length, and how long this thread computed meanwhile, both in ms."""
        self._computed = 0.0
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
        if self.gaps[-1] > _LONG_S:
            computed = time.thread_time() - self._computed
            self.long_gaps.append((self.deed, round(1e3 * self.gaps[-1]), round(1e3 * computed)))
        self._computed = time.thread_time()
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
        self._ticks.deed = self._user.act()


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
        "long_gaps": ticks.long_gaps,
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
            user.warm_up(go_on)

        def go_on() -> None:
            ticks.begin()
            soak.go_on()

        program.session.opened.connect(begin, Qt.ConnectionType.QueuedConnection)
        program.start(photos[0])
        app.exec()
        print(json.dumps(_result(user, ticks, soak, began)), flush=True)
        os._exit(0)


if __name__ == "__main__":
    main()
