"""A large JPEG: a preview while it is read, then the photo; and the way back when it can't be read."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.errors import PhotoReadError
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.photos import opening
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.preview import read_preview
from dfnet_gui.imaging.reading import read_photo

from .conftest import HELD_S, SPOTS, complete, complete_at, dab, open_photo

WAIT_MS = 20_000
WIDTH, HEIGHT = 4240, 3180
LONGEST_PREVIEW_PX = 2000
_TURNED = 6
_ORIENTATION_TAG = 0x0112
StartTiny = Callable[..., Program]


def _large(path: Path, *, seed: int = 0, orientation: int = 1) -> Path:
    coarse = np.random.default_rng(seed).integers(0, 256, (HEIGHT // 212, WIDTH // 212, 3), np.uint8)
    exif = Image.Exif()
    exif[_ORIENTATION_TAG] = orientation
    picture = cv2.resize(coarse, (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR)
    Image.fromarray(picture).save(path, quality=90, exif=exif)
    return path


@pytest.fixture
def large_path(tmp_path: Path) -> Path:
    """A photo of 13 megapixels."""
    return _large(tmp_path / "large.jpg")


@pytest.fixture
def truncated_path(large_path: Path, tmp_path: Path) -> Path:
    """Its first half."""
    path = tmp_path / "truncated.jpg"
    data = large_path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


@dataclass
class _HeldReading:
    """Photos are read only when the test says so."""

    held: set[str] = field(default_factory=set)
    go_on: threading.Event = field(default_factory=threading.Event)
    error: PhotoReadError | None = None

    def __call__(self, path: Path) -> Photo:
        if path.name in self.held:
            self.go_on.wait(HELD_S)
            if self.error is not None:
                raise self.error
        return read_photo(path)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[_HeldReading]:
    held = _HeldReading({"large.jpg"})
    monkeypatch.setattr(opening, "read_photo", held)
    yield held
    held.go_on.set()


@pytest.fixture
def warnings_shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Sentences that come up in a box of their own, instead of the boxes."""
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: shown.append(text))
    return shown


def _document(program: Program) -> Document:
    assert program.session.document is not None
    return program.session.document


def _shown(widget: QWidget) -> npt.NDArray[np.int64]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(np.int64)


def _page(program: Program) -> str:
    """What stands in the window's middle."""
    window = program.window
    if window.pages.currentWidget() is window.pages.welcome:
        return "welcome"
    return "preview" if window.canvas_page.currentWidget() is window.pages.preview else "canvas"


def _open_up_to_the_preview(qtbot: QtBot, program: Program, path: Path) -> None:
    with qtbot.waitSignal(program.window.opening.preview_ready, timeout=WAIT_MS):
        program.window.opening.open_path(path)
    assert _page(program) == "preview"


def test_a_preview_then_the_canvas(
    qtbot: QtBot, start_program: Callable[..., Program], large_path: Path, reading: _HeldReading
) -> None:
    program = start_program(loaded=False)
    assert _page(program) == "welcome"
    _open_up_to_the_preview(qtbot, program, large_path)
    assert program.session.document is None
    assert program.window.pages.preview.isVisible()
    assert program.window.status.message == "Opening large.jpg…"
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        reading.go_on.set()
    assert _page(program) == "canvas"
    assert not program.window.pages.preview.isVisible()
    assert program.window.canvas.hasFocus()
    assert (_document(program).bounds.width, _document(program).bounds.height) == (WIDTH, HEIGHT)


