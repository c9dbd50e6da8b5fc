"""The parts of a hole."""

import numpy as np

from dfnet_gui.imaging.pieces.parts import parts_of


def test_parts_cover_the_hole_once() -> None:
    hole = np.zeros((60, 60), bool)
    hole[5:10, 5:20] = hole[12:14, 5:9] = hole[40:50, 40:59] = True
    seen = np.zeros(hole.shape, int)
    parts = list(parts_of(hole, 6))
    for bounds, part in parts:
        seen[bounds.slices] += part
    np.testing.assert_array_equal(seen, hole)
    assert len(parts) == 2, "the two near ones are one"
