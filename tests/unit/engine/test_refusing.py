"""Fusing anew: the formula, exactness where nothing is changed, and edges."""

from dataclasses import replace

import numpy as np
import pytest

from dfnet_gui.engine.fills import Fill, FusionMaps
from dfnet_gui.engine.refusing import NEUTRAL, Refusion, refused
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from tests.unit.engine.looked_into import HOLE, REGION, some_completion, some_fill

WHOLE = Bounds(0, 0, 400, 300)


def _refused(refusion: Refusion, fill: Fill | None = None, whole: Bounds = WHOLE) -> Fill:
    completion = replace(some_completion(), fills=(fill or some_fill(),))
    done = refused(completion, refusion, whole=whole, request_id=9)
    assert done.request_id == 9
    return done.fills[0]


def _maps(fill: Fill) -> FusionMaps:
    assert fill.maps is not None
    return fill.maps


def _inner(values: FloatArray) -> FloatArray:
    return values[HOLE.moved(-REGION.left, -REGION.top).slices]


def test_with_alpha_as_it_was_not_a_pixel_changes() -> None:
    assert NEUTRAL.is_neutral
    fill = some_fill()
    assert _refused(NEUTRAL, fill) is fill
    nearly = _refused(Refusion(floor=1e-9), fill)
    np.testing.assert_array_equal(nearly.pixels, fill.pixels)


def test_the_result_is_that_of_the_formula_at_every_scale() -> None:
    before, after = _maps(some_fill()), _maps(_refused(Refusion(gain=1.5, floor=0.3)))
    for scale in before.alphas:
        alpha = np.clip(before.alphas[scale] * np.float32(1.5), np.float32(0.3), 1)
        np.testing.assert_allclose(after.alphas[scale], alpha, atol=1e-6)
        expected = alpha * before.raws[scale] + (1 - alpha) * before.images[scale]
        np.testing.assert_allclose(after.results[scale], expected, atol=1e-6)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_the_fill_changes_by_as_much_as_the_result_does(kind: type[np.uint8 | np.uint16]) -> None:
    most = int(np.iinfo(kind).max)
    fill = some_fill()
    fill = replace(fill, pixels=np.full(fill.pixels.shape, most // 2, kind))
    done = _refused(Refusion(gain=0.5), fill)
    moved = _inner(_maps(done).results[0][:20, :30]) - _inner(_maps(fill).results[0][:20, :30])
    expected = np.clip(fill.pixels + moved * most, 0, most)
    np.testing.assert_allclose(done.pixels.astype(float), expected, atol=1.0 + most / 1e4)
    assert done.pixels.dtype == kind
    assert done.drawn == pytest.approx(_inner(_maps(done).alphas[0][:20, :30])[done.hole].mean(), abs=1e-4)


def test_a_region_that_was_made_smaller_is_brought_back_to_the_photos_size() -> None:
    fill = some_fill()
    large = Bounds(REGION.left, REGION.top, 2 * REGION.width, 2 * REGION.height)
    place = Bounds(large.left + 16, large.top + 8, 24, 16)
    hole, grey = np.ones((16, 24), bool), np.full((16, 24, 3), 127, np.uint8)
    flat = {s: np.full_like(a, 0.5) for s, a in _maps(fill).alphas.items()}
    light, none = ({s: np.full_like(a, level) for s, a in flat.items()} for level in (1.0, 0.0))
    maps = replace(_maps(fill), bounds=large, alphas=flat, raws=light, images=none, results=flat)
    done = _refused(Refusion(floor=0.75), replace(fill, bounds=place, hole=hole, pixels=grey, maps=maps))
    assert (done.pixels == 127 + round(0.25 * 255)).all()


def test_a_soft_edge_takes_nothing_of_raw_at_the_edge_and_all_deep_within() -> None:
    fill = some_fill()
    hole = np.ones_like(fill.hole)
    done = _refused(Refusion(fade_px=2), replace(fill, hole=hole))
    kept = _inner(_maps(done).alphas[0][:20, :30]) / _inner(_maps(fill).alphas[0][:20, :30])
    np.testing.assert_allclose(kept[0], 1 / 3, atol=1e-3)
    np.testing.assert_allclose(kept[1, 1:-1], 2 / 3, atol=1e-3)
    np.testing.assert_allclose(kept[3:5, 3:9], 1, atol=1e-3)


def test_the_photos_border_is_no_edge() -> None:
    fill = some_fill()
    whole = Bounds(0, HOLE.top, 400, 300)
    done = _refused(Refusion(fade_px=2), replace(fill, hole=np.ones_like(fill.hole)), whole)
    kept = _inner(_maps(done).alphas[0][:20, :30]) / _inner(_maps(fill).alphas[0][:20, :30])
    np.testing.assert_allclose(kept[0, 3:-3], 1, atol=1e-3)


def test_what_has_no_maps_stays() -> None:
    fill = replace(some_fill(), maps=None)
    assert _refused(Refusion(gain=2), fill) is fill
