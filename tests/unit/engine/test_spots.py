"""Many small parts in one go."""

import numpy as np
import pytest

from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.engine.spots import MANY, heal_spots
from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import BoolArray, PixelArray

SIDE = 400


def _pixels() -> PixelArray:
    return np.random.default_rng(0).integers(90, 110, (SIDE, SIDE, 3), np.uint8)


def _dust(count: int = MANY) -> BoolArray:
    hole = np.zeros((SIDE, SIDE), bool)
    for number in range(count):
        top, left = 10 + number // 12 * 30, 10 + number % 12 * 30
        hole[top : top + 5, left : left + 7] = True
    return hole


def test_all_small_parts_are_healed_and_nothing_else(detailed: Inpainter) -> None:
    pixels, hole = _pixels(), _dust()
    hole[200:280, 100:200] = True
    spoilt = pixels.copy()
    spoilt[hole] = 255
    request = CompletionRequest.from_photo(spoilt, hole, detail="detailed", wants_maps=False)
    fills, left = heal_spots(request, lambda: False)
    assert len(fills) == MANY
    assert left.sum() == 80 * 100
    assert all(fill.drawn == 0.0 for fill in fills)
    completion = detailed.run(request)
    assert len(completion.fills) == MANY + 1
    result = spoilt.copy()
    completion.paste_into(result)
    np.testing.assert_array_equal(result[~hole], spoilt[~hole])
    assert result[_dust()].max() < 140


def test_a_few_are_left_to_the_network() -> None:
    request = CompletionRequest.from_photo(_pixels(), _dust(MANY - 1), detail="detailed")
    fills, left = heal_spots(request, lambda: False)
    assert fills == []
    assert left is request.hole


def test_a_fast_fill_leaves_them_to_the_network(detailed: Inpainter) -> None:
    completion = detailed.run(CompletionRequest.from_photo(_pixels(), _dust(), detail="fast", wants_maps=False))
    assert any(fill.drawn > 0 for fill in completion.fills)


def test_healing_can_be_given_up() -> None:
    with pytest.raises(Cancelled):
        heal_spots(CompletionRequest.from_photo(_pixels(), _dust(), detail="detailed"), lambda: True)


def test_nothing_barred_is_copied_into_a_spot() -> None:
    pixels, hole = _pixels(), _dust()
    barred = np.zeros_like(hole)
    barred[:, ::2] = True
    pixels[barred] = 250
    request = CompletionRequest.from_photo(pixels, hole, detail="detailed", barred=barred)
    fills, left = heal_spots(request, lambda: False)
    assert fills == [], "nowhere is a spot's length free of it"
    assert (left == hole).all()


def test_nothing_invisible_is_copied_into_a_spot() -> None:
    pixels, hole = _pixels(), _dust()
    alpha = np.full(hole.shape, 255, np.uint8)
    alpha[:, ::2] = 0
    pixels[alpha == 0] = 250
    request = CompletionRequest.from_photo(pixels, hole, detail="detailed", alpha=alpha)
    assert heal_spots(request, lambda: False)[0] == []
