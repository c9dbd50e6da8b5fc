"""How many photos fit beside each other: cores and memory of this machine, and what a photo will need."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from PIL import Image, UnidentifiedImageError

from dfnet_gui.engine.backends.processor import usable_cores

WORKER_BYTES = 500 << 20
"""Of a process with the built-in model and a photo of 2 megapixels: 410 to 470 MB."""
_BYTES_A_PIXEL = 24
"""Beyond that, of a photo: its pixels, those that are written, mask, and what encoding and proving take."""
_BYTES_A_FILE_BYTE = 30
"""For what has a header that Pillow can't read; a raw file of a camera holds a byte and a half a pixel."""
_FEWEST_PHOTOS = 4
"""For each worker: a process takes two seconds to begin."""
_SPARE = 0.8
_CGROUP = Path("/sys/fs/cgroup")


def available_bytes(group: Path = _CGROUP) -> int:
    """Memory that is free, within what a container may use (Linux' control groups, version 2)."""
    free = int(psutil.virtual_memory().available)
    with suppress(OSError, ValueError):
        limit = int((group / "memory.max").read_text())  # "max" where there is none
        free = min(free, limit - int((group / "memory.current").read_text()))
    return max(0, free)


def worker_count(photos: int, wanted: int | None = None) -> int:
    """How many processes to begin for so many photos: `wanted`, or as many as cores, memory and photos are for."""
    if wanted is not None:
        return max(1, min(wanted, photos))
    fitting = int(available_bytes() * _SPARE) // WORKER_BYTES
    return max(1, min(usable_cores(), fitting, math.ceil(photos / _FEWEST_PHOTOS)))


def photo_bytes(path: Path) -> int:
    """About how much memory a photo takes beyond a small one, from its header."""
    try:
        with Image.open(path) as image:
            return image.width * image.height * _BYTES_A_PIXEL
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, UnidentifiedImageError):
        with suppress(OSError):
            return bytes_of_file(path.stat().st_size)
        return 0


def bytes_of_file(size: int) -> int:
    """The same where no more than the size of a photo's file is known."""
    return size * _BYTES_A_FILE_BYTE


class Room:
    """The memory that all workers share: who needs more than there is waits until enough of it is given back.

    One alone is always let in, however much it needs: there is no way to do with less.
    """

    def __init__(self, total: int | None = None) -> None:
        self._total = int(available_bytes() * _SPARE) if total is None else total
        self._used, self._holders, self._is_over = 0, 0, False
        self._changed = threading.Condition()

    @contextmanager
    def for_bytes(self, count: int) -> Iterator[None]:
        """Hold so much. Any thread."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_over or not self._holders or self._used + count <= self._total)
            self._used += count
            self._holders += 1
        try:
            yield
        finally:
            with self._changed:
                self._used -= count
                self._holders -= 1
                self._changed.notify_all()

    def end(self) -> None:
        """Let everybody in, who will find that it is over."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()
