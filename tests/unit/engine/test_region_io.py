"""A region on its way to the network and back."""

import numpy as np

from dfnet_gui.engine.backends.base import Fused
from dfnet_gui.engine.region_io import copied_from, finish, prepare, start_all, what_it_saw
from dfnet_gui.engine.regions import plan_regions
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.engine.starts import StartChoice, Started
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.offsets import Offsets
from dfnet_gui.network.checkpoint import LoadedModel


def test_what_the_network_gives_comes_back_to_the_hole_alone(tiny_model: LoadedModel) -> None:
    pixels = np.random.default_rng(0).integers(0, 65536, (200, 200, 3), np.uint16)
    hole = np.zeros((200, 200), bool)
    hole[100:110, 90:104] = True
    request = CompletionRequest.from_photo(pixels, hole)
    (region,) = plan_regions(request.hole, working_size=64, origin=request.origin)
    prepared = prepare(request, region, tiny_model.manifest, 64)
    assert prepared.size == (64, 64)
    assert prepared.image.shape == (64, 64, 3)
    assert prepared.own.sum() == 140
    assert not prepared.image[prepared.known == 0].any(), "the hole is empty"
    (started,) = start_all([prepared], StartChoice("smooth"), tiny_model.manifest, lambda: False)
    assert started.image.shape == (64, 64, 3)
    box = prepared.box
    size = (3, box.height, box.width)
    fused = Fused(np.full(size, 0.5, np.float32), np.full(size, 0.25, np.float32))
    fill = finish(prepared, fused, started, request, tiny_model.manifest)
    assert fill.bounds == region.hole_bounds.moved(*request.origin)
    assert fill.pixels.dtype == np.uint16
    assert np.abs(fill.pixels[fill.hole].astype(int) - 32768).max() <= 1
    assert fill.drawn == 0.25


def test_a_quick_start_is_made_again_and_a_slow_one_kept(tiny_model: LoadedModel) -> None:
    hole = np.zeros((64, 64), bool)
    hole[20:30, 20:30] = True
    request = CompletionRequest.from_photo(np.zeros((64, 64, 3), np.uint8), hole)
    (region,) = plan_regions(request.hole, working_size=64)
    prepared = prepare(request, region, tiny_model.manifest, 64)
    started = Started(np.random.default_rng(0).random((64, 64, 3), np.float32), None)
    quick, slow = (
        what_it_saw(prepared, started, start, request, tiny_model.manifest) for start in ("smooth", "exemplar")
    )
    assert quick.start == "smooth"
    assert quick.image is prepared.image
    assert slow.start is None
    np.testing.assert_array_equal(slow.image, started.image)
    assert quick.used == (64, 64)


def test_what_pieces_are_copied_from_is_known_in_the_photos_pixels(tiny_model: LoadedModel) -> None:
    hole = np.zeros((600, 900), bool)
    hole[300:320, 400:440] = True
    request = CompletionRequest.from_photo(np.zeros((600, 900, 3), np.uint8), hole)
    (region,) = plan_regions(request.hole, working_size=64, origin=request.origin)
    context = region.context.moved(*request.origin)
    size = (context.height // 4, context.width // 4)
    down, across = np.zeros(size, np.int32), np.zeros(size, np.int32)
    place = region.hole_bounds.moved(-region.context.left, -region.context.top)
    across[place.top // 4 : place.bottom // 4, place.left // 4 : place.right // 4] = 12
    copied = Bounds.around(copied_from(region, Offsets(down, across), request.origin))
    source = Bounds(400 + 48, 300, 40, 20)
    assert copied.intersected(source) == source
    assert copied.grown(-16).intersected(source.grown(16)) == copied.grown(-16), "and not much more"
    assert copied_from(region, None, request.origin) == ()
