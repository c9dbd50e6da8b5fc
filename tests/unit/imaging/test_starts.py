"""The starts for one picture are those for batches of tensors, and keep what is known."""

from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.starts import STARTS, Start, exemplar_start, smooth_start, zeros_start
from dfnet_gui.network import STARTS as BATCH_STARTS

MOST_DIFFERENCE = 2e-6
SIZES = [(64, 64), (40, 97), (1, 30), (3, 3), (1, 1), (511, 300)]
Size = tuple[int, int]
sides = st.integers(1, 70)


def _picture(size: Size, seed: int = 0) -> FloatArray:
    """No bytes: rounding to bytes and back would show."""
    return np.random.default_rng(seed).random((*size, 3), np.float32)


def _one_hole(size: Size) -> FloatArray:
    height, width = size
    known = np.ones(size, np.float32)
    known[height // 4 : height // 2 + 1, width // 4 : width // 2 + 1] = 0
    return known


def _specks(size: Size) -> FloatArray:
    return (np.random.default_rng(1).random(size) < 0.7).astype(np.float32)


def _soft(size: Size) -> FloatArray:
    """Greys, as a mask that was scaled has them at its edges; and around them all of it known or nothing."""
    grey = np.random.default_rng(2).random(size, np.float32)
    wide: FloatArray = np.clip(np.float32(1.5) * grey - np.float32(0.2), 0, 1)
    return wide * np.maximum(_one_hole(size), np.round(grey, 1))


MASKS: dict[str, Callable[[Size], FloatArray]] = {
    "one hole": _one_hole,
    "specks": _specks,
    "soft": _soft,
    "all known": lambda size: np.ones(size, np.float32),
    "nothing known": lambda size: np.zeros(size, np.float32),
}


def _of_a_batch(name: str, image: FloatArray, known: FloatArray) -> FloatArray:
    tensor = torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1)))[None]
    started = BATCH_STARTS[name](tensor, torch.from_numpy(known)[None, None])
    array: FloatArray = started[0].permute(1, 2, 0).numpy()
    return array


def _assert_same(name: str, image: FloatArray, known: FloatArray) -> None:
    before = image.copy(), known.copy()
    started = STARTS[name](image, known)
    assert started.shape == image.shape
    assert started.dtype == np.float32
    assert started.flags.c_contiguous
    assert np.abs(started - _of_a_batch(name, image, known)).max() < MOST_DIFFERENCE
    np.testing.assert_array_equal(image, before[0])
    np.testing.assert_array_equal(known, before[1])


@pytest.mark.parametrize("name", sorted(STARTS))
@pytest.mark.parametrize("mask", sorted(MASKS))
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_start_is_the_one_of_a_batch(name: str, mask: str, size: Size) -> None:
    _assert_same(name, _picture(size), MASKS[mask](size))


@settings(deadline=None, max_examples=100)
@given(st.data(), sides, sides, st.integers(0, 2**32 - 1))
def test_a_smooth_start_of_any_boxes_is_the_one_of_a_batch(
    data: st.DataObject, height: int, width: int, seed: int
) -> None:
    known = np.ones((height, width), np.float32)
    for _ in range(data.draw(st.integers(1, 3))):
        left, top = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
        known[top:, left:][: data.draw(st.integers(1, 30)), : data.draw(st.integers(1, 30))] = 0
    _assert_same("smooth", _picture((height, width), seed), known)


@pytest.mark.parametrize("start", [smooth_start, exemplar_start])
@pytest.mark.parametrize("mask", sorted(MASKS))
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_known_pixels_come_back_to_the_bit(start: Start, mask: str, size: Size) -> None:
    image, known = _picture(size), MASKS[mask](size)
    np.testing.assert_array_equal(start(image, known)[known > 0.5], image[known > 0.5])


@pytest.mark.parametrize("mask", ["one hole", "specks", "all known", "nothing known"])
def test_zeros_stand_in_the_hole_alone(mask: str) -> None:
    image, known = _picture((40, 97)), MASKS[mask]((40, 97))
    started = zeros_start(image, known)
    np.testing.assert_array_equal(started[known == 1], image[known == 1])
    assert not started[known == 0].any()


@pytest.mark.parametrize("name", sorted(STARTS))
@pytest.mark.parametrize("mask", ["one hole", "specks", "nothing known"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_under_the_hole_does_not_matter(name: str, mask: str, size: Size) -> None:
    image, known = _picture(size), MASKS[mask](size)
    other = np.where(known[..., None] > 0.5, image, 1 - image)
    np.testing.assert_array_equal(STARTS[name](image, known), STARTS[name](other, known))


@pytest.mark.parametrize("start", [smooth_start, exemplar_start])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_known_is_grey(start: Start, size: Size) -> None:
    filled = start(_picture(size), np.zeros(size, np.float32))
    np.testing.assert_array_equal(filled, np.full((*size, 3), 0.5, np.float32))


def test_flat_colour_is_continued() -> None:
    image = np.full((64, 64, 3), (0.3, 0.5, 0.9), np.float32)
    np.testing.assert_allclose(smooth_start(image, _one_hole((64, 64))), image, rtol=0, atol=1e-6)


def test_gradient_is_bridged_between_its_edges() -> None:
    ramp = np.broadcast_to(np.linspace(0, 1, 64, dtype=np.float32)[:, None], (64, 64, 3)).copy()
    known = np.ones((64, 64), np.float32)
    known[16:32, 16:32] = 0
    filled = smooth_start(ramp, known)
    assert np.abs(filled - ramp).max() < 0.12
    assert 0 <= filled.min() <= filled.max() <= 1


def test_an_exemplar_start_is_as_lively_as_the_picture_and_a_smooth_one_is_not() -> None:
    image, known = np.random.default_rng(0).random((96, 96, 3), np.float32), _one_hole((96, 96))
    hole = known < 0.5
    started, smooth = exemplar_start(image, known), smooth_start(image, known)
    np.testing.assert_array_equal(started[~hole], image[~hole])
    assert started[hole].std() > 0.85 * image[~hole].std() > 2 * smooth[hole].std()


@pytest.mark.parametrize("size", [(5, 40), (64, 64)])
def test_where_nothing_can_be_copied_an_exemplar_start_is_smooth(size: Size) -> None:
    image, known = _picture(size), np.zeros(size, np.float32)
    known[::6] = 1  # known rows, but no whole patch between them
    np.testing.assert_array_equal(exemplar_start(image, known), smooth_start(image, known))


def test_every_start_has_its_name() -> None:
    assert dict(STARTS) == {"zeros": zeros_start, "smooth": smooth_start, "exemplar": exemplar_start}
    assert list(STARTS) == list(BATCH_STARTS)
