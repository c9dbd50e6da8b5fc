"""Exporting: one at a time, watched, given up; and copies for the clipboard."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.gui.base.qimage import to_pixels
from dfnet_gui.gui.base.settings import EXPORT_FORMAT, EXPORT_QUALITY, READ_BACK_UP_TO, Settings
from dfnet_gui.gui.photos.export_dialog import ExportDialog
from dfnet_gui.gui.photos.exporting import Exporting
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.formats.base import Encoder, ExportOptions
from dfnet_gui.imaging.formats.registry import FORMATS
from dfnet_gui.imaging.photo import Photo, Source
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.paths import resources_dir
from tests.profiles import DISPLAY_P3
from tests.proofs import without_proof
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import click, complete, dab, when_asked


@pytest.fixture
def exporting(parent: QWidget, session: Session, settings: Settings) -> Iterator[Exporting]:
    exporting = Exporting(parent, session, settings)
    yield exporting
    exporting.wait()


@dataclass
class _HeldEncoder:
    """The PNG encoder in the test's hand."""

    encode: Encoder
    go_on: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)

    def __call__(self, photo: Photo, options: ExportOptions, file: BytesIO) -> None:
        self.entered.set()
        self.go_on.wait(10)
        self.encode(photo, options, file)


@pytest.fixture
def held() -> Iterator[_HeldEncoder]:
    png = FORMATS["PNG"]
    assert png.encode is not None
    held = _HeldEncoder(png.encode)
    FORMATS.replace(replace(png, encode=held))
    yield held
    held.go_on.set()
    FORMATS.replace(png)


def _export(qtbot: QtBot, exporting: Exporting, path: Path) -> None:
    with qtbot.waitSignal(exporting.ended):
        assert exporting.export_to(path, 95)