@pytest.mark.parametrize("orientation", [1, 3, _TURNED, 8])
def test_the_preview_lies_where_the_photo_will_and_looks_like_it(
    qtbot: QtBot, start_program: Callable[..., Program], tmp_path: Path, reading: _HeldReading, orientation: int
) -> None:
    path = _large(tmp_path / "large.jpg", orientation=orientation)
    first = tmp_path / "first.png"
    Image.new("RGB", (300, 200), (90, 90, 90)).save(first)
    program = start_program(first, loaded=False)  # the bars are there, so both are as large
    _open_up_to_the_preview(qtbot, program, path)
    preview = _shown(program.window.pages.preview)
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        reading.go_on.set()
    canvas = _shown(program.window.canvas)
    assert canvas.shape == preview.shape
    differences = np.abs(preview - canvas).max(axis=2)
    assert np.percentile(differences, 99) < 8
    view = program.window.canvas.viewport
    size = (HEIGHT, WIDTH) if orientation in (_TURNED, 8) else (WIDTH, HEIGHT)
    assert (_document(program).bounds.width, _document(program).bounds.height) == size
    outside = preview[: int(view.y) - 1] if view.y > view.x else preview[:, : int(view.x) - 1]
    assert np.ptp(outside.reshape(-1, 3), axis=0).max() == 0, "nothing of it is drawn where the photo will not be"


def test_without_being_held_the_end_is_the_canvas(
    qtbot: QtBot, start_program: Callable[..., Program], large_path: Path
) -> None:
    program = start_program(loaded=False)
    open_photo(qtbot, program, large_path)
    qtbot.waitUntil(lambda: not program.window.opening.is_previewing, timeout=WAIT_MS)
    assert _page(program) == "canvas"


def test_a_truncated_photo_leaves_the_welcome_page(
    qtbot: QtBot, start_program: Callable[..., Program], truncated_path: Path, warnings_shown: list[str]
) -> None:
    program = start_program(loaded=False)
    with qtbot.waitSignal(program.window.opening.failed, timeout=WAIT_MS):
        program.window.opening.open_path(truncated_path)
    qtbot.waitUntil(lambda: not program.window.opening.is_previewing, timeout=WAIT_MS)
    assert _page(program) == "welcome"
    assert warnings_shown == [f"{truncated_path}: the file is damaged or incomplete; get it again from where it came."]
    assert program.window.status.message == warnings_shown[0]
    assert program.session.document is None


def test_a_preview_of_what_can_not_be_read_gives_way_to_the_welcome_page(
    qtbot: QtBot,
    start_program: Callable[..., Program],
    large_path: Path,
    reading: _HeldReading,
    warnings_shown: list[str],
) -> None:
    program = start_program(loaded=False)
    reading.error = PhotoReadError("The disk has gone.")
    _open_up_to_the_preview(qtbot, program, large_path)
    with qtbot.waitSignal(program.window.opening.failed, timeout=WAIT_MS):
        reading.go_on.set()
    assert _page(program) == "welcome"
    assert warnings_shown == ["The disk has gone."]
    reading.error = None
    open_photo(qtbot, program, large_path)
    assert _page(program) == "canvas"


@pytest.mark.parametrize("kind", ["with a preview", "without"])
def test_the_earlier_photo_stays_as_it_was_when_the_next_one_can_not_be_read(
    qtbot: QtBot,
    start_tiny: StartTiny,
    large_path: Path,
    truncated_path: Path,
    reading: _HeldReading,
    warnings_shown: list[str],
    kind: str,
) -> None:
    program = start_tiny()
    document = _document(program)
    dab(program, SPOTS[0])
    document.mark_saved(document.position)
    hole, pixels, shown = document.hole.copy(), document.pixels, list[str]()
    program.window.opening.failed.connect(shown.append)
    if kind == "with a preview":
        reading.error = PhotoReadError("The disk has gone.")
        _open_up_to_the_preview(qtbot, program, large_path)
    else:
        program.window.opening.open_path(truncated_path)
    reading.go_on.set()
    qtbot.waitUntil(lambda: bool(shown), timeout=WAIT_MS)
    assert len(shown) == 1
    assert program.window.status.message == shown[0]
    assert warnings_shown == [], "a box would stand before the photo"
    assert _page(program) == "canvas"
    assert program.session.document is document
    np.testing.assert_array_equal(document.hole, hole)
    np.testing.assert_array_equal(document.pixels, pixels)
    complete(qtbot, program)
    assert not document.hole.any()
    assert (document.pixels != pixels).any()


