"""What goes wrong is said above the photo, until it was read, and changes nothing."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from tests.window import WAIT_MS, complete, key, mark_saved, open_photo, stroke

STROKE = [(800.0, 150.0), (860.0, 160.0), (900.0, 220.0)]


def test_bad_files_change_nothing(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    stroke(program.window.canvas, STROKE)
    mark_saved(program)
    before = program.session.document
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"no photo")
    with qtbot.waitSignal(program.window.opening.failed, timeout=WAIT_MS):
        program.window.opening.open_path(bad)
    assert str(bad) in program.window.notice.text
    assert program.session.document is before
    with qtbot.waitSignal(program.window.exporting.failed, timeout=WAIT_MS):
        program.window.exporting.export_to(tmp_path / "nowhere" / "x.png", 90)
    assert "does not exist" in program.window.notice.text


def test_bad_weights_leave_the_model_in_use(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    bad = tmp_path / "weights.pth"
    bad.write_text("no weights")
    with qtbot.waitSignal(program.session.model_failed, timeout=WAIT_MS):
        program.window.models.use_weights(bad)
    assert str(bad) in program.window.notice.text
    assert "dfnet-compact" in program.window.status.engine_text
    stroke(program.window.canvas, STROKE)
    complete(qtbot, program)


def test_escape_puts_problems_away_once_nothing_runs(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    window, cancel = program.window, program.window.actions_by_name["cancel"]
    for name in ("first.jpg", "second.jpg"):
        with qtbot.waitSignal(window.opening.failed, timeout=WAIT_MS):
            window.opening.open_path(tmp_path / name)
    assert [name in window.notice.text for name in ("first.jpg", "second.jpg")] == [True, True]
    assert window.notice.isVisible()
    stroke(window.canvas, STROKE)
    key(program, Qt.Key.Key_Return)
    key(program, Qt.Key.Key_Escape)
    assert not program.session.is_running
    assert window.notice.isVisible(), "that key was for the completion"
    key(program, Qt.Key.Key_Escape)
    assert not window.notice.isVisible()
    assert window.notice.text == ""
    assert not cancel.isEnabled()


def test_a_problem_stays_until_it_is_dismissed(
    qtbot: QtBot, program: Program, tmp_path: Path, sample_path: Path
) -> None:
    notice = program.window.notice
    with qtbot.waitSignal(program.window.opening.failed, timeout=WAIT_MS):
        program.window.opening.open_path(tmp_path / "nowhere.jpg")
    open_photo(qtbot, program, sample_path)
    assert "nowhere.jpg" in notice.text
    assert notice.isVisible()
    notice.dismiss_button.click()
    assert not notice.isVisible()
