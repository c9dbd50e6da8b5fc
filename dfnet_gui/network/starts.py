"""What stands in the hole when the network first looks: the start.

`zeros` is what the published weights expect. `smooth` is a push-pull fill (Gortler et al., "The
Lumigraph", SIGGRAPH 1996, section 3.4): masked means down a pyramid, bilinear back up, relaxed a
little at every level so that it comes close to the membrane through the hole's edge.
"""

from collections.abc import Callable
from types import MappingProxyType

import torch
from torch import Tensor
from torch.nn import functional as F

_LEAST_WEIGHT = 1e-6
_RELAXATIONS = 2
"""3×3 means at each level; on the validation photos two give 0.28 dB, six more another 0.1 dB."""

Start = Callable[[Tensor, Tensor], Tensor]


def zeros_start(image: Tensor, mask: Tensor) -> Tensor:
    """The image with zeros in the hole."""
    return image * mask


def smooth_start(image: Tensor, mask: Tensor) -> Tensor:
    """The image with its hole filled smoothly from the known pixels around.

    `image`: (N, 3, H, W) float; `mask`: (N, 1, H, W), 1 = known. Known pixels come back unchanged.
    Where nothing at all is known the hole becomes mid-grey.
    """
    return torch.where(mask > 0.5, image, _push_pull(image * mask, mask))


def _push_pull(colours: Tensor, weight: Tensor) -> Tensor:
    """Fill one level; `weight` (N, 1, H, W) says how far its `colours` are known, 0 to 1."""
    height, width = colours.shape[-2:]
    if height == 1 and width == 1:
        return torch.where(weight > _LEAST_WEIGHT, colours, torch.full_like(colours, 0.5))
    window = (min(2, height), min(2, width))
    share = F.avg_pool2d(weight, window, ceil_mode=True)
    means = F.avg_pool2d(colours * weight, window, ceil_mode=True) / share.clamp_min(_LEAST_WEIGHT)
    below = _push_pull(means, (window[0] * window[1] * share).clamp_max(1.0))
    filled = F.interpolate(below, size=(height, width), mode="bilinear", align_corners=False)
    known = weight * colours
    filled = known + (1.0 - weight) * filled
    for _ in range(_RELAXATIONS):
        relaxed = F.avg_pool2d(F.pad(filled, (1, 1, 1, 1), mode="replicate"), 3, 1)
        filled = known + (1.0 - weight) * relaxed
    return filled


STARTS: MappingProxyType[str, Start] = MappingProxyType({"zeros": zeros_start, "smooth": smooth_start})
