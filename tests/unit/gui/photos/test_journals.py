"""Journals belong to the program that writes them; those that nobody owns are found, old ones go."""

import os
import time
from pathlib import Path

import pytest

from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.gui.photos.journals import Journals
from tests.unit.archive.examples import worked_on


@pytest.fixture
def journals(qapp: object, tmp_path: Path) -> Journals:
    return Journals(tmp_path / "recovery")


def test_what_a_program_writes_is_not_left_behind_until_it_is_released(journals: Journals) -> None:
    own = journals.begin()
    own.journal.write(Snapshot.of(worked_on()))
    assert journals.left_behind() == []
    own.release()
    (kept,) = journals.left_behind()
    assert (kept.folder, kept.removals) == (own.journal.folder, 3)
    adopted = journals.adopt(kept)
    assert adopted is not None
    assert journals.adopt(kept) is None, "another one was quicker"
    assert journals.left_behind() == []
    adopted.discard()
    assert not kept.folder.exists()


def test_one_that_replaces_another_lets_it_go_once_it_is_written(journals: Journals) -> None:
    old = journals.begin()
    old.journal.write(Snapshot.of(worked_on()))
    new = journals.begin(old)
    assert old.journal.folder.exists()
    new.write_done()
    assert not old.journal.folder.exists()


def test_what_holds_nothing_goes(journals: Journals) -> None:
    own = journals.begin()
    own.release()
    assert journals.left_behind() == []
    assert list(journals.folder.iterdir()) == []


def test_the_newest_comes_first_and_nothing_goes_unasked(journals: Journals) -> None:
    owned = [journals.begin() for _ in range(3)]
    for age, own in enumerate(owned):
        own.journal.write(Snapshot.of(worked_on()))
        then = time.time() - 86400 * 400 * age
        os.utime(own.journal.folder / "session.json", (then, then))
        own.release()
    assert [kept.folder for kept in journals.left_behind()] == [own.journal.folder for own in owned]
    journals.discard(journals.left_behind()[0])
    assert len(journals.left_behind()) == 2
