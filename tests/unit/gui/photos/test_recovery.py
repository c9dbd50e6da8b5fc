"""Work is kept while it is done, and what was left behind is offered."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.archive.journal import read_journal
from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.gui.photos.journals import Journals
from dfnet_gui.gui.photos.keeping import Keeping
from dfnet_gui.gui.photos.recovery import Recovery
from dfnet_gui.gui.session.session import Session
from tests.unit.archive.examples import worked_on
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import click, dab, question, when_asked


def _folders(recovery_folder: Path) -> list[Path]:
    return sorted(recovery_folder.iterdir()) if recovery_folder.exists() else []


def _settled(qtbot: QtBot, recovery: Recovery) -> None:
    qtbot.waitUntil(lambda: not recovery.is_busy, timeout=20_000)


def test_each_step_is_kept_in_a_moment(
    qtbot: QtBot, session: Session, recovery: Recovery, open_photo: OpenAPhoto, journals_folder: Path
) -> None:
    document = open_photo()
    _settled(qtbot, recovery)
    assert _folders(journals_folder) == [], "there is nothing to lose"
    for x in (20.0, 60.0):
        dab(session, x)
        _settled(qtbot, recovery)
        (folder,) = _folders(journals_folder)
        np.testing.assert_array_equal(read_journal(folder).document.hole, document.hole)


def test_what_is_safe_elsewhere_is_not_kept(
    qtbot: QtBot, session: Session, recovery: Recovery, open_photo: OpenAPhoto, journals_folder: Path
) -> None:
    document = open_photo()
    dab(session)
    _settled(qtbot, recovery)
    session.mark_saved(document, document.position)
    _settled(qtbot, recovery)
    assert _folders(journals_folder) == []
    dab(session, 80)
    _settled(qtbot, recovery)
    assert len(_folders(journals_folder)) == 1
    open_photo()
    _settled(qtbot, recovery)
    assert _folders(journals_folder) == [], "another one was opened, which asks before it loses anything"


def test_a_clean_end_leaves_nothing(
    qtbot: QtBot, session: Session, recovery: Recovery, open_photo: OpenAPhoto, journals_folder: Path
) -> None:
    open_photo()
    dab(session)
    _settled(qtbot, recovery)
    recovery.close()
    assert _folders(journals_folder) == []


def test_work_on_a_photo_that_is_left_is_there_again(
    qtbot: QtBot, session: Session, recovery: Recovery, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    path = tmp_path / "a.png"
    document = open_photo(path=path)
    dab(session)
    hole, left = document.hole.copy(), []
    recovery.keep(lambda: left.append(True), otherwise=lambda: pytest.fail("it can be kept"))
    qtbot.waitUntil(lambda: bool(left))
    open_photo(path=tmp_path / "b.png")
    assert recovery.kept == [path]
    folder = recovery.folder_for(path)
    assert folder is not None
    np.testing.assert_array_equal(read_journal(folder).document.hole, hole)
    recovery.discard(path)
    assert recovery.kept == []
    assert not folder.exists()


def test_a_photo_that_was_left_twice_is_kept_once(
    qtbot: QtBot, session: Session, recovery: Recovery, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    """As when the next photo could not be opened, so that this one stayed."""
    document = open_photo(path=tmp_path / "a.png")
    for x in (20.0, 60.0):
        dab(session, x)
        left: list[bool] = []
        recovery.keep(lambda left=left: left.append(True), otherwise=pytest.fail)  # type: ignore[misc]
        qtbot.waitUntil(lambda left=left: bool(left))  # type: ignore[misc]
    assert len(recovery.kept) == 1
    folder = recovery.folder_for(tmp_path / "a.png")
    assert folder is not None
    np.testing.assert_array_equal(read_journal(folder).document.hole, document.hole)


def _leave_behind(folder: Path, count: int) -> None:
    journals = Journals(folder)
    for _ in range(count):
        own = journals.begin()
        own.journal.write(Snapshot.of(worked_on()))
        own.release()


def test_what_was_left_behind_is_offered_and_brought_back(
    recovery: Recovery, parent: QWidget, journals_folder: Path
) -> None:
    assert recovery.offer() is None
    _leave_behind(journals_folder, 2)
    asked: list[str] = []

    def answer(dialog: QDialog) -> None:
        asked.append(question(dialog))
        click("Bring it back")(dialog)

    when_asked(answer)
    folder = recovery.offer()
    assert folder in _folders(journals_folder)
    assert len(asked) == 1
    assert len(recovery.kept) == 2
    assert recovery.offer() is None, "they are this program's now"


@pytest.mark.parametrize(("answer", "left"), [("Discard it", 0), ("Cancel", 2)])
def test_what_is_not_wanted_is_discarded_or_stays(
    recovery: Recovery, parent: QWidget, journals_folder: Path, answer: str, left: int
) -> None:
    _leave_behind(journals_folder, 2)
    when_asked(click(answer))
    assert recovery.offer() is None
    assert len(_folders(journals_folder)) == left


def test_a_folder_that_can_not_be_written_is_told_once(
    qtbot: QtBot, session: Session, keeping: Keeping, parent: QWidget, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    (tmp_path / "in the way").write_text("a file")
    recovery = Recovery(parent, keeping, tmp_path / "in the way")
    told: list[str] = []
    recovery.failed.connect(told.append)
    open_photo()
    for x in (20.0, 60.0):
        dab(session, x)
        _settled(qtbot, recovery)
    assert len(told) == 1
    assert "save or export often" in told[0]
    otherwise: list[bool] = []
    recovery.keep(pytest.fail, otherwise=lambda: otherwise.append(True))
    qtbot.waitUntil(lambda: bool(otherwise))
    recovery.close()


def test_what_is_painted_while_the_work_is_written_is_kept_too(
    qtbot: QtBot, session: Session, recovery: Recovery, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    document, left = open_photo(path=tmp_path / "a.png"), []
    dab(session)
    recovery.keep(lambda: left.append(True), otherwise=pytest.fail)
    dab(session, 80)
    qtbot.waitUntil(lambda: bool(left))
    folder = recovery.folder_for(tmp_path / "a.png")
    assert folder is not None
    np.testing.assert_array_equal(read_journal(folder).document.hole, document.hole)


def test_of_two_that_wait_the_last_goes_on(
    qtbot: QtBot, session: Session, recovery: Recovery, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    open_photo(path=tmp_path / "a.png")
    dab(session)
    went: list[str] = []
    recovery.keep(lambda: went.append("first"), otherwise=pytest.fail)
    recovery.keep(lambda: went.append("second"), otherwise=pytest.fail)
    qtbot.waitUntil(lambda: bool(went))
    _settled(qtbot, recovery)
    assert went == ["second"]
    assert len(recovery.kept) == 1


def test_what_could_not_be_had_whole_is_offered_again(
    recovery: Recovery, keeping: Keeping, parent: QWidget, journals_folder: Path
) -> None:
    _leave_behind(journals_folder, 1)
    when_asked(click("Bring it back"))
    folder = recovery.offer()
    assert folder is not None
    recovery.take_up(folder, is_whole=False)
    assert recovery.kept == []
    assert [kept.folder for kept in Journals(journals_folder).left_behind()] == [folder]


def test_work_comes_back_although_no_new_journal_can_be_begun(
    recovery: Recovery, parent: QWidget, journals_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _leave_behind(journals_folder, 1)
    when_asked(click("Bring it back"))
    folder = recovery.offer()
    assert folder is not None

    def begin(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Journals, "begin", begin)
    recovery.take_up(folder, is_whole=True)
    assert len(recovery.kept) == 1, "it stays where it is"
    assert folder.exists()


def test_what_became_safe_after_it_was_left_and_stayed_is_not_kept(
    qtbot: QtBot, session: Session, recovery: Recovery, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    document, left = open_photo(path=tmp_path / "a.png"), []
    dab(session)
    recovery.keep(lambda: left.append(True), otherwise=pytest.fail)
    qtbot.waitUntil(lambda: bool(left))
    session.mark_saved(document, document.position)
    _settled(qtbot, recovery)
    assert recovery.kept == []


def test_a_pasted_photo_is_found_behind_a_link(
    qtbot: QtBot, session: Session, keeping: Keeping, parent: QWidget, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    recovery = Recovery(parent, keeping, tmp_path / "link")
    open_photo()
    dab(session)
    recovery.keep(lambda: None, otherwise=pytest.fail)
    qtbot.waitUntil(lambda: bool(recovery.kept))
    assert recovery.folder_for(recovery.kept[0]) is not None
    recovery.close()


def test_work_that_was_to_be_kept_for_later_and_went_on_is_not_left_behind(
    qtbot: QtBot,
    session: Session,
    recovery: Recovery,
    open_photo: OpenAPhoto,
    journals_folder: Path,
) -> None:
    document, kept = open_photo(), []
    dab(session)
    recovery.keep_for_later(lambda: kept.append(True), otherwise=pytest.fail)
    qtbot.waitUntil(lambda: bool(kept))
    dab(session, 80)
    session.mark_saved(document, document.position)
    _settled(qtbot, recovery)
    recovery.close()
    assert _folders(journals_folder) == []


def test_work_that_was_left_before_and_is_kept_for_later_is_there_once(
    qtbot: QtBot, session: Session, recovery: Recovery, open_photo: OpenAPhoto, journals_folder: Path, tmp_path: Path
) -> None:
    open_photo(path=tmp_path / "a.png")
    dab(session)
    went: list[bool] = []
    recovery.keep(lambda: went.append(True), otherwise=pytest.fail)
    qtbot.waitUntil(lambda: len(went) == 1)
    recovery.keep_for_later(lambda: went.append(True), otherwise=pytest.fail)
    qtbot.waitUntil(lambda: len(went) == 2)
    assert recovery.kept == []
    recovery.close()
    assert len(Journals(journals_folder).left_behind()) == 1
