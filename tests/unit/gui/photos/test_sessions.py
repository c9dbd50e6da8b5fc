"""Sessions are saved where they are wanted, and again to the same place."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dfnet_gui.archive.openraster import read_session
from dfnet_gui.gui.photos.export_dialog import ExportDialog
from dfnet_gui.gui.photos.sessions import Sessions
from dfnet_gui.gui.session.session import Session
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import click, dab, when_asked


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Have that file chosen; what was suggested."""
    suggested: list[str] = []

    def choose(_parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return suggested


def _saved(qtbot: QtBot, sessions: Sessions) -> None:
    qtbot.waitUntil(lambda: not sessions.is_saving)


def test_it_is_saved_beside_the_photo_and_then_again_without_asking(
    qtbot: QtBot,
    session: Session,
    sessions: Sessions,
    open_photo: OpenAPhoto,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = open_photo(path=tmp_path / "beach.jpg")
    suggested = _choose(monkeypatch, tmp_path / "work")
    dab(session)
    sessions.save_as()
    _saved(qtbot, sessions)
    assert suggested == [str(tmp_path / "beach.ora")]
    assert not session.has_changes
    dab(session, 80, 60)
    sessions.save()
    _saved(qtbot, sessions)
    assert not session.has_changes
    assert sessions.path_of(document) == tmp_path / "work.ora"
    np.testing.assert_array_equal(read_session(tmp_path / "work.ora").document.hole, document.hole)


def test_until_there_is_a_session_the_key_exports(
    sessions: Sessions, open_photo: OpenAPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[ExportDialog] = []

    def answer(dialog: ExportDialog) -> int:
        asked.append(dialog)
        return ExportDialog.DialogCode.Rejected

    monkeypatch.setattr(ExportDialog, "exec", answer)
    sessions.save()
    assert not asked, "there is no photo"
    open_photo()
    sessions.save()
    assert len(asked) == 1


def test_what_was_painted_meanwhile_is_not_saved(
    qtbot: QtBot,
    session: Session,
    sessions: Sessions,
    open_photo: OpenAPhoto,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_photo()
    dab(session)
    _choose(monkeypatch, tmp_path / "work.ora")
    sessions.save_as()
    dab(session, 80, 60)
    _saved(qtbot, sessions)
    assert session.has_changes


def test_a_place_that_can_not_be_written_to_is_told_and_nothing_counts_as_saved(
    qtbot: QtBot,
    session: Session,
    sessions: Sessions,
    open_photo: OpenAPhoto,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = open_photo()
    dab(session)
    _choose(monkeypatch, tmp_path / "none" / "work.ora")
    with qtbot.waitSignal(sessions.failed) as failed:
        sessions.save_as()
    assert "that folder does not exist" in (failed.args or [""])[0]
    assert session.has_changes
    assert sessions.path_of(document) is None


@pytest.mark.parametrize(("answer", "replaced"), [("Replace", True), ("Cancel", False)])
def test_a_name_that_was_completed_is_asked_about_before_it_replaces_a_file(
    qtbot: QtBot,
    session: Session,
    sessions: Sessions,
    open_photo: OpenAPhoto,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    replaced: bool,  # noqa: FBT001
) -> None:
    (tmp_path / "holiday.ora").write_text("mine")
    open_photo()
    dab(session)
    _choose(monkeypatch, tmp_path / "holiday")
    when_asked(click(answer))
    sessions.save_as()
    _saved(qtbot, sessions)
    assert ((tmp_path / "holiday.ora").read_bytes() != b"mine") == replaced


def test_a_session_that_another_program_changed_is_asked_about(
    qtbot: QtBot,
    session: Session,
    sessions: Sessions,
    open_photo: OpenAPhoto,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_photo(path=tmp_path / "beach.jpg")
    _choose(monkeypatch, tmp_path / "work.ora")
    dab(session)
    sessions.save_as()
    _saved(qtbot, sessions)
    (tmp_path / "work.ora").write_bytes(b"of another program")
    dab(session, 80, 60)
    when_asked(click("Cancel"))
    sessions.save()
    assert (tmp_path / "work.ora").read_bytes() == b"of another program"
    when_asked(click("Replace"))
    sessions.save()
    _saved(qtbot, sessions)
    assert not session.has_changes
