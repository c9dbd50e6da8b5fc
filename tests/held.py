"""Slow work in the hand of a test: it waits where something is to be seen in between, and goes on when it is told."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from dfnet_gui.imaging.arrays import BoolArray, FloatArray
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.pieces.fill import plan_pieces
from dfnet_gui.imaging.pieces.offsets import Offsets
from dfnet_gui.imaging.progress import WatchedBuffer

HELD_S = 60.0
"""Nothing waits for longer, so that a test that fails ends."""


@dataclass
class HeldStart:
    """The plan of a detailed fill, held up until it may go on: for looking at what lies between two fills."""

    go_on: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None

    def __call__(self, picture: FloatArray, hole: BoolArray, **options: Any) -> Offsets | None:
        self.entered.set()
        self.go_on.wait(HELD_S)
        if self.error is not None:
            raise self.error
        return plan_pieces(picture, hole, **(options | {"should_stop": lambda: False}))


@dataclass
class HeldMaps:
    """The masks that the maps of a region are computed with, held up until they may go on; regions are counted."""

    make_masks: Callable[[Sequence[FloatArray]], FloatArray]
    go_on: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)
    regions: int = 0
    error: Exception | None = None

    def __call__(self, masks: Sequence[FloatArray]) -> FloatArray:
        self.regions += 1
        self.entered.set()
        self.go_on.wait(HELD_S)
        if self.error is not None:
            raise self.error
        return self.make_masks(masks)


@dataclass
class SlowEncoder:
    """An encoder that writes `written` bytes, waits, and goes on as the real one; its samples are not slow."""

    encode: Callable[[Photo, ExportOptions, BytesIO], object]
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
