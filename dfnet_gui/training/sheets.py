"""A sheet of validation completions, to look at while a training runs."""

import copy
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.random_holes import random_hole
from dfnet_gui.imaging.writing import write_photo
from dfnet_gui.network import STARTS
from dfnet_gui.training.data import Crop, cut
from dfnet_gui.training.trainer import Trainer

_MOST_ROWS = 8
_SEED = 7


class ValidationSheet:
    """The same crops and holes every time: hole, start, result, alpha, photo; for each start that is trained."""

    def __init__(self, photos: Sequence[ByteArray], trainer: Trainer) -> None:
        self._trainer = trainer
        size = min(trainer.config.data.sizes)
        rng = np.random.default_rng(_SEED)
        squares = [_middle(photo, size) for photo in photos[:: max(1, len(photos) // _MOST_ROWS)][:_MOST_ROWS]]
        holes = [random_hole((size, size), rng, area=(0.05, 0.3)) for _ in squares]
        self._target = torch.from_numpy(np.stack(squares)).permute(0, 3, 1, 2).float() / 255.0
        self._mask = torch.from_numpy(~np.stack(holes))[:, None].float()
        names = [trainer.config.start, *(["exemplar"] if trainer.config.data.fills else [])]
        self._images = [STARTS[name](self._target, self._mask) for name in names]

    def write(self, path: Path) -> ByteArray:
        """Complete with the averaged weights as they are now, write the sheet, and return it (RGB)."""
        sheet = np.vstack([self._rows(image) for image in self._images])
        write_photo(path, Photo(pixels=sheet))
        return sheet

    @torch.no_grad()
    def _rows(self, image: Tensor) -> ByteArray:
        trainer = self._trainer
        network = copy.deepcopy(trainer.network).eval()
        network.load_state_dict(trainer.average)
        output = network(image.to(trainer.device), self._mask.to(trainer.device))
        result = torch.where(self._mask > 0.5, self._target, output.results[0].float().cpu())
        missing = self._target * self._mask + (1.0 - self._mask)
        columns = (missing, image, result, output.alphas[0].float().cpu(), self._target)
        return np.vstack([np.hstack([_pixels(column[i]) for column in columns]) for i in range(len(image))])


def _middle(photo: ByteArray, size: int) -> ByteArray:
    side = min(photo.shape[:2])
    crop = Crop(0, (photo.shape[0] - side) // 2, (photo.shape[1] - side) // 2, side, mirrored=False)
    return cut(photo, crop, size)


def _pixels(image: Tensor) -> ByteArray:
    scaled = (image.clamp(0, 1) * 255.0).round().byte().permute(1, 2, 0).numpy()
    framed = cv2.copyMakeBorder(scaled, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(255, 255, 255))
    return np.asarray(framed, np.uint8)
