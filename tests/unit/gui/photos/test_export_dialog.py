"""The dialog that asks where and how to export: name and format follow each other."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.photos.export_dialog import ExportDialog
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.formats.registry import FORMATS, writable_formats
from dfnet_gui.imaging.photo import Photo, Source
from dfnet_gui.imaging.writing import write_photo
from tests.unit.gui.hands import click, question, when_asked

ACCEPTED, NOT_YET = QDialog.DialogCode.Accepted.value, QDialog.DialogCode.Rejected.value


def _dialog(qtbot: QtBot, suggestion: Path, *, original: Photo | None = None) -> ExportDialog:
    dialog = ExportDialog(None, suggestion, 80, original=original)
    qtbot.addWidget(dialog)
    return dialog


def _photo(path: Path, *, is_jpeg: bool = False) -> Photo:
    source = Source("JPEG", b"its bytes", 1) if is_jpeg else None
    return Photo(pixels=np.zeros((2, 2, 3), np.uint8), path=path, source=source)


def _choose(dialog: ExportDialog, name: str) -> None:
    dialog.format_field.setCurrentIndex(dialog.format_field.findData(name))


def test_it_begins_with_the_suggestion(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.webp")
    assert (dialog.path, dialog.quality, dialog.format) == (tmp_path / "a.webp", 80, FORMATS["WebP"])
    offered = [dialog.format_field.itemData(i) for i in range(dialog.format_field.count())]
    assert offered == [row.name for row in writable_formats()]


def test_the_format_follows_the_name_and_the_name_the_format(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.png")
    dialog.name_field.setText("b.JPEG")
    assert dialog.format is FORMATS["JPEG"]
    assert dialog.name_field.text() == "b.JPEG", "what is typed stays"
    assert dialog.path == tmp_path / "b.JPEG", "a bare name lies in the suggested folder"
    _choose(dialog, "TIFF")
    assert dialog.path.name == "b.tif"
    dialog.name_field.setText("version.2")
    assert dialog.format is FORMATS["TIFF"], "no format is named"
    _choose(dialog, "PNG")
    assert dialog.path.name == "version.2.png"
    dialog.name_field.setText("  ")
    _choose(dialog, "JPEG")
    assert dialog.path.name == "photo.jpg"


@pytest.mark.parametrize(
    ("name", "has_quality", "text"),
    [("PNG", False, "lossless"), ("JPEG", True, "100"), ("WebP", True, "lossless")],
)
def test_quality_is_asked_where_it_means_something(
    qtbot: QtBot, tmp_path: Path, name: str, text: str, *, has_quality: bool
) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.bmp")
    _choose(dialog, name)
    dialog.quality_field.setValue(100)
    assert dialog.quality_field.isEnabled() == has_quality
    assert dialog.quality_text.text() == text
    assert dialog.note.text() == FORMATS[name].note


def test_a_jpeg_is_kept_but_for_what_changed_unless_somebody_wants_another_quality(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = _dialog(qtbot, tmp_path / "b.jpg", original=_photo(tmp_path / "a.jpg", is_jpeg=True))
    dialog.show()
    assert dialog.source_field.isVisible()
    assert dialog.is_as_source
    assert not dialog.quality_field.isEnabled()
    assert (dialog.quality_text.text(), "keeps its pixels" in dialog.note.text()) == ("as it was", True)
    dialog.source_field.click()
    assert (dialog.is_as_source, dialog.quality_field.isEnabled()) == (False, True)
    assert dialog.note.text() == FORMATS["JPEG"].note
    dialog.source_field.click()
    _choose(dialog, "PNG")
    assert (dialog.is_as_source, dialog.source_field.isEnabled()) == (False, False), "only in its own format"


def test_without_a_file_that_can_be_kept_nothing_is_asked_about_it(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, tmp_path / "b.jpg", original=_photo(tmp_path / "a.png"))
    dialog.show()
    assert not dialog.source_field.isVisible()
    assert not dialog.is_as_source
    assert dialog.quality_field.isEnabled()


def test_the_size_is_estimated_once_the_choice_has_settled(qtbot: QtBot, tmp_path: Path, parent: QWidget) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (600, 500, 3), np.uint8)
    jobs = Jobs(parent)
    photo = Photo(pixels=noise, path=tmp_path / "a.jpg", source=Source("JPEG", bytes(123_456), 1))
    dialog = ExportDialog(parent, tmp_path / "b.jpg", 80, original=photo, jobs=jobs)
    qtbot.waitUntil(lambda: dialog.size_text.text() == "about 123.5 kB")
    sizes = {}
    for name in ("JPEG", "PNG"):
        _choose(dialog, name)
        if name == "JPEG":
            dialog.source_field.setChecked(False)
        assert dialog.size_text.text() == "…"
        qtbot.waitUntil(lambda: dialog.size_text.text() != "…")
        path = tmp_path / dialog.path.name
        write_photo(path, photo, ExportOptions(80))
        sizes[name] = path.stat().st_size
        number, unit = dialog.size_text.text().removeprefix("about ").split()
        assert float(number) * {"kB": 1e3, "MB": 1e6}[unit] == pytest.approx(path.stat().st_size, rel=0.2)
    assert sizes["PNG"] > sizes["JPEG"]
    jobs.wait()


def test_whether_the_file_is_kept_is_as_it_was_chosen_last(qtbot: QtBot, tmp_path: Path) -> None:
    original = _photo(tmp_path / "a.jpg", is_jpeg=True)
    dialog = ExportDialog(None, tmp_path / "b.jpg", 80, original=original, as_source=False)
    qtbot.addWidget(dialog)
    assert not dialog.is_as_source


def test_a_suffix_is_added_and_a_name_needed(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, tmp_path / "a.png")
    dialog.name_field.setText(" ")
    dialog.accept()
    assert dialog.result() == NOT_YET
    dialog.name_field.setText(str(tmp_path / "b.gif"))
    dialog.accept()
    assert dialog.result() == ACCEPTED
    assert dialog.path == tmp_path / "b.gif.png"


def test_the_home_folder_may_be_written_short(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    dialog = _dialog(qtbot, tmp_path / "a.png")
    dialog.name_field.setText("~/b.png")
    assert dialog.path == tmp_path / "home" / "b.png"


@pytest.mark.parametrize("answer", ["Replace", "Cancel"])
@pytest.mark.parametrize("is_original", [False, True])
def test_a_file_that_is_there_is_asked_about(qtbot: QtBot, tmp_path: Path, answer: str, *, is_original: bool) -> None:
    path = tmp_path / "a.png"
    path.touch()
    (tmp_path / "other.png").touch()
    dialog = _dialog(qtbot, path, original=_photo(path if is_original else tmp_path / "other.png"))
    asked: list[str] = []

    def reply(box: QDialog) -> None:
        asked.append(question(box))
        assert isinstance(box, QMessageBox)
        assert box.defaultButton().text().replace("&", "") == "Cancel"
        click(answer)(box)

    when_asked(reply)
    dialog.accept()
    assert asked == [
        f"a.png {'is the original photo. Replace it for good?' if is_original else 'exists already. Replace it?'}"
    ]
    assert dialog.result() == (ACCEPTED if answer == "Replace" else NOT_YET)


def test_an_original_that_another_program_changed_is_named_so(qtbot: QtBot, tmp_path: Path) -> None:
    path, asked = tmp_path / "a.png", list[str]()
    path.write_bytes(b"of another program")
    dialog = _dialog(qtbot, path, original=replace(_photo(path), stamp=(3, 14)))

    def reply(box: QDialog) -> None:
        asked.append(question(box))
        click("Cancel")(box)

    when_asked(reply)
    dialog.accept()
    changed = "Another program has changed it since it was opened."
    assert asked == [f"a.png is the original photo. {changed} Replace it for good?"]


def test_what_a_file_holds_beside_the_photo_is_said_before_it_is_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    path, asked = tmp_path / "a.tif", list[str]()
    path.touch()
    notes = ("This file holds 3 pages; the first is shown, and an export holds that one alone.",)
    dialog = _dialog(qtbot, path, original=replace(_photo(path), notes=notes))

    def reply(box: QDialog) -> None:
        asked.append(question(box))
        click("Cancel")(box)

    when_asked(reply)
    dialog.accept()
    assert asked == [f"a.tif is the original photo. {notes[0]} Replace it for good?"]


def test_what_can_not_be_is_said_before_it_closes(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    wide = Photo(pixels=np.zeros((1, 70_000, 3), np.uint8))
    dialog = _dialog(qtbot, tmp_path / "a.png", original=wide)
    for name, sentence in (
        (" ", "Give the file a name first."),
        ("é" * 130 + ".png", "The name is too long: give a shorter one."),
        ("a.webp", "WebP holds at most 16,383 pixels a side, and this photo is 70000×1; choose PNG."),
        ("a.jpg", "JPEG holds at most 65,500 pixels a side, and this photo is 70000×1; choose PNG."),
        ("folder.png", f"{tmp_path / 'folder.png'} is a folder: choose a name within it."),
        ("nowhere/a.png", f"The folder {tmp_path / 'nowhere'} does not exist: choose another."),
    ):
        dialog.name_field.setText(name)
        dialog.accept()
        assert dialog.note.text() == sentence
        assert dialog.result() == NOT_YET
