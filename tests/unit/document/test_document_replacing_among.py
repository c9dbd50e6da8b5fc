"""A completion is replaced, or not, among later completions that lie near or elsewhere, done or undone."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from dfnet_gui.document.document import Document
from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo

SIZE = (300, 400)


@dataclass(frozen=True, eq=False)
class _Fill:
    bounds: Bounds
    value: int
    hole: npt.NDArray[np.bool_]
    nbytes: int = 100

    has_maps: bool = True

    @property
    def places(self) -> tuple[Bounds, ...]:
        return (self.bounds,)

    def paste_into(self, pixels: PixelArray, origin: tuple[int, int] = (0, 0)) -> None:
        place = self.bounds.moved(-origin[0], -origin[1])
        part = place.intersected(Bounds.of_array(pixels))
        pixels[part.slices][self.hole[part.moved(-place.left, -place.top).slices]] = self.value

    def without_maps(self) -> "_Fill":
        return replace(self, has_maps=False)


def _document(**options: int) -> Document:
    pixels = np.random.default_rng(0).integers(0, 256, (*SIZE, 3), np.uint8)
    return Document(Photo(pixels=pixels), **options)


def _complete(document: Document, value: int) -> Bounds:
    bounds = document.hole_bounds
    hole = document.hole[bounds.slices].copy()
    return document.add_completion(_Fill(bounds, value, hole), clear=hole, clear_bounds=bounds)


def _completed(value: int = 7, **options: int) -> tuple[Document, _Fill, npt.NDArray[np.bool_]]:
    """A document with one completion, that layer, and the hole that it fills."""
    document = _document(**options)
    document.paint((100, 100), (200, 150), 20)
    document.end_stroke()
    hole = document.hole.copy()
    _complete(document, value)
    (layer,) = document.layers
    assert isinstance(layer, _Fill)
    return document, layer, hole


def _has_maps(layer: object) -> bool:
    return isinstance(layer, _Fill) and layer.has_maps


def _better(old: _Fill, value: int = 9, **changes: int) -> _Fill:
    return replace(old, value=value, **changes)  # type: ignore[arg-type]


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
    document, old, _hole = _completed()
    document.undo()
    before = _everything(document)
    assert document.replace_completion(old, _better(old)) is Bounds.EMPTY
    assert _everything(document) == before
    document.redo()
    assert document.layers == [old]


def test_a_completion_under_another_one_is_not_replaced() -> None:
    document, old, _hole = _completed()
    document.paint((150, 125), (160, 130), 10)
    document.end_stroke()
    _complete(document, 8)
    before = _everything(document)
    assert document.replace_completion(old, _better(old)) is Bounds.EMPTY
    assert _everything(document) == before


def test_a_completion_of_another_document_is_not_replaced() -> None:
    document, old, _hole = _completed()
    before = _everything(document)
    stranger = _better(old, 3)
    assert document.replace_completion(stranger, _better(old)) is Bounds.EMPTY
    assert _document().replace_completion(old, _better(old)) is Bounds.EMPTY
    assert _everything(document) == before


def test_a_completion_that_the_history_has_forgotten_is_not_replaced() -> None:
    document = _document(history_bytes=30_000)
    document.paint((100, 100), (120, 100), 20)
    document.end_stroke()
    _complete(document, 7)
    (old,) = document.layers
    assert isinstance(old, _Fill)
    while _has_maps(document.layers[-1]):
        document.invert_hole()
    before = _everything(document)
    assert document.replace_completion(document.layers[-1], _better(old)) is Bounds.EMPTY
    assert _everything(document) == before


def _complete_at(document: Document, x: float, y: float, value: int) -> None:
    document.paint((x, y), (x, y), 10)
    document.end_stroke()
    _complete(document, value)


def test_a_completion_is_replaced_although_there_is_a_later_one_elsewhere() -> None:
    document, old, hole = _completed()
    _complete_at(document, 350, 250, 8)
    later, new = document.layers[1], _better(old)
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
    document, old, hole = _completed()
    _complete_at(document, 350, 250, 8)
    document.undo()
    assert document.replace_completion(old, _better(old)) == old.bounds
    document.redo()
    assert (document.pixels[hole] == 9).all()
    assert document.pixels[250, 350, 0] == 8


def test_a_later_completion_that_was_undone_does_not_bring_back_what_was_replaced() -> None:
    """The later one's bounds go around the earlier one's hole: undoing and redoing it writes there, too."""
    document, old, hole = _completed()
    document.paint((40, 40), (40, 40), 10)
    document.end_stroke()
    _complete_at(document, 280, 220, 8)
    document.undo()
    before = _everything(document)
    assert document.replace_completion(old, _better(old)) is Bounds.EMPTY
    assert _everything(document) == before
    document.redo()
    assert (document.pixels[hole] == 7).all()
