"""Importing models in the Models dialog, and closing it meanwhile."""

import gc
import re
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.authors import AUTHORS_LICENCE
from dfnet_gui.engine.models import find_installed
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.models.dialog import ModelsDialog
from tests.e2e.model_list import BUILT_IN, names, open_dialog, rows, select
from tests.held import HELD_S
from tests.window import WAIT_MS, answer_questions, completions_of, open_photo, settle, stroke

pytestmark = pytest.mark.usefixtures("user_models")


def test_a_good_file_is_imported(
    running: Program, released: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(released), ""))
    dialog = open_dialog(running)
    before = names(dialog)
    dialog.import_button.click()
    assert dialog.message == "Checking model_places2.pth…"
    settle(running)
    assert names(dialog) == [*before, "dfnet-places2"]
    assert dialog.message == f"Installed dfnet-places2. Licence: {AUTHORS_LICENCE}."
    assert (user_models / "dfnet-places2.safetensors").is_file()
    assert running.session.model is not None
    assert running.session.model.name == BUILT_IN, "importing does not switch"


def test_a_file_dialog_that_is_given_up_imports_nothing(running: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    dialog = open_dialog(running)
    dialog.import_button.click()
    assert not running.window.jobs.is_busy
    assert dialog.message == ""


def test_a_bad_file_is_one_sentence_and_changes_nothing(
    running: Program, installed: Path, tmp_path: Path, user_models: Path
) -> None:
    bad = tmp_path / "model_places2.pth"
    bad.write_bytes(b"these are no weights")
    dialog = open_dialog(running)
    before = rows(dialog), sorted(user_models.iterdir())
    dialog.import_file(bad)
    settle(running)
    assert dialog.message.startswith(f"{bad}: this is not a weights file")
    assert dialog.message.count(".\n") == 0
    assert (rows(dialog), sorted(user_models.iterdir())) == before
    assert installed.exists()


def test_a_name_that_is_taken_is_said(running: Program, released: Path) -> None:
    dialog = open_dialog(running)
    for _ in range(2):
        dialog.import_file(released)
        settle(running)
    assert "A model called dfnet-places2 is installed already" in dialog.message
    assert len(rows(dialog)) == 3


@pytest.mark.parametrize(("button", "size"), [("Scenes", 512), ("Faces", 256)])
def test_a_name_that_does_not_tell_asks_what_it_was_trained_on(
    running: Program, released: Path, monkeypatch: pytest.MonkeyPatch, button: str, size: int
) -> None:
    neutral = released.rename(released.with_name("weights.pth"))
    asked = answer_questions(monkeypatch, button)
    dialog = open_dialog(running)
    dialog.import_file(neutral)
    settle(running)
    assert len(asked) == 1
    assert "weights.pth" in asked[0]
    name = {512: "dfnet-places2", 256: "dfnet-celeba"}[size]
    assert names(dialog)[-1] == name
    found = find_installed(name)
    assert found is not None
    assert found.working_size == size


def test_who_does_not_say_what_it_was_trained_on_imports_nothing(
    running: Program, released: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    neutral = released.rename(released.with_name("weights.pth"))
    answer_questions(monkeypatch, "Cancel")
    dialog = open_dialog(running)
    dialog.import_file(neutral)
    settle(running)
    assert dialog.message == "weights.pth was not imported."
    assert len(rows(dialog)) == 2
    assert not user_models.exists()


def test_an_imported_model_completes(
    qtbot: QtBot, running: Program, released: Path, sample_path: Path, tmp_path: Path
) -> None:
    dialog = open_dialog(running)
    dialog.import_file(released)
    settle(running)
    select(dialog, "dfnet-places2")
    with qtbot.waitSignal(running.session.model_changed, timeout=WAIT_MS):
        dialog.use_button.click()
    dialog.reject()
    open_photo(qtbot, running, sample_path)
    document = running.session.document
    assert document is not None
    before = document.pixels.copy()
    stroke(running.window.canvas, [(800.0, 150.0), (860.0, 160.0)])
    hole = document.hole.copy()
    with qtbot.waitSignal(running.session.completed, timeout=WAIT_MS):
        running.window.complete_button.click()
    assert re.match(r"CPU · \w+ (fp32|bf16) · dfnet-places2 · fast · ", running.window.status.engine_text)
    (completion,) = completions_of(running)
    assert completion.start == "zeros", "as the authors' models do"
    assert running.window.status.message == "Done. Hold O to compare with the original.", (
        "there is no other way to fill"
    )
    np.testing.assert_array_equal(document.pixels[~hole], before[~hole])
    assert (document.pixels[hole] != before[hole]).any()


@pytest.mark.parametrize("file", ["good", "bad"])
def test_it_can_be_closed_while_a_file_is_checked(
    running: Program,
    released: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
) -> None:
    bad = tmp_path / "bad.pth"
    bad.write_bytes(b"these are no weights")
    go_on = threading.Event()
    path = released if file == "good" else bad

    def import_and_close(dialog: ModelsDialog) -> int:
        dialog.show()
        dialog.import_file(path)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        return 0

    monkeypatch.setattr(ModelsDialog, "exec", import_and_close)
    answered: list[bool] = []
    running.window.jobs.start(lambda: go_on.wait(HELD_S), then=answered.append, otherwise=pytest.fail)
    running.window.models.show_models()
    gc.collect()
    assert running.window.jobs.is_busy
    go_on.set()
    settle(running)
    assert answered == [True]
    assert (find_installed("dfnet-places2") is not None) == (file == "good")
    assert BUILT_IN in names(open_dialog(running))[0]


def test_the_program_can_be_closed_while_a_file_is_checked(
    start_program: Callable[..., Program], released: Path
) -> None:
    program = start_program(loaded=False)
    dialog = program.window.models.dialog()
    dialog.show()
    dialog.import_file(released)
    assert program.window.close()
    assert find_installed("dfnet-places2") is not None, "what was begun is done"
    settle(program)
