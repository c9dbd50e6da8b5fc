"""Choosing models, devices and backends: what the worker is asked for, and what the settings keep."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.settings import BACKEND, DEVICE, WEIGHTS_FILE, Settings
from dfnet_gui.gui.models.commands import ModelCommands
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import ModelChoice, ModelInfo
from dfnet_gui.paths import built_in_weights


@pytest.fixture
def commands(parent: QWidget, session: Session, settings: Settings) -> Iterator[ModelCommands]:
    jobs = Jobs(parent)
    yield ModelCommands(parent, session, settings, jobs)
    jobs.wait()


def _after(qtbot: QtBot, session: Session, choices: list[ModelChoice]) -> ModelChoice:
    with qtbot.waitSignal(session.model_changed):
        pass
    return choices[-1]


def test_what_the_settings_say_is_loaded_at_the_start(
    qtbot: QtBot, commands: ModelCommands, session: Session, settings: Settings, choices: list[ModelChoice]
) -> None:
    settings.set(WEIGHTS_FILE, "/models/a.safetensors")
    settings.set(BACKEND, "pytorch")
    commands.load()
    assert _after(qtbot, session, choices) == ModelChoice(
        Path("/models/a.safetensors"), "auto", "pytorch", may_fall_back=True, may_be_built_in=True
    )


def test_a_file_is_kept_once_it_is_loaded(
    qtbot: QtBot, commands: ModelCommands, session: Session, settings: Settings, choices: list[ModelChoice]
) -> None:
    commands.use_weights(Path("/models/b.safetensors"))
    assert settings.get(WEIGHTS_FILE) == ""
    choice = _after(qtbot, session, choices)
    assert (choice.weights, choice.may_be_built_in) == (Path("/models/b.safetensors"), False)
    assert settings.get(WEIGHTS_FILE) == str(Path("/models/b.safetensors"))
    commands.use_built_in()
    assert _after(qtbot, session, choices).weights is None
    assert settings.get(WEIGHTS_FILE) == ""


def test_the_programs_own_file_is_the_built_in_model(
    qtbot: QtBot, commands: ModelCommands, session: Session, choices: list[ModelChoice]
) -> None:
    commands.use_weights(built_in_weights())
    assert _after(qtbot, session, choices).weights is None


def test_a_backend_is_kept_once_it_is_in_use(
    qtbot: QtBot, commands: ModelCommands, session: Session, settings: Settings, choices: list[ModelChoice]
) -> None:
    commands.use_backend("pytorch")
    assert settings.get(BACKEND) == "auto"
    choice = _after(qtbot, session, choices)
    assert (choice.backend, choice.may_fall_back) == ("pytorch", False)
    assert settings.get(BACKEND) == "pytorch"


def test_another_device_loads_the_model_there(
    qtbot: QtBot, commands: ModelCommands, session: Session, settings: Settings, choices: list[ModelChoice]
) -> None:
    settings.set(DEVICE, "cpu")
    assert _after(qtbot, session, choices).device == "cpu"


def test_a_file_that_is_out_of_reach_today_is_tried_again_tomorrow(
    commands: ModelCommands, session: Session, settings: Settings
) -> None:
    settings.set(WEIGHTS_FILE, "/stick/a.safetensors")
    info = ModelInfo("dfnet-compact", "CPU", "", problem="It is not there.")
    session.model_changed.emit(info)
    assert settings.get(WEIGHTS_FILE) == "/stick/a.safetensors"
    session.model_changed.emit(replace(info, problem=""))
    assert settings.get(WEIGHTS_FILE) == ""


def test_beside_a_model_that_stands_in_other_choices_may_have_it_again(
    qtbot: QtBot, commands: ModelCommands, session: Session, settings: Settings, choices: list[ModelChoice]
) -> None:
    commands.use_built_in()
    assert not _after(qtbot, session, choices).may_be_built_in
    commands.use_backend("pytorch")
    assert not _after(qtbot, session, choices).may_be_built_in, "the model in use stays where the choice can't be had"
    settings.set(WEIGHTS_FILE, "/stick/a.safetensors")
    assert session.model is not None
    session.model = replace(session.model, problem="It is not there.")
    commands.use_backend("auto")
    choice = _after(qtbot, session, choices)
    assert (choice.weights, choice.may_be_built_in) == (Path("/stick/a.safetensors"), True)
    session.model = replace(session.model, problem="It is not there.")
    settings.set(DEVICE, "cpu")
    assert _after(qtbot, session, choices).may_be_built_in


def test_a_file_is_asked_for(
    qtbot: QtBot,
    commands: ModelCommands,
    session: Session,
    choices: list[ModelChoice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    commands.choose_weights()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/models/c.pth", ""))
    commands.choose_weights()
    assert _after(qtbot, session, choices).weights == Path("/models/c.pth")
    assert len(choices) == 1


def test_its_dialog_is_connected(
    qtbot: QtBot, commands: ModelCommands, session: Session, choices: list[ModelChoice]
) -> None:
    dialog = commands.dialog()
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0)
    dialog.chosen.emit(Path("/models/d.safetensors"))
    assert _after(qtbot, session, choices).weights == Path("/models/d.safetensors")
    assert dialog.message == "tiny-detailed is in use."
    session.model_failed.emit("It can't be used.")
    assert dialog.message == "It can't be used."
