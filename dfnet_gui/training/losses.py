"""The multi-scale constraints of DFNet.

L1 on every fused scale; on the finest ones perceptual L1 and style (L1 of Gram matrices over
c·h·w) on frozen features, and total variation in the hole (Hong et al. 2019, section 3.3).
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dfnet_gui.network import DFNetOutput
from dfnet_gui.training.config import LossConfig


class MultiScaleLoss(nn.Module):
    """Weighs the terms of one batch; usable with any network that gives results at several scales."""

    def __init__(self, config: LossConfig, features: nn.Module | None) -> None:
        super().__init__()
        self.config = config
        self.features = features

    def forward(self, output: DFNetOutput, target: Tensor, mask: Tensor, *, step: int = 0) -> dict[str, Tensor]:
        """The weighted terms by name; their sum is the loss.

        `target` (N, 3, H, W) in [0, 1]; `mask` (N, 1, H, W), 1 = known; results finest first;
        `step` says whether the terms that are not computed every time are due.
        """
        config = self.config
        targets = [scale_to(target, r) for r in output.results]
        terms = {"l1": config.l1 * self._l1(output.results, targets, mask)}
        if config.raw:
            terms["raw"] = config.raw * self._l1(output.raws, targets, mask)
        finest = range(min(config.feature_scales, len(targets)))
        if self.features is not None and step % config.feature_every == 0:
            perceptual, style = self._feature_terms([output.results[i] for i in finest], targets)
            terms["perceptual"] = config.feature_every * config.perceptual * perceptual
            terms["style"] = config.feature_every * config.style * style
        if config.total_variation:
            parts = [total_variation(output.results[i], scale_to(mask, output.results[i])) for i in finest]
            terms["total_variation"] = config.total_variation * torch.stack(parts).mean()
        return terms

    def _l1(self, results: Sequence[Tensor], targets: Sequence[Tensor], mask: Tensor) -> Tensor:
        parts = []
        for result, target in zip(results, targets, strict=True):
            known = scale_to(mask, result)
            weight = (1.0 - known) + self.config.known_weight * known
            parts.append(((result - target).abs() * weight).sum() / (3.0 * weight.sum()).clamp_min(1.0))
        return torch.stack(parts).mean()

    def _feature_terms(self, results: Sequence[Tensor], targets: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
        assert self.features is not None
        perceptual, style = [], []
        for result, target in zip(results, targets, strict=False):
            with torch.no_grad():
                wanted = self.features(target)
            for got, want in zip(self.features(result), wanted, strict=True):
                perceptual.append(F.l1_loss(got.float(), want.float()))
                style.append(F.l1_loss(gram(got), gram(want)))
        return torch.stack(perceptual).mean(), torch.stack(style).mean()


def scale_to(image: Tensor, like: Tensor) -> Tensor:
    """`image` resized (bilinear) to the height and width of `like`, as the fusion blocks do it."""
    size = like.shape[-2:]
    if image.shape[-2:] == size:
        return image
    return F.interpolate(image, size=size, mode="bilinear", align_corners=False)


def gram(features: Tensor) -> Tensor:
    """Gram matrices (N, C, C) over c·h·w, in float32."""
    n, c, h, w = features.shape
    flat = features.float().reshape(n, c, h * w)
    return flat @ flat.transpose(1, 2) / (c * h * w)


def total_variation(image: Tensor, mask: Tensor) -> Tensor:
    """Mean absolute difference of neighbours of which at least one is in the hole."""
    hole = 1.0 - mask
    across = (image[..., :, 1:] - image[..., :, :-1]).abs() * torch.maximum(hole[..., :, 1:], hole[..., :, :-1])
    down = (image[..., 1:, :] - image[..., :-1, :]).abs() * torch.maximum(hole[..., 1:, :], hole[..., :-1, :])
    return across.mean() + down.mean()
