"""The Models dialog: what it lists, importing, switching, verifying and removing, with real files and threads."""

import gc
import re
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from dfnet_gui.engine import models
from dfnet_gui.engine.authors import AUTHORS_LICENCE, AUTHORS_PAGE
from dfnet_gui.engine.models import find_installed, import_model, installed_models
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import WEIGHTS_FILE
from dfnet_gui.gui.models.dialog import ModelsDialog
from dfnet_gui.network.checkpoint import LoadedModel, save_model
from dfnet_gui.network.manifest import manifest_path

from .conftest import open_photo, stroke

WAIT_MS = 20_000
BUILT_IN = "dfnet-compact"
OTHER = "gated-unet"  # comes with the program, too


@pytest.fixture(autouse=True)
def user_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of models, which is not there yet."""
    folder = tmp_path / "user-models"
    monkeypatch.setattr(models, "user_models_dir", lambda: folder)
    return folder


@pytest.fixture
def released(tiny_model: LoadedModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Weights as the authors release them, but for their size: the narrow network counts as theirs."""
    architecture = tiny_model.network.architecture
    monkeypatch.setattr(models, "Architecture", lambda: architecture)
    path = tmp_path / "model_places2.pth"
    torch.save(tiny_model.network.state_dict(), path)
    return path


@pytest.fixture
def installed(tiny_model: LoadedModel, tmp_path: Path) -> Path:
    """A small model that was imported, called mine."""
    path = tmp_path / "tiny.safetensors"
    save_model(path, tiny_model.weights, replace(tiny_model.manifest, licence="CC0-1.0"))
    return import_model(path, name="mine").path


@pytest.fixture
def running(start_program: Callable[..., Program]) -> Program:
    """The program with the built-in model loaded and no photo."""
    return start_program(detail="fast")


