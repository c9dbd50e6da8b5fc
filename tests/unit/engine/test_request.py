"""What a request takes of a photo, and what its answer says."""

import numpy as np
import pytest

from dfnet_gui.engine.fills import Fill, FusionMaps
from dfnet_gui.engine.regions import CONTEXT_FACTOR, DETAILED_CONTEXT, plan_regions
from dfnet_gui.engine.request import LEAST_CONTEXT_PX, Completion, CompletionRequest
from dfnet_gui.errors import MaskError
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.tiles import PatchedPixels


def _request(size: tuple[int, int], hole: Bounds) -> CompletionRequest:
    """From a photo that takes no memory: of its pixels a snapshot is enough."""
    mask = np.zeros(size, bool)
    mask[hole.slices] = True
    pixels = PatchedPixels(np.broadcast_to(np.zeros((1, 1, 3), np.uint8), (*size, 3)))
    return CompletionRequest.from_photo(pixels, mask, hole_bounds=hole)


@pytest.mark.parametrize("factor", [CONTEXT_FACTOR, DETAILED_CONTEXT])
@pytest.mark.parametrize("left", range(2000, 2064, 9))
@pytest.mark.parametrize("width", [200, 1281, 1500, 1790])
def test_a_crop_has_all_that_the_regions_of_the_whole_photo_see(width: int, left: int, factor: float) -> None:
    """A context is moved to a grid of an eighth of the working size: a large hole's needs room for that."""
    size = (64, 6600)
    hole = np.zeros(size, bool)
    place = Bounds(left, 20, width, 10)
    hole[place.slices] = True
    request = _request(size, place)
    (wanted,) = plan_regions(hole, working_size=512, context_factor=factor)
    (region,) = plan_regions(request.hole, working_size=512, origin=request.origin, context_factor=factor)
    assert region.context.moved(*request.origin) == wanted.context
    assert request.hole.shape[1] < size[1]


def test_a_small_hole_keeps_the_least_context() -> None:
    request = _request((2000, 3000), Bounds(1500, 1000, 10, 10))
    assert request.origin == (1500 - LEAST_CONTEXT_PX, 1000 - LEAST_CONTEXT_PX)
    assert request.hole.shape == (2 * LEAST_CONTEXT_PX + 10, 2 * LEAST_CONTEXT_PX + 10)


def test_what_is_missing_on_one_side_is_taken_from_the_other() -> None:
    request = _request((2000, 3000), Bounds(0, 1990, 10, 10))
    assert request.origin == (0, 2000 - 2 * LEAST_CONTEXT_PX - 10)
    assert request.hole.shape == (2 * LEAST_CONTEXT_PX + 10, 2 * LEAST_CONTEXT_PX + 10)


def test_bounds_without_a_hole_pixel_are_refused() -> None:
    pixels, hole = np.zeros((20, 30, 3), np.uint8), np.zeros((20, 30), bool)
    hole[0, 0] = True
    with pytest.raises(MaskError, match="nothing to complete"):
        CompletionRequest.from_photo(pixels, hole, hole_bounds=Bounds(5, 5, 3, 3))


def test_a_request_reads_its_own_pixels_whatever_becomes_of_the_photo() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (40, 50, 3), np.uint8)
    hole = np.zeros((40, 50), bool)
    hole[10:20, 10:20] = True
    patched = PatchedPixels(pixels.copy())
    plain = CompletionRequest.from_photo(pixels.copy(), hole)
    snapshot = CompletionRequest.from_photo(patched, hole)
    patched.write(patched.bounds, np.zeros_like(pixels))
    hole[:] = False
    place = Bounds(3, 4, 30, 20)
    for request in (plain, snapshot):
        np.testing.assert_array_equal(request.read(place), pixels[place.slices])
        assert request.hole.sum() == 100
        assert request.dtype == np.uint8


def _fill(bounds: Bounds, drawn: float, value: int = 9) -> Fill:
    pixels = np.full((bounds.height, bounds.width, 3), value, np.uint8)
    return Fill(bounds=bounds, pixels=pixels, hole=np.ones((bounds.height, bounds.width), bool), drawn=drawn)


def _completion(*fills: Fill) -> Completion:
    return Completion(request_id=1, fills=fills, seconds=0.1, model="m", device="d")


def test_a_completion_touches_its_holes_alone_wherever_the_pixels_begin() -> None:
    completion = _completion(_fill(Bounds(5, 6, 4, 3), 1.0))
    pixels = np.zeros((10, 10, 3), np.uint8)
    completion.paste_into(pixels, (3, 2))
    expected = np.zeros((10, 10, 3), np.uint8)
    expected[4:7, 2:6] = 9
    np.testing.assert_array_equal(pixels, expected)
    elsewhere = np.zeros((2, 2, 3), np.uint8)
    completion.paste_into(elsewhere, (100, 100))
    assert not elsewhere.any()


def test_drawn_is_weighed_by_the_holes() -> None:
    completion = _completion(_fill(Bounds(0, 0, 10, 3), 1.0), _fill(Bounds(20, 20, 10, 1), 0.0))
    assert completion.drawn == pytest.approx(0.75)
    assert _completion().drawn == 0.0
    assert completion.bounds == Bounds.of_edges(0, 0, 30, 21)


def test_maps_know_their_padding_and_scales() -> None:
    levels = {scale: np.zeros((64 >> scale, 64 >> scale, 3), np.float32) for scale in (0, 2)}
    maps = FusionMaps(
        bounds=Bounds(0, 0, 45, 33), used=(33, 45), results=levels, alphas=levels, raws=levels, images=levels
    )
    assert maps.cropped(maps.alphas, 0).shape == (33, 45, 3)
    assert maps.cropped(maps.alphas, 2).shape == (9, 12, 3)
    assert [maps.nearest_scale(scale) for scale in range(6)] == [0, 0, 2, 2, 2, 2]
    assert maps.nbytes == 4 * (64 * 64 + 16 * 16) * 3 * 4


def test_what_is_hidden_is_not_copied_unless_all_is() -> None:
    pixels, hole = np.zeros((40, 50, 3), np.uint8), np.zeros((40, 50), bool)
    hole[10:20, 10:20] = True
    alpha = np.full(hole.shape, 255, np.uint8)
    alpha[:, 30:] = 0
    barred = np.zeros_like(hole)
    barred[:5] = True
    whole = Bounds.of_array(hole)
    request = CompletionRequest.from_photo(pixels, hole, alpha=alpha)
    np.testing.assert_array_equal(request.never_copied(whole), alpha == 0)
    both = CompletionRequest.from_photo(pixels, hole, alpha=alpha, barred=barred)
    np.testing.assert_array_equal(both.never_copied(whole), (alpha == 0) | barred)
    assert both.never_copied(Bounds(10, 10, 5, 5)).shape == (5, 5)  # type: ignore[union-attr]
    sticker = np.where(hole, 255, 0).astype(np.uint8)
    for nothing in (None, np.full_like(alpha, 255), sticker):
        assert CompletionRequest.from_photo(pixels, hole, alpha=nothing).never_copied(whole) is None
