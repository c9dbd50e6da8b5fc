"""A program with the hands to use it, for pictures of the window."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import BRUSH_RADIUS, REDUCED_MOTION, THEME, Settings
from dfnet_gui.paths import resources_dir

HIKERS = (((385, 715), (400, 690)), ((400, 725), (560, 720)), ((490, 700), (515, 665)))
"""Strokes over them in the dune sample, from (x, y) to (x, y) in photo pixels."""
_PATIENCE_S, _SETTLED_S, _QUALITY = 60.0, 0.6, 80
Stroke = tuple[tuple[int, int], tuple[int, int]]


class Photographer:
    """A program with the hands to use it."""

    def __init__(self, folder: Path, name: str, theme: str) -> None:
        settings = Settings(folder / f"{name}.ini")
        settings.set(THEME, theme)
        settings.set(REDUCED_MOTION, True)
        settings.set(BRUSH_RADIUS, 16.0)
        self.program, self.settings = Program(settings), settings
        self.window = self.program.window
        self.window.resize(1280, 800)
        self.program.start()
        self.wait(lambda: self.program.session.model is not None)

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the program work until that is so, and a moment more."""
        end = time.monotonic() + _PATIENCE_S
        while not until():
            if time.monotonic() > end:
                raise SystemExit("The program does not get there; is the screen large enough?")
            self._work()
        end = time.monotonic() + _SETTLED_S
        while time.monotonic() < end:
            self._work()

    def _work(self) -> None:
        QApplication.processEvents()
        time.sleep(0.01)

    def open(self, sample: str) -> None:
        """A sample photo."""
        before = self.program.session.photo
        self.window.opening.open_path(resources_dir() / "samples" / sample)
        self.wait(lambda: self.program.session.photo is not before)

    def paint(self, *strokes: Stroke) -> None:
        """With the tool that is chosen."""
        canvas = self.window.canvas
        for start, end in strokes:
            one, other = (QPointF(*canvas.viewport.to_pane(*point)).toPoint() for point in (start, end))
            QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=one)
            for step in range(1, 9):
                QTest.mouseMove(canvas, one + (other - one) * step / 8)
                QApplication.processEvents()
            QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=other)

    def complete(self, *strokes: Stroke) -> None:
        """Paint, complete, and wait for the detailed fill."""
        self.paint(*strokes)
        session = self.program.session
        session.complete()
        self.wait(lambda: not session.is_running and not session.is_refining)

    def try_again(self, times: int) -> None:
        """Have further fills of the same place."""
        session = self.program.session
        for _ in range(times):
            session.try_again()
            self.wait(lambda: not session.is_running)

    def keep(self, file: Path, *, part: QWidget | None = None, area: QRect | None = None) -> None:
        """Write a picture of the window, or of a part of it, in the format that the file's name says."""
        self.wait(lambda: True)
        shown = part or self.window
        quality = _QUALITY if file.suffix == ".webp" else -1
        shown.grab(area or shown.rect()).save(str(file), quality=quality)

    def leave(self) -> None:
        """Close the window in order."""
        document = self.program.session.document
        if document is not None:
            document.mark_saved(document.position)
        self.window.close()
        self.program.close()
