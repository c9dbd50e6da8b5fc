"""Random holes keep to what was asked for, and repeat."""

import cv2
import numpy as np
import pytest

from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.random_holes import KINDS, random_hole

AREAS = ((0.01, 0.04), (0.03, 0.40), (0.10, 0.14), (0.40, 0.50))
THIN = ("scratches", "text")
SOLID = ("blob", "lasso", "rectangle")


def _hole(seed: int, size: tuple[int, int], area: tuple[float, float], kind: str | None = None) -> BoolArray:
    return random_hole(size, np.random.default_rng(seed), area=area, kind=kind)


def _deepest(hole: BoolArray) -> float:
    """How far from known pixels a hole pixel is at most."""
    return float(cv2.distanceTransform(np.pad(hole, 1).astype(np.uint8), cv2.DIST_L2, 5).max())


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_hole_has_the_size_and_the_area_that_were_asked_for(kind: str, area: tuple[float, float]) -> None:
    for size in ((64, 64), (48, 80)):
        covered = []
        for seed in range(12):
            hole = _hole(seed, size, area, kind)
            assert hole.dtype == np.bool_
            assert hole.shape == size
            covered.append(float(hole.mean()))
        most = min(area[1], area[0] + 0.08) if kind in THIN else area[1]
        assert area[0] <= min(covered) < max(covered) <= most


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", KINDS)
def test_a_narrow_range_of_areas_is_met_by_every_kind(kind: str) -> None:
    """Every kind must stop within it: none may stop short of it again and again."""
    for seed in range(3):
        assert 0.45 <= _hole(seed, (64, 64), (0.45, 0.50), kind).mean() <= 0.50


@pytest.mark.parametrize("kind", [*KINDS, None])
def test_the_same_seed_gives_the_same_hole_and_another_seed_another(kind: str | None) -> None:
    first, again, other = (_hole(seed, (64, 64), (0.05, 0.3), kind) for seed in (5, 5, 6))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_areas_spread_over_the_whole_range() -> None:
    covered = [_hole(seed, (64, 64), (0.01, 0.50), "blob").mean() for seed in range(60)]
    assert min(covered) < 0.06
    assert max(covered) > 0.42
    assert 0.18 < float(np.median(covered)) < 0.34


def test_thin_kinds_are_thin_and_solid_ones_are_not() -> None:
    deepest = {kind: [_deepest(_hole(seed, (256, 256), (0.05, 0.4), kind)) for seed in range(12)] for kind in KINDS}
    assert max(max(deepest[kind]) for kind in THIN) < 10
    assert min(min(deepest[kind]) for kind in SOLID) > 15
    assert min(float(np.median(deepest[kind])) for kind in SOLID) > 5 * max(np.median(deepest[kind]) for kind in THIN)


def test_most_holes_are_strokes_and_solids_and_some_are_thin() -> None:
    thin = [_deepest(_hole(seed, (256, 256), (0.05, 0.4))) < 10 for seed in range(250)]
    assert 0.05 < np.mean(thin) < 0.20  # 12 of 100 are drawn as scratches or text


@pytest.mark.parametrize("area", [(0.0, 0.4), (0.4, 0.4), (0.5, 0.2), (0.2, 1.0)])
def test_an_area_that_does_not_rise_within_0_and_1_raises(area: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="hole area must rise"):
        _hole(1, (32, 32), area)