def test_the_canvas_has_the_focus_again_after_a_preview_that_came_to_nothing(
    qtbot: QtBot, start_tiny: StartTiny, large_path: Path, reading: _HeldReading
) -> None:
    program = start_tiny()
    program.window.canvas.setFocus()
    assert program.window.canvas.hasFocus()
    reading.error = PhotoReadError("The disk has gone.")
    _open_up_to_the_preview(qtbot, program, large_path)
    with qtbot.waitSignal(program.window.opening.failed, timeout=WAIT_MS):
        reading.go_on.set()
    assert program.window.canvas.hasFocus()


def test_a_second_photo_while_the_first_is_read(
    qtbot: QtBot, start_program: Callable[..., Program], large_path: Path, tmp_path: Path, reading: _HeldReading
) -> None:
    program = start_program(loaded=False)
    second = _large(tmp_path / "second.jpg", seed=1)
    opened: list[Path | None] = []
    program.session.opened.connect(lambda: opened.append(_document(program).original.path))
    _open_up_to_the_preview(qtbot, program, large_path)
    first_preview = program.window.pages.preview._preview
    _open_up_to_the_preview(qtbot, program, second)
    assert program.window.pages.preview._preview is not first_preview
    reading.go_on.set()
    qtbot.waitUntil(lambda: bool(opened) and opened[-1] == second, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not program.window.jobs.is_busy, timeout=WAIT_MS)
    assert _page(program) == "canvas"
    assert _document(program).original.path == second
    np.testing.assert_array_equal(_document(program).pixels, read_photo(second).pixels)
    assert not program.window.isWindowModified()


def test_a_small_photo_opened_while_a_large_one_is_read_is_there_in_the_end(
    qtbot: QtBot, start_tiny: StartTiny, large_path: Path, blotches_path: Path, reading: _HeldReading
) -> None:
    program = start_tiny()
    _open_up_to_the_preview(qtbot, program, large_path)
    program.window.opening.open_path(blotches_path)
    reading.go_on.set()
    qtbot.waitUntil(lambda: not program.window.jobs.is_busy, timeout=WAIT_MS)
    assert _page(program) == "canvas"
    assert _document(program).original.path == blotches_path
    complete_at(qtbot, program, SPOTS[0])


