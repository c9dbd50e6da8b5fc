"""Fast and detailed requests: which start they get, what stays, and giving up a slow one at once."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dfnet_gui.engine import starts
from dfnet_gui.engine.device import choose_device
from dfnet_gui.engine.fills import Fill
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.request import Completion, CompletionRequest, Detail
from dfnet_gui.engine.starts import drawn_share
from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import BoolArray, FloatArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.fill import VARIANTS
from dfnet_gui.imaging.starts import STARTS, exemplar_start, smooth_start
from dfnet_gui.network.checkpoint import LoadedModel

SIZE = 64
SLOW_S = 5.0
AT_ONCE_S = 0.3


def _hole() -> BoolArray:
    hole = np.zeros((SIZE, SIZE), bool)
    hole[20:40, 24:44] = True
    return hole


def _pixels(seed: int = 0) -> PixelArray:
    coarse = np.random.default_rng(seed).integers(0, 256, (8, 8, 3), np.uint8)
    return coarse.repeat(8, axis=0).repeat(8, axis=1)


def _picture() -> tuple[FloatArray, FloatArray]:
    """As a start takes it: the picture, and what of it is known."""
    return _pixels().astype(np.float32) / np.float32(255), (~_hole()).astype(np.float32)


def _request(detail: Detail, seed: int = 0) -> CompletionRequest:
    return CompletionRequest.from_photo(_pixels(seed), _hole(), detail=detail)


def _draw_nothing(model: LoadedModel) -> None:
    """With alpha near zero a fill is its start."""
    for scale in model.manifest.architecture.fused_scales:
        block = model.network.get_submodule(f"fuse_{scale}")
        block.blend.blend[6].conv.bias.data.fill_(-20.0)  # type: ignore[union-attr, index]


@dataclass
class _SlowStart:
    """Takes as long as it is let: stands in for a large hole."""

    go_on: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)
    error: BaseException | None = None

    def __call__(self, _picture: FloatArray, _hole: BoolArray, **_options: object) -> None:
        """Finds nothing to copy."""
        self.entered.set()
        self.go_on.wait(SLOW_S)
        if self.error is not None:
            raise self.error


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[_SlowStart]:
    """PatchMatch's place taken by a start that the test holds up; its thread has ended afterwards."""
    start = _SlowStart()
    before = set(threading.enumerate())
    monkeypatch.setattr(starts, "PLANS", {"exemplar": start})
    yield start
    start.go_on.set()
    for thread in set(threading.enumerate()) - before:
        thread.join(2 * SLOW_S)
        assert not thread.is_alive()


def test_a_detailed_request_gets_the_detailed_start(detailed_model: LoadedModel) -> None:
    _draw_nothing(detailed_model)
    inpainter = Inpainter(detailed_model, choose_device("cpu"))
    assert inpainter.has_detail
    image, known = _picture()
    wanted: tuple[tuple[Detail, str, FloatArray], ...] = (
        ("fast", "smooth", smooth_start(image, known)),
        ("detailed", "exemplar", exemplar_start(image, known)),
    )
    for detail, start, started in wanted:
        completion = inpainter.run(_request(detail))
        assert (completion.start, completion.detail) == (start, detail)
        result = _pixels()
        completion.paste_into(result)
        expected = started * 255
        assert np.abs(result[_hole()] - expected[_hole()]).max() <= 1
    assert np.abs(wanted[0][2] - wanted[1][2]).max() > 0.1, "the two starts are not the same"


def test_a_model_without_a_detailed_start_gives_its_only_one(tiny: Inpainter) -> None:
    assert not tiny.has_detail
    fast, asked = tiny.run(_request("fast")), tiny.run(_request("detailed"))
    assert (asked.start, asked.detail) == (fast.start, fast.detail) == ("smooth", "fast")
    np.testing.assert_array_equal(asked.fills[0].pixels, fast.fills[0].pixels)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(2, 120), st.integers(2, 120), st.sampled_from([np.uint8, np.uint16]), st.integers(0, 2**32 - 1))
