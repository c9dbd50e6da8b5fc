"""Spots copied in one piece from near by."""

import numpy as np
import pytest

from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.spots import LARGEST_SPOT_PX, heal_spot, spot_window

PLACE = Bounds(40, 36, 10, 8)


def _striped() -> ByteArray:
    across = np.broadcast_to(np.arange(100) // 5 % 2 * 120 + 60, (90, 100)).astype(np.uint8)
    return across[..., None].repeat(3, axis=2)


def _unknown(place: Bounds = PLACE) -> BoolArray:
    unknown = np.zeros((90, 100), bool)
    unknown[place.slices] = True
    return unknown


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_stripes_go_on_through_a_spot(dtype: type[np.uint8 | np.uint16]) -> None:
    most = int(np.iinfo(dtype).max)
    pixels = (_striped().astype(dtype) * np.asarray(most // 255, dtype)).astype(dtype)
    spoilt = pixels.copy()
    spoilt[PLACE.slices] = most
    healed = heal_spot(spoilt, _unknown(), np.ones((8, 10), bool), PLACE)
    assert healed is not None
    assert np.abs(healed - pixels[PLACE.slices] / most).max() < 2 / 255


def test_other_spots_are_not_copied() -> None:
    pixels, unknown = np.full((90, 100, 3), 90, np.uint8), _unknown()
    for left in range(4, 96, 16):
        if left != 36:
            unknown[60:66, left : left + 5] = unknown[10:14, left : left + 5] = True
    pixels[unknown] = 255
    healed = heal_spot(pixels, unknown, np.ones((8, 10), bool), PLACE)
    assert healed is not None
    assert np.abs(healed * 255 - 90).max() < 1


def test_a_spot_in_the_corner_is_healed_from_within() -> None:
    place = Bounds(0, 0, 6, 6)
    pixels = np.full((90, 100, 3), 90, np.uint8)
    pixels[place.slices] = 0
    healed = heal_spot(pixels, _unknown(place), np.ones((6, 6), bool), place)
    assert healed is not None
    assert np.abs(healed * 255 - 90).max() < 1


def test_without_a_known_place_nothing_is_healed() -> None:
    unknown = np.ones((90, 100), bool)
    assert heal_spot(np.zeros((90, 100, 3), np.uint8), unknown, np.ones((8, 10), bool), PLACE) is None


def test_the_window_has_room_and_stays_in_the_photo() -> None:
    window = spot_window(Bounds(500, 500, LARGEST_SPOT_PX, 10), Bounds(0, 0, 1000, 520))
    assert window.bottom == 520
    assert window.left <= 500 - 2 * LARGEST_SPOT_PX