def test_the_second_ones_preview_stays_when_the_first_can_not_be_read(
    qtbot: QtBot,
    start_program: Callable[..., Program],
    large_path: Path,
    tmp_path: Path,
    reading: _HeldReading,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = start_program(loaded=False)
    second = _large(tmp_path / "second.jpg", seed=1)
    go_on = threading.Event()

    def read(path: Path) -> Photo:
        if path == second:
            go_on.wait(HELD_S)
        return reading(path)

    monkeypatch.setattr(opening, "read_photo", read)
    monkeypatch.setattr(QMessageBox, "warning", lambda *_: None)
    reading.error = PhotoReadError("The disk has gone.")
    _open_up_to_the_preview(qtbot, program, large_path)
    _open_up_to_the_preview(qtbot, program, second)
    with qtbot.waitSignal(program.window.opening.failed, timeout=WAIT_MS):
        reading.go_on.set()
    page = _page(program)
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        go_on.set()
    assert page == "preview"


def test_keeping_the_work_that_was_done_meanwhile_brings_the_canvas_back(
    qtbot: QtBot, start_tiny: StartTiny, large_path: Path, reading: _HeldReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    document = _document(program)
    asked: list[str] = []

    def ask(_parent: object, name: str) -> str:
        asked.append(name)
        return "cancel"

    monkeypatch.setattr("dfnet_gui.gui.photos.opening.ask_before_losing", ask)
    _open_up_to_the_preview(qtbot, program, large_path)
    program.window.actions_by_name["invert"].trigger()  # as a completion that ends now would change it
    assert document.is_changed
    reading.go_on.set()
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)
    assert program.session.document is document
    assert _page(program) == "canvas"


def test_closing_while_a_large_photo_is_read(
    qtbot: QtBot, start_program: Callable[..., Program], large_path: Path, reading: _HeldReading
) -> None:
    program = start_program(loaded=False)
    _open_up_to_the_preview(qtbot, program, large_path)
    timer = threading.Timer(0.1, reading.go_on.set)
    timer.start()
    assert program.window.close()
    timer.join()
    qtbot.wait(50)  # what still arrives


def test_no_preview_is_still_being_made_when_the_program_has_ended(
    qtbot: QtBot, start_program: Callable[..., Program], blotches_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_program(loaded=False)
    entered, go_on = threading.Event(), threading.Event()

    def read(_path: Path) -> None:
        entered.set()
        go_on.wait(HELD_S)

    monkeypatch.setattr(opening, "read_preview", read)
    open_photo(qtbot, program, blotches_path)
    qtbot.waitUntil(entered.is_set, timeout=WAIT_MS)
    assert program.window.close()
    timer = threading.Timer(0.5, go_on.set)
    timer.start()
    program.close()
    ended = program.window.opening._previews._pool.activeThreadCount() == 0
    timer.cancel()
    go_on.set()
    timer.join()
    program.window.opening._previews.wait()
    assert ended


def test_nothing_can_be_painted_on_a_preview(
    qtbot: QtBot, start_program: Callable[..., Program], large_path: Path, reading: _HeldReading
) -> None:
    program = start_program(loaded=False)
    _open_up_to_the_preview(qtbot, program, large_path)
    QTest.mouseClick(program.window.pages.preview, Qt.MouseButton.LeftButton)
    QTest.keyClick(program.window.pages.preview, Qt.Key.Key_Return)
    QTest.keyClick(program.window.pages.preview, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.session.document is None
    assert not program.session.is_running
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        reading.go_on.set()
    assert not _document(program).hole.any()


def test_previews_are_made_of_large_jpegs_alone(
    large_path: Path, truncated_path: Path, sample_path: Path, tmp_path: Path
) -> None:
    preview = read_preview(large_path)
    assert preview is not None
    assert (preview.width, preview.height) == (WIDTH, HEIGHT)
    assert preview.pixels.shape[2] == 3
    assert preview.pixels.dtype == np.uint8
    assert read_preview(truncated_path) is None
    assert read_preview(sample_path) is None, "it is there as soon as its preview would be"
    assert read_preview(tmp_path / "nowhere.jpg") is None
    assert read_preview(tmp_path) is None
    png, cmyk, grey = tmp_path / "large.png", tmp_path / "cmyk.jpg", tmp_path / "grey.jpg"
    Image.new("RGB", (WIDTH, HEIGHT)).save(png, compress_level=1)
    Image.new("CMYK", (WIDTH, HEIGHT)).save(cmyk)
    Image.new("L", (WIDTH, HEIGHT), 77).save(grey)
    assert read_preview(png) is None
    assert read_preview(cmyk) is None
    of_grey = read_preview(grey)
    assert of_grey is not None
    assert of_grey.pixels.shape[2] == 3
    assert (of_grey.pixels == 77).all()


def test_a_preview_is_upright(tmp_path: Path) -> None:
    preview = read_preview(_large(tmp_path / "turned.jpg", orientation=_TURNED))
    assert preview is not None
    assert (preview.width, preview.height) == (HEIGHT, WIDTH)
    assert preview.pixels.shape[0] > preview.pixels.shape[1]


def test_a_preview_is_much_smaller_than_its_photo(large_path: Path) -> None:
    preview = read_preview(large_path)
    assert preview is not None
    assert max(preview.pixels.shape) <= LONGEST_PREVIEW_PX
