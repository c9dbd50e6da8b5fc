"""A folder is completed by the dialog: progress, pictures, failures, stopping."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.worker import Engine
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.folders.dialog import FolderDialog

LEFT = Qt.MouseButton.LeftButton
_WAIT_MS = 60_000


@pytest.fixture
def dialog(
    qtbot: QtBot, parent: QWidget, settings: Settings, engine: Engine, jobs: list[Job]
) -> Iterator[FolderDialog]:
    """With the folders filled in."""
    dialog = FolderDialog(parent, settings, lambda: engine)
    qtbot.addWidget(dialog)
    dialog.show()
    for field, path in (
        (dialog.fields.photos, jobs[0].photo.parent),
        (dialog.fields.masks, jobs[0].mask.parent),
        (dialog.fields.results, jobs[0].output.parent),
    ):
        field.line.setText(str(path))
    yield dialog
    dialog.wait()


def _complete(qtbot: QtBot, dialog: FolderDialog) -> None:
    QTest.mouseClick(dialog.start_button, LEFT)
    assert dialog.is_running
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=_WAIT_MS)


def test_a_folder_is_completed_with_pictures_and_failures(qtbot: QtBot, dialog: FolderDialog, jobs: list[Job]) -> None:
    jobs[1].photo.write_bytes(b"no picture")
    jobs[2].mask.unlink()
    (jobs[0].photo.parent / "notes.txt").touch()
    _complete(qtbot, dialog)
    assert [job.output.exists() for job in jobs] == [True, False, False, True, True, True]
    assert dialog.said.text() == "4 photos done · 2 failed. 1 other file is no photo."
    failures = [dialog.failures.item(row).text() for row in range(dialog.failures.count())]
    assert any("there is no mask for it" in each for each in failures)
    assert any("this is not a picture" in each for each in failures)
    qtbot.waitUntil(lambda: dialog.pictures.count() > 0)
    assert dialog.pictures.item(0).toolTip().startswith(str(jobs[0].output.parent))
    assert dialog.start_button.isEnabled()
    assert not dialog.stop_button.isEnabled()


def test_what_is_done_already_is_left_out(qtbot: QtBot, dialog: FolderDialog, jobs: list[Job]) -> None:
    for job in jobs[1:]:
        job.output.write_bytes(b"kept")
    _complete(qtbot, dialog)
    assert dialog.said.text() == "1 photo done."
    assert jobs[1].output.read_bytes() == b"kept"


def test_it_is_stopped(qtbot: QtBot, dialog: FolderDialog) -> None:
    QTest.mouseClick(dialog.start_button, LEFT)
    qtbot.waitUntil(lambda: dialog.run is not None)
    run = dialog.run
    assert run is not None
    assert not dialog.fields.photos.isEnabled()
    with qtbot.waitSignal(run.done, timeout=_WAIT_MS):
        pass
    QTest.mouseClick(dialog.stop_button, LEFT)
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=_WAIT_MS)
    assert dialog.fields.photos.isEnabled()


def test_what_can_not_be_done_is_said(qtbot: QtBot, dialog: FolderDialog, jobs: list[Job]) -> None:
    dialog.fields.masks.line.setText(str(jobs[0].photo.parent))
    QTest.mouseClick(dialog.start_button, LEFT)
    qtbot.waitUntil(lambda: not dialog.is_running)
    assert "the masks must lie in another folder" in dialog.said.text()
    assert not dialog.is_running
    dialog.fields.masks.line.clear()
    assert not dialog.start_button.isEnabled()


def test_without_a_model_it_is_said(qtbot: QtBot, parent: QWidget, settings: Settings, tmp_path: Path) -> None:
    dialog = FolderDialog(parent, settings, lambda: None)
    qtbot.addWidget(dialog)
    for field in (dialog.fields.photos, dialog.fields.masks, dialog.fields.results):
        field.line.setText(str(tmp_path))
    dialog.begin()
    assert dialog.said.text() == "No model is loaded; choose one in the Model menu."
