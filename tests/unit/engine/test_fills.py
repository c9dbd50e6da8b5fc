"""Fills over a photo: where they lie, what they touch, and what they were made from."""

import numpy as np

from dfnet_gui.engine.fills import Fill, Touch
from dfnet_gui.imaging.bounds import Bounds


def _fill(place: Bounds, value: int = 9, copied: tuple[Bounds, ...] = ()) -> Fill:
    hole = np.ones((place.height, place.width), bool)
    hole[0, 0] = False
    pixels = np.full((place.height, place.width, 3), value, np.uint8)
    return Fill(bounds=place, pixels=pixels, hole=hole, drawn=0.0, copied=copied)


def test_what_is_covered_is_what_is_pasted() -> None:
    touch = Touch(fills=(_fill(Bounds(10, 10, 5, 4)), _fill(Bounds(30, 12, 4, 4))), kind="clone")
    assert touch.bounds == Bounds(10, 10, 24, 6)
    pixels = np.zeros((40, 60, 3), np.uint8)
    touch.paste_into(pixels)
    np.testing.assert_array_equal(touch.covered(Bounds.of_array(pixels)), pixels[..., 0] == 9)
    part = Bounds(12, 8, 20, 20)
    np.testing.assert_array_equal(touch.covered(part), pixels[part.slices][..., 0] == 9)
    inner = np.zeros((part.height, part.width, 3), np.uint8)
    touch.paste_into(inner, (part.left, part.top))
    np.testing.assert_array_equal(inner, pixels[part.slices])


def test_it_depends_on_what_lies_near_and_on_what_was_copied() -> None:
    touch = Touch(fills=(_fill(Bounds(100, 100, 20, 20), copied=(Bounds(300, 100, 8, 8),)),), kind="heal")
    assert touch.depends_on(Bounds(125, 110, 4, 4)), "it is fitted to what lies beside it"
    assert touch.depends_on(Bounds(304, 104, 50, 50))
    assert not touch.depends_on(Bounds(200, 100, 50, 20))
    assert touch.without_maps().nbytes == touch.nbytes
