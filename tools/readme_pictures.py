"""Makes the README's pictures of the window anew, from the samples: python -m tools.readme_pictures

On a screen of at least 1280×800, or a virtual one (xvfb-run -a -s "-screen 0 1400x900x24" …).
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.app import Program, make_application
from dfnet_gui.gui.base.settings import BRUSH_RADIUS, REDUCED_MOTION, THEME, TOOL, VIEW, Settings
from dfnet_gui.gui.fusion.settings import FUSION_OVERLAY
from dfnet_gui.gui.window.panels import PANELS
from dfnet_gui.paths import resources_dir

OUTPUT = Path(__file__).resolve().parent.parent / "docs" / "images"
HIKERS = (((385, 715), (400, 690)), ((400, 725), (560, 720)), ((490, 700), (515, 665)))
"""Strokes over them in the dune sample, from (x, y) to (x, y) in photo pixels."""
CREST, SLOPE, PERCH = ((330, 400), (360, 410)), ((900, 640), (930, 655)), ((760, 220), (820, 240))
_PATIENCE_S, _SETTLED_S = 60.0, 0.6
Stroke = tuple[tuple[int, int], tuple[int, int]]


class Photographer:
    """A program with the hands to use it."""

    def __init__(self, folder: Path, name: str, theme: str) -> None:
        settings = Settings(QSettings(str(folder / f"{name}.ini"), QSettings.Format.IniFormat))
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

    def keep(self, name: str) -> None:
        """Write the window's picture."""
        self.wait(lambda: True)
        self.window.grab().save(str(OUTPUT / f"{name}.png"))

    def leave(self) -> None:
        """Close the window in order."""
        document = self.program.session.document
        if document is not None:
            document.mark_saved(document.position)
        self.window.close()
        self.program.close()


def _in_light(folder: Path) -> None:
    hands = Photographer(folder, "light", "light")
    hands.keep("welcome-light")
    hands.open("dune.jpg")
    hands.paint(*HIKERS)
    hands.keep("painting-light")
    hands.complete()
    hands.settings.set(VIEW, "split")
    hands.window.canvas.divider = 0.4  # in the midst of them
    hands.keep("result-split-light")
    hands.settings.set(VIEW, "single")
    hands.settings.set(TOOL, "barring")
    hands.paint(((880, 430), (930, 425)))
    hands.try_again(3)
    hands.keep("candidates-light")
    hands.settings.set(TOOL, "brush")
    hands.program.session.clear_barred()
    for stroke in (CREST, SLOPE):
        hands.complete(stroke)
    hands.settings.set(PANELS["removals"].shown, True)
    hands.program.session.selection.select(1)
    hands.keep("removals-light")
    hands.leave()


def _in_dark(folder: Path) -> None:
    hands = Photographer(folder, "dark", "dark")
    hands.open("osprey.jpg")
    hands.settings.set(BRUSH_RADIUS, 60.0)
    hands.complete(PERCH)
    hands.settings.set(PANELS["fusion"].shown, True)
    hands.settings.set(FUSION_OVERLAY, True)
    hands.wait(lambda: bool(hands.window.canvas.look.layers))
    hands.keep("alpha-overlay-dark")
    hands.leave()


def main() -> int:
    """Make all of them."""
    make_application()
    with tempfile.TemporaryDirectory() as folder:
        _in_light(Path(folder))
        _in_dark(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
