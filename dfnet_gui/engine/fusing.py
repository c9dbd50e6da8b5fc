"""The fusion block's formula, for alphas that are lowered after the network gave them."""

import numpy as np

from dfnet_gui.engine.backends.base import Fused
from dfnet_gui.imaging.arrays import FloatArray

_LEAST_ALPHA = 1e-5


def lowered(alpha: FloatArray, shift: float) -> FloatArray:
    """Alpha (any shape, in [0, 1]) with its logit lowered by `shift`: 0 stays 0, and what is near 1 does so longest."""
    kept = np.exp(np.float32(-shift))
    return np.asarray(np.minimum(alpha * kept / (1.0 - alpha * (1.0 - kept)), 1.0), np.float32)


def fused_anew(fused: Fused, image: FloatArray, shift: float) -> Fused:
    """Result and alpha as they are when alpha is lowered; `image`, what was fused with, is of the result's shape.

    From result = image + alpha · (raw − image).
    """
    if shift == 0.0:
        return fused
    alpha = lowered(fused.alpha, shift)
    drawn = (fused.result - image) * (alpha / np.maximum(fused.alpha, _LEAST_ALPHA))
    return Fused(np.asarray(image + drawn, np.float32), alpha)
