"""Reading photos in the hand of a test, and what is shown meanwhile."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

from pytestqt.qtbot import QtBot

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.gui.app import Program
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import read_photo
from tests.held import HELD_S
from tests.window import WAIT_MS


@dataclass
class HeldReading:
    """Photos of these names are read only when the test says so."""

    held: set[str] = field(default_factory=set)
    go_on: threading.Event = field(default_factory=threading.Event)
    error: PhotoReadError | None = None

    def __call__(self, path: Path, page: int = 0) -> Photo:
        if path.name in self.held:
            self.go_on.wait(HELD_S)
            if self.error is not None:
                raise self.error
        return read_photo(path, page)


def page_of(program: Program) -> str:
    """What stands in the window's middle."""
    pages = program.window.pages
    if not pages.shows_photo:
        return "welcome"
    return "preview" if pages.shows_preview else "canvas"


def open_up_to_the_preview(qtbot: QtBot, program: Program, path: Path) -> None:
    """Begin to open a photo; its preview is shown."""
    with qtbot.waitSignal(program.window.opening.preview_ready, timeout=WAIT_MS):
        program.window.opening.open_path(path)
    assert page_of(program) == "preview"
