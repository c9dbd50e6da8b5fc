"""Completions touch the hole alone, can be cancelled, and survive a full memory."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dfnet_gui.engine.backends.base import Forward, Fused, Looked
from dfnet_gui.engine.backends.registry import plain_forward
from dfnet_gui.engine.device import DeviceChoice, choose_device
from dfnet_gui.engine.inpainter import NOTHING_TO_COPY, Inpainter
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.errors import Cancelled, CompletionError, MaskError
from dfnet_gui.imaging.arrays import FloatArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network import smooth_start
from dfnet_gui.network.checkpoint import LoadedModel


def _two_holes(size: tuple[int, int]) -> npt.NDArray[np.bool_]:
    hole = np.zeros(size, bool)
    hole[5:15, 5:20] = True
    hole[-20:-8, -30:-9] = True
    return hole


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(2, 200),
    st.integers(2, 200),
    st.sampled_from([np.uint8, np.uint16]),
    st.integers(0, 2**32 - 1),
)
def test_pixels_outside_the_hole_are_bit_identical(
    tiny: Inpainter, height: int, width: int, dtype: type[np.uint8 | np.uint16], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    pixels: PixelArray = rng.integers(0, np.iinfo(dtype).max, (height, width, 3), dtype, endpoint=True).astype(dtype)
    hole = rng.random((height, width)) < rng.uniform(0.01, 0.9)
    hole[0, 0], hole[-1, -1] = True, False
    completion = tiny.run(CompletionRequest.from_photo(pixels, hole))
    result = pixels.copy()
    completion.paste_into(result)
    np.testing.assert_array_equal(result[~hole], pixels[~hole])
    filled = np.zeros_like(hole)
    for fill in completion.fills:
        assert not (filled[fill.bounds.slices] & fill.hole).any()
        filled[fill.bounds.slices] |= fill.hole
    np.testing.assert_array_equal(filled, hole)


def test_the_request_is_not_written_to_and_the_answer_repeats(tiny: Inpainter) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (120, 150, 3), np.uint8)
    request = CompletionRequest.from_photo(pixels, _two_holes((120, 150)))
    before = request.read(Bounds.of_array(request.hole)).copy(), request.hole.copy()
    first, second = tiny.run(request), tiny.run(request)
    np.testing.assert_array_equal(request.pixels, before[0])
    np.testing.assert_array_equal(request.hole, before[1])
    for a, b in zip(first.fills, second.fills, strict=True):
        np.testing.assert_array_equal(a.pixels, b.pixels)


def test_what_was_under_the_hole_does_not_matter(tiny: Inpainter) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (300, 500, 3), np.uint8)
    hole = _two_holes((300, 500))
    other = pixels.copy()
    other[hole] = 255 - other[hole]
    fills = [tiny.run(CompletionRequest.from_photo(p, hole)).fills for p in (pixels, other)]
    for a, b in zip(*fills, strict=True):
        np.testing.assert_array_equal(a.pixels, b.pixels)


def test_only_a_crop_is_copied() -> None:
    pixels = np.zeros((5000, 6000, 3), np.uint8)
    hole = np.zeros((5000, 6000), bool)
    hole[3000:3020, 4000:4030] = True
    request = CompletionRequest.from_photo(pixels, hole)
    assert isinstance(request.pixels, np.ndarray)
    assert request.pixels.shape[0] < 1400
    assert request.pixels.base is None
    assert request.hole.sum() == hole.sum()


def test_maps_lie_where_the_region_lies(tiny: Inpainter) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (2000, 2500, 3), np.uint8)
    hole = np.zeros((2000, 2500), bool)
    hole[1500:1520, 2000:2030] = True
    (fill,) = tiny.run(CompletionRequest.from_photo(pixels, hole)).fills
    assert (fill.bounds.left, fill.bounds.top, fill.bounds.width, fill.bounds.height) == (2000, 1500, 30, 20)
    maps = fill.maps
    assert maps is not None
    assert maps.bounds.intersected(fill.bounds) == fill.bounds
    assert sorted(maps.alphas) == [0, 1, 2]
    for kind in (maps.results, maps.alphas, maps.raws):
        for scale, array in kind.items():
            assert array.shape == (64 >> scale, 64 >> scale, 3)
            assert array.dtype == np.float32
            assert 0 <= array.min() <= array.max() <= 1
    shown = maps.results[0][1500 - maps.bounds.top, 2000 - maps.bounds.left]
    np.testing.assert_allclose(fill.pixels[0, 0] / 255, shown, atol=0.51 / 255)


def test_progress_and_cancel_between_batches_of_regions(tiny: Inpainter) -> None:
    pixels, hole = np.zeros((400, 900, 3), np.uint8), np.zeros((400, 900), bool)
    for place in range(6):
        hole[200:210, 20 + 140 * place :][:, :10] = True
    seen: list[tuple[int, int]] = []
    request = CompletionRequest.from_photo(pixels, hole)
    tiny.run(request, on_progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 6), (4, 6), (6, 6)]
    seen.clear()
    with pytest.raises(Cancelled):
        tiny.run(
            request,
            should_stop=lambda: len(seen) >= 2,
            on_progress=lambda done, total: seen.append((done, total)),
        )
    assert seen == [(0, 6), (4, 6)]


def test_empty_and_full_holes_are_refused() -> None:
    pixels = np.zeros((10, 10, 3), np.uint8)
    with pytest.raises(MaskError, match="nothing to complete"):
        CompletionRequest.from_photo(pixels, np.zeros((10, 10), bool))
    with pytest.raises(MaskError, match="nothing to learn from"):
        CompletionRequest.from_photo(pixels, np.ones((10, 10), bool))


def test_the_models_channel_order_is_respected(tiny_model: LoadedModel) -> None:
    """With alpha near zero a fill is the start, whatever the order: colours must not be exchanged."""
    for block in (tiny_model.network.get_submodule(f"fuse_{i}") for i in range(3)):
        block.blend.blend[6].conv.bias.data.fill_(-20.0)  # type: ignore[union-attr, index]
    pixels = np.full((64, 64, 3), (200, 100, 20), np.uint8)
    hole = np.zeros((64, 64), bool)
    hole[20:30, 20:30] = True
    for order in ("RGB", "BGR"):
        model = LoadedModel.of(tiny_model.network, replace(tiny_model.manifest, channel_order=order))
        (fill,) = Inpainter(model, choose_device("cpu")).run(CompletionRequest.from_photo(pixels, hole)).fills
        assert np.abs(fill.pixels.astype(int) - (200, 100, 20)).max() <= 1


class _Starved:
    """Stands in for a backend on a GPU with little memory: refuses inputs above a size."""

    label, batch = "Pretend", 1

    def __init__(self, model: LoadedModel, most: int) -> None:
        self.most, self.sizes, self.did = most, list[int](), list[str]()
        self._forward = plain_forward(model, "cpu")

    def run(self, started: FloatArray, mask: FloatArray, box: Bounds) -> Fused:
        self.sizes.append(started.shape[-1])
        self.did.append(f"run {started.shape[-1]}")
        if started.shape[-1] > self.most:
            raise torch.OutOfMemoryError("out of memory")
        return self._forward.run(started, mask, box)

    def look(self, started: FloatArray, mask: FloatArray) -> Looked:
        return self._forward.look(started, mask)

    def forget(self) -> None:
        self.did.append("forget")
        self._forward.forget()


def _pretend_gpu(model: LoadedModel, forward: Forward) -> Inpainter:
    """Says that it is a GPU while it computes on the CPU: only the decisions are under test."""
    inpainter = Inpainter(model, choose_device("cpu"), forward=forward)
    inpainter.choice = DeviceChoice("cuda", "Pretend GPU")
    return inpainter


@pytest.mark.parametrize(("most", "sizes"), [(64, [64]), (32, [64, 32]), (16, [64, 32, 16])])
def test_full_gpu_memory_takes_smaller_regions(tiny_model: LoadedModel, most: int, sizes: list[int]) -> None:
    starved = _Starved(tiny_model, most)
    hole = np.zeros((64, 64), bool)
    hole[20:30, 20:30] = True
    request = CompletionRequest.from_photo(np.zeros((64, 64, 3), np.uint8), hole, wants_maps=False)
    completion = _pretend_gpu(tiny_model, starved).run(request)
    assert starved.sizes == sizes
    assert bool(completion.notes) == (len(sizes) > 1)
    assert all("Pretend GPU" in note for note in completion.notes)


@pytest.mark.parametrize("has_cpu_room", [True, False])
def test_full_gpu_memory_ends_on_the_cpu(
    tiny_model: LoadedModel, monkeypatch: pytest.MonkeyPatch, *, has_cpu_room: bool
) -> None:
    starved = _Starved(tiny_model, 0)
    inpainter = _pretend_gpu(tiny_model, starved)
    if not has_cpu_room:
        monkeypatch.setattr("dfnet_gui.engine.inpainter.plain_forward", lambda *_: starved)
    hole = np.zeros((64, 64), bool)
    hole[20:30, 20:30] = True
    request = CompletionRequest.from_photo(np.zeros((64, 64, 3), np.uint8), hole, wants_maps=False)
    if has_cpu_room:
        assert len(inpainter.run(request).fills) == 1
        assert starved.sizes == [64, 32, 16, 8]
    else:
        with pytest.raises(CompletionError, match="not enough memory"):
            inpainter.run(request)
        assert starved.sizes == [64, 32, 16, 8, 64]


def test_memory_is_given_back_before_the_next_attempt(tiny_model: LoadedModel) -> None:
    starved = _Starved(tiny_model, 16)
    hole = np.zeros((64, 64), bool)
    hole[20:30, 20:30] = True
    request = CompletionRequest.from_photo(np.zeros((64, 64, 3), np.uint8), hole, wants_maps=False)
    assert len(_pretend_gpu(tiny_model, starved).run(request).fills) == 1
    assert starved.did == ["run 64", "forget", "run 32", "forget", "run 16"]


def test_built_in_model_completes_a_real_photo(built_in: Inpainter, sample: npt.NDArray[np.uint8]) -> None:
    hole = np.zeros(sample.shape[:2], bool)
    hole[100:260, 760:900] = True
    result = sample.copy()
    built_in.run(CompletionRequest.from_photo(sample, hole)).paste_into(result)
    np.testing.assert_array_equal(result[~hole], sample[~hole])
    image = torch.from_numpy(sample.copy()).permute(2, 0, 1)[None].float() / 255
    start = smooth_start(image, torch.from_numpy(~hole)[None, None].float())[0].permute(1, 2, 0).numpy() * 255
    assert np.abs(result[hole] - start[hole]).mean() < 40, "the fill belongs to its surroundings"
    assert result[hole].std() > 1


@pytest.mark.parametrize(("free_columns", "notes"), [(0, (NOTHING_TO_COPY,)), (90, ())])
def test_a_detailed_fill_says_when_there_was_nothing_to_copy(
    detailed: Inpainter, free_columns: int, notes: tuple[str, ...]
) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (90, 90, 3), np.uint8)
    hole, barred = np.zeros((2, 90, 90), bool)
    hole[40:50, 40:50], barred[:, free_columns:] = True, True
    request = CompletionRequest.from_photo(pixels, hole, detail="detailed", barred=barred)
    assert detailed.run(request).notes == notes
