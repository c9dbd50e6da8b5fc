"""Photos in memory, and batches of random crops with random holes."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from dfnet_gui.errors import DfnetError, TrainingError
from dfnet_gui.imaging.photo import PHOTO_SUFFIXES, read_photo
from dfnet_gui.imaging.random_holes import random_hole
from dfnet_gui.training.config import DataConfig

Pixels = npt.NDArray[np.uint8]


class Batch(NamedTuple):
    """`target` (N, 3, H, W) in [0, 1] and `mask` (N, 1, H, W), 1 = known."""

    target: Tensor
    mask: Tensor


def load_photos(folders: Sequence[Path], *, longest_side: int, on_problem: Callable[[str], None]) -> list[Pixels]:
    """Every readable photo under `folders` as RGB uint8, sorted by path, scaled down to fit.

    An unreadable file is reported through `on_problem` and left out; no photo at all raises TrainingError.
    """
    photos: list[Pixels] = []
    for path in sorted(p for f in folders for p in f.rglob("*") if p.suffix.lower() in PHOTO_SUFFIXES):
        try:
            pixels = read_photo(path).pixels
        except DfnetError as error:
            on_problem(str(error))
            continue
        if pixels.dtype == np.uint16:
            pixels = (pixels >> 8).astype(np.uint8)
        photos.append(_fit(pixels.astype(np.uint8, copy=False), longest_side))
    if not photos:
        names = ", ".join(str(f) for f in folders)
        raise TrainingError(f"{names}: no readable photo is in there; name a folder of photos with --photos.")
    return photos


def _fit(pixels: Pixels, longest_side: int) -> Pixels:
    scale = longest_side / max(pixels.shape[:2])
    if scale >= 1:
        return pixels
    size = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
    scaled: Pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    return scaled


def random_crop(photo: Pixels, size: int, rng: np.random.Generator) -> Pixels:
    """A square view of the photo at a random scale and place, mirrored half of the time."""
    shortest = min(photo.shape[:2])
    side = round(float(np.exp(rng.uniform(np.log(min(size, shortest)), np.log(shortest)))))
    top = int(rng.integers(0, photo.shape[0] - side + 1))
    left = int(rng.integers(0, photo.shape[1] - side + 1))
    view = photo[top : top + side, left : left + side]
    method = cv2.INTER_AREA if side >= size else cv2.INTER_CUBIC
    crop = cv2.resize(view, (size, size), interpolation=method)
    if rng.random() < 0.5:
        crop = crop[:, ::-1]
    return np.ascontiguousarray(crop, dtype=np.uint8)


def random_batch(
    photos: Sequence[Pixels], config: DataConfig, *, batch: int, rng: np.random.Generator, device: torch.device
) -> Batch:
    """Crops with holes; the same `rng` state gives the same batch."""
    size = int(rng.choice(config.sizes))
    count = max(1, batch * min(config.sizes) ** 2 // size**2)
    crops = [random_crop(photos[int(rng.integers(len(photos)))], size, rng) for _ in range(count)]
    holes = [random_hole((size, size), rng, area=config.hole_area) for _ in range(count)]
    target = torch.from_numpy(np.stack(crops)).to(device).permute(0, 3, 1, 2).float() / 255.0
    mask = torch.from_numpy(~np.stack(holes)).to(device)[:, None].float()
    return Batch(target.contiguous(memory_format=torch.channels_last), mask)
