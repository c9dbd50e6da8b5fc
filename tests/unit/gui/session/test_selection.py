"""Which removal commands are about."""

from dataclasses import replace

from dfnet_gui.gui.session.selection import Selection
from tests.unit.document.plain_fills import complete, completed


def test_commands_are_about_the_last_step_until_one_is_selected() -> None:
    document, _layer, _hole = completed()
    selection = Selection(lambda: document)
    changes: list[None] = []
    selection.changed.connect(lambda: changes.append(None))
    assert selection.removal is document.removals[0]
    assert not selection.selected
    document.paint((300, 200), (310, 200), 9)
    document.end_stroke()
    assert not selection.removal, "the last step painted"
    selection.select(1)
    selection.select(1)
    assert selection.removal is selection.selected is document.removals[0]
    assert len(changes) == 1
    complete(document, 8)
    assert selection.removal is document.removals[0], "another one does not take it over"


def test_what_was_undone_is_not_selected_until_it_is_done_again() -> None:
    document, _layer, _hole = completed()
    selection = Selection(lambda: document)
    selection.select(1)
    document.undo()
    assert selection.removal is None
    document.redo()
    assert selection.removal is document.removals[0]


def test_without_a_photo_nothing_is_selected() -> None:
    selection = Selection(lambda: None)
    selection.select(1)
    assert selection.removal is None


def test_changing_how_one_is_shown_keeps_it_the_one_that_commands_are_about() -> None:
    document, _layer, _hole = completed()
    selection = Selection(lambda: document)
    faded = replace(document.removals[0], opacity=0.5)
    document.change_removals((faded,), "Opacity")
    assert selection.removal is faded
    document.change_removals((), "Delete")
    assert not selection.removal
