"""What another program changed is not replaced without naming that."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.photos.known_files import KnownFiles, stamp_of
from tests.unit.gui.hands import click, question, when_asked


@pytest.fixture
def known(qtbot: QtBot) -> KnownFiles:
    window = QWidget()
    qtbot.addWidget(window)
    return KnownFiles(window)


def test_what_is_as_it_was_or_gone_or_not_known_needs_no_question(known: KnownFiles, tmp_path: Path) -> None:
    path, other = tmp_path / "a.png", tmp_path / "b.png"
    path.write_bytes(b"one")
    other.write_bytes(b"two")
    known.know(path)
    assert known.may_replace(path)
    assert known.may_replace(other)
    path.unlink()
    assert known.may_replace(path)
    assert stamp_of(path) is None


@pytest.mark.parametrize(("answer", "may"), [("Replace", True), ("Cancel", False)])
def test_what_another_program_changed_is_asked_about(
    known: KnownFiles, tmp_path: Path, answer: str, *, may: bool
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"one")
    known.know(path)
    path.write_bytes(b"another")
    asked: list[str] = []

    def reply(box: QDialog) -> None:
        asked.append(question(box))
        click(answer)(box)

    when_asked(reply)
    assert known.may_replace(path) == may
    assert asked == ["a.png was changed by another program since. Replace it all the same?"]
