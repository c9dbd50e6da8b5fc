"""The photos that are stepped through: a folder's, or a list that was dropped; which is open, and which are done."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.imaging.formats.registry import is_photo_name
from dfnet_gui.paths import resources_dir
from dfnet_gui.wording import tr

_DIGITS = re.compile(r"(\d+)")


class Album(QObject):
    """`changed` when there are other photos, another one is open, or one was done. GUI thread."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.photos: tuple[Path, ...] = ()
        """In order; not known yet for a moment after one was opened."""
        self.current: Path | None = None
        self.done: set[Path] = set()
        """Photos that were exported since the program was started."""
        self._list: tuple[Path, ...] = ()
        self._written: set[Path] = set()
        self._jobs = Jobs(self)

    def take_list(self, paths: Sequence[Path]) -> None:
        """Step through these from now on; through folders again where there are none."""
        self._list = tuple(paths)

    def show(self, path: Path | None) -> None:
        """Another photo is open, None for one without a file; its folder is looked into in the background."""
        self.current = path
        if path not in self.photos:
            self.photos = ()
        self.changed.emit()
        if path is not None:
            self._jobs.start(
                partial(self.beside, path), then=partial(self._on_found, path), otherwise=lambda _sentence: None
            )

    def _on_found(self, path: Path, photos: list[Path]) -> None:
        if path == self.current:
            self.photos = tuple(photos)
            self.changed.emit()

    def mark_done(self, path: Path | None, written: Path | None = None) -> None:
        """It was exported, to a file that is no further photo to work on."""
        if written is not None and written not in (path, *self.photos, *self._list):
            self._written.add(written)
        if path is not None:
            self.done.add(path)
        self.changed.emit()

    @property
    def place(self) -> str:
        """Which photo is open, as `3 of 39`; empty for one alone and for a sample."""
        current = self.current
        if current is None or current not in self.photos or len(self.photos) < 2 or _is_sample(current):
            return ""
        return tr("{number} of {count}", number=self.photos.index(current) + 1, count=len(self.photos))

    def beside(self, path: Path) -> list[Path]:
        """The photos of the list that `path` is in, else of its folder. Any thread."""
        found = list(self._list) if path in self._list else photos_beside(path)
        return [each for each in found if each == path or each not in self._written]

    def wait(self) -> None:
        """Block until no folder is looked into any more."""
        self._jobs.wait()


def _is_sample(path: Path) -> bool:
    return path.resolve().is_relative_to(resources_dir().resolve())


def photos_beside(path: Path) -> list[Path]:
    """The folder's photos in order, IMG_2 before IMG_10; `path` is among them even when its file has gone."""
    try:
        found = {p for p in path.parent.iterdir() if is_photo_name(p) and not p.is_dir()}
    except OSError:
        found = set()
    return sorted(found | {path}, key=_in_order)


def _in_order(path: Path) -> tuple[list[str | int], str]:
    parts = _DIGITS.split(path.name.casefold())
    return [int(part) if i % 2 else part for i, part in enumerate(parts)], path.name
