"""What removals show, tile by tile."""

from dataclasses import replace

import numpy as np

from dfnet_gui.document.removals import Removal
from dfnet_gui.document.rendering import render
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.packed_mask import PackedMask
from dfnet_gui.imaging.tiles import PatchedPixels
from tests.unit.document.plain_fills import PlainFill


def _removal(number: int, place: Bounds, value: int, *, is_shown: bool = True) -> Removal:
    hole = np.ones((place.height, place.width), bool)
    return Removal(number, PlainFill(place, value, hole), PackedMask.of(hole, place), is_shown=is_shown)


def test_the_highest_that_is_shown_is_seen_and_tiles_that_nothing_changed_are_not_written() -> None:
    patched = PatchedPixels(np.full((300, 900, 3), 5, np.uint8))
    low, high, hidden = (
        _removal(1, Bounds(200, 50, 100, 60), 10),
        _removal(2, Bounds(250, 80, 100, 60), 20),
        _removal(3, Bounds(210, 60, 10, 10), 30, is_shown=False),
    )
    render(patched, (low, high, hidden), (low, high, hidden))
    expected = np.full((300, 900, 3), 5, np.uint8)
    expected[50:110, 200:300], expected[80:140, 250:350] = 10, 20
    np.testing.assert_array_equal(patched.whole(), expected)
    assert Bounds.around(patched.changes_since(0)) == Bounds(0, 0, 512, 256)


def test_what_is_taken_out_shows_the_photo_again() -> None:
    patched = PatchedPixels(np.full((300, 300, 3), 5, np.uint8))
    removal = _removal(1, Bounds(20, 20, 9, 9), 10)
    render(patched, (removal,), (removal,))
    render(patched, (), (removal,))
    np.testing.assert_array_equal(patched.whole(), patched.base)


def test_a_soft_edge_is_alike_however_the_tiles_are_rendered() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (300, 900, 3), np.uint8)
    soft = replace(_removal(1, Bounds(200, 50, 400, 200), 10), feather_px=40.0)
    other = _removal(2, Bounds(250, 60, 5, 5), 20)
    together, apart = PatchedPixels(pixels), PatchedPixels(pixels)
    render(together, (soft, other), (soft, other))
    render(apart, (soft,), (soft,))
    render(apart, (soft, other), (other,))
    np.testing.assert_array_equal(together.whole(), apart.whole())
