"""Regions of one request that are computed together get the fills that each would get alone."""

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dfnet_gui.engine.backends.base import Forward, Fused, Looked
from dfnet_gui.engine.backends.boxed.forward import BoxedForward
from dfnet_gui.engine.backends.choose import choose_forward
from dfnet_gui.engine.backends.processor import has_openvino
from dfnet_gui.engine.backends.torch.whole import WholeForward
from dfnet_gui.engine.device import choose_device
from dfnet_gui.engine.fills import Fill
from dfnet_gui.engine.framing import frame_region
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.regions import plan_regions
from dfnet_gui.engine.request import Completion, CompletionRequest, Detail
from dfnet_gui.imaging.arrays import BoolArray, FloatArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network import exemplar_start, smooth_start
from dfnet_gui.network.checkpoint import LoadedModel


def _pixels(height: int, width: int, dtype: type[np.uint8 | np.uint16] = np.uint8) -> PixelArray:
    rng = np.random.default_rng(height * width)
    coarse: PixelArray = rng.integers(0, np.iinfo(dtype).max, (-(-height // 4), -(-width // 4), 3)).astype(dtype)
    pixels: PixelArray = coarse.repeat(4, axis=0).repeat(4, axis=1)[:height, :width]
    return pixels


def _nine() -> BoolArray:
    """Three by three holes of different sizes, so near that regions see each other's holes."""
    hole = np.zeros((130, 140), bool)
    for row in range(3):
        for column in range(3):
            side = 8 + 3 * row + 2 * column
            hole[12 + 38 * row :, 14 + 40 * column :][:side, : side - row] = True
    return hole


def _request(
    hole: BoolArray, detail: Detail = "fast", dtype: type[np.uint8 | np.uint16] = np.uint8
) -> CompletionRequest:
    return CompletionRequest.from_photo(
        _pixels(hole.shape[0], hole.shape[1], dtype), hole, detail=detail, wants_maps=False
    )


def _assert_near(ours: Fill, other: Fill) -> None:
    assert ours.bounds == other.bounds
    np.testing.assert_array_equal(ours.hole, other.hole)
    levels = np.iinfo(ours.pixels.dtype).max // 255
    assert np.abs(ours.pixels.astype(int) - other.pixels.astype(int)).max() <= levels
    assert ours.drawn == pytest.approx(other.drawn, abs=1e-4)


def _assert_same(ours: Completion, other: Completion) -> None:
    for mine, theirs in zip(ours.fills, other.fills, strict=True):
        _assert_near(mine, theirs)


def _expected(model: LoadedModel, request: CompletionRequest, detail: Detail) -> PixelArray:
    """Each unscaled region alone, by the network as it is, with all holes as holes."""
    expected = request.read(Bounds.of_array(request.hole)).copy()
    start = exemplar_start if detail == "detailed" else smooth_start
    most, seen = np.iinfo(expected.dtype).max, 0
    for region in plan_regions(request.hole, working_size=64, origin=request.origin):
        context = region.context.slices
        seen += int(np.count_nonzero(request.hole[context]))
        assert not frame_region(region.context, working_size=64, multiple=8).is_scaled
        known = torch.from_numpy(~request.hole[context])[None, None].float()
        image = torch.from_numpy(request.read(region.context).astype(np.float32) / most).permute(2, 0, 1)[None] * known
        with torch.no_grad():
            result = model.network(start(image, known), known).results[0][0].permute(1, 2, 0).numpy()
        place = region.hole_bounds.moved(-region.context.left, -region.context.top)
        filled = np.rint(result[place.slices] * most).astype(expected.dtype)
        expected[region.hole_bounds.slices][region.hole] = filled[region.hole]
    assert seen > 1.3 * np.count_nonzero(request.hole), "regions see each other's holes"
    return expected


class _Together:
    """Passes on to a backend, with as many regions at a time as a test wants."""

    def __init__(self, forward: Forward, batch: int) -> None:
        self._forward, self.batch, self.seen = forward, batch, list[tuple[int, ...]]()
        self.label = forward.label

    def run(self, started: FloatArray, mask: FloatArray, box: Bounds) -> Fused:
        self.seen.append(tuple(started.shape))
        return self._forward.run(started, mask, box)

    def look(self, started: FloatArray, mask: FloatArray) -> Looked:
        return self._forward.look(started, mask)

    def forget(self) -> None:
        self._forward.forget()


def _inpainter(model: LoadedModel, kind: str, batch: int) -> tuple[Inpainter, _Together]:
    if kind == "OpenVINO" and not has_openvino():
        pytest.skip(reason="the extra openvino is not installed")
    made: Forward = (
        WholeForward(model.network, "cpu")
        if kind == "whole"
        else choose_forward(model, "cpu", backend="openvino" if kind == "OpenVINO" else "pytorch", precision="fp32")
    )
    assert isinstance(made, WholeForward if kind == "whole" else BoxedForward)
    together = _Together(made, batch)
    return Inpainter(model, choose_device("cpu"), forward=together), together


@pytest.mark.parametrize("detail", ["fast", "detailed"])
@pytest.mark.parametrize("batch", [1, 2, 4])
@pytest.mark.parametrize("kind", ["boxed", "whole", "OpenVINO"])
def test_nine_holes_at_once_are_filled_as_each_alone(
    detailed_model: LoadedModel, kind: str, batch: int, detail: Detail
) -> None:
    inpainter, together = _inpainter(detailed_model, kind, batch)
    request = _request(_nine(), detail)
    completion = inpainter.run(request)
    assert len(completion.fills) == 9
    assert max(size[0] for size in together.seen) == batch
    result = request.read(Bounds.of_array(request.hole)).copy()
    completion.paste_into(result, request.origin)
    expected = _expected(detailed_model, request, detail)
    assert np.abs(result.astype(int) - expected.astype(int)).max() <= 1
    np.testing.assert_array_equal(result[~request.hole], request.read(Bounds.of_array(request.hole))[~request.hole])


def test_the_order_and_company_of_regions_do_not_matter(tiny_model: LoadedModel) -> None:
    request = _request(_nine(), dtype=np.uint16)
    completions = [_inpainter(tiny_model, "boxed", batch)[0].run(request) for batch in (1, 2, 3, 4)]
    for completion in completions[1:]:
        _assert_same(completion, completions[0])


def test_a_region_does_not_see_another_ones_fill(tiny: Inpainter) -> None:
    """What lies under the other holes, and what they get, changes nothing."""
    hole = _nine()
    first = tiny.run(_request(hole))
    other = _pixels(*hole.shape)
    other[hole] = 255 - other[hole]
    _assert_same(tiny.run(CompletionRequest.from_photo(other, hole, wants_maps=False)), first)


def _uneven() -> BoolArray:
    """Beside a small photo's edges and around a large hole, contexts have different sizes and scales."""
    hole = np.zeros((400, 700), bool)
    hole[5:9, 5:9] = True
    hole[100:330, 100:260] = True
    hole[380:396, 600:640] = True
    hole[30:110, 500:620] = True
    hole[200:204, 650:690] = True
    return hole


@pytest.mark.parametrize("kind", ["boxed", "whole", "OpenVINO"])
@pytest.mark.parametrize("batch", [1, 4])
def test_regions_of_different_sizes_in_one_request(tiny_model: LoadedModel, kind: str, batch: int) -> None:
    """On a photo with a short side, contexts are not all square."""
    request = _request(_uneven()[:50])
    strip = _request(np.concatenate([_uneven()[100:145], np.roll(_uneven()[:45], 90, axis=1)], axis=1))
    for each in (request, strip, _request(_uneven())):
        inpainter, together = _inpainter(tiny_model, kind, batch)
        completion = inpainter.run(each)
        assert len(completion.fills) >= 2
        single, _ = _inpainter(tiny_model, kind, 1)
        _assert_same(completion, single.run(each))
        filled = np.zeros_like(each.hole)
        for fill in completion.fills:
            filled[fill.bounds.moved(-each.origin[0], -each.origin[1]).slices] |= fill.hole
        np.testing.assert_array_equal(filled, each.hole)
        assert together.seen


def test_padded_sizes_differ_within_one_request(tiny_model: LoadedModel) -> None:
    hole = np.zeros((70, 500), bool)
    hole[30:40, 20:30] = True
    hole[30:35, 200:260] = True
    hole[30:40, 450:460] = True
    hole[20:60, 330:380] = True
    inpainter, together = _inpainter(tiny_model, "boxed", 4)
    request = _request(hole)
    completion = inpainter.run(request)
    assert len({size[2:] for size in together.seen}) > 1
    whole, _ = _inpainter(tiny_model, "whole", 1)
    _assert_same(completion, whole.run(request))


def test_what_lies_beyond_the_photo_is_not_mixed_in_where_boxes_are_joined(tiny_model: LoadedModel) -> None:
    hole = np.zeros((145, 89), bool)
    places = ((0, 8, 25, 9), (29, 20, 60, 1), (33, 7, 60, 8), (71, 26, 1, 14), (0, 0, 12, 4), (17, 3, 55, 1))
    for left, top, width, height in places:
        hole[top:, left:][:height, :width] = True
    hole[0, 0] = False
    request = _request(hole)
    boxed, _ = _inpainter(tiny_model, "boxed", 4)
    alone, _ = _inpainter(tiny_model, "boxed", 1)
    for fill, other in zip(boxed.run(request).fills, alone.run(request).fills, strict=True):
        np.testing.assert_allclose(fill.pixels, other.pixels, atol=1)


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.integers(40, 300), st.integers(40, 300))
def test_any_holes_are_filled_by_the_box_as_by_the_whole(
    tiny_model: LoadedModel, data: st.DataObject, height: int, width: int
) -> None:
    hole = np.zeros((height, width), bool)
    for _ in range(data.draw(st.integers(1, 8))):
        left, top = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
        hole[top:, left:][: data.draw(st.integers(1, 60)), : data.draw(st.integers(1, 60))] = True
    hole[0, 0] = False
    if not hole.any():
        return
    request = _request(hole)
    boxed, _ = _inpainter(tiny_model, "boxed", 4)
    whole, _ = _inpainter(tiny_model, "whole", 1)
    _assert_same(boxed.run(request), whole.run(request))
