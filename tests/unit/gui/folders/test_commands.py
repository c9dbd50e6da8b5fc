"""The dialog is there once, and completes as the window does."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.folders.commands import FolderCommands
from dfnet_gui.gui.session.session import Session


def test_it_is_there_once(qtbot: QtBot, parent: QWidget, session: Session, settings: Settings) -> None:
    folders = FolderCommands(parent, session, settings)
    folders.wait()
    folders.show()
    dialog = folders.dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert dialog.isVisible()
    dialog.close()
    folders.show()
    assert folders.dialog is dialog
    folders.wait()


@pytest.mark.parametrize(
    ("weights", "model"), [(None, "dfnet-compact"), (Path("/w/a.safetensors"), "/w/a.safetensors")]
)
def test_it_completes_as_the_window_does(
    parent: QWidget, ready: Session, settings: Settings, weights: Path | None, model: str
) -> None:
    assert ready.model is not None
    ready.model = replace(ready.model, weights=weights, backend="PyTorch bf16")
    engine = FolderCommands(parent, ready, settings).engine()
    assert engine is not None
    assert (engine.model, engine.backend, engine.precision) == (model, "pytorch", "bf16")
    ready.model = replace(ready.model, device="NVIDIA GPU")
    engine = FolderCommands(parent, ready, settings).engine()
    assert engine is not None
    assert engine.precision == "fp32"


def test_without_a_model_there_is_nothing_to_complete_with(
    parent: QWidget, session: Session, settings: Settings
) -> None:
    assert FolderCommands(parent, session, settings).engine() is None
