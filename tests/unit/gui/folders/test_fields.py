"""Where the photos, masks and results are."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import DETAIL, GROWTH, Settings
from dfnet_gui.gui.folders.fields import FolderFields


@pytest.fixture
def fields(parent: QWidget, settings: Settings) -> FolderFields:
    return FolderFields(parent, settings)


def test_they_begin_as_the_settings_say(parent: QWidget, settings: Settings) -> None:
    settings.set(GROWTH, 3)
    settings.set(DETAIL, "both")
    fields = FolderFields(parent, settings)
    assert (fields.detail.currentData(), fields.growth_px) == ("detailed", 3)
    settings.set(DETAIL, "fast")
    assert FolderFields(parent, settings).detail.currentData() == "fast"


def test_results_are_suggested_beside_the_photos(fields: FolderFields, tmp_path: Path) -> None:
    (tmp_path / "beach").mkdir()
    fields.photos.line.setText(str(tmp_path / "beach"))
    assert fields.results.path == tmp_path / "beach-completed"
    fields.results.line.setText("/elsewhere")
    fields.photos.line.setText(str(tmp_path))
    assert fields.results.path == Path("/elsewhere")


def test_a_folder_is_looked_for(
    qtbot: QtBot, fields: FolderFields, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_all: str(tmp_path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(tmp_path / "m.png"), ""))
    with qtbot.waitSignal(fields.changed):
        QTest.mouseClick(fields.photos.buttons[0], Qt.MouseButton.LeftButton)
    assert fields.photos.path == tmp_path
    QTest.mouseClick(fields.masks.buttons[0], Qt.MouseButton.LeftButton)
    assert fields.masks.path == tmp_path
    QTest.mouseClick(fields.masks.buttons[1], Qt.MouseButton.LeftButton)
    assert fields.masks.path == tmp_path / "m.png"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_all: "")
    QTest.mouseClick(fields.photos.buttons[0], Qt.MouseButton.LeftButton)
    assert fields.photos.path == tmp_path, "given up"


def test_nothing_typed_is_no_path(fields: FolderFields) -> None:
    assert fields.photos.path is None
    fields.photos.line.setText("  ~/photos ")
    assert fields.photos.path == Path.home() / "photos"
