"""What stands in the hole at first."""

import numpy as np
import pytest
import torch

from dfnet_gui.imaging import starts
from dfnet_gui.network import STARTS, exemplar_start, smooth_start, zeros_start


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


def _blotches(height: int, width: int) -> torch.Tensor:
    """Bytes as floats, so that a way through uint8 loses nothing."""
    rng = np.random.default_rng(height * width)
    levels = rng.integers(0, 256, (2, 3, -(-height // 6), -(-width // 6)))
    return torch.from_numpy(levels).repeat_interleave(6, 2).repeat_interleave(6, 3)[..., :height, :width].float() / 255


def test_an_exemplar_start_keeps_what_is_known_to_the_bit() -> None:
    image = torch.rand(2, 3, 64, 80)  # no bytes: rounding to bytes and back would show
    mask = torch.cat((_hole(64, 80), _hole(64, 80).flip(-1)))
    started = exemplar_start(image, mask)
    assert started.shape == image.shape
    torch.testing.assert_close(started * mask, image * mask, rtol=0, atol=0)
    assert bool(((started >= 0) & (started <= 1)).all())


def test_an_exemplar_start_is_that_of_each_picture_alone() -> None:
    image, mask = _blotches(64, 80), torch.cat((_hole(64, 80), _hole(64, 80).flip(-1)))
    for started, picture, known in zip(exemplar_start(image, mask), image, mask, strict=True):
        alone = starts.exemplar_start(picture.permute(1, 2, 0).contiguous().numpy(), known[0].numpy())
        np.testing.assert_array_equal(started.permute(1, 2, 0).numpy(), alone)


def test_what_is_under_the_hole_does_not_matter_to_an_exemplar_start() -> None:
    mask, image = _hole(64, 64), torch.rand(1, 3, 64, 64)
    other = torch.where(mask > 0.5, image, 1.0 - image)
    torch.testing.assert_close(exemplar_start(image, mask), exemplar_start(other, mask), rtol=0, atol=0)


@pytest.mark.parametrize("size", [(5, 40), (64, 64)])
def test_where_nothing_can_be_copied_an_exemplar_start_is_smooth(size: tuple[int, int]) -> None:
    image, mask = torch.rand(1, 3, *size), torch.zeros(1, 1, *size)
    mask[..., ::6, :] = 1  # known rows, but no whole patch between them
    torch.testing.assert_close(exemplar_start(image, mask), smooth_start(image, mask))


def test_one_picture_of_several_may_have_nothing_to_copy() -> None:
    image, mask = torch.rand(2, 3, 32, 32), torch.zeros(2, 1, 32, 32)
    mask[0] = _hole(32, 32)[0]
    mask[1, :, ::4] = 1
    both = exemplar_start(image, mask)
    torch.testing.assert_close(both[1], smooth_start(image, mask)[1])
    torch.testing.assert_close(both[:1], exemplar_start(image[:1], mask[:1]))


def test_every_start_has_its_name() -> None:
    assert dict(STARTS) == {"zeros": zeros_start, "smooth": smooth_start, "exemplar": exemplar_start}
