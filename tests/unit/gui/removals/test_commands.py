"""Removals are hidden, faded, moved, done again and taken out, each as a step that can be undone."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.gui.removals.commands import RemovalCommands
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.arrays import BoolArray
from tests.unit.gui.conftest import OpenAPhoto


def _hole(document: Document, place: int) -> BoolArray:
    return document.removals[place].layer.covered(document.bounds)


def test_what_is_hidden_shows_the_photo_and_can_be_shown_again(
    session: Session, document: Document, commands: RemovalCommands
) -> None:
    completed, first = document.pixels, _hole(document, 0)
    commands.set_shown(document.removals[0], is_shown=False)
    np.testing.assert_array_equal(document.pixels[first], document.original.pixels[first])
    np.testing.assert_array_equal(document.pixels[~first], completed[~first])
    assert len(document.layers) == 1, "it counts as not there"
    session.undo()
    np.testing.assert_array_equal(document.pixels, completed)
    session.redo()
    commands.set_shown(document.removals[0], is_shown=True)
    np.testing.assert_array_equal(document.pixels, completed)


def test_all_are_hidden_and_shown_at_once(document: Document, commands: RemovalCommands) -> None:
    completed = document.pixels
    commands.toggle_all()
    np.testing.assert_array_equal(document.pixels, document.original.pixels)
    commands.toggle_all()
    np.testing.assert_array_equal(document.pixels, completed)


def test_a_dragged_opacity_is_one_step(session: Session, document: Document, commands: RemovalCommands) -> None:
    completed, first = document.pixels, _hole(document, 0)
    for opacity in (0.8, 0.6, 0.5):
        commands.set_opacity(document.removals[0], opacity)
    middle = (document.original.pixels[first].astype(int) + completed[first]) / 2
    assert np.abs(document.pixels[first] - middle).max() <= 0.5
    session.undo()
    np.testing.assert_array_equal(document.pixels, completed)
    assert document.removals[0].opacity == 1.0


def test_a_soft_edge_changes_nothing_outside_of_the_hole(document: Document, commands: RemovalCommands) -> None:
    completed, first = document.pixels, _hole(document, 0)
    commands.set_feather(document.removals[0], 3.0)
    assert (document.pixels[first] != completed[first]).any()
    np.testing.assert_array_equal(document.pixels[~first], completed[~first])


@pytest.mark.parametrize("name", ["delete", "edit_mask"])
def test_one_is_taken_out_of_the_middle(
    session: Session, document: Document, commands: RemovalCommands, name: str
) -> None:
    first, second = document.removals
    hole, painted = _hole(document, 0), first.painted
    completed = document.pixels
    session.selection.select(first.id)
    command: Callable[[], None] = getattr(commands, name)
    command()
    assert [each.id for each in document.removals] == [second.id]
    np.testing.assert_array_equal(document.pixels[hole], document.original.pixels[hole])
    np.testing.assert_array_equal(document.pixels[~hole], completed[~hole])
    if name == "edit_mask":
        assert document.hole_bounds == painted.bounds
        np.testing.assert_array_equal(document.hole[painted.bounds.slices], painted.mask)
    else:
        assert not document.hole.any()
    session.undo()
    assert document.removals == (first, second)
    assert not document.hole.any()
    np.testing.assert_array_equal(document.pixels, completed)


def test_the_order_changes_and_nothing_happens_at_the_ends(
    session: Session, document: Document, commands: RemovalCommands
) -> None:
    first, second = document.removals
    session.selection.select(first.id)
    position = document.position
    commands.lower_one()
    assert document.position == position, "it is the lowest one"
    commands.raise_one()
    assert document.removals == (second, first)
    commands.raise_one()
    assert document.removals == (second, first)


def test_a_name_lasts_and_an_empty_one_stands_for_the_number(document: Document, commands: RemovalCommands) -> None:
    commands.rename(document.removals[0], " The lamp ")
    assert document.removals[0].title == "The lamp"
    position = document.position
    commands.rename(document.removals[0], "The lamp")
    assert document.position == position
    commands.rename(document.removals[0], "")
    assert document.removals[0].title == "Removal 1"


def test_completing_again_clears_the_doubt(
    qtbot: QtBot, session: Session, document: Document, commands: RemovalCommands
) -> None:
    first = replace(document.removals[0], is_doubtful=True)
    session.change(lambda document: document.change_removals((first, document.removals[1]), "doubt"))
    session.selection.select(first.id)
    with qtbot.waitSignal(session.completed, timeout=20_000):
        commands.complete_again()
    assert [each.is_doubtful for each in document.removals] == [False, False]
    assert document.removals[0].layer is not first.layer


def test_without_a_removal_a_sentence_says_so(
    session: Session, open_photo: OpenAPhoto, commands: RemovalCommands
) -> None:
    said: list[str] = []
    commands.said.connect(said.append)
    open_photo()
    for run in (commands.delete, commands.edit_mask, commands.complete_again, commands.toggle, commands.toggle_all):
        run()
    assert len(said) == 5
    assert set(said) == {"There is no removal here: complete something, or select one in the list."}


def test_any_step_of_the_history_can_be_gone_to(document: Document, commands: RemovalCommands) -> None:
    completed = document.pixels
    behind, ahead = document.steps
    assert [step.text for step in behind] == ["Brush", "Complete", "Brush", "Complete"]
    assert ahead == []
    commands.go_to(1)
    assert document.hole.any()
    assert document.removals == ()
    assert len(document.steps[1]) == 3
    commands.go_to(0)
    np.testing.assert_array_equal(document.pixels, document.original.pixels)
    commands.go_to(4)
    np.testing.assert_array_equal(document.pixels, completed)


def test_a_name_is_asked_for(document: Document, commands: RemovalCommands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, text: (f"{text}, the lamp", True))
    commands.ask_name()
    assert document.removals[1].title == "Removal 2, the lamp"
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, text: ("none", False))
    commands.ask_name()
    assert document.removals[1].title == "Removal 2, the lamp"


def test_a_name_that_comes_when_another_photo_is_open_is_nobodys(
    document: Document, commands: RemovalCommands, open_photo: OpenAPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(*_args: object, text: str) -> tuple[str, bool]:
        open_photo()
        return f"{text}?", True

    monkeypatch.setattr(QInputDialog, "getText", answer)
    commands.ask_name()
    assert document.removals[1].name == ""
