"""Filling a hole with pieces of the same picture: PatchMatch (Barnes et al., SIGGRAPH 2009), by PyPatchMatch."""

import threading
from typing import Any

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, ByteArray, FloatArray

PATCH_RADIUS_PX = 3
SEED = 1
_LEAST_SMOOTH, _MORE_AT_EDGE, _EDGE_PX = 0.35, 0.40, 5.0
_seeding = threading.Lock()
_library: Any = None


def exemplar_fill(pixels: ByteArray, hole: BoolArray) -> ByteArray:
    """The picture (H×W×3, uint8, any channel order) with its hole filled from its known parts.

    Deterministic, and safe in several threads at once: the library keeps no state between fills but
    the seed, and lets go of the interpreter's lock. What the hole holds is not looked at. Without a
    single patch that is wholly known there is nothing to copy from: ValueError.
    """
    if not _has_source(hole):
        raise ValueError("no known part of the picture is large enough to copy from")
    known = np.where(hole[..., None], np.uint8(0), pixels)
    filled: ByteArray = _patch_match().inpaint(known, hole.astype(np.uint8), patch_size=PATCH_RADIUS_PX)
    return np.where(hole[..., None], filled, pixels)


def smooth_share(hole: BoolArray) -> FloatArray:
    """How much of the smooth fill is mixed into an exemplar fill, H×W in [0, 1], 0 outside of the hole.

    A third within, and more near the hole's edge, where the known pixels say most and a copied patch
    meets them with a seam. Chosen on the validation photos (docs/adr/0009).
    """
    distance = cv2.distanceTransform(hole.astype(np.uint8), cv2.DIST_L2, 5)
    share = _LEAST_SMOOTH + _MORE_AT_EDGE * np.exp(-distance / _EDGE_PX)
    return np.where(hole, share, 0.0).astype(np.float32)


def _has_source(hole: BoolArray) -> bool:
    side = 2 * PATCH_RADIUS_PX + 1
    if min(hole.shape) < side:
        return False
    sums = np.pad(hole.astype(np.int32).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    inside = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return bool((inside == 0).any())


def _patch_match() -> Any:  # noqa: ANN401 - the library is typed, but is loaded on first use only
    global _library
    with _seeding:
        if _library is None:
            from patchmatch import patch_match

            patch_match.set_random_seed(SEED)
            _library = patch_match
    return _library
