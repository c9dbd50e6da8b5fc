"""Nothing that was not exported is lost without a question."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.photos.export_dialog import ExportDialog
from dfnet_gui.gui.photos.exporting import Exporting
from dfnet_gui.gui.photos.leaving import Leaving
from dfnet_gui.gui.session.session import Session
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import click, dab, question, when_asked

GONE = "gone"
"""A folder that goes as soon as it was chosen."""


class _Action:
    """Counts."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> None:
        self.done += 1


def test_with_nothing_to_lose_it_is_done_at_once(leaving: Leaving, open_photo: OpenAPhoto) -> None:
    action = _Action()
    leaving.leave(action)
    open_photo()
    leaving.leave(action)
    assert action.done == 2


@pytest.mark.parametrize(("answer", "done"), [("Discard", 1), ("Cancel", 0)])
def test_the_user_decides_about_work(
    leaving: Leaving, session: Session, open_photo: OpenAPhoto, answer: str, done: int
) -> None:
    open_photo(path=Path("/photos/a.png"))
    dab(session)
    action = _Action()
    asked: list[str] = []

    def reply(dialog: QDialog) -> None:
        asked.append(question(dialog))
        click(answer)(dialog)

    when_asked(reply)
    leaving.leave(action)
    assert action.done == done
    assert asked == ["Your work on a.png has not been exported."]


def test_a_stroke_in_the_making_is_asked_about(leaving: Leaving, session: Session, open_photo: OpenAPhoto) -> None:
    open_photo()
    session.begin_stroke()
    action = _Action()
    when_asked(click("Cancel"))
    leaving.leave(action)
    assert action.done == 0


def _export_to(path: Path) -> None:
    """Answer both questions: export first, and where."""

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        path.parent.mkdir(exist_ok=True)
        dialog.name_field.setText(str(path))
        dialog.accept()
        if path.parent.name == GONE:
            path.parent.rmdir()

    def reply(dialog: QDialog) -> None:
        when_asked(choose)
        click("Export")(dialog)

    when_asked(reply)


@pytest.mark.parametrize("folder", ["", GONE])
def test_it_waits_for_the_export_and_is_forgotten_if_that_fails(
    qtbot: QtBot,
    leaving: Leaving,
    exporting: Exporting,
    session: Session,
    open_photo: OpenAPhoto,
    tmp_path: Path,
    folder: str,
) -> None:
    open_photo()
    dab(session)
    action = _Action()
    _export_to(tmp_path / folder / "b.png")
    with qtbot.waitSignal(exporting.ended) as ended:
        leaving.leave(action)
        assert action.done == 0
    assert action.done == (0 if folder else 1)
    count = action.done
    exporting.ended.emit((ended.args or [])[0], True)
    assert action.done == count, "once"


def test_a_running_export_is_waited_for_without_a_question(
    qtbot: QtBot, leaving: Leaving, exporting: Exporting, session: Session, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    open_photo()
    dab(session)
    action = _Action()
    exporting.export_to(tmp_path / "a.png", 95)
    with qtbot.waitSignals([leaving.said, exporting.ended]):
        leaving.leave(action)
    assert action.done == 1


def test_a_later_action_takes_the_place_of_one_that_waits(
    qtbot: QtBot, leaving: Leaving, exporting: Exporting, session: Session, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    open_photo()
    dab(session)
    first, second = _Action(), _Action()
    exporting.export_to(tmp_path / "a.png", 95)
    leaving.leave(first)
    with qtbot.waitSignal(exporting.ended):
        leaving.leave(second)
    assert (first.done, second.done) == (0, 1)


def test_the_end_of_another_export_that_was_given_up_is_not_its_own(
    qtbot: QtBot, leaving: Leaving, exporting: Exporting, session: Session, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    open_photo()
    dab(session)
    action = _Action()
    exporting.export_to(tmp_path / "a.png", 95)
    exporting.give_up()
    _export_to(tmp_path / "b.png")
    with qtbot.waitSignals([exporting.ended, exporting.ended]):
        leaving.leave(action)
    assert (tmp_path / "b.png").exists()
    assert action.done == 1