def test_a_detailed_fill_touches_its_hole_alone(
    detailed: Inpainter, height: int, width: int, dtype: type[np.uint8 | np.uint16], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    pixels: PixelArray = rng.integers(0, np.iinfo(dtype).max, (height, width, 3), dtype, endpoint=True).astype(dtype)
    hole = np.zeros((height, width), bool)
    hole[: rng.integers(1, height), : rng.integers(1, width)] = True
    hole = np.roll(hole, tuple(rng.integers(0, (height, width))), (0, 1))
    completion = detailed.run(CompletionRequest.from_photo(pixels, hole, detail="detailed"))
    assert completion.detail == "detailed"
    result = pixels.copy()
    completion.paste_into(result)
    np.testing.assert_array_equal(result[~hole], pixels[~hole])
    filled = np.zeros_like(hole)
    for fill in completion.fills:
        filled[fill.bounds.slices] |= fill.hole
    np.testing.assert_array_equal(filled, hole)


def test_a_detailed_fill_repeats(detailed: Inpainter) -> None:
    first, second = (detailed.run(_request("detailed")) for _ in range(2))
    np.testing.assert_array_equal(first.fills[0].pixels, second.fills[0].pixels)
    fast = detailed.run(_request("fast"))
    assert (fast.fills[0].pixels != first.fills[0].pixels).any()


def test_warming_up_takes_the_fast_start(detailed: Inpainter, slow: _SlowStart) -> None:
    detailed.warm_up()
    assert not slow.entered.is_set()


def test_a_slow_start_is_given_up_at_once(detailed: Inpainter, slow: _SlowStart) -> None:
    told_at: list[float] = []

    def should_stop() -> bool:
        if slow.entered.is_set() and not told_at:
            told_at.append(time.perf_counter())
        return bool(told_at)

    with pytest.raises(Cancelled):
        detailed.run(_request("detailed"), should_stop=should_stop)
    assert told_at
    assert time.perf_counter() - told_at[0] < AT_ONCE_S
    assert any(thread.name == "start" for thread in threading.enumerate()), "it was still at work"


def test_a_start_that_was_given_up_does_not_disturb_the_next(detailed: Inpainter, slow: _SlowStart) -> None:
    with pytest.raises(Cancelled):
        detailed.run(_request("detailed"), should_stop=slow.entered.is_set)
    expected = detailed.run(_request("fast", seed=1))
    slow.go_on.set()
    completion = detailed.run(_request("detailed", seed=1))
    assert completion.detail == "detailed"
    np.testing.assert_array_equal(completion.fills[0].pixels, expected.fills[0].pixels)


def test_a_slow_start_that_nobody_stops_is_waited_for(detailed: Inpainter, slow: _SlowStart) -> None:
    asked: list[int] = []

    def should_stop() -> bool:
        asked.append(1)
        if len(asked) == 6:
            slow.go_on.set()
        return False

    completion = detailed.run(_request("detailed"), should_stop=should_stop)
    assert len(asked) >= 6
    assert completion.start == "exemplar"


@pytest.mark.parametrize("error", [ValueError("no patch"), RuntimeError("patchmatch failed"), KeyboardInterrupt()])
def test_an_error_in_a_slow_start_arrives_where_it_was_asked_for(
    detailed: Inpainter, slow: _SlowStart, error: BaseException
) -> None:
    slow.error = error
    slow.go_on.set()
    with pytest.raises(type(error)) as caught:
        detailed.run(_request("detailed"))
    assert caught.value is error


def test_a_start_that_needs_too_much_memory_is_said_in_a_sentence(detailed: Inpainter, slow: _SlowStart) -> None:
    from dfnet_gui.errors import CompletionError

    slow.error = MemoryError()
    slow.go_on.set()
    with pytest.raises(CompletionError, match="not enough memory"):
        detailed.run(_request("detailed"))


@pytest.fixture
def lively(detailed_model: LoadedModel) -> Inpainter:
    """An inpainter whose alpha is not about the same everywhere, as it is with fresh weights."""
    detailed_model.network.get_submodule("fuse_0").map2img[0].conv.weight.data.mul_(40.0)  # type: ignore[union-attr, index]
    detailed_model.network.get_submodule("fuse_0").blend.blend[6].conv.weight.data.mul_(40.0)  # type: ignore[union-attr, index]
    return Inpainter(detailed_model, choose_device("cpu"))


def _mean_alpha(fill: Fill) -> float:
    assert fill.maps is not None
    top, left = fill.bounds.top - fill.maps.bounds.top, fill.bounds.left - fill.maps.bounds.left
    alpha = fill.maps.alphas[0][top : top + fill.bounds.height, left : left + fill.bounds.width]
    return float(alpha[fill.hole].mean())


@pytest.mark.parametrize("detail", ["fast", "detailed"])
def test_drawn_is_mean_alpha_over_the_hole(lively: Inpainter, detail: Detail) -> None:
    (fill,) = lively.run(_request(detail)).fills
    assert fill.maps is not None
    assert fill.drawn == pytest.approx(_mean_alpha(fill), abs=1e-5)
    assert fill.drawn != pytest.approx(float(fill.maps.alphas[0].mean()), abs=1e-3), "not over the whole region"


def test_drawn_counts_the_regions_own_hole_alone(lively: Inpainter) -> None:
    pixels = np.random.default_rng(5).integers(0, 256, (64, 100, 3), np.uint8)
    hole = np.zeros((64, 100), bool)
    hole[20:40, 15:45] = True
    hole[20:26, 60:66] = True
    completion = lively.run(CompletionRequest.from_photo(pixels, hole))
    assert len(completion.fills) == 2
    for fill in completion.fills:
        assert fill.drawn == pytest.approx(_mean_alpha(fill), abs=1e-4)


def test_drawn_does_not_count_the_padding(lively: Inpainter) -> None:
    """A region of 41 rows is padded with its mirrored end, in which there is hole, too."""
    pixels = np.random.default_rng(5).integers(0, 256, (41, 64, 3), np.uint8)
    hole = np.zeros((41, 64), bool)
    hole[10:14, 10:50] = True
    hole[34:, 10:50] = True
    (fill,) = lively.run(CompletionRequest.from_photo(pixels, hole)).fills
    assert fill.drawn == pytest.approx(_mean_alpha(fill), abs=1e-4)


def test_drawn_is_known_without_maps(lively: Inpainter) -> None:
    with_maps, without = (lively.run(replace(_request("fast"), wants_maps=wants)) for wants in (True, False))
    assert without.fills[0].maps is None
    assert without.fills[0].drawn == with_maps.fills[0].drawn


def test_alpha_is_weighed_by_how_much_of_each_pixel_is_hole() -> None:
    alpha = np.broadcast_to(np.array([[0.2, 1.0], [0.6, 0.0]], np.float32), (3, 2, 2))
    hole = np.array([[1.0, 0.25], [0.0, 0.0]], np.float32)
    assert drawn_share(alpha, hole) == pytest.approx((0.2 * 1 + 1.0 * 0.25) / 1.25)
    assert drawn_share(alpha, np.zeros_like(hole)) == 0.0


def _fill(hole_pixels: int, drawn: float) -> Fill:
    hole = np.zeros((10, 10), bool)
    hole.flat[:hole_pixels] = True
    return Fill(bounds=Bounds(0, 0, 10, 10), pixels=np.zeros((10, 10, 3), np.uint8), hole=hole, drawn=drawn)


@pytest.mark.parametrize(
    ("fills", "drawn"),
    [
        ((), 0.0),
        ((_fill(7, 0.25),), 0.25),
        ((_fill(30, 0.1), _fill(10, 0.9)), 0.3),
        ((_fill(1, 1.0), _fill(99, 0.0)), 0.01),
    ],
)
def test_a_completion_weighs_its_fills_by_their_holes(fills: tuple[Fill, ...], drawn: float) -> None:
    completion = Completion(request_id=1, fills=fills, seconds=0.1, model="m", device="d")
    assert completion.drawn == pytest.approx(drawn)


@pytest.mark.parametrize("start", ["zeros", "smooth", "exemplar"])
def test_each_start_comes_back_as_it_is(start: str) -> None:
    image, known = _picture()
    pictures = [
        starts.Unstarted(image, known, known.shape),
        starts.Unstarted(image[:, ::-1].copy(), known[:, ::-1].copy(), known.shape),
    ]
    begun_ones = starts.started_images(starts.StartChoice(start), pictures, should_stop=lambda: False)
    for begun, picture in zip(begun_ones, pictures, strict=True):
        np.testing.assert_array_equal(begun.image, STARTS[start](picture.image, picture.known))
        assert (begun.offsets is not None) == (start == "exemplar")


def _with_pieces(picture: starts.Unstarted) -> starts.Started:
    (started,) = starts.started_images(starts.StartChoice("exemplar"), [picture], should_stop=lambda: False)
    return started


def test_pieces_do_not_come_from_the_padding() -> None:
    image, known = _picture()
    plain = starts.Unstarted(image, known, known.shape)
    padded = starts.Unstarted(
        cv2.copyMakeBorder(image, 0, 8, 0, 16, cv2.BORDER_REFLECT),
        cv2.copyMakeBorder(known, 0, 8, 0, 16, cv2.BORDER_REFLECT),
        known.shape,
    )
    alone, with_padding = (_with_pieces(each) for each in (plain, padded))
    np.testing.assert_array_equal(with_padding.image[:SIZE, :SIZE], alone.image)
    mirrored = cv2.copyMakeBorder(alone.image, 0, 8, 0, 16, cv2.BORDER_REFLECT)
    np.testing.assert_array_equal(with_padding.image, mirrored)


def test_blue_green_red_takes_the_same_pieces() -> None:
    image, known = _picture()
    rgb = _with_pieces(starts.Unstarted(image, known, known.shape))
    bgr = _with_pieces(starts.Unstarted(np.ascontiguousarray(image[..., ::-1]), known, known.shape, is_bgr=True))
    assert rgb.offsets is not None
    assert bgr.offsets is not None
    np.testing.assert_array_equal(bgr.offsets.down, rgb.offsets.down)
    np.testing.assert_allclose(bgr.image[..., ::-1], rgb.image, rtol=0, atol=1e-4)


def test_another_variant_is_another_fill(detailed: Inpainter) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (SIZE, SIZE, 3), np.uint8)
    request = CompletionRequest.from_photo(noise, _hole(), detail="detailed")
    one, other, again = (detailed.run(replace(request, variant=n)) for n in (0, 1, len(VARIANTS)))
    assert (one.variant, other.variant) == (0, 1)
    assert (one.fills[0].pixels != other.fills[0].pixels).any()
    np.testing.assert_array_equal(one.fills[0].pixels, again.fills[0].pixels)


