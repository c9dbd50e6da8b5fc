"""What stands in a hole when the network first looks: the start, for one picture on the CPU.

`zeros` is what the published weights expect. `smooth` is a push-pull fill (Gortler et al., "The
Lumigraph", SIGGRAPH 1996, section 3.4): masked means down a pyramid, bilinear back up, relaxed a
little at every level so that it comes close to the membrane through the hole's edge. `exemplar` is
made of pieces of the same picture (`imaging/pieces`). Training has the same starts for
batches of tensors (`network/starts.py`).
"""

from collections.abc import Callable
from types import MappingProxyType

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.halving import halved
from dfnet_gui.imaging.pieces.fill import pieces_fill, plan_pieces

LEAST_WEIGHT = 1e-6
RELAXATIONS = 2
"""3×3 means at each level; on the validation photos two give 0.28 dB, six more another 0.1 dB."""

Start = Callable[[FloatArray, FloatArray], FloatArray]
"""From a picture (H×W×3, [0, 1], contiguous) and how far each pixel is known (H×W, [0, 1])."""


def zeros_start(image: FloatArray, known: FloatArray) -> FloatArray:
    """The picture with zeros in the hole."""
    return image * known[..., None]


def smooth_start(image: FloatArray, known: FloatArray) -> FloatArray:
    """The picture with its hole filled smoothly from the known pixels around, which come back unchanged.

    What the hole holds is not looked at. Where nothing at all is known the hole becomes mid-grey.
    """
    hole = known <= 0.5
    box = Bounds.of_mask(hole)
    filled = image.copy()
    if not box.is_empty:
        place = filled[box.slices]
        np.copyto(place, _push_pull(image * known[..., None], known, box), where=hole[box.slices][..., None])
    return filled


def exemplar_start(image: FloatArray, known: FloatArray) -> FloatArray:
    """The picture with pieces of itself in its hole; where nothing can be copied from, it is filled smoothly."""
    hole = known <= 0.5
    offsets = plan_pieces(image, hole)
    return smooth_start(image, known) if offsets is None else pieces_fill(image, hole, offsets)


STARTS: MappingProxyType[str, Start] = MappingProxyType(
    {"zeros": zeros_start, "smooth": smooth_start, "exemplar": exemplar_start}
)


def level_below(box: Bounds, whole: Bounds) -> Bounds:
    """What of the level below `box` is interpolated from; all of it where the levels' sizes are not 2 : 1."""
    below = Bounds(0, 0, -(-whole.width // 2), -(-whole.height // 2))
    if whole.width % 2 or whole.height % 2:
        return below
    half = Bounds.of_edges(box.left // 2, box.top // 2, -(-box.right // 2), -(-box.bottom // 2))
    return half.grown(1).intersected(below)


def _push_pull(colours: FloatArray, weight: FloatArray, box: Bounds) -> FloatArray:
    """Fill one level and return its `box`; `weight` (H×W) says how far its `colours` (H×W×3) are known, 0 to 1.

    Only what the box needs is computed on the way back up: two pixels around it for the relaxations, and
    the pixels below that those are interpolated from. The result is that of the whole level.
    """
    height, width = weight.shape
    if height == 1 and width == 1:
        return np.where(weight[..., None] > LEAST_WEIGHT, colours, np.float32(0.5))
    share = halved(weight)
    enough: FloatArray = np.maximum(share, np.float32(LEAST_WEIGHT))
    means: FloatArray = halved(colours * weight[..., None]) / enough[..., None]
    whole = Bounds(0, 0, width, height)
    wide = box.grown(RELAXATIONS).intersected(whole)
    below_box = level_below(wide, whole)
    known_below: FloatArray = np.minimum(np.float32(min(2, height) * min(2, width)) * share, np.float32(1.0))
    below = _push_pull(means, known_below, below_box)
    filled = _doubled(below, below_box, wide, whole)
    known_share = weight[wide.slices][..., None]
    known, unknown_share = known_share * colours[wide.slices], np.float32(1.0) - known_share
    filled = known + unknown_share * filled
    for _ in range(RELAXATIONS):
        filled = known + unknown_share * cv2.blur(filled, (3, 3), borderType=cv2.BORDER_REPLICATE)
    inner: FloatArray = filled[box.moved(-wide.left, -wide.top).slices]
    return inner


def _doubled(below: FloatArray, below_box: Bounds, box: Bounds, whole: Bounds) -> FloatArray:
    """Bilinear interpolation of `below`, which lies at `below_box` of its level, at `box` of the next finer one."""
    below = np.ascontiguousarray(below)
    if whole.width % 2 or whole.height % 2:
        doubled: FloatArray = cv2.resize(below, (whole.width, whole.height), interpolation=cv2.INTER_LINEAR)
        return doubled[box.slices]
    size = (2 * below_box.width, 2 * below_box.height)
    doubled = cv2.resize(below, size, interpolation=cv2.INTER_LINEAR)
    return doubled[box.moved(-2 * below_box.left, -2 * below_box.top).slices]
