"""Offsets from a picture and its plan."""

import cv2
import numpy as np

from dfnet_gui.imaging.pieces.shifts import find_offsets
from tests.unit.imaging.pieces.pictures import blotches, square_hole


def test_a_plan_that_repeats_a_place_is_copied_from_there() -> None:
    picture, hole = blotches() * 100, square_hole()
    rough = picture.copy()
    rough[hole] = picture[np.roll(hole, -40, axis=1)]
    barred = cv2.dilate(hole.view(np.uint8), np.ones((3, 3), np.uint8)) > 0
    offsets = find_offsets(picture, rough, hole, barred)
    assert offsets is not None
    inner = np.zeros_like(hole)
    inner[56:72, 56:72] = True
    assert (offsets.across[inner] == -40).mean() > 0.9
    assert (offsets.down[inner] == 0).mean() > 0.9


def test_fewer_shifts_make_fewer_pieces() -> None:
    picture, hole = blotches() * 100, square_hole()
    rough = np.where(hole[..., None], picture[::-1, ::-1], picture).astype(np.float32)
    barred = cv2.dilate(hole.view(np.uint8), np.ones((3, 3), np.uint8)) > 0
    counts = []
    for most in (2, 30):
        offsets = find_offsets(picture, rough, hole, barred, most_shifts=most)
        assert offsets is not None
        counts.append(len(np.unique(np.stack([offsets.down[hole], offsets.across[hole]]), axis=1).T))
    assert counts[0] < counts[1]


def test_every_pixel_has_a_shift_that_leads_somewhere_however_few_there_are() -> None:
    """Half of the hole can only be copied from its left, the other only from its right."""
    picture = np.tile(blotches(side=64) * 100, (1, 4, 1))
    hole = np.zeros(picture.shape[:2], bool)
    hole[8:56, 70:186] = True
    barred = cv2.dilate(hole.view(np.uint8), np.ones((3, 3), np.uint8)) > 0
    offsets = find_offsets(picture, picture, hole, barred, most_shifts=1)
    assert offsets is not None
    rows, columns = np.nonzero(hole)
    sources = columns + offsets.across[hole]
    assert not barred[rows + offsets.down[hole], sources].any()
    used = np.unique(np.stack([offsets.down[hole], offsets.across[hole]]), axis=1)
    assert used.shape[1] == 2, "whole pieces, and none put together where a shift leads nowhere"
