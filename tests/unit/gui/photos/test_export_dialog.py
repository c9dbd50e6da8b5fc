"""The export dialog proposes sound names and keeps what is typed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.photos.export_dialog import ExportDialog


def _dialog(qtbot: QtBot, path: Path) -> ExportDialog:
    dialog = ExportDialog(None, path, 95)
    qtbot.addWidget(dialog)
    return dialog


@pytest.mark.parametrize(
    ("typed", "written"),
    [("photo.v2", "photo.v2.png"), ("photo.jpeg", "photo.jpeg"), ("photo.TIFF", "photo.TIFF"), ("photo", "photo.png")],
)
def test_names_keep_what_is_typed(qtbot: QtBot, tmp_path: Path, typed: str, written: str) -> None:
    dialog = _dialog(qtbot, tmp_path / "first.png")
    dialog.name_field.setText(str(tmp_path / typed))
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.path == tmp_path / written


def test_format_changes_the_suffix_and_says_what_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, tmp_path / "photo.png")
    assert not dialog.quality_field.isEnabled()
    dialog.format_field.setCurrentIndex(dialog.format_field.findData("JPEG"))
    assert dialog.path == tmp_path / "photo.jpg"
    assert dialog.quality_field.isEnabled()
    assert "compresses the whole photo" in dialog.note.text()
    dialog.name_field.setText(str(tmp_path / "photo.webp"))
    assert dialog.format_field.currentData() == "WebP"
    dialog.quality_field.setValue(100)
    assert dialog.quality_text.text() == "lossless"


def test_an_existing_file_is_asked_about(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"old")
    answers = iter([QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])
    monkeypatch.setattr(QMessageBox, "question", lambda *_: next(answers))
    dialog = _dialog(qtbot, path)
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_the_original_is_asked_about_by_its_name_and_stays_unless_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, other = tmp_path / "photo.png", tmp_path / "other.png"
    for path in (original, other):
        path.write_bytes(b"old")
    asked: list[tuple[str, QMessageBox.StandardButton]] = []

    def answer(
        _parent: QDialog, _title: str, text: str, _buttons: object, default: QMessageBox.StandardButton
    ) -> QMessageBox.StandardButton:
        asked.append((text, default))
        return default

    monkeypatch.setattr(QMessageBox, "question", answer)
    dialog = ExportDialog(None, tmp_path / "link.png", 95, original=original)
    qtbot.addWidget(dialog)
    (tmp_path / "link.png").symlink_to(original)
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    dialog.name_field.setText(str(other))
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert "is the original photo" in asked[0][0]
    assert "is the original" not in asked[1][0]
    assert [default for _text, default in asked] == [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
