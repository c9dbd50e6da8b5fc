"""Filling a hole with pieces of the same picture: PatchMatch (Barnes et al., SIGGRAPH 2009), by PyPatchMatch."""

import threading
from typing import Any

import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, ByteArray

PATCH_RADIUS_PX = 3
SEED = 1
_seeding = threading.Lock()
_library: Any = None


def exemplar_fill(pixels: ByteArray, hole: BoolArray, barred: BoolArray | None = None) -> ByteArray:
    """The picture (H×W×3, uint8, any channel order) with its hole filled from its known parts.

    Nothing of what is `barred` (bool, H×W) is copied, and it stays as it is.

    Deterministic, and safe in several threads at once: the library keeps no state between fills but
    the seed, and lets go of the interpreter's lock. What the hole holds is not looked at. Without a
    single patch that is wholly known there is nothing to copy from: ValueError.
    """
    if not _has_source(hole if barred is None else hole | barred):
        raise ValueError("no known part of the picture is large enough to copy from")
    known = np.where(hole[..., None], np.uint8(0), pixels)
    kept = None if barred is None or not barred.any() else (barred & ~hole).astype(np.uint8)
    filled: ByteArray = _patch_match().inpaint(
        known, hole.astype(np.uint8), global_mask=kept, patch_size=PATCH_RADIUS_PX
    )
    return np.where(hole[..., None], filled, pixels)


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
