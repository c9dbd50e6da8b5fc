"""The Models dialog: what it lists, verifying and removing, with real files and threads."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from dfnet_gui.engine.authors import AUTHORS_PAGE
from dfnet_gui.engine.models import installed_models
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.models.dialog import ModelsDialog
from dfnet_gui.network.manifest import manifest_path
from tests.e2e.model_list import BUILT_IN, OTHER, names, open_dialog, rows, select, spoil
from tests.window import answer_questions, settle

pytestmark = pytest.mark.usefixtures("user_models")


def test_it_lists_size_licence_hash_and_place(running: Program, installed: Path) -> None:
    dialog = open_dialog(running)
    built_in, _other, mine = installed_models()
    listed = rows(dialog)
    assert [listed[0], listed[2]] == [
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


def test_what_can_be_done_follows_the_selection(running: Program, installed: Path) -> None:
    assert installed.exists()
    dialog = open_dialog(running)
    buttons = (dialog.use_button, dialog.check_button, dialog.remove_button)
    assert [b.isEnabled() for b in buttons] == [False, True, False], "the one in use, which comes with the program"
    select(dialog, "mine")
    assert [b.isEnabled() for b in buttons] == [True, True, True]


def test_remove_asks_first(
    running: Program, installed: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer_questions(monkeypatch, "Cancel", "Delete")
    dialog = open_dialog(running)
    select(dialog, "mine")
    dialog.remove_button.click()
    assert not running.window.jobs.is_busy
    assert installed.exists()
    assert "mine" in names(dialog)
    dialog.remove_button.click()
    settle(running)
    assert asked == [f"Delete mine ({installed.name}) from this computer?"] * 2
    assert names(dialog) == [f"{BUILT_IN} (in use)", OTHER]
    assert dialog.message == "Removed mine."
    assert list(user_models.iterdir()) == []


def test_verify_speaks(running: Program, installed: Path) -> None:
    dialog = open_dialog(running)
    select(dialog, "mine")
    dialog.check_button.click()
    assert dialog.message == "Checking mine…"
    settle(running)
    assert dialog.message == "mine is sound: hash, entries and values are right."
    spoil(installed)
    dialog.check_button.click()
    settle(running)
    assert dialog.message.startswith(f"{installed}: the weights are not the ones that their manifest names")
    select(dialog, f"{BUILT_IN} (in use)")
    dialog.check_button.click()
    settle(running)
    assert dialog.message.startswith(f"{BUILT_IN} is sound")


def test_a_model_without_its_manifest_is_listed_with_its_problem(running: Program, installed: Path) -> None:
    manifest_path(installed).unlink()
    dialog = open_dialog(running)
    assert rows(dialog)[2][2:4] == ["unknown", "–"]
    select(dialog, "mine")
    assert dialog.message == f"{installed}: its manifest is missing; import the weights again."
    assert not dialog.use_button.isEnabled()
    assert dialog.remove_button.isEnabled()


def test_a_model_without_its_manifest_is_not_called_sound(running: Program, installed: Path) -> None:
    manifest_path(installed).unlink()
    dialog = open_dialog(running)
    select(dialog, "mine")
    dialog.check_button.click()
    settle(running)
    assert "sound" not in dialog.message
    assert "its manifest is missing" in dialog.message


@pytest.mark.parametrize("opens", [True, False])
def test_the_authors_page_is_opened_or_its_address_shown(
    running: Program,
    monkeypatch: pytest.MonkeyPatch,
    opens: bool,  # noqa: FBT001
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return opens

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    dialog = open_dialog(running)
    dialog.page_button.click()
    assert [url.toString() for url in opened] == [AUTHORS_PAGE]
    assert (AUTHORS_PAGE in dialog.message) is not opens


def test_the_menu_opens_it(running: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[ModelsDialog] = []
    monkeypatch.setattr(ModelsDialog, "exec", lambda dialog: shown.append(dialog))
    running.window.actions_by_name["models"].trigger()
    settle(running)
    assert [dialog.windowTitle() for dialog in shown] == ["Models"]
    assert names(shown[0]) == [f"{BUILT_IN} (in use)", OTHER]


def test_it_opens_while_no_model_is_loaded(start_program: Callable[..., Program]) -> None:
    program = start_program(loaded=False)
    dialog = program.window.models.dialog()
    settle(program)
    assert BUILT_IN in names(dialog)[0]


def test_every_control_has_a_name(running: Program) -> None:
    dialog = open_dialog(running)
    for button in (
        dialog.use_button,
        dialog.check_button,
        dialog.remove_button,
        dialog.import_button,
        dialog.page_button,
    ):
        assert button.text()
    assert dialog.table.accessibleName()
    assert "Message" in [each.accessibleName() for each in dialog.findChildren(QLabel)]
