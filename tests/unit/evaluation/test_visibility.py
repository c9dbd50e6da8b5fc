"""Whether a fill can be told from the photo: a detector's doubt, contrast, and the hole's edge."""

import math

import cv2
import numpy as np
import pytest

from dfnet_gui.evaluation.metrics import contrast_fine, contrast_middle, edge_jump
from dfnet_gui.evaluation.visibility import CellFeatures, Pair, visible
from dfnet_gui.imaging.arrays import BoolArray, ByteArray

SIDE = 160


def _texture(seed: int) -> ByteArray:
    return np.random.default_rng(seed).integers(0, 256, (SIDE, SIDE, 3), np.uint8)


def _hole() -> BoolArray:
    hole = np.zeros((SIDE, SIDE), bool)
    hole[48:112, 48:112] = True
    return hole


def _filled(photo: ByteArray, fill: ByteArray) -> ByteArray:
    return np.where(_hole()[..., None], fill, photo)


def _blurred(photo: ByteArray) -> ByteArray:
    return np.asarray(cv2.GaussianBlur(photo, (0, 0), 2.0), np.uint8)


def test_haze_is_seen_and_the_same_texture_is_not() -> None:
    photos = [_texture(seed) for seed in range(8)]
    features = CellFeatures()
    hazy = [features.pair(_filled(photo, _blurred(photo)), photo, _hole()) for photo in photos]
    alike = [features.pair(_filled(photo, _texture(100 + i)), photo, _hole()) for i, photo in enumerate(photos)]
    assert np.mean(visible(hazy)) > 0.95
    assert abs(np.mean(visible(alike)) - 0.5) < 0.15


def test_cells_lie_in_the_hole_alone() -> None:
    photo, changed = _texture(0), _texture(1)
    pair = CellFeatures().pair(_filled(photo, changed), photo, _hole())
    assert len(pair.fill) == len(pair.truth) == 16, "64×64 pixels in cells of 16"
    assert not np.allclose(pair.fill, pair.truth)


def test_a_hole_too_thin_for_a_cell_says_nothing() -> None:
    photo, thin = _texture(0), np.zeros((SIDE, SIDE), bool)
    thin[80:82, 20:140] = True
    features = CellFeatures()
    none = features.pair(photo, photo, thin)
    some = [features.pair(_filled(p, _blurred(p)), p, _hole()) for p in map(_texture, range(3))]
    assert len(none.fill) == 0
    areas = visible([some[0], none, *some[1:]])
    assert [math.isnan(area) for area in areas] == [False, True, False, False]
    assert all(math.isnan(area) for area in visible([none, some[0]])), "one photo alone has nothing to learn from"


def test_a_detector_that_knows_nothing_is_right_half_of_the_time() -> None:
    rng = np.random.default_rng(0)
    cells = rng.normal(size=(10, 2, 60, 4)).astype(np.float32)
    assert abs(np.mean(visible([Pair(*each) for each in cells])) - 0.5) < 0.08


@pytest.mark.parametrize("ratio", [contrast_fine, contrast_middle, edge_jump])
def test_ratios_are_one_for_the_photo_itself(ratio: object) -> None:
    assert callable(ratio)
    photo = _texture(0)
    assert ratio(photo, photo, _hole()) == 1.0


def test_haze_has_less_fine_contrast_and_twice_the_noise_twice_as_much() -> None:
    photo, hole = _texture(0), _hole()
    grey = np.full_like(photo, 128)
    quiet = (grey + (photo.astype(int) - 128) // 4).astype(np.uint8)
    loud = (grey + (photo.astype(int) - 128) // 2).astype(np.uint8)
    assert contrast_fine(_filled(photo, _blurred(photo)), photo, hole) < 0.3
    assert contrast_fine(_filled(quiet, loud), quiet, hole) == pytest.approx(2.0, abs=0.1)
    assert contrast_middle(_filled(quiet, loud), quiet, hole) == pytest.approx(2.0, abs=0.2)


def test_a_step_at_the_edge_is_a_jump_and_a_step_within_is_none() -> None:
    photo = np.random.default_rng(0).integers(100, 110, (SIDE, SIDE, 3), np.uint8)
    brighter = (photo + 60).astype(np.uint8)
    assert edge_jump(_filled(photo, brighter), photo, _hole()) > 3.0
    within = photo.copy()
    within[70:90, 70:90] += 60
    assert edge_jump(within, photo, _hole()) == 1.0
