"""A layer is renewed by the same pixels with maps, as no step of its own."""

import numpy as np
import pytest

from dfnet_gui.engine.request import Completion
from dfnet_gui.imaging.bounds import Bounds
from tests.unit.document.overlapping_fills import (
    complete,
    noise_document,
    paint,
    state_of,
    with_maps,
    with_other_pixels,
)


def test_renewing_is_no_step_and_changes_nothing_but_the_layer() -> None:
    document = noise_document()
    paint(document, (100, 100, 30))
    old = complete(document, 1)
    paint(document, (300, 200, 20))
    document.undo()
    document.mark_saved(document.position)
    pixels, hole, _layers = state_of(document)
    position, new = document.position, with_maps(old)
    assert document.renew_layer(old, new)
    assert document.layers == [new]
    assert state_of(document)[:2] == (pixels, hole)
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
    document = noise_document(history_bytes=1_000_000)
    paint(document, (100, 100, 30))
    old = complete(document, 1)
    document.renew_layer(old, with_maps(old, pixels))
    (renewed,) = document.layers
    assert _has_maps(renewed)
    paint(document, (20, 20, 5))
    (forgotten,) = document.layers
    assert _has_maps(forgotten) == (pixels == 20), "with large maps the step is more than what may be remembered"


def test_a_layer_that_is_gone_is_not_renewed() -> None:
    document = noise_document()
    paint(document, (100, 100, 30))
    old = complete(document, 1)
    document.undo()
    before = state_of(document)
    assert not document.renew_layer(old, with_maps(old))
    assert not noise_document().renew_layer(old, with_maps(old))
    assert state_of(document) == before
    document.redo()
    assert document.layers == [old]


def test_a_layer_that_the_history_has_forgotten_lost_its_maps_and_is_not_renewed() -> None:
    document = noise_document(history_bytes=60_000)
    paint(document, (100, 100, 30))
    old = complete(document, 1)
    document.renew_layer(old, with_maps(old))
    while _has_maps(document.layers[0]):
        document.invert_hole()
    assert not document.renew_layer(old, with_maps(old))


def test_a_renewed_layer_can_be_replaced_and_a_replaced_one_renewed() -> None:
    document = noise_document()
    paint(document, (100, 100, 30), (150, 120, 20))
    hole = document.hole.copy()
    old = complete(document, 1)
    renewed = with_maps(old)
    document.renew_layer(old, renewed)
    better = with_other_pixels(old, 5)
    assert document.replace_completion(old, better) is Bounds.EMPTY, "it is another one by now"
    assert document.replace_completion(renewed, better) == better.bounds
    assert document.renew_layer(better, with_maps(better))
    expected = document.original.pixels.copy()
    better.paste_into(expected)
    np.testing.assert_array_equal(document.pixels, expected)
    document.undo()
    np.testing.assert_array_equal(document.pixels, document.original.pixels)
    np.testing.assert_array_equal(document.hole, hole)
