"""A layer is renewed by the same pixels with maps, as no step of its own."""

from dataclasses import replace

import numpy as np
import pytest

from dfnet_gui.document.document import Document
from dfnet_gui.engine.request import Completion, Fill, FusionMaps
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo

HEIGHT, WIDTH = 290, 530


def _document(**options: int) -> Document:
    pixels = np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)
    return Document(Photo(pixels=pixels), **options)


def _paint(document: Document, *specks: tuple[float, float, float]) -> None:
    for x, y, radius in specks:
        document.paint((x, y), (x, y), radius)
    document.end_stroke()


def _fill(hole: BoolArray, bounds: Bounds, seed: int) -> Fill:
    pixels = np.random.default_rng(seed).integers(0, 256, (bounds.height, bounds.width, 3), np.uint8)
    return Fill(bounds=bounds, pixels=pixels, hole=hole[bounds.slices].copy(), drawn=0.5)


def _completion(hole: BoolArray, seed: int, parts: int = 3) -> Completion:
    """Of several fills: each has every so manieth pixel of the hole, so that their places overlap widely."""
    rows, columns = np.nonzero(hole)
    fills = []
    for part in range(parts):
        own = np.zeros_like(hole)
        own[rows[part::parts], columns[part::parts]] = True
        if own.any():
            fills.append(_fill(own, Bounds.of_mask(own), seed + part))
    return Completion(request_id=seed, fills=tuple(fills), seconds=0.1, model="m", device="d")


def _complete(document: Document, seed: int, parts: int = 3) -> Completion:
    bounds = document.hole_bounds
    completion = _completion(document.hole, seed, parts)
    document.add_completion(completion, clear=document.hole[bounds.slices].copy(), clear_bounds=bounds)
    return completion


def _other(completion: Completion, seed: int) -> Completion:
    """Other pixels for the same hole."""
    rng = np.random.default_rng(seed)
    fills = (replace(f, pixels=rng.integers(0, 256, f.pixels.shape, np.uint8)) for f in completion.fills)
    return replace(completion, fills=tuple(fills))


def _inspected(completion: Completion, pixels: int = 8) -> Completion:
    """With maps that take memory, as with_maps gives it."""
    maps = {0: np.zeros((pixels, pixels, 3), np.float32)}
    whole = FusionMaps(
        bounds=completion.bounds, used=(pixels, pixels), results=maps, alphas=maps, raws=maps, images=maps
    )
    return replace(completion, fills=tuple(replace(fill, maps=whole, seen=None) for fill in completion.fills))


def _state(document: Document) -> tuple[bytes, bytes, list[int]]:
    return document.pixels.tobytes(), document.hole.tobytes(), [id(layer) for layer in document.layers]


def test_renewing_is_no_step_and_changes_nothing_but_the_layer() -> None:
    document = _document()
    _paint(document, (100, 100, 30))
    old = _complete(document, 1)
    _paint(document, (300, 200, 20))
    document.undo()
    document.mark_saved(document.position)
    pixels, hole, _layers = _state(document)
    position, new = document.position, _inspected(old)
    assert document.renew_layer(old, new)
    assert document.layers == [new]
    assert _state(document)[:2] == (pixels, hole)
    assert (document.position, document.is_changed) == (position, False)
    assert document.can_undo
    assert document.can_redo
    document.redo()
    assert document.is_changed
    document.undo()
    document.undo()
    assert document.layers == []
    document.redo()
    assert document.layers == [new], "redo brings the renewed one"
    assert not document.is_changed


def _has_maps(layer: object) -> bool:
    return isinstance(layer, Completion) and any(fill.maps is not None for fill in layer.fills)


@pytest.mark.parametrize("pixels", [20, 300])
def test_renewing_counts_the_memory_of_the_maps(pixels: int) -> None:
    document = _document(history_bytes=1_000_000)
    _paint(document, (100, 100, 30))
    old = _complete(document, 1)
    document.renew_layer(old, _inspected(old, pixels))
    (renewed,) = document.layers
    assert _has_maps(renewed)
    _paint(document, (20, 20, 5))
    (forgotten,) = document.layers
    assert _has_maps(forgotten) == (pixels == 20), "with large maps the step is more than what may be remembered"


def test_a_layer_that_is_gone_is_not_renewed() -> None:
    document = _document()
    _paint(document, (100, 100, 30))
    old = _complete(document, 1)
    document.undo()
    before = _state(document)
    assert not document.renew_layer(old, _inspected(old))
    assert not _document().renew_layer(old, _inspected(old))
    assert _state(document) == before
    document.redo()
    assert document.layers == [old]


def test_a_layer_that_the_history_has_forgotten_lost_its_maps_and_is_not_renewed() -> None:
    document = _document(history_bytes=60_000)
    _paint(document, (100, 100, 30))
    old = _complete(document, 1)
    document.renew_layer(old, _inspected(old))
    while _has_maps(document.layers[0]):
        document.invert_hole()
    assert not document.renew_layer(old, _inspected(old))


def test_a_renewed_layer_can_be_replaced_and_a_replaced_one_renewed() -> None:
    document = _document()
    _paint(document, (100, 100, 30), (150, 120, 20))
    hole = document.hole.copy()
    old = _complete(document, 1)
    renewed = _inspected(old)
    document.renew_layer(old, renewed)
    better = _other(old, 5)
    assert document.replace_completion(old, better) is Bounds.EMPTY, "it is another one by now"
    assert document.replace_completion(renewed, better) == better.bounds
    assert document.renew_layer(better, _inspected(better))
    expected = document.original.pixels.copy()
    better.paste_into(expected)
    np.testing.assert_array_equal(document.pixels, expected)
    document.undo()
    np.testing.assert_array_equal(document.pixels, document.original.pixels)
    np.testing.assert_array_equal(document.hole, hole)
