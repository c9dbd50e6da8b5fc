"""Each thing that is asked for is answered, and the answer is not overwritten at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import DEVICE, EXPORT_FORMAT, FOLDER, WEIGHTS_FILE
from dfnet_gui.gui.photos.welcome import samples
from tests.held import HeldStart
from tests.window import SPOTS, WAIT_MS, complete, dab, document_of, key, mark_saved, open_photo, settle


def test_escape_in_a_detailed_fill_says_that_the_fast_one_stays(
    qtbot: QtBot, start_tiny: Callable[..., Program], held: HeldStart
) -> None:
    program = start_tiny("both")
    dab(program, SPOTS[0])
    complete(qtbot, program)
    qtbot.waitUntil(held.entered.is_set, timeout=WAIT_MS)
    key(program, Qt.Key.Key_Escape)
    assert program.window.status.message == "The fast fill stays; the detailed one was given up."
    held.go_on.set()
    settle(program)
    assert program.window.status.message == "The fast fill stays; the detailed one was given up."


def test_alpha_before_any_completion_says_what_is_missing(start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    key(program, Qt.Key.Key_A)
    assert program.window.status.message == ("There is no alpha to lay over the photo yet: complete something first.")


def test_alpha_that_takes_a_moment_says_so(qtbot: QtBot, start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    dab(program, SPOTS[0])
    complete(qtbot, program)
    key(program, Qt.Key.Key_A)
    assert program.window.status.message.startswith("Computing alpha")


def _drop(program: Program, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    program.window.dropEvent(event)


def test_of_several_dropped_files_the_first_is_opened_and_that_is_said(
    qtbot: QtBot, start_tiny: Callable[..., Program], fresh_path: Path, blotches_path: Path
) -> None:
    program = start_tiny()
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        _drop(program, [fresh_path, blotches_path, blotches_path])
    settle(program)
    assert document_of(program).original.path == fresh_path
    assert program.window.status.message == "Opened the first of 3 photos; ← and → step through them."


def test_time_and_kind_of_a_fill_go_with_its_photo(
    qtbot: QtBot, start_tiny: Callable[..., Program], fresh_path: Path
) -> None:
    program = start_tiny()
    dab(program, SPOTS[0])
    complete(qtbot, program)
    assert program.window.status.engine_text.endswith(" s")
    mark_saved(program)
    open_photo(qtbot, program, fresh_path)
    assert program.window.status.engine_text == "CPU · PyTorch fp32 · tiny-detailed"


def test_what_runs_is_still_said_after_a_problem(
    start_tiny: Callable[..., Program], slow_png: object, tmp_path: Path
) -> None:
    program = start_tiny()
    program.window.exporting.export_to(tmp_path / "out.png", 95)
    program.window.opening.failed.emit("x.jpg: there is no such file; check the name.")
    assert program.window.status.message == "Exporting… (Esc gives it up)"
    assert "there is no such file" in program.window.notice.text
    slow_png.go_on.set()  # type: ignore[attr-defined]
    settle(program)


def test_the_first_sample_has_a_task_and_its_folder_is_not_remembered(
    qtbot: QtBot, start_program: Callable[..., Program]
) -> None:
    program = start_program(loaded=False)
    first = samples()[0]
    assert first.task == "Take the hikers off the dune"
    assert all(sample.path.is_file() and sample.attribution for sample in samples())
    open_photo(qtbot, program, first.path)
    assert program.window.settings.get(FOLDER) == ""
    suggestion = program.window.exporting.suggestion(document_of(program))
    assert not suggestion.is_relative_to(first.path.parent)


@pytest.mark.parametrize(("chosen", "suffix"), [("", ".png"), ("JPEG", ".jpg"), ("TIFF", ".tif"), ("BMP", ".png")])
def test_the_format_chosen_last_is_suggested(chosen: str, suffix: str, start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    program.window.settings.set(EXPORT_FORMAT, chosen)
    assert program.window.exporting.suggestion(document_of(program)).suffix == suffix


def test_an_export_remembers_its_format(
    qtbot: QtBot, start_tiny: Callable[..., Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dfnet_gui.gui.photos.export_dialog import ExportDialog

    program = start_tiny()

    def accept(dialog: ExportDialog) -> int:
        dialog.name_field.setText(str(tmp_path / "out.webp"))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ExportDialog, "exec", accept)
    with qtbot.waitSignal(program.window.exporting.ended, timeout=WAIT_MS):
        assert program.window.exporting.export()
    assert program.window.settings.get(EXPORT_FORMAT) == "WebP"


def test_weights_that_are_gone_leave_the_built_in_model_and_a_sentence(
    qtbot: QtBot, start_program: Callable[..., Program], tmp_path: Path
) -> None:
    gone = tmp_path / "gone.safetensors"
    program = start_program(weights=gone)
    assert program.session.model is not None
    assert program.session.model.name == "dfnet-compact"
    assert program.window.notice.text == (
        f"{gone}: there is no such file; check the name. The built-in model is used instead."
    )
    assert program.window.settings.get(WEIGHTS_FILE) == str(gone), "the disk may be there again tomorrow"


def test_what_can_not_be_on_this_machine_is_disabled_with_the_reason(start_tiny: Callable[..., Program]) -> None:
    from dfnet_gui.engine.device import DEVICES

    actions = start_tiny().window.actions_by_name
    for row in DEVICES:
        action, reason = actions[f"device_{row.name}"], row.why_never()
        assert action.isEnabled() == (not reason)
        assert reason in action.text()
    assert actions["device_cpu"].isEnabled()
    actions.set_photo_open(is_open=True)
    assert not any(actions[f"device_{row.name}"].isEnabled() for row in DEVICES if row.why_never())


def test_a_device_is_chosen_by_its_setting(qtbot: QtBot, start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    with qtbot.waitSignal(program.session.model_changed, timeout=WAIT_MS):
        program.window.actions_by_name["device_cpu"].trigger()
    assert program.window.settings.get(DEVICE) == "cpu"
