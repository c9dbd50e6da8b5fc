"""Batches on the device: what is drawn depends on the random state alone, not on how many processes share it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.random_holes import random_hole
from dfnet_gui.network.starts import Start
from dfnet_gui.training.config import DataConfig
from dfnet_gui.training.data import Crop, Sample, cut, draw_crop
from dfnet_gui.training.fills import Window, cut_window, draw_window


class Batch(NamedTuple):
    """`target` and `image` (N, 3, H, W) in [0, 1], `mask` (N, 1, H, W), 1 = known.

    `image` is what the network sees: the target with the start or an exemplar fill in its hole. `copied` (N,) is 1
    where it is an exemplar fill.
    """

    target: Tensor
    mask: Tensor
    image: Tensor
    copied: Tensor


@dataclass(frozen=True)
class Share:
    """Which part of each batch this process works on: every `count`-th sample from `rank` on."""

    rank: int = 0
    count: int = 1


class _Drawn(NamedTuple):
    """`target` and `filled` (3, H, W) uint8; `filled` is None where the start is to stand in the hole."""

    target: Tensor
    hole: BoolArray
    filled: Tensor | None


class HostStore:
    """Photos and fills in main memory, cropped by OpenCV; the right one for a CPU."""

    def __init__(self, photos: Sequence[ByteArray], fills: Sequence[Sample]) -> None:
        self._photos, self._fills = photos, fills

    def crop(self, crop: Crop, size: int) -> Tensor:
        """The crop at `size`², (3, size, size) uint8."""
        return _planes(cut(self._photos[crop.photo], crop, size))

    def window(self, index: int, window: Window) -> tuple[Tensor, Tensor]:
        """A window of a filled crop: target and filled, (3, size, size) uint8 each."""
        sample = cut_window(self._fills[index], window)
        assert sample.filled is not None
        return _planes(sample.target), _planes(sample.filled)


class ResidentStore:
    """Photos and fills in the device's own memory, cropped there, so that no loader holds a GPU up."""

    def __init__(self, photos: Sequence[ByteArray], fills: Sequence[Sample], device: torch.device) -> None:
        self._photos = [_planes(photo).to(device) for photo in photos]
        self._fills = [
            (_planes(fill.target).to(device), _planes(fill.filled).to(device))
            for fill in fills
            if fill.filled is not None
        ]

    def crop(self, crop: Crop, size: int) -> Tensor:
        """As HostStore's, but scaled by torch: a little different in the last levels."""
        view = self._photos[crop.photo][:, crop.top : crop.top + crop.side, crop.left : crop.left + crop.side]
        method = "bilinear" if crop.side >= size else "bicubic"
        scaled = F.interpolate(view[None].float(), size=(size, size), mode=method, antialias=crop.side > size)[0]
        whole = scaled.round().clamp(0, 255).byte()
        return whole.flip(-1) if crop.mirrored else whole

    def window(self, index: int, window: Window) -> tuple[Tensor, Tensor]:
        """As HostStore's, to the bit."""
        rows = slice(window.top, window.top + window.size)
        columns = slice(window.left, window.left + window.size)
        target, filled = (each[:, rows, columns] for each in self._fills[index])
        return (target.flip(-1), filled.flip(-1)) if window.mirrored else (target, filled)


class BatchSource:
    """Draws batches from photos and filled crops."""

    def __init__(
        self,
        photos: Sequence[ByteArray],
        fills: Sequence[Sample],
        config: DataConfig,
        *,
        start: Start,
        device: torch.device,
        share: Share | None = None,
    ) -> None:
        self.config, self.start, self.device, self.share = config, start, device, share or Share()
        self._shapes = [photo.shape for photo in photos]
        self._holes = [fill.hole for fill in fills]
        is_cpu = device.type == "cpu"
        self._store = HostStore(photos, fills) if is_cpu else ResidentStore(photos, fills, device)

    def draw(self, rng: np.random.Generator, batch: int) -> Batch:
        """This process's part of the next batch; `rng` moves on as far in every process.

        `batch` counts crops of the smallest size; a step of larger crops takes fewer.
        """
        size = int(rng.choice(self.config.sizes))
        count = max(1, batch * min(self.config.sizes) ** 2 // size**2)
        count = -(-count // self.share.count) * self.share.count
        seeds = rng.integers(2**63, size=count)[self.share.rank :: self.share.count]
        return self._to_device([self._drawn(np.random.default_rng(seed), size) for seed in seeds])

    def _drawn(self, rng: np.random.Generator, size: int) -> _Drawn:
        if self._holes and rng.random() < self.config.fill_share:
            index = int(rng.integers(len(self._holes)))
            window = draw_window(self._holes[index], size, rng)
            target, filled = self._store.window(index, window)
            return _Drawn(target, window.of(self._holes[index]), filled)
        crop = draw_crop(self._shapes, size, rng)
        hole = random_hole((size, size), rng, area=self.config.hole_area)
        return _Drawn(self._store.crop(crop, size), hole, None)

    def _to_device(self, drawn: Sequence[_Drawn]) -> Batch:
        target = self._images([d.target for d in drawn])
        mask = torch.from_numpy(~np.stack([d.hole for d in drawn])).to(self.device)[:, None].float()
        image = self.start(target, mask)
        copied = torch.tensor([float(d.filled is not None) for d in drawn], device=self.device)
        if any(d.filled is not None for d in drawn):
            filled = self._images([d.target if d.filled is None else d.filled for d in drawn])
            image = torch.where(copied[:, None, None, None] > 0, filled, image)
        return Batch(target, mask, image.contiguous(memory_format=torch.channels_last), copied)

    def _images(self, pictures: Sequence[Tensor]) -> Tensor:
        stacked = torch.stack(list(pictures)).to(self.device).float() / 255.0
        return stacked.contiguous(memory_format=torch.channels_last)


def _planes(pixels: ByteArray) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(pixels.transpose(2, 0, 1)))
