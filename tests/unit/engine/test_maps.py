"""Fusion maps that are computed later are those that the network gives."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch
from torch import Tensor

from dfnet_gui.engine import maps, starts
from dfnet_gui.engine.backends.base import Forward, Fused, Looked
from dfnet_gui.engine.backends.registry import plain_forward
from dfnet_gui.engine.device import choose_device
from dfnet_gui.engine.fills import FusionMaps
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.maps import TOO_MANY_PARTS
from dfnet_gui.engine.request import Completion, CompletionRequest, Detail
from dfnet_gui.errors import Cancelled, CompletionError
from dfnet_gui.imaging.arrays import BoolArray, FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.starts import STARTS
from dfnet_gui.network import exemplar_start, smooth_start
from dfnet_gui.network.checkpoint import LoadedModel
from dfnet_gui.network.manifest import ChannelOrder

STARTED: dict[Detail, Callable[[Tensor, Tensor], Tensor]] = {"fast": smooth_start, "detailed": exemplar_start}


def _pixels(height: int = 64, width: int = 64) -> npt.NDArray[np.uint8]:
    coarse = np.random.default_rng(0).integers(0, 256, (-(-height // 8), -(-width // 8), 3), np.uint8)
    return coarse.repeat(8, axis=0).repeat(8, axis=1)[:height, :width]


def _request(hole: BoolArray | None = None, detail: Detail = "fast", *, wants_maps: bool = False) -> CompletionRequest:
    if hole is None:
        hole = np.zeros((64, 64), bool)
        hole[20:40, 24:44] = True
    return CompletionRequest.from_photo(_pixels(*hole.shape), hole, detail=detail, wants_maps=wants_maps)


def _row(many: int) -> CompletionRequest:
    """Holes so far from each other that each is a part of its own."""
    hole = np.zeros((64, 140 * many), bool)
    for place in range(many):
        hole[20:30, 60 + 140 * place :][:, :10] = True
    return _request(hole)


def _maps(completion: Completion) -> list[FusionMaps | None]:
    return [fill.maps for fill in completion.fills]


def _assert_same_maps(ours: FusionMaps | None, others: FusionMaps | None) -> None:
    assert ours is not None
    assert others is not None
    assert (ours.bounds, ours.used) == (others.bounds, others.used)
    for kind in ("results", "alphas", "raws"):
        mine, theirs = getattr(ours, kind), getattr(others, kind)
        assert list(mine) == list(theirs)
        for scale, array in mine.items():
            np.testing.assert_allclose(array, theirs[scale], atol=1e-6)


@pytest.mark.parametrize("detail", ["fast", "detailed"])
def test_maps_on_demand_are_those_of_a_request_for_maps(detailed: Inpainter, detail: Detail) -> None:
    later = detailed.run(_request(detail=detail))
    assert _maps(later) == [None]
    assert later.fills[0].seen is not None
    inspected = detailed.with_maps(later)
    at_once = detailed.run(_request(detail=detail, wants_maps=True))
    _assert_same_maps(inspected.fills[0].maps, at_once.fills[0].maps)
    for completion in (inspected, at_once):
        assert completion.fills[0].seen is None
        np.testing.assert_array_equal(completion.fills[0].pixels, later.fills[0].pixels)
        assert completion.notes == ()
    for name in ("request_id", "seconds", "model", "device", "backend", "start", "detail"):
        assert getattr(inspected, name) == getattr(later, name)
    assert later.fills[0].seen is not None, "the completion that was given is as it was"


@pytest.mark.parametrize("order", ["RGB", "BGR"])
@pytest.mark.parametrize("detail", ["fast", "detailed"])
def test_maps_are_what_the_network_gives(detailed_model: LoadedModel, detail: Detail, order: ChannelOrder) -> None:
    model = LoadedModel.of(detailed_model.network, replace(detailed_model.manifest, channel_order=order))
    inpainter, request = Inpainter(model, choose_device("cpu")), _request(detail=detail)
    (maps,) = _maps(inpainter.with_maps(inpainter.run(request)))
    assert maps is not None
    known = torch.from_numpy(~request.hole)[None, None].float()
    image = (
        torch.from_numpy(request.read(Bounds.of_array(request.hole)).astype(np.float32) / 255).permute(2, 0, 1)[None]
        * known
    )
    started = STARTED[detail](image, known)
    with torch.no_grad():
        output = model.network(started.flip(1) if order == "BGR" else started, known)
    for kind in ("results", "alphas", "raws"):
        for scale, tensor in enumerate(getattr(output, kind)):
            expected = (tensor.flip(1) if order == "BGR" else tensor)[0].permute(1, 2, 0).numpy()
            np.testing.assert_allclose(getattr(maps, kind)[scale], expected, atol=1e-5)
            assert getattr(maps, kind)[scale].flags.c_contiguous


def test_maps_of_several_parts_lie_where_they_belong(tiny: Inpainter) -> None:
    completion = tiny.with_maps(tiny.run(_row(6)))
    assert len(completion.fills) == 6
    for fill in completion.fills:
        assert fill.maps is not None
        assert fill.maps.bounds.intersected(fill.bounds) == fill.bounds
        place = fill.bounds.moved(-fill.maps.bounds.left, -fill.maps.bounds.top)
        shown = fill.maps.results[0][place.slices][fill.hole] * 255
        assert np.abs(shown - fill.pixels[fill.hole]).max() < 0.6


def test_maps_of_a_scaled_and_padded_region_are_those_of_the_request(tiny: Inpainter) -> None:
    hole = np.zeros((150, 117), bool)
    hole[20:120, 30:90] = True
    later, at_once = tiny.run(_request(hole)), tiny.run(_request(hole, wants_maps=True))
    for ours, others in zip(_maps(tiny.with_maps(later)), _maps(at_once), strict=True):
        _assert_same_maps(ours, others)
        assert ours is not None
        assert ours.used == (64, 50)


def _counted(function: Callable[..., Any], calls: list[str], name: str) -> Callable[..., Any]:
    def count(*arguments: Any, **options: Any) -> Any:
        calls.append(name)
        return function(*arguments, **options)

    return count


def test_pieces_are_not_looked_for_again_for_the_maps(detailed: Inpainter, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(starts, "PLANS", {"exemplar": _counted(starts.PLANS["exemplar"], calls, "pieces")})
    for module in (starts, maps):
        monkeypatch.setattr(module, "STARTS", {**STARTS, "smooth": _counted(STARTS["smooth"], calls, "smooth")})
    completion = detailed.run(_request(detail="detailed"))
    assert calls == ["pieces"]
    assert detailed.with_maps(completion).fills[0].maps is not None
    assert calls == ["pieces"]
    detailed.with_maps(detailed.run(_request()))
    assert calls == ["pieces", "smooth", "smooth"], "a quick start is made again and not kept"


@dataclass
class _Looking:
    """The plain forward; its looks are counted, or fail."""

    forward: Forward
    looks: int = 0
    error: Exception | None = None

    @property
    def label(self) -> str:
        return self.forward.label

    @property
    def batch(self) -> int:
        return self.forward.batch

    def run(self, started: FloatArray, mask: FloatArray, box: Bounds) -> Fused:
        return self.forward.run(started, mask, box)

    def look(self, started: FloatArray, mask: FloatArray) -> Looked:
        if self.error is not None:
            raise self.error
        self.looks += 1
        return self.forward.look(started, mask)

    def forget(self) -> None:
        self.forward.forget()


@pytest.fixture
def looking(tiny_model: LoadedModel) -> _Looking:
    return _Looking(plain_forward(tiny_model, "cpu"))


@pytest.fixture
def watched(tiny_model: LoadedModel, looking: _Looking) -> Inpainter:
    """An inpainter around it."""
    return Inpainter(tiny_model, choose_device("cpu"), forward=looking)


def test_maps_that_are_there_are_not_computed_again(watched: Inpainter, looking: _Looking) -> None:
    inspected = watched.with_maps(watched.run(_request()))
    assert looking.looks == 1
    again = watched.with_maps(inspected)
    assert looking.looks == 1
    assert _maps(again) == _maps(inspected)
    assert again.notes == ()


def test_a_completion_without_maps_says_so_when_they_are_asked_for(tiny: Inpainter) -> None:
    forgotten = tiny.run(_request()).without_maps()
    assert tiny.with_maps(forgotten).notes == (TOO_MANY_PARTS,)


@pytest.mark.parametrize("after", [0, 1, 3])
def test_inspecting_is_given_up_between_fills(watched: Inpainter, looking: _Looking, after: int) -> None:
    completion = watched.run(_row(6))
    with pytest.raises(Cancelled):
        watched.with_maps(completion, should_stop=lambda: looking.looks >= after)
    assert looking.looks == after
    assert all(fill.seen is not None for fill in completion.fills)


def test_a_request_for_maps_is_given_up_while_they_are_computed(watched: Inpainter, looking: _Looking) -> None:
    with pytest.raises(Cancelled):
        watched.run(replace(_row(3), wants_maps=True), should_stop=lambda: looking.looks >= 2)
    assert looking.looks == 2


def test_another_models_completion_is_refused_with_a_sentence(tiny: Inpainter, detailed: Inpainter) -> None:
    with pytest.raises(CompletionError, match=r"^This was completed by tiny: choose that model again .*\.$"):
        detailed.with_maps(tiny.run(_request()))


@pytest.mark.parametrize("room_for", [1, 2, 5])
def test_maps_beyond_the_limit_are_left_out_with_a_note(
    tiny: Inpainter, room_for: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    completion = tiny.run(_row(6))
    first = tiny.with_maps(completion).fills[0].maps
    assert first is not None
    monkeypatch.setattr(maps, "MOST_MAP_BYTES", first.nbytes * room_for)
    inspected = tiny.with_maps(completion)
    assert [maps is not None for maps in _maps(inspected)] == [True] * room_for + [False] * (6 - room_for)
    assert inspected.notes == (TOO_MANY_PARTS,)
    assert all(fill.seen is None for fill in inspected.fills)
    assert tiny.with_maps(inspected).notes == (TOO_MANY_PARTS,), "said once"
    monkeypatch.setattr(maps, "MOST_MAP_BYTES", first.nbytes * 6)
    assert tiny.with_maps(completion).notes == ()


def test_what_the_network_saw_is_kept_up_to_the_limit(tiny: Inpainter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dfnet_gui.engine.inpainter.MOST_MAP_BYTES", 1)
    completion = tiny.run(_row(9))
    kept = [fill.seen is not None for fill in completion.fills]
    assert kept[0]
    assert not kept[-1]
    assert kept == sorted(kept, reverse=True)
    assert completion.notes == ()
    inspected = tiny.with_maps(completion)
    assert [maps is not None for maps in _maps(inspected)] == kept
    assert inspected.notes == (TOO_MANY_PARTS,)


def test_a_full_memory_is_said_in_a_sentence(watched: Inpainter, looking: _Looking) -> None:
    completion = watched.run(_request())
    looking.error = RuntimeError("[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: not enough memory")
    with pytest.raises(CompletionError, match="not enough memory"):
        watched.with_maps(completion)
    with pytest.raises(CompletionError, match="not enough memory"):
        watched.run(_request(wants_maps=True))


@pytest.mark.parametrize("order", ["RGB", "BGR"])
@pytest.mark.parametrize("detail", ["fast", "detailed"])
def test_results_are_what_fusing_raw_and_image_by_alpha_gives(
    detailed_model: LoadedModel, detail: Detail, order: ChannelOrder
) -> None:
    """At every scale: result = alpha · raw + (1 − alpha) · image."""
    model = LoadedModel.of(detailed_model.network, replace(detailed_model.manifest, channel_order=order))
    inpainter = Inpainter(model, choose_device("cpu"))
    (maps,) = _maps(inpainter.with_maps(inpainter.run(_request(detail=detail))))
    assert maps is not None
    assert list(maps.images) == list(maps.results) == [0, 1, 2]
    for scale, result in maps.results.items():
        alpha, raw, image = maps.alphas[scale], maps.raws[scale], maps.images[scale]
        assert image.shape == result.shape
        assert image.dtype == np.float32
        np.testing.assert_allclose(result, alpha * raw + (1 - alpha) * image, atol=1e-5)
        assert np.abs(raw - image).max() > 0.05, "else any image would do"