def test_the_photo_is_written_and_its_work_is_safe(
    qtbot: QtBot, exporting: Exporting, session: Session, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    document = open_photo()
    dab(session)
    running: list[bool] = []
    said: list[str] = []
    exporting.running_changed.connect(running.append)
    exporting.said.connect(said.append)
    _export(qtbot, exporting, tmp_path / "a.png")
    np.testing.assert_array_equal(read_photo(tmp_path / "a.png").pixels, document.pixels)
    assert not session.has_changes
    assert running == [True, False]
    assert without_proof(said) == ["Exported to a.png. What is still painted was not completed."]


def test_how_large_a_photo_is_read_back_is_a_setting(
    qtbot: QtBot, exporting: Exporting, settings: Settings, session: Session, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    open_photo()
    dab(session)
    settings.set(READ_BACK_UP_TO, 0)
    said: list[str] = []
    exporting.said.connect(said.append)
    _export(qtbot, exporting, tmp_path / "a.png")
    settings.set(READ_BACK_UP_TO, 1)
    _export(qtbot, exporting, tmp_path / "b.png")
    assert "It was not read back" in said[0]
    assert without_proof(said[1:]) == ["Exported to b.png. What is still painted was not completed."]


def test_a_stroke_that_is_open_belongs_to_what_is_written(
    qtbot: QtBot, exporting: Exporting, session: Session, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    document = open_photo()
    session.begin_stroke()
    session.paint((20, 20), (30, 20), 4)
    _export(qtbot, exporting, tmp_path / "a.png")
    assert not document.is_painting
    assert not session.has_changes


def test_only_one_is_written_at_a_time(
    qtbot: QtBot, exporting: Exporting, open_photo: OpenAPhoto, held: _HeldEncoder, tmp_path: Path
) -> None:
    document = open_photo()
    export = exporting.export_to(tmp_path / "a.png", 95)
    assert (exporting.is_running, exporting.saving(document)) == (True, export)
    with qtbot.waitSignal(exporting.said) as said:
        assert not exporting.export_to(tmp_path / "b.png", 95)
    assert said.args == ["a.png is still being exported; Esc gives it up."]
    with qtbot.waitSignal(exporting.ended):
        held.go_on.set()
    assert (exporting.is_running, exporting.saving(document)) == (False, None)
    assert not (tmp_path / "b.png").exists()


def test_work_done_while_it_is_written_is_not_safe(
    qtbot: QtBot, exporting: Exporting, session: Session, open_photo: OpenAPhoto, held: _HeldEncoder, tmp_path: Path
) -> None:
    document = open_photo()
    exporting.export_to(tmp_path / "a.png", 95)
    dab(session)
    assert exporting.saving(document) is None
    with qtbot.waitSignal(exporting.ended):
        held.go_on.set()
    assert session.has_changes


def test_what_is_given_up_leaves_the_old_file(
    qtbot: QtBot, exporting: Exporting, session: Session, open_photo: OpenAPhoto, held: _HeldEncoder, tmp_path: Path
) -> None:
    open_photo()
    dab(session)
    (tmp_path / "a.png").write_bytes(b"old")
    exporting.export_to(tmp_path / "a.png", 95)
    held.entered.wait(10)
    said: list[str] = []
    exporting.said.connect(said.append)
    exporting.give_up()
    assert not exporting.is_running
    with qtbot.waitSignal(exporting.ended) as ended:
        held.go_on.set()
    assert (ended.args or [])[1] is False
    assert said == ["The export was given up; no file was changed."]
    assert (tmp_path / "a.png").read_bytes() == b"old"
    assert session.has_changes


def test_a_failure_is_said(qtbot: QtBot, exporting: Exporting, open_photo: OpenAPhoto, tmp_path: Path) -> None:
    open_photo()
    failed: list[str] = []
    exporting.failed.connect(failed.append)
    with qtbot.waitSignal(exporting.ended) as ended:
        export = exporting.export_to(tmp_path / "nowhere" / "a.png", 95)
    assert "that folder does not exist" in failed[0]
    assert ended.args == [export, False]
    assert not exporting.is_running


def test_without_a_photo_there_is_nothing_to_export(exporting: Exporting, tmp_path: Path) -> None:
    assert not exporting.export_to(tmp_path / "a.png", 95)
    assert not exporting.export()


def test_progress_rises(qtbot: QtBot, exporting: Exporting, open_photo: OpenAPhoto, tmp_path: Path) -> None:
    open_photo(width=900, height=900)
    told: list[tuple[int, int]] = []
    exporting.progress.connect(lambda done, total: told.append((done, total)))
    _export(qtbot, exporting, tmp_path / "a.png")
    assert len(told) > 2
    assert told == sorted(told)
    assert {total for _done, total in told} == {1000}


@pytest.mark.parametrize(
    ("name", "source", "suffix"),
    [
        ("photo.jpg", Source("JPEG", b"", 1), ".jpg"),
        ("photo.jpg", None, ".png"),
        ("photo.tif", None, ".tif"),
        ("photo.nef", None, ".tif"),
        ("photo.heic", None, ".png"),
    ],
)
def test_what_loses_least_is_suggested(
    exporting: Exporting, tmp_path: Path, name: str, source: Source | None, suffix: str
) -> None:
    document = Document(Photo(pixels=np.zeros((8, 8, 3), np.uint8), path=tmp_path / name, source=source))
    assert exporting.suggestion(document) == tmp_path / f"photo-completed{suffix}"


def test_what_was_chosen_is_suggested_the_next_time(
    qtbot: QtBot, exporting: Exporting, settings: Settings, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    document = open_photo(path=tmp_path / "photo.jpg")
    assert exporting.suggestion(document) == tmp_path / "photo-completed.png", "its own format would lose something"

    def choose(dialog: object) -> None:
        assert isinstance(dialog, ExportDialog)
        dialog.name_field.setText(str(tmp_path / "b.webp"))
        dialog.quality_field.setValue(70)
        dialog.accept()

    when_asked(choose)
    with qtbot.waitSignal(exporting.ended):
        assert exporting.export()
    assert (tmp_path / "b.webp").is_file()
    assert (settings.get(EXPORT_FORMAT), settings.get(EXPORT_QUALITY)) == ("WebP", 70)
    assert exporting.suggestion(document) == tmp_path / "photo-completed.webp"


def test_a_cancelled_dialog_changes_nothing(exporting: Exporting, settings: Settings, open_photo: OpenAPhoto) -> None:
    open_photo()
    when_asked(lambda dialog: dialog.reject())
    assert not exporting.export()
    assert settings.get(EXPORT_FORMAT) == ""


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("a.TIF", "a-completed.tif"),
        ("a.webp", "a-completed.png"),
        ("a.bmp", "a-completed.png"),
        ("a.png", "a-completed.png"),
    ],
)
def test_a_format_that_keeps_all_is_kept(
    exporting: Exporting, open_photo: OpenAPhoto, tmp_path: Path, name: str, suggested: str
) -> None:
    assert exporting.suggestion(open_photo(path=tmp_path / name)) == tmp_path / suggested


def test_samples_and_pasted_photos_go_to_the_users_pictures(exporting: Exporting, open_photo: OpenAPhoto) -> None:
    sample = exporting.suggestion(open_photo(path=resources_dir() / "samples" / "osprey.jpg"))
    assert sample.name == "osprey-completed.png"
    assert not sample.is_relative_to(resources_dir())
    assert exporting.suggestion(open_photo()) == sample.with_name("photo-completed.png")


def test_the_result_is_copied(qtbot: QtBot, exporting: Exporting, open_photo: OpenAPhoto) -> None:
    document = open_photo()
    with qtbot.waitSignal(exporting.said) as said:
        exporting.copy()
    assert said.args == ["Copied the completed photo."]
    np.testing.assert_array_equal(to_pixels(QGuiApplication.clipboard().image())[0], document.pixels)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_transparency_is_copied_too(
    qtbot: QtBot, exporting: Exporting, session: Session, kind: type[np.uint8 | np.uint16]
) -> None:
    pixels, alpha = np.full((8, 9, 3), 200, kind), np.zeros((8, 9), kind)
    alpha[2:4] = np.iinfo(kind).max
    session.open(OpenPhoto.of(Document(Photo(pixels=pixels, alpha=alpha))))
    with qtbot.waitSignal(exporting.said):
        exporting.copy()
    _copied, found = to_pixels(QGuiApplication.clipboard().image())
    assert found is not None
    np.testing.assert_array_equal(found, np.where(alpha > 0, 255, 0))


def test_a_sticker_that_was_completed_leaves_nothing(
    qtbot: QtBot, exporting: Exporting, ready: Session, tmp_path: Path
) -> None:
    """An object alone on transparency: colours and opacity go, in the file and on the clipboard."""
    pixels, alpha = np.zeros((90, 120, 3), np.uint8), np.zeros((90, 120), np.uint8)
    pixels[40:50, 50:70], alpha[40:50, 50:70] = 200, 255
    document = Document(Photo(pixels=pixels, alpha=alpha))
    ready.open(OpenPhoto.of(document))
    document.paint((48, 45), (72, 45), 14)
    document.end_stroke()
    complete(qtbot, ready)
    with qtbot.waitSignal(exporting.ended):
        exporting.export_to(tmp_path / "a.png", 90)
    written = read_photo(tmp_path / "a.png").alpha
    assert written is not None
    assert not written.any()
    with qtbot.waitSignal(exporting.said):
        exporting.copy()
    _copied, found = to_pixels(QGuiApplication.clipboard().image())
    assert found is not None
    assert not found.any()
    assert alpha.any(), "the original stays"


def test_what_the_screen_shows_is_not_what_is_written(
    qtbot: QtBot, exporting: Exporting, session: Session, tmp_path: Path
) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (40, 60, 3), np.uint8)
    session.open(OpenPhoto.of(Document(Photo(pixels=pixels, icc=DISPLAY_P3))))
    assert session.photo is not None
    assert (session.photo.picture.original.levels[0].whole() != pixels).any()
    _export(qtbot, exporting, tmp_path / "a.png")
    written = read_photo(tmp_path / "a.png")
    np.testing.assert_array_equal(written.pixels, pixels)
    assert written.icc == DISPLAY_P3


def test_what_was_exported_once_is_exported_again_without_a_question(
    qtbot: QtBot, exporting: Exporting, session: Session, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    def fill_in(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        dialog.name_field.setText(str(tmp_path / "out.png"))
        dialog.accept()

    open_photo()
    when_asked(fill_in)
    with qtbot.waitSignal(exporting.ended):
        assert exporting.export_again() is not None
    (tmp_path / "out.png").write_bytes(b"of another program")
    dab(session)
    when_asked(click("Cancel"))
    assert exporting.export_again() is None
    assert (tmp_path / "out.png").read_bytes() == b"of another program"
    when_asked(click("Replace"))
    with qtbot.waitSignal(exporting.ended):
        assert exporting.export_again() is not None
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")
    open_photo()
    when_asked(lambda dialog: dialog.reject())
    assert exporting.export_again() is None, "another photo is asked about"
