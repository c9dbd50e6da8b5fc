"""Hands and eyes for the program's window in this process: painting, completing, looking, waiting until it rests."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEventLoop, QObject, QPoint, QPointF, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.fusion.panel import FusionPanel
from dfnet_gui.gui.photos.export_dialog import ExportDialog
from dfnet_gui.imaging.arrays import ByteArray

WAIT_MS = 60_000
"""For what comes in a moment on an idle computer; only a test that fails waits as long."""
BLOTCHES = (400, 300)
"""Width and height of the small photo."""
SPOTS = ((60.0, 60.0), (340.0, 240.0), (330.0, 50.0))
"""Places in it that are far enough from each other to be regions of their own."""
_MOST_PASSES = 100
_NO_KEY = Qt.KeyboardModifier.NoModifier


class _RoundTrip(QObject):
    """Goes to another thread, waits there until nothing more is to be done, and comes back."""

    back = Signal()
    _there = Signal()

    def __init__(self, thread: QThread) -> None:
        super().__init__()
        self._home = self.thread()
        self._idle = QTimer(self)  # runs out only after all events that were posted before, and by their slots
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._return)
        self._there.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        self.moveToThread(thread)

    def wait(self) -> None:
        loop, limit, came_back = QEventLoop(), QTimer(), threading.Event()
        self.back.connect(came_back.set)
        self.back.connect(loop.quit)
        limit.setSingleShot(True)
        limit.timeout.connect(loop.quit)
        limit.start(WAIT_MS)
        self._there.emit()
        loop.exec()
        limit.stop()
        assert came_back.is_set(), "the worker's thread still works"

    @Slot()
    def _arrive(self) -> None:
        self._idle.start(0)

    @Slot()
    def _return(self) -> None:
        self.moveToThread(self._home)
        self.back.emit()


def settle(program: Program) -> None:
    """Wait until everything that was begun in the background is done and has been heard of.

    What has not happened then does not happen any more. Nothing may be held up meanwhile.
    """
    window = program.window
    for _ in range(_MOST_PASSES):
        was_quiet = _is_quiet(program)
        crew = window.crew
        readers, writers = (crew.jobs, crew.opening, crew.album), (crew.exporting, crew.sessions, crew.recovery)
        for each in (*readers, *writers, crew.maps_export, window.canvas.jobs):
            each.wait()
        if program.inpaint_thread.is_running:
            _RoundTrip(program.worker.thread()).wait()
        QApplication.processEvents()
        if was_quiet and _is_quiet(program):
            return
    raise AssertionError("the program does not come to rest")


def _is_quiet(program: Program) -> bool:
    window = program.window
    is_awaited = program.session.is_running or program.map_requests.is_running
    return not (
        (is_awaited and program.inpaint_thread.is_running)  # else nothing will come
        or window.jobs.is_busy
        or window.opening.is_previewing
        or window.exporting.is_running
        or window.crew.sessions.is_saving
    )


def document_of(program: Program) -> Document:
    """The open photo's document."""
    document = program.session.document
    assert document is not None
    return document


def completions_of(program: Program) -> list[Completion]:
    """What lies over the open photo, the oldest first."""
    return [layer for layer in document_of(program).layers if isinstance(layer, Completion)]


def have_maps(program: Program) -> list[bool]:
    """Whether each completion has its fusion maps."""
    return [all(fill.maps is not None for fill in layer.fills) for layer in completions_of(program)]


def fusion_panel(program: Program) -> FusionPanel:
    """The panel, shown or not."""
    panel = program.window.docks.panels["fusion"]
    assert isinstance(panel, FusionPanel)
    return panel


def grabbed(widget: QWidget) -> ByteArray:
    """What a widget shows: H×W×3, RGB."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def open_photo(qtbot: QtBot, program: Program, path: Path) -> None:
    """Open as the command line does, and wait until it is shown."""
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        program.window.opening.open_path(path)


def at(canvas: Canvas, x: float, y: float) -> QPoint:
    """Where a photo point lies in the right-hand pane of the canvas."""
    pane = canvas.panes[-1].rect
    px, py = canvas.viewport.to_pane(x, y)
    return (QPointF(px, py) + pane.topLeft()).toPoint()


def stroke(
    canvas: Canvas,
    points: Sequence[tuple[float, float]],
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    modifiers: Qt.KeyboardModifier = _NO_KEY,
) -> None:
    """Press, move and release over photo points."""
    QTest.mousePress(canvas, button, modifiers, at(canvas, *points[0]))
    for point in points[1:]:
        QTest.mouseMove(canvas, at(canvas, *point))
    QTest.mouseRelease(canvas, button, modifiers, at(canvas, *points[-1]))


def dab(program: Program, *spots: tuple[float, float]) -> None:
    """Paint a short stroke at each spot."""
    for x, y in spots:
        stroke(program.window.canvas, [(x, y), (x + 8.0, y + 4.0)])


def key(program: Program, which: Qt.Key, modifiers: Qt.KeyboardModifier = _NO_KEY) -> None:
    """A key on the canvas."""
    QTest.keyClick(program.window.canvas, which, modifiers)


def undo(program: Program) -> None:
    """Ctrl+Z."""
    key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def redo(program: Program) -> None:
    """Ctrl+Y."""
    key(program, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)


def complete(qtbot: QtBot, program: Program) -> None:
    """Press Enter and wait for the result."""
    with qtbot.waitSignal(program.session.completed, timeout=WAIT_MS):
        key(program, Qt.Key.Key_Return)


def complete_at(qtbot: QtBot, program: Program, spot: tuple[float, float]) -> None:
    """Dab at a spot of the photo and complete it."""
    dab(program, spot)
    complete(qtbot, program)


def mark_saved(program: Program) -> None:
    """As if the present state had been exported."""
    program.session.mark_saved(document_of(program), document_of(program).position)
    assert not program.window.isWindowModified()


def export(qtbot: QtBot, program: Program, path: Path) -> None:
    """Write the completed photo and wait until it is there."""
    with qtbot.waitSignal(program.window.exporting.ended, timeout=WAIT_MS) as ended:
        program.window.exporting.export_to(path, 95)
    assert ended.args is not None
    assert ended.args[1], "it was written"


def answer_questions(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Press the buttons with these words in the boxes that come up, after the last one Cancel; what the boxes ask."""
    asked: list[str] = []
    given = iter(answers)

    def press(box: QMessageBox) -> int:
        asked.append(box.text())
        words = next(given, "Cancel")
        next(button for button in box.buttons() if words in button.text()).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return asked


def would_lose(name: str) -> str:
    """What is asked before work on a photo is lost."""
    return f"Your work on {name} has not been exported."


def answer_export(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """Have each export dialog accepted with this path, or cancelled where there is none."""

    def answer(dialog: ExportDialog) -> int:
        if path is None:
            return ExportDialog.DialogCode.Rejected
        dialog.name_field.setText(str(path))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ExportDialog, "exec", answer)


@contextmanager
def released_later(go_on: threading.Event, seconds: float = 0.1) -> Iterator[None]:
    """Let something go on while this thread is blocked."""
    timer = threading.Timer(seconds, go_on.set)
    timer.start()
    yield
    timer.join()
