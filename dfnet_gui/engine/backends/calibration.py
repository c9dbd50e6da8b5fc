"""A fixed picture that backends are tried with."""

from typing import NamedTuple

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds

_SEED = 4
_MOST_TRIED_PX = 512


class Picture(NamedTuple):
    """What `Forward.run` takes: `image` (1, 3, H, W), `mask` (1, 1, H, W) with a hole, and the hole's `box`."""

    image: FloatArray
    mask: FloatArray
    box: Bounds


def usual_size(working_size: int, multiple: int) -> int:
    """A size to try a model at: its working size, but not more than what takes a moment."""
    return max(multiple, min(working_size, _MOST_TRIED_PX) // multiple * multiple)


def calibration_picture(working_size: int, multiple: int) -> Picture:
    """A square picture with detail at all scales, the same each time; the hole is its middle quarter."""
    size = usual_size(working_size, multiple)
    noise = np.random.default_rng(_SEED)
    picture = np.zeros((size, size, 3), np.float32)
    for cells in (2, 8, 32, 128):
        coarse = noise.random((min(cells, size), min(cells, size), 3), np.float32)
        picture += cv2.resize(coarse, (size, size), interpolation=cv2.INTER_LINEAR) / 4
    box = Bounds(size // 4, size // 4, size // 2, size // 2)
    mask = np.ones((1, 1, size, size), np.float32)
    mask[(..., *box.slices)] = 0
    return Picture(np.ascontiguousarray(picture.transpose(2, 0, 1))[None], mask, box)
