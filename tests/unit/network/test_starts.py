"""What stands in the hole at first."""

import pytest
import torch

from dfnet_gui.network import smooth_start, zeros_start


def _hole(height: int, width: int) -> torch.Tensor:
    mask = torch.ones(1, 1, height, width)
    mask[..., height // 4 : height // 2, width // 4 : width // 2] = 0
    return mask


@pytest.mark.parametrize("size", [(64, 64), (40, 97), (1, 30), (3, 3)])
def test_known_pixels_stay(size: tuple[int, int]) -> None:
    image, mask = torch.rand(1, 3, *size), _hole(*size)
    for start in (smooth_start, zeros_start):
        torch.testing.assert_close(start(image, mask) * mask, image * mask, rtol=0, atol=0)


def test_flat_colour_is_continued() -> None:
    image = torch.full((1, 3, 64, 64), 0.3)
    torch.testing.assert_close(smooth_start(image, _hole(64, 64)), image)


def test_what_is_under_the_hole_does_not_matter() -> None:
    mask, image = _hole(64, 64), torch.rand(1, 3, 64, 64)
    torch.testing.assert_close(smooth_start(image, mask), smooth_start(image * mask, mask), rtol=0, atol=0)


def test_gradient_is_bridged_between_its_edges() -> None:
    ramp = torch.linspace(0, 1, 64).expand(1, 3, 64, 64)
    filled = smooth_start(ramp, _hole(64, 64))
    assert float((filled - ramp).abs().max()) < 0.12
    assert 0 <= float(filled.min()) <= float(filled.max()) <= 1


def test_nothing_known_is_grey() -> None:
    filled = smooth_start(torch.rand(1, 3, 16, 16), torch.zeros(1, 1, 16, 16))
    torch.testing.assert_close(filled, torch.full((1, 3, 16, 16), 0.5))