@pytest.mark.parametrize("side", [64, 200])
def test_nothing_barred_is_in_a_detailed_fill(detailed_model: LoadedModel, side: int) -> None:
    """Red on the left, which would be copied, and must not be."""
    _draw_nothing(detailed_model)
    rng = np.random.default_rng(0)
    pixels = rng.integers(90, 120, (side, side, 3), np.uint8)
    barred, hole = np.zeros((side, side), bool), np.zeros((side, side), bool)
    barred[:, : side // 4] = True
    pixels[barred, 0] = 250
    hole[side // 3 : side // 2, side // 4 + 4 : side // 2] = True
    for variant in range(2):
        request = CompletionRequest.from_photo(pixels, hole, detail="detailed", barred=barred)
        (fill,) = Inpainter(detailed_model, choose_device("cpu")).run(replace(request, variant=variant)).fills
        assert fill.pixels[fill.hole].max() < 180


def _flawed(flaw: float) -> starts.Started:
    return starts.Started(np.zeros((1, 1, 3), np.float32), None, flaw)


def test_for_a_large_hole_two_ways_are_tried_and_the_likelier_comes_first() -> None:
    image, known = _picture()
    large, small = (starts.Unstarted(image, known, known.shape, is_large=is_large) for is_large in (True, False))
    assert starts.StartChoice("exemplar", 2).ways(large) == starts.StartChoice("exemplar", 3).ways(large)
    assert starts.StartChoice("exemplar", 3).ways(large) == VARIANTS[2:4]
    assert starts.StartChoice("exemplar", 3).ways(small) == (VARIANTS[3],)
    assert starts.StartChoice("exemplar", len(VARIANTS)).ways(large) == VARIANTS[:2]
    two = [_flawed(2.0), _flawed(1.0)]
    assert starts.StartChoice("exemplar", 0).wanted(two) is two[1]
    assert starts.StartChoice("exemplar", 1).wanted(two) is two[0]
    assert starts.StartChoice("exemplar", 1).wanted(two[:1]) is two[0]


def test_both_of_two_ways_are_given_one_after_the_other() -> None:
    image, known = _picture()
    picture = starts.Unstarted(image, known, known.shape, is_large=True)
    first, second = (
        starts.started_images(starts.StartChoice("exemplar", n), [picture], should_stop=lambda: False)[0]
        for n in (0, 1)
    )
    assert first.flaw < second.flaw
    assert (first.image != second.image).any()
