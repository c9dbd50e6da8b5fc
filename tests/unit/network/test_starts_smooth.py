"""The smooth start, computed in the hole's box alone, is the push-pull fill of the whole picture."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor
from torch.nn import functional as F

from dfnet_gui.network import smooth_start

RELAXATIONS = 2
LEAST = 1e-6
sides = st.integers(1, 70)


def _halved(values: Tensor) -> Tensor:
    """Means of 2×2 blocks, of what there is of them at odd edges; written out, block by block."""
    rows = [values[..., top : top + 2, :].mean(dim=-2) for top in range(0, values.shape[-2], 2)]
    shorter = torch.stack(rows, dim=-2)
    columns = [shorter[..., left : left + 2].mean(dim=-1) for left in range(0, values.shape[-1], 2)]
    return torch.stack(columns, dim=-1)


def _relaxed(values: Tensor) -> Tensor:
    """Means of 3×3 neighbours; beyond an edge its pixels go on."""
    padded = F.pad(values, (1, 1, 1, 1), mode="replicate")
    height, width = values.shape[-2:]
    shifted = [padded[..., y : y + height, x : x + width] for y in range(3) for x in range(3)]
    return torch.stack(shifted).mean(dim=0)


def _pulled(colours: Tensor, weight: Tensor) -> Tensor:
    """Fill a whole level: masked means down the pyramid, bilinear back up, relaxed at each level."""
    height, width = colours.shape[-2:]
    if height == width == 1:
        return torch.where(weight > LEAST, colours, torch.full_like(colours, 0.5))
    share = _halved(weight)
    means = _halved(colours * weight) / share.clamp_min(LEAST)
    block = min(2, height) * min(2, width)
    below = _pulled(means, (block * share).clamp_max(1.0))
    above = F.interpolate(below, size=(height, width), mode="bilinear", align_corners=False)
    filled = weight * colours + (1 - weight) * above
    for _ in range(RELAXATIONS):
        filled = weight * colours + (1 - weight) * _relaxed(filled)
    return filled


def _reference(image: Tensor, mask: Tensor) -> Tensor:
    return torch.where(mask <= 0.5, _pulled(image * mask, mask), image)


def _assert_same(image: Tensor, mask: Tensor) -> None:
    before = image.clone(), mask.clone()
    started = smooth_start(image, mask)
    torch.testing.assert_close(started, _reference(image, mask), rtol=0, atol=3e-6)
    torch.testing.assert_close(image, before[0], rtol=0, atol=0)
    torch.testing.assert_close(mask, before[1], rtol=0, atol=0)
    known = (mask > 0.5).expand_as(image)
    torch.testing.assert_close(started[known], image[known], rtol=0, atol=0)


@settings(deadline=None, max_examples=150)
@given(st.data(), sides, sides, st.integers(1, 3), st.integers(0, 2**32 - 1))
def test_a_box_is_filled_as_by_the_whole_picture(
    data: st.DataObject, height: int, width: int, n: int, seed: int
) -> None:
    generator = torch.Generator().manual_seed(seed)
    image, mask = torch.rand(n, 3, height, width, generator=generator), torch.ones(n, 1, height, width)
    for item in mask:
        for _ in range(data.draw(st.integers(0, 3))):
            left, top = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
            item[:, top:, left:][:, : data.draw(st.integers(1, 30)), : data.draw(st.integers(1, 30))] = 0
    _assert_same(image, mask)


@settings(deadline=None, max_examples=60)
@given(sides, sides, st.floats(0, 1), st.integers(0, 2**32 - 1))
def test_specks_are_filled_as_by_the_whole_picture(height: int, width: int, share: float, seed: int) -> None:
    generator = torch.Generator().manual_seed(seed)
    image = torch.rand(1, 3, height, width, generator=generator)
    _assert_same(image, (torch.rand(1, 1, height, width, generator=generator) < share).float())


@pytest.mark.parametrize("size", [(64, 64), (128, 96), (66, 62), (127, 64), (96, 33), (1, 64), (64, 1), (2, 2), (1, 1)])
def test_holes_at_each_place_are_filled_as_by_the_whole_picture(size: tuple[int, int]) -> None:
    height, width = size
    image = torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(1))
    for top in {0, height // 3, max(0, height - 9)}:
        for left in {0, width // 3, max(0, width - 9)}:
            mask = torch.ones(1, 1, height, width)
            mask[..., top : top + 9, left : left + 9] = 0
            _assert_same(image, mask)


def test_without_a_hole_nothing_changes() -> None:
    image = torch.rand(1, 3, 9, 7)
    torch.testing.assert_close(smooth_start(image, torch.ones(1, 1, 9, 7)), image, rtol=0, atol=0)


def test_pictures_of_one_batch_do_not_see_each_other() -> None:
    image, mask = torch.rand(3, 3, 33, 40), torch.ones(3, 1, 33, 40)
    mask[0, :, 2:9, 3:20] = 0
    mask[1, :, 20:33, 30:40] = 0
    together = smooth_start(image, mask)
    for i in range(3):
        alone = smooth_start(image[i : i + 1], mask[i : i + 1])
        torch.testing.assert_close(together[i : i + 1], alone, rtol=0, atol=3e-6)


def test_a_picture_in_channels_last_gives_the_same() -> None:
    image, mask = torch.rand(1, 3, 32, 48), torch.ones(1, 1, 32, 48)
    mask[..., 5:20, 8:30] = 0
    other = image.contiguous(memory_format=torch.channels_last)
    torch.testing.assert_close(smooth_start(other, mask), smooth_start(image, mask), rtol=0, atol=1e-6)
