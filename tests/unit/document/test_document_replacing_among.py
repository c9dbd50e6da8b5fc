"""A completion is replaced, or not, among later completions that lie near or elsewhere, done or undone."""

import numpy as np

from dfnet_gui.document.document import Document
from dfnet_gui.imaging.bounds import Bounds
from tests.unit.document.plain_fills import PlainFill, better, complete, completed, noise_document, shows_maps


def _everything(document: Document) -> tuple[bytes, bytes, list[int], bool, bool, int]:
    return (
        document.pixels.tobytes(),
        document.hole.tobytes(),
        [id(layer) for layer in document.layers],
        document.can_undo,
        document.can_redo,
        document.position,
    )


def test_a_completion_that_was_undone_is_not_replaced() -> None:
    document, old, _hole = completed()
    document.undo()
    before = _everything(document)
    assert document.replace_completion(old, better(old)) is Bounds.EMPTY
    assert _everything(document) == before
    document.redo()
    assert document.layers == [old]


def test_a_completion_under_another_one_is_replaced_beneath_it() -> None:
    document, old, hole = completed()
    document.paint((150, 125), (160, 130), 10)
    document.end_stroke()
    upper = document.hole.copy()
    complete(document, 8)
    assert document.replace_completion(old, better(old)) == old.bounds
    assert (document.pixels[upper] == 8).all()
    assert (document.pixels[hole & ~upper] == 9).all()


def test_a_completion_of_another_document_is_not_replaced() -> None:
    document, old, _hole = completed()
    before = _everything(document)
    stranger = better(old, 3)
    assert document.replace_completion(stranger, better(old)) is Bounds.EMPTY
    assert noise_document().replace_completion(old, better(old)) is Bounds.EMPTY
    assert _everything(document) == before


def test_a_completion_that_the_history_has_forgotten_is_replaced() -> None:
    document = noise_document(history_bytes=30_000)
    document.paint((100, 100), (120, 100), 20)
    document.end_stroke()
    hole = document.hole.copy()
    complete(document, 7)
    (old,) = document.layers
    assert isinstance(old, PlainFill)
    while shows_maps(document.layers[-1]):
        document.invert_hole()
    document.mark_saved(document.position)
    while document.can_undo:
        document.undo()
    assert document.replace_completion(document.layers[-1], better(old)) == old.bounds
    assert (document.pixels[hole] == 9).all()
    assert document.is_changed


def _complete_at(document: Document, x: float, y: float, value: int) -> None:
    document.paint((x, y), (x, y), 10)
    document.end_stroke()
    complete(document, value)


def test_a_completion_is_replaced_although_there_is_a_later_one_elsewhere() -> None:
    document, old, hole = completed()
    _complete_at(document, 350, 250, 8)
    later, new = document.layers[1], better(old)
    assert document.replace_completion(old, new) == old.bounds
    assert document.layers == [new, later]
    assert (document.pixels[hole] == 9).all()
    assert document.pixels[250, 350, 0] == 8
    document.undo()
    assert document.layers == [new]
    assert (document.pixels[hole] == 9).all()
    np.testing.assert_array_equal(document.pixels[~hole], document.original.pixels[~hole])
    document.undo()  # the later stroke
    document.undo()
    np.testing.assert_array_equal(document.pixels, document.original.pixels)
    for _ in range(3):
        document.redo()
    assert document.layers == [new, later]
    assert (document.pixels[hole] == 9).all()
    assert document.pixels[250, 350, 0] == 8


def test_a_completion_is_replaced_although_a_later_one_elsewhere_was_undone() -> None:
    document, old, hole = completed()
    _complete_at(document, 350, 250, 8)
    document.undo()
    assert document.replace_completion(old, better(old)) == old.bounds
    document.redo()
    assert (document.pixels[hole] == 9).all()
    assert document.pixels[250, 350, 0] == 8


def test_a_later_completion_that_was_undone_does_not_bring_back_what_was_replaced() -> None:
    """The later one's bounds go around the earlier one's hole: undoing and redoing it writes there, too."""
    document, old, hole = completed()
    document.paint((40, 40), (40, 40), 10)
    document.end_stroke()
    _complete_at(document, 280, 220, 8)
    document.undo()
    assert document.replace_completion(old, better(old)) == old.bounds
    document.redo()
    assert (document.pixels[hole] == 9).all()
    document.undo()
    assert (document.pixels[hole] == 9).all()
