"""The fusion block's formula, for alphas that are lowered after the network gave them."""

import cv2
import numpy as np

from dfnet_gui.engine.backends.base import Fused
from dfnet_gui.imaging.arrays import FloatArray

_LEAST_ALPHA, _KNOWN = 1e-5, 0.5
_MOST_SHIFT = 15.0
"""Hardly anything is left of any alpha but 1 itself; beyond it float32 would divide by nothing."""


def depth_shift(known: FloatArray, fade_px: float) -> FloatArray:
    """By how much alpha is lowered deep in a hole: a logit for each `fade_px` from what is known (H×W, 1 = known)."""
    depth = cv2.distanceTransform((known <= _KNOWN).view(np.uint8), cv2.DIST_L2, 5)  # endless where nothing is known
    return np.asarray(np.minimum(depth / fade_px, _MOST_SHIFT), np.float32)


def lowered(alpha: FloatArray, shift: float | FloatArray) -> FloatArray:
    """Alpha (any shape, in [0, 1]) with its logit lowered by `shift`: 0 stays 0, and what is near 1 does so longest."""
    kept = np.exp(-np.minimum(np.asarray(shift, np.float32), np.float32(_MOST_SHIFT)))
    return np.asarray(np.minimum(alpha * kept / (1.0 - alpha * (1.0 - kept)), 1.0), np.float32)


def fused_anew(fused: Fused, image: FloatArray, shift: float | FloatArray) -> Fused:
    """Result and alpha as they are when alpha is lowered; `image`, what was fused with, is of the result's shape.

    From result = image + alpha · (raw − image).
    """
    if not np.any(shift):
        return fused
    alpha = lowered(fused.alpha, shift)
    drawn = (fused.result - image) * (alpha / np.maximum(fused.alpha, _LEAST_ALPHA))
    return Fused(np.asarray(image + drawn, np.float32), alpha)
