"""Fast, detailed, or both: the choice in the menu, and what follows from it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import DETAIL, DETAIL_CHOICES, Settings
from dfnet_gui.gui.base.settings_file import SettingsFile
from dfnet_gui.imaging.arrays import ByteArray
from tests.e2e.fills import FIRST, StartSmall, expected, let_go_on, paint
from tests.held import HeldStart
from tests.window import WAIT_MS, key, settle


def test_fast_fills_only_never_begin_a_detailed_one(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray, tiny_path: Path
) -> None:
    program, seen = start_small()
    program.window.actions_by_name["detail_fast"].trigger()
    hole = paint(program, FIRST)
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(seen.details), timeout=WAIT_MS)
    assert not program.session.is_running
    settle(program)
    assert seen.details == ["fast"]
    assert not held.entered.is_set()
    np.testing.assert_array_equal(seen.document.pixels, expected(tiny_path, photo, hole, "fast"))


def test_detailed_fills_only_show_nothing_before(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray, tiny_path: Path
) -> None:
    program, seen = start_small()
    program.window.actions_by_name["detail_detailed"].trigger()
    hole = paint(program, FIRST)
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(held.entered.is_set, timeout=WAIT_MS)
    assert program.session.is_running
    assert not program.session.is_refining
    assert program.window.status.message.startswith("Completing…")
    np.testing.assert_array_equal(seen.document.pixels, photo)
    np.testing.assert_array_equal(seen.document.hole, hole)
    let_go_on(program, held)
    settle(program)
    assert seen.details == ["detailed"]
    np.testing.assert_array_equal(seen.document.pixels, expected(tiny_path, photo, hole, "detailed"))


@pytest.mark.parametrize("detail", DETAIL_CHOICES)
def test_a_model_without_a_detailed_start_runs_once(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, other_path: Path, detail: str
) -> None:
    program, seen = start_small(detail, other_path)
    paint(program, FIRST)
    key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(seen.details), timeout=WAIT_MS)
    assert not program.session.is_running
    settle(program)
    assert seen.details == ["fast"]
    assert not held.entered.is_set()


@pytest.mark.parametrize("detail", DETAIL_CHOICES)
def test_the_choice_survives_a_restart(start_program: Callable[..., Program], detail: str) -> None:
    first = start_program(loaded=False)
    assert first.window.settings.get(DETAIL) == "both", "what a new user gets"
    assert first.window.actions_by_name["detail_both"].isChecked()
    first.window.actions_by_name[f"detail_{detail}"].trigger()
    first.window.close()
    second = start_program(loaded=False)
    assert second.window.settings.get(DETAIL) == detail
    checked = [each for each in DETAIL_CHOICES if second.window.actions_by_name[f"detail_{each}"].isChecked()]
    assert checked == [detail]


def test_an_unknown_choice_in_the_file_counts_as_none(
    start_program: Callable[..., Program], settings_file: Path
) -> None:
    SettingsFile(settings_file).write({DETAIL.key: "slow"})
    program = start_program(loaded=False)
    assert program.window.settings.get(DETAIL) == "both"
    with pytest.raises(ValueError, match="'slow' is no value"):
        Settings(settings_file).set(DETAIL, "slow")
