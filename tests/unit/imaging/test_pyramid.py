"""Halved copies of a picture."""

from itertools import pairwise

import numpy as np

from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pyramid import Pyramid


def test_each_level_is_half_the_one_before_down_to_a_small_one() -> None:
    sizes = [level.base.shape[:2] for level in Pyramid.of(np.zeros((600, 1001, 3), np.uint8)).levels]
    assert sizes[0] == (600, 1001)
    for finer, coarser in pairwise(sizes):
        assert abs(finer[0] / 2 - coarser[0]) <= 0.5
        assert abs(finer[1] / 2 - coarser[1]) <= 0.5
    assert max(sizes[-1]) <= 256 < max(sizes[-2])


def test_the_level_for_a_zoom_has_enough_pixels() -> None:
    pyramid = Pyramid.of(np.zeros((1024, 1024, 3), np.uint8))
    assert pyramid.level_for(1.0) == pyramid.level_for(5.0) == 0
    for zoom in (0.7, 0.5, 0.3, 0.25):
        assert 2 ** -pyramid.level_for(zoom) >= zoom
    assert pyramid.level_for(0.25) == 2
    assert pyramid.level_for(0.001) == len(pyramid.levels) - 1


def test_what_is_written_does_not_reach_the_pyramid_that_it_began_as() -> None:
    original = Pyramid.of(np.zeros((512, 512, 3), np.uint8))
    patched = original.patchable()
    patched.write(Bounds(100, 100, 8, 8), np.full((8, 8, 3), 255, np.uint8))
    assert patched.levels[0].whole()[100, 100, 0] == 255
    assert patched.levels[1].whole()[51, 51, 0] == 255
    assert not original.levels[0].whole().any()
