"""A completion is replaced in its place, whatever was painted and completed since."""

import numpy as np
import pytest

from tests.unit.document.plain_fills import better, completed, shows_maps


def test_a_completion_is_replaced_in_its_place() -> None:
    document, old, hole = completed()
    new = better(old)
    assert document.replace_completion(old, new) == old.bounds
    assert (document.pixels[hole] == 9).all()
    np.testing.assert_array_equal(document.pixels[~hole], document.original.pixels[~hole])
    assert document.layers == [new]
    assert not document.hole.any()


def test_one_undo_takes_a_replaced_completion_and_its_replacement_back() -> None:
    document, old, hole = completed()
    new = better(old)
    document.replace_completion(old, new)
    document.undo()
    np.testing.assert_array_equal(document.pixels, document.original.pixels)
    np.testing.assert_array_equal(document.hole, hole)
    assert document.layers == []
    document.redo()
    assert (document.pixels[hole] == 9).all(), "redo brings the new one"
    assert not document.hole.any()
    assert document.layers == [new]
    document.undo()
    document.undo()
    assert not document.hole.any()
    assert not document.can_undo


def test_strokes_painted_before_a_completion_is_replaced_stay_in_their_order() -> None:
    document, old, hole = completed()
    strokes = []
    for x in (300.0, 350.0):
        document.paint((x, 200), (x + 10, 200), 10)
        document.end_stroke()
        strokes.append(document.hole.copy())
    document.replace_completion(old, better(old))
    np.testing.assert_array_equal(document.hole, strokes[1])
    assert (document.pixels[hole] == 9).all()
    document.undo()
    np.testing.assert_array_equal(document.hole, strokes[0])
    assert (document.pixels[hole] == 9).all()
    document.undo()
    assert not document.hole.any()
    assert (document.pixels[hole] == 9).all()
    document.undo()
    np.testing.assert_array_equal(document.hole, hole)
    np.testing.assert_array_equal(document.pixels, document.original.pixels)
    for _ in range(3):
        document.redo()
    np.testing.assert_array_equal(document.hole, strokes[1])
    assert (document.pixels[hole] == 9).all()


def test_a_stroke_over_the_completion_stays_when_it_is_replaced() -> None:
    document, old, hole = completed()
    document.paint((150, 125), (160, 130), 10)
    document.end_stroke()
    painted = document.hole.copy()
    assert (painted & hole).any()
    document.replace_completion(old, better(old))
    np.testing.assert_array_equal(document.hole, painted)
    document.undo()
    assert not document.hole.any()


def test_a_stroke_that_is_being_painted_goes_on_when_a_completion_is_replaced() -> None:
    document, old, hole = completed()
    document.begin_stroke()
    document.paint((300, 200), (320, 200), 10)
    document.replace_completion(old, better(old))
    document.paint((320, 200), (340, 200), 10)
    document.end_stroke()
    assert document.hole[200, 300]
    assert document.hole[200, 340]
    document.undo()
    assert not document.hole.any(), "it is one stroke"
    assert (document.pixels[hole] == 9).all()


def test_redo_of_a_stroke_is_kept_when_a_completion_is_replaced() -> None:
    document, old, _hole = completed()
    document.paint((300, 200), (310, 200), 10)
    document.end_stroke()
    painted = document.hole.copy()
    document.undo()
    assert document.replace_completion(old, better(old)) == old.bounds
    assert document.can_redo
    document.redo()
    np.testing.assert_array_equal(document.hole, painted)


def test_an_export_before_a_completion_is_replaced_is_not_one_of_it() -> None:
    document, old, _hole = completed()
    document.mark_saved(document.position)
    seen = [document.is_changed]
    steps = (
        lambda: document.replace_completion(old, better(old)),
        lambda: document.mark_saved(document.position),
        document.undo,
        document.redo,
    )
    for step in steps:
        step()
        seen.append(document.is_changed)
    assert seen == [False, True, False, True, False]


def test_states_before_a_replaced_completion_stay_known_as_exported() -> None:
    document, old, _hole = completed()
    document.undo()
    document.mark_saved(document.position)
    document.redo()
    document.replace_completion(old, better(old))
    assert document.is_changed
    document.undo()
    assert not document.is_changed


def test_states_after_a_replaced_completion_are_other_ones() -> None:
    document, old, _hole = completed()
    document.paint((300, 200), (310, 200), 10)
    document.end_stroke()
    document.mark_saved(document.position)  # with the stroke and the old completion
    document.undo()
    document.replace_completion(old, better(old))
    document.redo()
    assert document.is_changed


def test_each_state_has_a_number_of_its_own_after_replacing() -> None:
    document, old, _hole = completed()
    for x in (300.0, 350.0, 250.0):
        document.paint((x, 200), (x, 200), 5)
        document.end_stroke()
    document.undo()
    document.replace_completion(old, better(old))
    document.redo()
    seen = [document.position]
    while document.can_undo:
        document.undo()
        seen.append(document.position)
    assert len(seen) == len(set(seen)) == 6


@pytest.mark.parametrize("nbytes", [5000, 5_000_000])
def test_the_memory_of_a_replacement_is_counted(nbytes: int) -> None:
    document, old, _hole = completed(history_bytes=1_000_000)
    document.replace_completion(old, better(old, nbytes=nbytes))
    assert shows_maps(document.layers[-1])
    document.paint((300, 200), (310, 200), 10)
    document.end_stroke()
    assert shows_maps(document.layers[-1]) == (nbytes == 5000), "what is larger than the budget is forgotten"
