"""The whole program, offscreen, with its real worker thread and real weights."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dfnet_gui.engine import maps, starts
from dfnet_gui.engine.backends.base import Look
from dfnet_gui.engine.request import FusionMaps, Seen
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import BACKEND, BRUSH_RADIUS, DETAIL, WEIGHTS_FILE, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.session.worker import load_engine
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.formats.registry import FORMATS
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.progress import WatchedBuffer
from dfnet_gui.imaging.starts import STARTS, exemplar_start
from dfnet_gui.network.checkpoint import LoadedModel, save_model
from dfnet_gui.network.manifest import Manifest

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
        assert not program.inpaint_thread.is_running
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

    def __call__(self, image: FloatArray, known: FloatArray) -> FloatArray:
        self.entered.set()
        self.go_on.wait(HELD_S)
        if self.error is not None:
            raise self.error
        return exemplar_start(image, known)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldStart]:
    """The detailed start in the test's hand; its threads have ended afterwards."""
    start = HeldStart()
    before = set(threading.enumerate())
    monkeypatch.setattr(starts, "STARTS", {**STARTS, "exemplar": start})
    yield start
    start.go_on.set()
    for thread in set(threading.enumerate()) - before:
        if thread.name == "start":
            thread.join(HELD_S)


@dataclass
class HeldMaps:
    """The computing of one region's maps, held up until it may go on; counted."""

    compute: Callable[[Seen, Look, Manifest], FusionMaps]
    go_on: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)
    seen: list[Seen] = field(default_factory=list)
    error: Exception | None = None

    def __call__(self, seen: Seen, look: Look, manifest: Manifest) -> FusionMaps:
        self.seen.append(seen)
        self.entered.set()
        self.go_on.wait(HELD_S)
        if self.error is not None:
            raise self.error
        return self.compute(seen, look, manifest)


@pytest.fixture
def held_maps(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldMaps]:
    """The computing of maps in the test's hand."""
    held = HeldMaps(maps._maps)
    monkeypatch.setattr(maps, "_maps", held)
    yield held
    held.go_on.set()


@dataclass
class SlowEncoder:
    """An encoder that writes `written` bytes, waits, and goes on as the real one; its samples are not slow."""

    encode: Callable[[Photo, ExportOptions, BytesIO], None]
    go_on: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)
    written: int = 1
    ran: int = 0

    def __call__(self, photo: Photo, options: ExportOptions, file: BytesIO) -> None:
        if isinstance(file, WatchedBuffer):
            self.ran += 1
            file.write(bytes(self.written))
            file.write(b"")  # looks up, and so tells how much is there
            self.entered.set()
            self.go_on.wait(HELD_S)
            file.write(b"")  # where an export that was given up ends
            file.seek(0)
            file.truncate()
        self.encode(photo, options, file)


@pytest.fixture
def slow_png() -> Iterator[SlowEncoder]:
    """The PNG encoder in the test's hand."""
    png = FORMATS["PNG"]
    assert png.encode is not None
    slow = SlowEncoder(png.encode)
    FORMATS.replace(replace(png, encode=slow))
    yield slow
    slow.go_on.set()
    FORMATS.replace(png)


BLOTCHES = (400, 300)
"""Width and height of the small photo."""
SPOTS = ((60.0, 60.0), (340.0, 240.0), (330.0, 50.0))
"""Places in it that are far enough from each other to be regions of their own."""


@pytest.fixture
def blotches_path(tmp_path: Path) -> Path:
    """A small photo of blotches, so that fills take no time."""
    width, height = BLOTCHES
    coarse = np.random.default_rng(0).integers(0, 256, (height // 10, width // 10, 3), np.uint8)
    path = tmp_path / "blotches.png"
    Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC).save(path)
    return path


@pytest.fixture
def tiny_path(detailed_model: LoadedModel, tmp_path: Path) -> Path:
    """The small model with a detailed start as a file, to the bit as it is in memory."""
    path = tmp_path / "tiny-detailed.safetensors"
    save_model(path, detailed_model.weights, detailed_model.manifest, halves=False)
    return path


@pytest.fixture
def start_tiny(start_program: Callable[..., Program], blotches_path: Path, tiny_path: Path) -> Callable[..., Program]:
    """Start programs with the small photo, the small model, and a small brush; fast fills unless told otherwise."""

    def start(detail: str = "fast") -> Program:
        program = start_program(blotches_path, weights=tiny_path, detail=detail)
        program.window.settings.set(BRUSH_RADIUS, 6.0)
        return program

    return start


def dab(program: Program, *spots: tuple[float, float]) -> None:
    """Paint a short stroke at each spot."""
    for x, y in spots:
        stroke(program.window.canvas, [(x, y), (x + 8.0, y + 4.0)])


def open_photo(qtbot: QtBot, program: Program, path: Path) -> None:
    """Open as the command line does, and wait until it is shown."""
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        program.window.opening.open_path(path)


def at(canvas: Canvas, x: float, y: float) -> QPoint:
    """Where a photo point lies in the right-hand pane of the canvas."""
    pane = canvas.panes[-1].rect
    px, py = canvas.viewport.to_pane(x, y)
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


def complete_at(qtbot: QtBot, program: Program, spot: tuple[float, float]) -> None:
    """Dab at a spot of the photo and complete it."""
    dab(program, spot)
    complete(qtbot, program)
