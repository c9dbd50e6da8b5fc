"""Parts of a change: packed bits come back, and a step knows whose pixels it remembers."""

import numpy as np
import pytest

from dfnet_gui.document.patches import Part, Patch, unpacked
from dfnet_gui.imaging.bounds import Bounds


@pytest.mark.parametrize("size", [(1, 1), (3, 5), (8, 8), (9, 1)])
def test_packed_bits_come_back(size: tuple[int, int]) -> None:
    hole = np.random.default_rng(0).random(size) < 0.5
    np.testing.assert_array_equal(unpacked(np.packbits(hole), Bounds.of_array(hole)), hole)


def test_a_step_that_keeps_no_pixels_remembers_none() -> None:
    bits, bounds = np.packbits(np.ones((4, 4), bool)), Bounds(0, 0, 4, 4)
    pixels = np.zeros((4, 4, 3), np.uint8)
    stroke = Patch((Part(bounds, bits, bits),))
    completion = Patch((Part(bounds, bits, bits, pixels, pixels),))
    elsewhere = Patch((Part(bounds.moved(4, 0), bits, bits, pixels, pixels),))
    assert completion.remembers_pixels_of(stroke)
    assert not stroke.remembers_pixels_of(completion)
    assert not elsewhere.remembers_pixels_of(completion)
    assert (stroke.nbytes, completion.nbytes) == (4, 4 + 96)
    assert Patch((*completion.parts, *elsewhere.parts)).bounds == Bounds(0, 0, 8, 4)
