"""What is never copied from is painted like the hole, beside it, and undone like it."""

import numpy as np

from dfnet_gui.document.document import Document
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo
from tests.unit.document.plain_fills import completed


def _document() -> Document:
    return Document(Photo(pixels=np.zeros((90, 120, 3), np.uint8)))


def _stroke(document: Document, *, erase: bool = False) -> Bounds:
    document.begin_stroke("barred")
    document.paint((30, 30), (50, 30), 4, erase=erase)
    return document.end_stroke()


def test_it_is_painted_beside_the_hole_and_undone() -> None:
    document = _document()
    changed = _stroke(document)
    barred = document.barred.copy()
    assert barred.any()
    assert Bounds.of_mask(barred) == document.barred_bounds
    assert not document.hole.any()
    assert document.hole_bounds.is_empty
    assert changed.intersected(document.barred_bounds) == document.barred_bounds
    document.undo()
    assert not document.barred.any()
    assert document.barred_bounds.is_empty
    document.redo()
    np.testing.assert_array_equal(document.barred, barred)


def test_it_is_erased_by_its_own_brush_alone() -> None:
    document = _document()
    _stroke(document)
    document.begin_stroke()
    document.paint((30, 30), (50, 30), 20, erase=True)
    document.end_stroke()
    assert document.barred.any()
    _stroke(document, erase=True)
    assert not document.barred.any()


def test_clearing_is_one_step_and_leaves_the_hole() -> None:
    document = _document()
    document.paint((60, 60), (60, 60), 4)
    document.end_stroke()
    _stroke(document)
    document.clear_barred()
    assert not document.barred.any()
    assert document.hole.any()
    document.undo()
    assert document.barred.any()
    document.clear_hole()
    assert document.barred.any()


def test_the_last_completion_stays_the_last_step_while_only_bars_are_painted() -> None:
    document, layer, _hole = completed()
    _stroke(document)
    assert document.last_layer is layer


def test_after_a_stroke_on_the_hole_the_last_step_is_no_completion() -> None:
    document, _layer, _hole = completed()
    document.paint((60, 60), (60, 60), 4)
    document.end_stroke()
    assert document.last_layer is None


def test_an_undone_completion_is_no_step_at_all() -> None:
    document, _layer, _hole = completed()
    document.undo()
    assert document.last_layer is None


def test_a_stroke_goes_on_as_what_it_was_after_something_else_closed_it() -> None:
    """As when a fill comes in while somebody hatches."""
    document = _document()
    document.begin_stroke("barred")
    document.paint((30, 30), (40, 30), 4)
    document.end_stroke()
    document.paint((40, 30), (50, 30), 4)
    document.end_stroke()
    assert not document.hole.any()
    assert document.barred[30, 48]