@pytest.fixture
def warnings_shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Sentences that come up in a box of their own, instead of the boxes."""
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: shown.append(text))
    return shown


def _settle(qtbot: QtBot, program: Program) -> None:
    """Wait until every job has answered, those that the answers start included."""
    qtbot.waitUntil(lambda: not program.window.jobs.is_busy, timeout=WAIT_MS)


def _dialog(qtbot: QtBot, program: Program) -> ModelsDialog:
    dialog = program.window.models.dialog()
    dialog.show()
    _settle(qtbot, program)
    return dialog


def _rows(dialog: ModelsDialog) -> list[list[str]]:
    table = dialog.table
    rows = []
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in range(table.columnCount())]
        rows.append([item.text() if item is not None else "" for item in items])
    return rows


def _names(dialog: ModelsDialog) -> list[str]:
    return [row[0] for row in _rows(dialog)]


def _select(dialog: ModelsDialog, name: str) -> None:
    dialog.table.selectRow(_names(dialog).index(name))


def _spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-3] ^= 0x01
    path.write_bytes(data)


def test_it_lists_size_licence_hash_and_place(qtbot: QtBot, running: Program, installed: Path) -> None:
    dialog = _dialog(qtbot, running)
    built_in, _other, mine = installed_models()
    rows = _rows(dialog)
    assert [rows[0], rows[2]] == [
        [
            f"{BUILT_IN} (in use)",
            f"{built_in.size_bytes / 2**20:.1f} MiB",
            built_in.licence,
            f"{built_in.sha256[:12]}…",
            "comes with the program",
        ],
        ["mine", f"{mine.size_bytes / 2**20:.1f} MiB", "CC0-1.0", f"{mine.sha256[:12]}…", str(installed.parent)],
    ]
    digest = dialog.table.item(2, 3)
    assert digest is not None
    assert digest.toolTip() == mine.sha256
    assert dialog.message == ""


def test_what_can_be_done_follows_the_selection(qtbot: QtBot, running: Program, installed: Path) -> None:
    assert installed.exists()
    dialog = _dialog(qtbot, running)
    buttons = (dialog.use_button, dialog.check_button, dialog.remove_button)
    assert [b.isEnabled() for b in buttons] == [False, True, False], "the one in use, which comes with the program"
    _select(dialog, "mine")
    assert [b.isEnabled() for b in buttons] == [True, True, True]


def test_a_good_file_is_imported(
    qtbot: QtBot, running: Program, released: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(released), ""))
    dialog = _dialog(qtbot, running)
    before = _names(dialog)
    dialog.import_button.click()
    assert dialog.message == "Checking model_places2.pth…"
    _settle(qtbot, running)
    assert _names(dialog) == [*before, "dfnet-places2"]
    assert dialog.message == f"Installed dfnet-places2. Licence: {AUTHORS_LICENCE}."
    assert (user_models / "dfnet-places2.safetensors").is_file()
    assert running.session.model is not None
    assert running.session.model.name == BUILT_IN, "importing does not switch"


def test_a_file_dialog_that_is_given_up_imports_nothing(
    qtbot: QtBot, running: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    dialog = _dialog(qtbot, running)
    dialog.import_button.click()
    assert not running.window.jobs.is_busy
    assert dialog.message == ""


def test_a_bad_file_is_one_sentence_and_changes_nothing(
    qtbot: QtBot, running: Program, installed: Path, tmp_path: Path, user_models: Path
) -> None:
    bad = tmp_path / "model_places2.pth"
    bad.write_bytes(b"these are no weights")
    dialog = _dialog(qtbot, running)
    before = _rows(dialog), sorted(user_models.iterdir())
    dialog.import_file(bad)
    _settle(qtbot, running)
    assert dialog.message.startswith(f"{bad}: this is not a weights file")
    assert dialog.message.count(".\n") == 0
    assert (_rows(dialog), sorted(user_models.iterdir())) == before
    assert installed.exists()


def test_a_name_that_is_taken_is_said(qtbot: QtBot, running: Program, released: Path) -> None:
    dialog = _dialog(qtbot, running)
    for _ in range(2):
        dialog.import_file(released)
        _settle(qtbot, running)
    assert "A model called dfnet-places2 is installed already" in dialog.message
    assert len(_rows(dialog)) == 3


@pytest.mark.parametrize(("button", "size"), [("Scenes", 512), ("Faces", 256)])
def test_a_name_that_does_not_tell_asks_what_it_was_trained_on(
    qtbot: QtBot, running: Program, released: Path, monkeypatch: pytest.MonkeyPatch, button: str, size: int
) -> None:
    neutral = released.rename(released.with_name("weights.pth"))
    asked: list[str] = []

    def press(box: QMessageBox) -> int:
        asked.append(box.text())
        next(each for each in box.buttons() if button in each.text()).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    dialog = _dialog(qtbot, running)
    dialog.import_file(neutral)
    _settle(qtbot, running)
    assert len(asked) == 1
    assert "weights.pth" in asked[0]
    name = {512: "dfnet-places2", 256: "dfnet-celeba"}[size]
    assert _names(dialog)[-1] == name
    found = find_installed(name)
    assert found is not None
    assert found.working_size == size


def test_who_does_not_say_what_it_was_trained_on_imports_nothing(
    qtbot: QtBot, running: Program, released: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    neutral = released.rename(released.with_name("weights.pth"))

    def give_up(box: QMessageBox) -> int:
        box.button(QMessageBox.StandardButton.Cancel).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", give_up)
    dialog = _dialog(qtbot, running)
    dialog.import_file(neutral)
    _settle(qtbot, running)
    assert dialog.message == "weights.pth was not imported."
    assert len(_rows(dialog)) == 2
    assert not user_models.exists()


def test_use_switches_without_a_restart_and_is_remembered(
    qtbot: QtBot, running: Program, start_program: Callable[..., Program], installed: Path
) -> None:
    dialog = _dialog(qtbot, running)
    _select(dialog, "mine")
    with qtbot.waitSignal(running.session.model_changed, timeout=WAIT_MS):
        dialog.use_button.click()
    assert running.session.model is not None
    assert (running.session.model.name, running.session.model.weights) == ("mine", installed)
    assert running.window.settings.get(WEIGHTS_FILE) == str(installed)
    assert re.fullmatch(r"CPU · \w+ (fp32|bf16) · mine", running.window.status.engine_text)
    assert _names(dialog) == [BUILT_IN, OTHER, "mine (in use)"]
    assert not dialog.use_button.isEnabled()
    assert not dialog.remove_button.isEnabled()
    running.window.close()

    again = start_program()
    assert again.session.model is not None
    assert again.session.model.name == "mine"
    dialog = _dialog(qtbot, again)
    assert _names(dialog) == [BUILT_IN, OTHER, "mine (in use)"]
    item = dialog.table.item(0, 0)
    assert item is not None
    _select(dialog, BUILT_IN)
    with qtbot.waitSignal(again.session.model_changed, timeout=WAIT_MS):
        dialog.table.itemDoubleClicked.emit(item)
    assert again.session.model.name == BUILT_IN
    assert again.window.settings.get(WEIGHTS_FILE) == "", "the one of the program, wherever it will be installed"


def test_an_imported_model_completes(
    qtbot: QtBot, running: Program, released: Path, sample_path: Path, tmp_path: Path
) -> None:
    dialog = _dialog(qtbot, running)
    dialog.import_file(released)
    _settle(qtbot, running)
    _select(dialog, "dfnet-places2")
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
    assert "an empty hole" in running.window.status.message
    np.testing.assert_array_equal(document.pixels[~hole], before[~hole])
    assert (document.pixels[hole] != before[hole]).any()


def test_a_model_that_fails_to_load_leaves_the_one_in_use(
    qtbot: QtBot, running: Program, installed: Path, warnings_shown: list[str]
) -> None:
    dialog = _dialog(qtbot, running)
    _spoil(installed)
    _select(dialog, "mine")
    dialog.use_button.click()
    qtbot.waitUntil(lambda: bool(warnings_shown), timeout=WAIT_MS)
    assert warnings_shown[0].startswith(f"{installed}: ")
    assert running.session.model is not None
    assert running.session.model.name == BUILT_IN
    assert running.window.settings.get(WEIGHTS_FILE) == ""


def test_the_mark_goes_back_when_a_model_fails_to_load(
    qtbot: QtBot, running: Program, installed: Path, warnings_shown: list[str]
) -> None:
    dialog = _dialog(qtbot, running)
    _spoil(installed)
    _select(dialog, "mine")
    dialog.use_button.click()
    qtbot.waitUntil(lambda: bool(warnings_shown), timeout=WAIT_MS)
    _settle(qtbot, running)
    assert _names(dialog) == [f"{BUILT_IN} (in use)", OTHER, "mine"]
    assert dialog.message != "mine is being loaded."


def test_loading_ends_in_the_message(qtbot: QtBot, running: Program, installed: Path) -> None:
    assert installed.exists()
    dialog = _dialog(qtbot, running)
    _select(dialog, "mine")
    with qtbot.waitSignal(running.session.model_changed, timeout=WAIT_MS):
        dialog.use_button.click()
        assert dialog.message == "mine is being loaded…"
    _settle(qtbot, running)
    assert dialog.message != "mine is being loaded."


def test_remove_asks_first(
    qtbot: QtBot, running: Program, installed: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = iter([QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])

    def ask(_parent: object, _title: str, question: str) -> QMessageBox.StandardButton:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(QMessageBox, "question", ask)
    dialog = _dialog(qtbot, running)
    _select(dialog, "mine")
    dialog.remove_button.click()
    assert not running.window.jobs.is_busy
    assert installed.exists()
    assert "mine" in _names(dialog)
    dialog.remove_button.click()
    _settle(qtbot, running)
    assert asked == [f"Delete mine ({installed.name}) from this computer?"] * 2
    assert _names(dialog) == [f"{BUILT_IN} (in use)", OTHER]
    assert dialog.message == "Removed mine."
    assert list(user_models.iterdir()) == []


def test_verify_speaks(qtbot: QtBot, running: Program, installed: Path) -> None:
    dialog = _dialog(qtbot, running)
    _select(dialog, "mine")
    dialog.check_button.click()
    assert dialog.message == "Checking mine…"
    _settle(qtbot, running)
    assert dialog.message == "mine is sound: hash, entries and values are right."
    _spoil(installed)
    dialog.check_button.click()
    _settle(qtbot, running)
    assert dialog.message.startswith(f"{installed}: the weights are not the ones that their manifest names")
    _select(dialog, f"{BUILT_IN} (in use)")
    dialog.check_button.click()
    _settle(qtbot, running)
    assert dialog.message.startswith(f"{BUILT_IN} is sound")


def test_a_model_without_its_manifest_is_listed_with_its_problem(
    qtbot: QtBot, running: Program, installed: Path
) -> None:
    manifest_path(installed).unlink()
    dialog = _dialog(qtbot, running)
    assert _rows(dialog)[2][2:4] == ["unknown", "–"]
    _select(dialog, "mine")
    assert dialog.message == f"{installed}: its manifest is missing; import the weights again."
    assert not dialog.use_button.isEnabled()
    assert dialog.remove_button.isEnabled()


def test_a_model_without_its_manifest_is_not_called_sound(qtbot: QtBot, running: Program, installed: Path) -> None:
    manifest_path(installed).unlink()
    dialog = _dialog(qtbot, running)
    _select(dialog, "mine")
    dialog.check_button.click()
    _settle(qtbot, running)
    assert "sound" not in dialog.message
    assert "its manifest is missing" in dialog.message


@pytest.mark.parametrize("opens", [True, False])
def test_the_authors_page_is_opened_or_its_address_shown(
    qtbot: QtBot,
    running: Program,
    monkeypatch: pytest.MonkeyPatch,
    opens: bool,  # noqa: FBT001
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return opens

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    dialog = _dialog(qtbot, running)
    dialog.page_button.click()
    assert [url.toString() for url in opened] == [AUTHORS_PAGE]
    assert (AUTHORS_PAGE in dialog.message) is not opens


def test_the_menu_opens_it(qtbot: QtBot, running: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[ModelsDialog] = []
    monkeypatch.setattr(ModelsDialog, "exec", lambda dialog: shown.append(dialog))
    running.window.actions_by_name["models"].trigger()
    _settle(qtbot, running)
    assert [dialog.windowTitle() for dialog in shown] == ["Models"]
    assert _names(shown[0]) == [f"{BUILT_IN} (in use)", OTHER]


def test_it_opens_while_no_model_is_loaded(qtbot: QtBot, start_program: Callable[..., Program]) -> None:
    program = start_program(loaded=False)
    dialog = program.window.models.dialog()
    _settle(qtbot, program)
    assert BUILT_IN in _names(dialog)[0]


@pytest.mark.parametrize("file", ["good", "bad"])
def test_it_can_be_closed_while_a_file_is_checked(
    qtbot: QtBot,
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
    running.window.jobs.start(lambda: go_on.wait(10), then=answered.append, otherwise=pytest.fail)
    running.window.dialogs.show_models()
    gc.collect()
    assert running.window.jobs.is_busy
    go_on.set()
    _settle(qtbot, running)
    assert answered == [True]
    assert (find_installed("dfnet-places2") is not None) == (file == "good")
    assert BUILT_IN in _names(_dialog(qtbot, running))[0]


def test_the_program_can_be_closed_while_a_file_is_checked(
    qtbot: QtBot, start_program: Callable[..., Program], released: Path
) -> None:
    program = start_program(loaded=False)
    dialog = program.window.models.dialog()
    dialog.show()
    dialog.import_file(released)
    assert program.window.close()
    assert find_installed("dfnet-places2") is not None, "what was begun is done"
    qtbot.wait(20)


def test_every_control_has_a_name(qtbot: QtBot, running: Program) -> None:
    dialog = _dialog(qtbot, running)
    for button in (
        dialog.use_button,
        dialog.check_button,
        dialog.remove_button,
        dialog.import_button,
        dialog.page_button,
    ):
        assert button.text()
    assert dialog.table.accessibleName()
    assert dialog._message.accessibleName()
