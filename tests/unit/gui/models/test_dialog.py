"""The Models dialog: what is installed, using, verifying, importing and removing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.engine import models
from dfnet_gui.engine.authors import AUTHORS_PAGE
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.models.dialog import ModelsDialog
from dfnet_gui.gui.session.worker import ModelInfo
from dfnet_gui.network.checkpoint import LoadedModel, save_model
from tests.unit.gui.hands import click, when_asked


@pytest.fixture
def weights(tiny_model: LoadedModel, tmp_path: Path) -> Path:
    """A file that is not installed yet."""
    path = tmp_path / "tiny.safetensors"
    save_model(path, tiny_model.weights, tiny_model.manifest)
    return path


@pytest.fixture
def user_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, empty."""
    monkeypatch.setattr(models, "user_models_dir", lambda: tmp_path / "user")
    return tmp_path / "user"


@pytest.fixture
def dialog(qtbot: QtBot, parent: QWidget, user_models: Path) -> Iterator[ModelsDialog]:
    """Once it has read the library."""
    jobs = Jobs(parent)
    dialog = ModelsDialog(parent, jobs, in_use="dfnet-compact")
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not jobs.is_busy)
    yield dialog
    jobs.wait()


def _names(dialog: ModelsDialog) -> list[str]:
    items = [dialog.table.item(row, 0) for row in range(dialog.table.rowCount())]
    return [item.text() for item in items if item is not None]


def _select(dialog: ModelsDialog, name: str) -> None:
    dialog.table.selectRow(next(row for row, each in enumerate(_names(dialog)) if each.startswith(name)))


def _import(qtbot: QtBot, dialog: ModelsDialog, path: Path) -> None:
    count = dialog.table.rowCount()
    dialog.import_file(path)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == count + 1)


def test_the_model_in_use_can_be_verified_alone(dialog: ModelsDialog) -> None:
    assert "dfnet-compact (in use)" in _names(dialog)
    _select(dialog, "dfnet-compact")
    assert not dialog.use_button.isEnabled()
    assert not dialog.remove_button.isEnabled()
    assert dialog.check_button.isEnabled()
    assert dialog.message == ""


def test_a_file_is_imported_used_and_removed(
    qtbot: QtBot, dialog: ModelsDialog, weights: Path, user_models: Path
) -> None:
    _import(qtbot, dialog, weights)
    assert "Installed tiny" in dialog.message
    _select(dialog, "tiny")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.use_button.click()
    assert chosen.args == [user_models / "tiny.safetensors"]
    dialog.on_model_changed(ModelInfo("tiny", "CPU", ""))
    assert "tiny (in use)" in _names(dialog)
    _select(dialog, "tiny")
    assert not dialog.remove_button.isEnabled(), "what is in use stays"
    dialog.on_model_changed(ModelInfo("dfnet-compact", "CPU", ""))
    _select(dialog, "tiny")
    when_asked(click("Cancel"))
    dialog.remove_button.click()
    assert (user_models / "tiny.safetensors").is_file()
    when_asked(click("Delete"))
    dialog.remove_button.click()
    qtbot.waitUntil(lambda: "tiny" not in _names(dialog))
    assert not (user_models / "tiny.safetensors").exists()


def test_verifying_says_what_is_sound_and_what_is_not(
    qtbot: QtBot, dialog: ModelsDialog, weights: Path, user_models: Path
) -> None:
    _import(qtbot, dialog, weights)
    _select(dialog, "tiny")
    dialog.check_button.click()
    qtbot.waitUntil(lambda: dialog.message.startswith("tiny is sound"))
    (user_models / "tiny.safetensors").write_bytes(b"x" * 100)
    dialog.check_button.click()
    qtbot.waitUntil(lambda: "tiny.safetensors" in dialog.message)


def test_what_is_no_model_is_said(qtbot: QtBot, dialog: ModelsDialog, tmp_path: Path) -> None:
    (tmp_path / "notes.pth").write_text("notes")
    dialog.import_file(tmp_path / "notes.pth")
    assert dialog.message == "Checking notes.pth…"
    qtbot.waitUntil(lambda: "this is not a weights file" in dialog.message)


def test_a_failure_to_load_is_shown(dialog: ModelsDialog) -> None:
    dialog.show_failure("It can't be used.")
    assert dialog.message == "It can't be used."


@pytest.mark.parametrize("opens", [True, False])
def test_the_authors_page_is_opened_or_named(
    dialog: ModelsDialog, monkeypatch: pytest.MonkeyPatch, *, opens: bool
) -> None:
    opened: list[str] = []

    def open_url(url: object) -> bool:
        opened.append(url.toString())  # type: ignore[attr-defined]
        return opens

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    dialog.page_button.click()
    assert opened == [AUTHORS_PAGE]
    assert (AUTHORS_PAGE in dialog.message) != opens
