"""The starts (`imaging/starts.py`) for batches of tensors, on any device: what training uses."""

from collections.abc import Callable
from types import MappingProxyType

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from dfnet_gui.imaging import starts
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.starts import LEAST_WEIGHT, RELAXATIONS, level_below

Start = Callable[[Tensor, Tensor], Tensor]


def zeros_start(image: Tensor, mask: Tensor) -> Tensor:
    """The image with zeros in the hole."""
    return image * mask


def smooth_start(image: Tensor, mask: Tensor) -> Tensor:
    """The image with its hole filled smoothly from the known pixels around.

    `image`: (N, 3, H, W) float; `mask`: (N, 1, H, W), 1 = known. Known pixels come back unchanged.
    Where nothing at all is known the hole becomes mid-grey.
    """
    unknown = mask <= 0.5
    box = Bounds.of_mask(unknown.any(dim=0)[0].cpu().numpy())
    filled = image.clone()
    if not box.is_empty:
        place = (..., *box.slices)
        filled[place] = torch.where(unknown[place], _push_pull(image * mask, mask, box), image[place])
    return filled


def _push_pull(colours: Tensor, weight: Tensor, box: Bounds) -> Tensor:
    """Fill one level and return its `box`; `weight` (N, 1, H, W) says how far its `colours` are known, 0 to 1.

    Only what the box needs is computed on the way back up: two pixels around it for the relaxations, and
    the pixels below that those are interpolated from. The result is that of the whole level.
    """
    height, width = colours.shape[-2:]
    if height == 1 and width == 1:
        return torch.where(weight > LEAST_WEIGHT, colours, torch.full_like(colours, 0.5))
    window = (min(2, height), min(2, width))
    share = F.avg_pool2d(weight, window, ceil_mode=True)
    means = F.avg_pool2d(colours * weight, window, ceil_mode=True) / share.clamp_min(LEAST_WEIGHT)
    whole = Bounds(0, 0, width, height)
    wide = box.grown(RELAXATIONS).intersected(whole)
    below_box = level_below(wide, whole)
    below = _push_pull(means, (window[0] * window[1] * share).clamp_max(1.0), below_box)
    filled = _doubled(below, below_box, wide, whole)
    known_share = weight[(..., *wide.slices)]
    known = known_share * colours[(..., *wide.slices)]
    filled = known + (1.0 - known_share) * filled
    for _ in range(RELAXATIONS):
        relaxed = F.avg_pool2d(F.pad(filled, (1, 1, 1, 1), mode="replicate"), 3, 1)
        filled = known + (1.0 - known_share) * relaxed
    return filled[(..., *box.moved(-wide.left, -wide.top).slices)]


def _doubled(below: Tensor, below_box: Bounds, box: Bounds, whole: Bounds) -> Tensor:
    """Bilinear interpolation of `below`, which lies at `below_box` of its level, at `box` of the next finer one."""
    if whole.width % 2 or whole.height % 2:
        size = (whole.height, whole.width)
        return F.interpolate(below, size=size, mode="bilinear", align_corners=False)[(..., *box.slices)]
    doubled = F.interpolate(below, scale_factor=2.0, mode="bilinear", align_corners=False)
    return doubled[(..., *box.moved(-2 * below_box.left, -2 * below_box.top).slices)]


def exemplar_start(image: Tensor, mask: Tensor) -> Tensor:
    """The image with pieces of itself in its hole, for each picture of the batch as `imaging/starts.py` makes it.

    Shapes as in `smooth_start`; computed on the CPU. Where nothing can be copied from, the hole is filled smoothly.
    """
    pictures = image.permute(0, 2, 3, 1).contiguous().cpu().float().numpy()
    known = mask[:, 0].cpu().float().numpy()
    filled = [starts.exemplar_start(*pair) for pair in zip(pictures, known, strict=True)]
    return torch.from_numpy(np.stack(filled)).permute(0, 3, 1, 2).to(image)


STARTS: MappingProxyType[str, Start] = MappingProxyType(
    {"zeros": zeros_start, "smooth": smooth_start, "exemplar": exemplar_start}
)
