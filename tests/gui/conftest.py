"""The whole program, offscreen, with its real worker thread and real weights."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from torch import Tensor

from dfnet_gui.engine import starting
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.canvas import Canvas
from dfnet_gui.gui.inpaint_worker import load_engine
from dfnet_gui.gui.settings import BACKEND, DETAIL, WEIGHTS_FILE, Settings
from dfnet_gui.network import STARTS, exemplar_start

LOADING_MS = 60_000
HELD_S = 20.0


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Every thread that a test starts has ended when it is over."""
    before = {thread.ident for thread in threading.enumerate()}
    yield
    after = [t.name for t in threading.enumerate() if t.ident not in before and "Dummy" not in t.name]
    assert not after, f"threads left running: {after}"


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


@pytest.fixture
def start_program(qtbot: QtBot, settings_file: Path) -> Iterator[Callable[..., Program]]:
    """Start programs that are closed in order at the end of the test."""
    started: list[Program] = []

    def start(
        photo: Path | None = None, *, loaded: bool = True, weights: Path | None = None, detail: str | None = None
    ) -> Program:
        settings = Settings(QSettings(str(settings_file), QSettings.Format.IniFormat))
        loader = load_engine
        if weights is not None:  # given by tests that compare with the engine, to the bit
            settings.set(WEIGHTS_FILE, str(weights))
            settings.set(BACKEND, "pytorch")
            loader = partial(load_engine, precision="fp32")
        if detail is not None:
            settings.set(DETAIL, detail)
        program = Program(settings, loader)
        started.append(program)
        program.window.resize(1280, 800)
        if loaded:
            with qtbot.waitSignal(program.session.model_changed, timeout=LOADING_MS):
                program.start()
        else:
            program.start()
        if photo is not None:
            open_photo(qtbot, program, photo)
        return program

    yield start
    for program in started:
        document = program.session.document
        if document is not None:
            document.mark_saved(document.position)
        program.window.close()
        program.close()
        assert not program.thread.is_running
        program.window.deleteLater()
    QApplication.processEvents()
    assert QThread.currentThread() is QApplication.instance().thread()  # type: ignore[union-attr]


@pytest.fixture
def program(start_program: Callable[..., Program], sample_path: Path) -> Program:
    """The program with the sample photo open and the built-in model loaded; each Enter gives one fill, a fast one."""
    return start_program(sample_path, detail="fast")


@dataclass
class HeldStart:
    """PatchMatch's fill, held up until it may go on: for looking at what lies between two fills."""

    go_on: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None

    def __call__(self, image: Tensor, mask: Tensor) -> Tensor:
        self.entered.set()
        self.go_on.wait(HELD_S)
        if self.error is not None:
            raise self.error
        return exemplar_start(image, mask)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldStart]:
    """The detailed start in the test's hand; its threads have ended afterwards."""
    start = HeldStart()
    before = set(threading.enumerate())
    monkeypatch.setattr(starting, "STARTS", {**STARTS, "exemplar": start})
    yield start
    start.go_on.set()
    for thread in set(threading.enumerate()) - before:
        if thread.name == "start":
            thread.join(HELD_S)


def open_photo(qtbot: QtBot, program: Program, path: Path) -> None:
    """Open as the command line does, and wait until it is shown."""
    with qtbot.waitSignal(program.window.files.picture_ready, timeout=10_000):
        program.window.files.open_path(path)


def at(canvas: Canvas, x: float, y: float) -> QPoint:
    """Where a photo point lies in the right-hand pane of the canvas."""
    pane = canvas._panes()[-1].rect
    px, py = canvas.viewport_state.to_pane(x, y)
    return (QPointF(px, py) + pane.topLeft()).toPoint()


def stroke(
    canvas: Canvas,
    points: list[tuple[float, float]],
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press, move and release over photo points."""
    QTest.mousePress(canvas, button, modifiers, at(canvas, *points[0]))
    for point in points[1:]:
        QTest.mouseMove(canvas, at(canvas, *point))
    QTest.mouseRelease(canvas, button, modifiers, at(canvas, *points[-1]))


def complete(qtbot: QtBot, program: Program) -> None:
    """Press Enter and wait for the result."""
    with qtbot.waitSignal(program.session.completed, timeout=30_000):
        QTest.keyClick(program.window.canvas, Qt.Key.Key_Return)
