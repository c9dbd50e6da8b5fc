"""Bringing photos in: files, drops, the clipboard, the next one of a folder or a file."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.qimage import to_qimage
from dfnet_gui.gui.base.settings import FOLDER, Settings
from dfnet_gui.gui.photos.opening import Opening
from dfnet_gui.gui.photos.welcome import samples
from dfnet_gui.gui.session.session import Session
from dfnet_gui.paths import resources_dir
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import click, dab, when_asked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three photos, something else, and a hidden file."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for number, name in enumerate(("a.png", "b.png", "c.png", ".hidden.png")):
        Image.new("RGB", (8 + number, 5)).save(folder / name)
    (folder / "notes.txt").write_text("notes")
    return folder


def _open(qtbot: QtBot, opening: Opening, session: Session, path: Path) -> None:
    with qtbot.waitSignal(session.opened):
        opening.open_path(path)


def _name(session: Session) -> str:
    assert session.document is not None
    assert session.document.original.path is not None
    return session.document.original.path.name


def test_a_photo_is_opened_and_remembered(
    qtbot: QtBot, opening: Opening, session: Session, settings: Settings, folder: Path
) -> None:
    told: list[str] = []
    opening.working.connect(told.append)
    opening.said.connect(told.append)
    _open(qtbot, opening, session, folder / "b.png")
    assert told == ["Opening b.png…", "Paint over what should go, then press Enter."]
    assert _name(session) == "b.png"
    assert settings.recent() == [str((folder / "b.png").resolve())]
    assert settings.get(FOLDER) == str(folder.resolve())


def test_a_samples_folder_is_not_remembered(
    qtbot: QtBot, opening: Opening, session: Session, settings: Settings
) -> None:
    _open(qtbot, opening, session, resources_dir() / "samples" / "osprey.jpg")
    assert settings.get(FOLDER) == ""


def test_what_can_not_be_read_is_said_and_the_open_photo_stays(
    qtbot: QtBot, opening: Opening, session: Session, open_photo: OpenAPhoto, folder: Path
) -> None:
    document = open_photo()
    failed: list[str] = []
    opening.failed.connect(failed.append)
    with qtbot.waitSignal(opening.preview_over):
        opening.open_path(folder / "notes.txt")
    qtbot.waitUntil(lambda: bool(failed))
    assert "notes.txt: this is not a picture" in failed[0]
    assert session.document is document


def test_a_preview_may_come_before_a_large_photo(
    qtbot: QtBot, opening: Opening, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "large.jpg"
    Image.new("RGB", (5000, 3000), (9, 9, 9)).save(path)
    previews: list[object] = []
    opening.preview_ready.connect(previews.append)
    _open(qtbot, opening, session, path)
    qtbot.waitUntil(lambda: not opening.is_previewing)
    assert len(previews) <= 1
    assert session.document is not None
    assert session.document.bounds.width == 5000


def test_of_several_dropped_files_the_first_is_opened(
    qtbot: QtBot, opening: Opening, session: Session, folder: Path
) -> None:
    with qtbot.waitSignal(opening.said) as said:
        opening.open_dropped([folder / "c.png", folder / "a.png"])
    assert said.args == ["Opened the first of 2 photos; ← and → step through them."]
    assert _name(session) == "c.png"


def test_a_sample_says_what_it_is_for(qtbot: QtBot, opening: Opening) -> None:
    sample = samples()[0]
    said: list[str] = []
    opening.said.connect(said.append)
    opening.open_path(sample.path)
    qtbot.waitUntil(lambda: len(said) == 1, timeout=20_000)
    assert said == [f"{sample.task}: paint over it, then press Enter."]


def test_one_steps_through_the_photos_of_a_folder(
    qtbot: QtBot, opening: Opening, session: Session, jobs: Jobs, folder: Path
) -> None:
    _open(qtbot, opening, session, folder / "a.png")
    for expected in ("b.png", "c.png"):
        qtbot.waitUntil(lambda: not jobs.is_busy)
        with qtbot.waitSignal(session.opened):
            opening.open_next()
        assert _name(session) == expected
    qtbot.waitUntil(lambda: not jobs.is_busy)
    with qtbot.waitSignal(opening.said) as said:
        opening.open_next()
    assert said.args == ["There is no further photo in this folder."]
    with qtbot.waitSignal(session.opened):
        opening.open_previous()
    assert _name(session) == "b.png"


def test_steps_go_on_past_what_can_not_be_opened(
    qtbot: QtBot, opening: Opening, session: Session, jobs: Jobs, folder: Path
) -> None:
    (folder / "b.png").write_bytes(b"")
    _open(qtbot, opening, session, folder / "a.png")
    for step, back in ((opening.open_next, False), (opening.open_next, True), (opening.open_previous, False)):
        qtbot.waitUntil(lambda: not jobs.is_busy)
        with qtbot.waitSignal(session.opened if back else opening.failed):
            step()
    assert _name(session) == "c.png"
    qtbot.waitUntil(lambda: not jobs.is_busy)
    with qtbot.waitSignal(session.opened):
        opening.open_previous()
    assert _name(session) == "a.png"


def test_steps_count_and_leave_folders_out(
    qtbot: QtBot, opening: Opening, session: Session, jobs: Jobs, folder: Path
) -> None:
    (folder / "b.png").rename(folder / "c10.png")
    (folder / "c9.png").mkdir()
    (folder / "c.png").rename(folder / "c2.png")
    _open(qtbot, opening, session, folder / "a.png")
    for expected in ("c2.png", "c10.png"):
        qtbot.waitUntil(lambda: not jobs.is_busy)
        with qtbot.waitSignal(session.opened):
            opening.open_next()
        assert _name(session) == expected


def test_a_photo_whose_file_has_gone_keeps_its_place(
    qtbot: QtBot, opening: Opening, session: Session, jobs: Jobs, folder: Path
) -> None:
    _open(qtbot, opening, session, folder / "b.png")
    (folder / "b.png").unlink()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    with qtbot.waitSignal(session.opened):
        opening.open_next()
    assert _name(session) == "c.png"


def test_one_turns_the_pages_of_a_file(
    qtbot: QtBot, opening: Opening, session: Session, jobs: Jobs, folder: Path
) -> None:
    pages = [Image.new("RGB", (8, 5), (80 * number, 0, 0)) for number in range(3)]
    pages[0].save(folder / "pages.tif", save_all=True, append_images=pages[1:])
    _open(qtbot, opening, session, folder / "pages.tif")
    for step, number in ((opening.open_next_page, 1), (opening.open_next_page, 2), (opening.open_previous_page, 1)):
        qtbot.waitUntil(lambda: not jobs.is_busy)
        with qtbot.waitSignal(session.opened):
            step()
        assert session.document is not None
        assert session.document.original.page == number
        assert session.document.original.pixels[0, 0, 0] == 80 * number


def test_where_there_is_no_further_page_it_is_said(
    qtbot: QtBot, opening: Opening, session: Session, jobs: Jobs, folder: Path
) -> None:
    opening.open_next_page()  # nothing is open
    _open(qtbot, opening, session, folder / "a.png")
    qtbot.waitUntil(lambda: not jobs.is_busy)
    with qtbot.waitSignal(opening.said) as said:
        opening.open_next_page()
    assert said.args == ["This is picture 1 of 1 in the file."]


def test_a_pasted_photo_has_no_folder(qtbot: QtBot, opening: Opening, open_photo: OpenAPhoto) -> None:
    open_photo()
    with qtbot.waitSignal(opening.said) as said:
        opening.open_next()
    assert said.args == ["This photo does not come from a folder."]


def test_a_picture_is_pasted(qtbot: QtBot, opening: Opening, session: Session) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (6, 7, 3), np.uint8)
    QGuiApplication.clipboard().setImage(to_qimage(pixels))
    with qtbot.waitSignal(session.opened):
        opening.paste()
    assert session.document is not None
    np.testing.assert_array_equal(session.document.pixels, pixels)
    assert session.document.original.path is None


def test_a_copied_file_is_pasted_and_nothing_is_said(
    qtbot: QtBot, opening: Opening, session: Session, folder: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "b.png"))])
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(session.opened):
        opening.paste()
    assert _name(session) == "b.png"
    QGuiApplication.clipboard().setText("words")
    with qtbot.waitSignal(opening.failed) as failed:
        opening.paste()
    assert "holds no picture" in (failed.args or [""])[0]


def test_work_is_asked_about_before_it_is_left(
    qtbot: QtBot, opening: Opening, session: Session, open_photo: OpenAPhoto, folder: Path
) -> None:
    document = open_photo()
    dab(session)
    when_asked(click("Cancel"))
    opening.open_path(folder / "a.png")
    assert session.document is document


def test_work_done_while_a_photo_is_read_is_asked_about_too(
    qtbot: QtBot, opening: Opening, session: Session, open_photo: OpenAPhoto, folder: Path
) -> None:
    document = open_photo()
    opening.open_path(folder / "a.png")
    dab(session)
    when_asked(click("Cancel"))
    with qtbot.waitSignal(opening.preview_over):
        pass
    assert session.document is document


def test_a_chosen_file_is_opened_and_none_is_not(
    qtbot: QtBot, opening: Opening, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    opening.open()
    assert session.document is None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(folder / "a.png"), ""))
    with qtbot.waitSignal(session.opened):
        opening.open()
