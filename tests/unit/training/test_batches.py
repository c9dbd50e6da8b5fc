"""Batches depend on the random state alone: not on the number of processes, nor on where photos are kept."""

import dataclasses

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor

from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.network import smooth_start, zeros_start
from dfnet_gui.training.batches import Batch, BatchSource, HostStore, ResidentStore, Share
from dfnet_gui.training.config import DataConfig
from dfnet_gui.training.data import Crop, Sample
from dfnet_gui.training.fills import Window

CPU = torch.device("cpu")
CONFIG = DataConfig(sizes=(32,), hole_area=(0.1, 0.3), fill_size=48, fill_share=0.5)


def _fills(count: int = 3) -> list[Sample]:
    """Of light targets (the photos are dark) with noise in the middle."""
    rng = np.random.default_rng(8)
    hole = np.zeros((48, 48), np.bool_)
    hole[12:36, 12:36] = True
    targets = [rng.integers(200, 256, (48, 48, 3), np.uint8) for _ in range(count)]
    noise = rng.integers(0, 256, (48, 48, 3), np.uint8)
    return [Sample(target, hole, np.where(hole[..., None], noise, target)) for target in targets]


@pytest.fixture
def photos(smooth_photos: list[ByteArray]) -> list[ByteArray]:
    return [(photo // 2).astype(np.uint8) for photo in smooth_photos]


def _source(
    photos: list[ByteArray],
    config: DataConfig = CONFIG,
    *,
    fills: list[Sample] | None = None,
    share: Share | None = None,
) -> BatchSource:
    chosen = _fills() if fills is None else fills
    return BatchSource(photos, chosen, config, start=smooth_start, device=CPU, share=share)


def _draw(source: BatchSource, count: int = 6, seed: int = 1) -> Batch:
    return source.draw(np.random.default_rng(seed), count)


def _is_of_a_fill(batch: Batch) -> list[bool]:
    return [float(target.min()) > 0.6 for target in batch.target]


def test_the_same_state_gives_the_same_batch_and_moves_on(photos: list[ByteArray]) -> None:
    source, rng, again = _source(photos), np.random.default_rng(1), np.random.default_rng(1)
    first, second = source.draw(rng, 6), source.draw(rng, 6)
    for ours, others in zip((*first, *second), (*source.draw(again, 6), *source.draw(again, 6)), strict=True):
        assert torch.equal(ours, others)
    assert not torch.equal(first.target, second.target)
    assert not torch.equal(first.mask, second.mask)


def test_shapes_and_values(photos: list[ByteArray]) -> None:
    target, mask, image, _copied = _draw(_source(photos))
    assert target.shape == image.shape == (6, 3, 32, 32)
    assert mask.shape == (6, 1, 32, 32)
    assert target.dtype == image.dtype == mask.dtype == torch.float32
    assert set(mask.flatten().tolist()) == {0.0, 1.0}
    assert 0.0 <= float(image.min()) <= float(image.max()) <= 1.0
    levels = target * 255.0
    torch.testing.assert_close(levels, levels.round(), rtol=0, atol=1e-4)
    assert image.is_contiguous(memory_format=torch.channels_last)


def test_known_pixels_of_the_image_are_the_targets(photos: list[ByteArray]) -> None:
    target, mask, image, _copied = _draw(_source(photos), 12)
    known = mask.expand_as(target) > 0.5
    assert torch.equal(image[known], target[known])
    assert not torch.equal(image[~known], target[~known])


@pytest.mark.parametrize("fill_share", [0.0, 0.5])
def test_the_parts_of_two_processes_interleave_to_the_batch_of_one(photos: list[ByteArray], fill_share: float) -> None:
    config = dataclasses.replace(CONFIG, fill_share=fill_share)
    random = [np.random.default_rng(3) for _ in range(3)]
    shares = (Share(0, 1), Share(0, 2), Share(1, 2))
    alone, first, second = (_source(photos, config, share=share) for share in shares)
    for count in (6, 2, 8):
        whole, one, other = (s.draw(rng, count) for s, rng in zip((alone, first, second), random, strict=True))
        assert len(one.target) == len(other.target) == count // 2
        for everything, even, odd in zip(whole, one, other, strict=True):
            assert torch.equal(everything[0::2], even)
            assert torch.equal(everything[1::2], odd)
    assert random[0].bit_generator.state == random[1].bit_generator.state == random[2].bit_generator.state


def test_a_batch_that_can_not_be_shared_evenly_grows(photos: list[ByteArray]) -> None:
    parts = [_draw(_source(photos, share=Share(rank, 4)), 5) for rank in range(4)]
    assert [len(part.target) for part in parts] == [2, 2, 2, 2]


def test_larger_crops_come_in_smaller_batches(photos: list[ByteArray]) -> None:
    source = _source(photos, DataConfig(sizes=(16, 32, 64), hole_area=(0.1, 0.3)), fills=[])
    rng = np.random.default_rng(0)
    shapes = {tuple(source.draw(rng, 8).target.shape) for _ in range(25)}
    assert shapes == {(8, 3, 16, 16), (2, 3, 32, 32), (1, 3, 64, 64)}


def test_a_fill_share_of_0_draws_from_photos_alone(photos: list[ByteArray]) -> None:
    batch = _draw(_source(photos, dataclasses.replace(CONFIG, fill_share=0.0)), 12)
    assert not any(_is_of_a_fill(batch))
    assert float(batch.target.max()) <= 127 / 255
    assert torch.equal(batch.image, smooth_start(batch.target, batch.mask))


def test_without_fills_their_share_does_not_matter(photos: list[ByteArray]) -> None:
    shares = (0.0, 1.0)
    none, all_of_none = (_draw(_source(photos, dataclasses.replace(CONFIG, fill_share=s), fills=[])) for s in shares)
    assert torch.equal(none.image, all_of_none.image)


def test_a_fill_share_of_1_draws_from_fills_alone(photos: list[ByteArray]) -> None:
    batch = _draw(_source(photos, dataclasses.replace(CONFIG, fill_share=1.0)), 12)
    assert all(_is_of_a_fill(batch))
    windows = {tuple(mask.flatten().tolist()) for mask in batch.mask}
    assert len(windows) > 6  # windows of the same fill, but other ones


def test_between_0_and_1_both_are_drawn(photos: list[ByteArray]) -> None:
    config = dataclasses.replace(CONFIG, fill_share=0.7)
    assert 0.55 < np.mean(_is_of_a_fill(_draw(_source(photos, config), 120))) < 0.85


def test_a_hole_holds_the_fill_as_it_is_and_says_so(photos: list[ByteArray]) -> None:
    hole = np.zeros((48, 48), np.bool_)
    hole[12:36, 12:36] = True
    target = np.full((48, 48, 3), 200, np.uint8)
    flat = Sample(target, hole, np.where(hole[..., None], np.uint8(10), target))
    config = DataConfig(sizes=(48,), fill_size=48, fills=1, fill_share=1.0)
    batch = _draw(_source(photos, config, fills=[flat]), 1)
    assert torch.equal(batch.mask[0, 0] < 0.5, torch.from_numpy(hole))
    torch.testing.assert_close(255.0 * batch.image[0, 0, 12:36, 12:36], torch.full((24, 24), 10.0))
    assert batch.copied.tolist() == [1.0]
    assert _draw(_source(photos, fills=[]), 2).copied.sum() == 0


def test_a_hole_without_a_fill_holds_the_start(photos: list[ByteArray]) -> None:
    source = BatchSource(photos, [], CONFIG, start=zeros_start, device=CPU)
    batch = _draw(source)
    assert float(batch.image[batch.mask.expand_as(batch.image) < 0.5].abs().max()) == 0.0


def _stores(photos: list[ByteArray]) -> tuple[HostStore, ResidentStore]:
    return HostStore(photos, _fills()), ResidentStore(photos, _fills(), CPU)


def _large_smooth() -> ByteArray:
    coarse = np.random.default_rng(2).integers(0, 256, (4, 5, 3), np.uint8)
    return np.asarray(cv2.resize(coarse, (250, 200), interpolation=cv2.INTER_CUBIC), np.uint8)


def _apart(one: Tensor, other: Tensor) -> Tensor:
    assert one.dtype == other.dtype == torch.uint8
    assert one.shape == other.shape
    return (one.int() - other.int()).abs()


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("side", [190, 128, 77, 41])
def test_crops_on_the_device_are_those_of_the_host_but_for_a_few_levels(side: int, mirrored: bool) -> None:  # noqa: FBT001
    host, resident = _stores([_large_smooth()])
    crop = Crop(0, 7, 11, side, mirrored)
    apart = _apart(host.crop(crop, 32), resident.crop(crop, 32))
    assert int(apart.max()) <= 4
    other_way = crop._replace(mirrored=not mirrored)
    assert int(_apart(host.crop(crop, 32), resident.crop(other_way, 32)).max()) > 30


def test_scaling_down_averages_detail_away_on_both() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (130, 130, 3), np.uint8)
    for store in _stores([noise]):
        small = store.crop(Crop(0, 1, 1, 128, mirrored=False), 32).float()
        assert float(small.std()) < 0.35 * noise.std()  # a quarter, were all 16 pixels to count the same
        assert float(small.mean()) == pytest.approx(noise.mean(), abs=2)


def test_crops_that_need_no_scaling_are_the_same_to_the_bit() -> None:
    host, resident = _stores([_large_smooth()])
    for mirrored in (False, True):
        crop = Crop(0, 50, 60, 32, mirrored)
        assert torch.equal(host.crop(crop, 32), resident.crop(crop, 32))


def test_crops_that_are_scaled_up_are_nearly_the_same() -> None:
    host, resident = _stores([_large_smooth()])
    crop = Crop(0, 20, 30, 24, mirrored=False)
    assert int(_apart(host.crop(crop, 32), resident.crop(crop, 32)).max()) <= 4


@pytest.mark.parametrize("mirrored", [False, True])
def test_windows_on_the_device_are_those_of_the_host_to_the_bit(photos: list[ByteArray], mirrored: bool) -> None:  # noqa: FBT001
    host, resident = _stores(photos)
    for index in range(3):
        window = Window(9, 5, 32, mirrored)
        for ours, others in zip(host.window(index, window), resident.window(index, window), strict=True):
            assert ours.shape == (3, 32, 32)
            assert torch.equal(ours, others)
    assert not torch.equal(host.window(0, window)[0], host.window(1, window)[0])
