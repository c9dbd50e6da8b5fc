"""A fill fades in over what was there, where it is small enough."""

import numpy as np

from dfnet_gui.gui.canvas.fading import MOST_FILLS, fading_over
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.tiles import PatchedPixels


def test_what_was_there_is_shown_in_the_screens_colours() -> None:
    before = PatchedPixels(np.full((20, 30, 3), 100, np.uint8))
    (overlay,) = fading_over([Bounds(5, 6, 7, 8)], before, lambda pixels: 255 - pixels)
    assert overlay.bounds == Bounds(5, 6, 7, 8)
    assert overlay.pixels.shape == (8, 7, 3)
    assert (overlay.pixels == 155).all()


def test_large_fills_and_very_many_are_there_at_once() -> None:
    before = PatchedPixels(np.zeros((2100, 2000, 3), np.uint8))
    places = [Bounds(0, 0, 2000, 2100), *(Bounds(i, 0, 1, 1) for i in range(MOST_FILLS + 5))]
    faded = fading_over(places, before, lambda pixels: pixels)
    assert [each.bounds for each in faded] == places[1 : MOST_FILLS + 1]
