"""Using another model: without a restart, remembered, and not at all where it fails to load."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import WEIGHTS_FILE
from tests.e2e.model_list import BUILT_IN, OTHER, names, open_dialog, select, spoil
from tests.window import (
    WAIT_MS,
    settle,
)

pytestmark = pytest.mark.usefixtures("user_models")


def test_use_switches_without_a_restart_and_is_remembered(
    qtbot: QtBot, running: Program, start_program: Callable[..., Program], installed: Path
) -> None:
    dialog = open_dialog(running)
    select(dialog, "mine")
    with qtbot.waitSignal(running.session.model_changed, timeout=WAIT_MS):
        dialog.use_button.click()
    assert running.session.model is not None
    assert (running.session.model.name, running.session.model.weights) == ("mine", installed)
    assert running.window.settings.get(WEIGHTS_FILE) == str(installed)
    assert re.fullmatch(r"CPU · \w+ (fp32|bf16) · mine", running.window.status.engine_text)
    assert names(dialog) == [BUILT_IN, OTHER, "mine (in use)"]
    assert not dialog.use_button.isEnabled()
    assert not dialog.remove_button.isEnabled()
    running.window.close()

    again = start_program()
    assert again.session.model is not None
    assert again.session.model.name == "mine"
    dialog = open_dialog(again)
    assert names(dialog) == [BUILT_IN, OTHER, "mine (in use)"]
    item = dialog.table.item(0, 0)
    assert item is not None
    select(dialog, BUILT_IN)
    with qtbot.waitSignal(again.session.model_changed, timeout=WAIT_MS):
        dialog.table.itemDoubleClicked.emit(item)
    assert again.session.model.name == BUILT_IN
    assert again.window.settings.get(WEIGHTS_FILE) == "", "the one of the program, wherever it will be installed"


def test_a_model_that_fails_to_load_leaves_the_one_in_use(running: Program, installed: Path) -> None:
    dialog = open_dialog(running)
    spoil(installed)
    select(dialog, "mine")
    dialog.use_button.click()
    settle(running)
    assert running.window.notice.text.startswith(f"{installed}: ")
    assert running.session.model is not None
    assert running.session.model.name == BUILT_IN
    assert running.window.settings.get(WEIGHTS_FILE) == ""


def test_the_mark_goes_back_when_a_model_fails_to_load(running: Program, installed: Path) -> None:
    dialog = open_dialog(running)
    spoil(installed)
    select(dialog, "mine")
    dialog.use_button.click()
    settle(running)
    settle(running)
    assert names(dialog) == [f"{BUILT_IN} (in use)", OTHER, "mine"]
    assert dialog.message == running.window.notice.text


def test_loading_ends_in_the_message(qtbot: QtBot, running: Program, installed: Path) -> None:
    assert installed.exists()
    dialog = open_dialog(running)
    select(dialog, "mine")
    with qtbot.waitSignal(running.session.model_changed, timeout=WAIT_MS):
        dialog.use_button.click()
        assert dialog.message == "mine is being loaded…"
    settle(running)
    assert dialog.message == "mine is in use."
