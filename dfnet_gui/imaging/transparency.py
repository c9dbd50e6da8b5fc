"""The transparency of a completed photo: what went takes its opacity along."""

import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, FloatArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.parts import parts_of
from dfnet_gui.imaging.starts import smooth_start

_AROUND_PX, _JOINED_PX = 16, 4


def completed_alpha(alpha: PixelArray, hole: BoolArray) -> PixelArray:
    """The opacity (H×W) with its hole filled smoothly from what lies around: an object that stood alone on transparency
    leaves nothing, one within a photo leaves it opaque. Any thread.
    """
    completed = alpha.copy()
    greatest = np.iinfo(alpha.dtype).max
    for bounds, part in parts_of(hole, _JOINED_PX):
        around = bounds.grown(_AROUND_PX).intersected(Bounds.of_array(alpha))
        known = (~hole[around.slices]).astype(np.float32)
        opacity: FloatArray = alpha[around.slices].astype(np.float32) / np.float32(greatest)
        filled = smooth_start(np.repeat(opacity[..., None], 3, axis=2), known)[..., 0]  # OpenCV drops a single channel
        inner = filled[bounds.moved(-around.left, -around.top).slices]
        completed[bounds.slices][part] = np.rint(np.clip(inner[part], 0, 1) * greatest).astype(alpha.dtype)
    return completed
