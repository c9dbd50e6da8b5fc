"""What the program tells while it fills, and a program that a test can stop between the two fills."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.engine.device import choose_device
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.request import Completion, CompletionRequest, Detail
from dfnet_gui.gui.app import Program
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.network.checkpoint import load_model
from tests.held import HeldStart
from tests.window import WAIT_MS, document_of, key, settle, stroke

SIZE = (160, 120)
"""Width and height of the photo of these tests."""
FIRST = [(50.0, 50.0), (64.0, 56.0)]
SECOND = [(118.0, 90.0), (124.0, 92.0)]
THIRD = [(30.0, 100.0), (34.0, 100.0)]
RADIUS = 6.0


@dataclass
class Seen:
    """What the program told while it worked, in order."""

    program: Program
    details: list[str] = field(default_factory=list)
    pixels: list[ByteArray] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        session = self.program.session
        session.completed.connect(self._on_completed)
        session.failed.connect(self.failed.append)
        self.program.worker.cancelled.connect(self.cancelled.append)

    def _on_completed(self, completion: Completion, _before: object) -> None:
        self.details.append(completion.detail)
        self.pixels.append(self.document.pixels.astype(np.uint8, copy=True))

    @property
    def document(self) -> Document:
        """Of the open photo."""
        return document_of(self.program)


StartSmall = Callable[..., tuple[Program, Seen]]


def paint(program: Program, points: list[tuple[float, float]]) -> BoolArray:
    """Paint a stroke; the whole hole afterwards."""
    stroke(program.window.canvas, points)
    hole = document_of(program).hole.copy()
    assert hole[int(points[-1][1]), int(points[-1][0])]
    return hole


def complete_up_to_the_detailed_start(qtbot: QtBot, program: Program, held: HeldStart) -> None:
    """Press Enter; the fast fill is in, and the detailed one waits."""
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: held.entered.is_set() and program.session.is_refining, timeout=WAIT_MS)


def let_go_on(program: Program, held: HeldStart) -> None:
    """The detailed fill ends, and whatever follows it."""
    held.go_on.set()
    settle(program)


def let_end_unheard(qtbot: QtBot, seen: Seen, held: HeldStart) -> None:
    """The detailed fill that was given up ends; everything that it could still say arrives."""
    qtbot.waitUntil(lambda: bool(seen.cancelled), timeout=WAIT_MS)
    held.go_on.set()
    qtbot.waitUntil(lambda: all(thread.name != "start" for thread in threading.enumerate()), timeout=WAIT_MS)
    settle(seen.program)


def expected(path: Path, photo: ByteArray, hole: BoolArray, detail: Detail) -> ByteArray:
    """What the engine alone gives."""
    completion = Inpainter(load_model(path), choose_device("cpu")).run(
        CompletionRequest.from_photo(photo, hole, detail=detail)
    )
    result = photo.copy()
    completion.paste_into(result)
    return result
