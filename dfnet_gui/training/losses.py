"""The multi-scale constraints of DFNet.

L1 on every fused scale; on the finest ones perceptual L1 and style (L1 of Gram matrices over c·h·w) on
frozen features, and total variation in the hole (Hong et al. 2019, section 3.3). A discriminator may judge
the finest result, too.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dfnet_gui.network import DFNetOutput
from dfnet_gui.network.features import cosine_distance
from dfnet_gui.training.adversarial import Discriminator
from dfnet_gui.training.config import AdversarialConfig, LossConfig

_COARSE_TAPS = 2


class FeaturePair(NamedTuple):
    """The features of the finest result and of its target, for the discriminator to learn from."""

    drawn: list[Tensor]
    photographed: list[Tensor]


class MultiScaleLoss(nn.Module):
    """Weighs the terms of one batch; usable with any network that gives results at several scales.

    Feature terms look at the results with their known pixels put back, as they are used. Every term is a
    mean over samples, so that a batch that is split over processes has the mean of their losses.
    """

    def __init__(
        self,
        config: LossConfig,
        features: nn.Module | None,
        *,
        adversarial: AdversarialConfig | None = None,
        discriminator: Discriminator | None = None,
    ) -> None:
        super().__init__()
        self.config = config
        self.features = features
        self.adversarial = adversarial or AdversarialConfig()
        self.discriminator = discriminator
        self.seen: FeaturePair | None = None
        """Of the last forward; None when feature terms were not due."""

    def forward(
        self,
        output: DFNetOutput,
        target: Tensor,
        mask: Tensor,
        *,
        copied: Tensor | None = None,
        step: int = 0,
        is_judged: bool = True,
    ) -> dict[str, Tensor]:
        """The weighted terms by name; their sum is the loss.

        `target` (N, 3, H, W) in [0, 1]; `mask` (N, 1, H, W), 1 = known; results finest first; `copied` (N,) is 1 where
        pieces stand in the hole; `step` says whether the terms that are not computed every time are due, `is_judged`
        whether the discriminator counts.
        """
        config = self.config
        targets = [scale_to(target, r) for r in output.results]
        terms = {"l1": config.l1 * self._l1(output.results, targets, mask)}
        if config.raw:
            terms["raw"] = config.raw * self._l1(output.raws, targets, mask)
        if config.drawn and copied is not None:
            terms["drawn"] = config.drawn * self._drawn(output.alphas, mask, copied)
        finest = range(min(config.feature_scales, len(targets)))
        self.seen = None
        if self.features is not None and step % config.feature_every == 0:
            pairs = [self._features_at(output.results[i], targets[i], mask) for i in finest]
            terms |= self._feature_terms(pairs, mask) | self._verdict(pairs[0], mask, is_judged=is_judged)
        if config.total_variation:
            parts = [total_variation(output.results[i], scale_to(mask, output.results[i])) for i in finest]
            terms["total_variation"] = config.total_variation * torch.stack(parts).mean()
        return terms

    def _drawn(self, alphas: Sequence[Tensor], mask: Tensor, copied: Tensor) -> Tensor:
        """Mean alpha over the holes with pieces, of all scales."""
        parts = []
        for alpha in alphas:
            hole = 1.0 - scale_to(mask, alpha)
            share = (alpha.mean(dim=1, keepdim=True) * hole).sum(dim=(1, 2, 3)) / hole.sum(dim=(1, 2, 3)).clamp_min(1.0)
            parts.append((share * copied).mean())
        return torch.stack(parts).mean()

    def _l1(self, results: Sequence[Tensor], targets: Sequence[Tensor], mask: Tensor) -> Tensor:
        parts = []
        for result, target in zip(results, targets, strict=True):
            known = scale_to(mask, result)
            weight = (1.0 - known) + self.config.known_weight * known
            apart = ((result - target).abs() * weight).sum(dim=(1, 2, 3))
            parts.append((apart / (3.0 * weight.sum(dim=(1, 2, 3))).clamp_min(1.0)).mean())
        return torch.stack(parts).mean()

    def _features_at(self, result: Tensor, target: Tensor, mask: Tensor) -> FeaturePair:
        assert self.features is not None
        known = scale_to(mask, result)
        with torch.no_grad():
            wanted = self.features(target)
        return FeaturePair(self.features(known * target + (1.0 - known) * result), wanted)

    def _feature_terms(self, pairs: Sequence[FeaturePair], mask: Tensor) -> dict[str, Tensor]:
        both = [maps for pair in pairs for maps in zip(pair.drawn, pair.photographed, strict=True)]
        perceptual = torch.stack([F.l1_loss(got.float(), want.float()) for got, want in both]).mean()
        style = torch.stack([F.l1_loss(gram(got), gram(want)) for got, want in both]).mean()
        config = self.config
        terms = {
            "perceptual": config.feature_every * config.perceptual * perceptual,
            "style": config.feature_every * config.style * style,
        }
        if config.similarity:
            apart = [cosine_distance(*both, 1.0 - mask) for both in zip(*pairs[0], strict=True)][-_COARSE_TAPS:]
            terms["similarity"] = config.feature_every * config.similarity * torch.stack(apart).mean()
        return terms

    def _verdict(self, pair: FeaturePair, mask: Tensor, *, is_judged: bool) -> dict[str, Tensor]:
        if self.discriminator is None:
            return {}
        self.seen = FeaturePair([m.detach() for m in pair.drawn], pair.photographed)
        if not is_judged:
            return {}
        self.discriminator.requires_grad_(requires_grad=False)
        verdict, matching = self.discriminator.verdict_on(pair.drawn, pair.photographed, 1.0 - mask)
        self.discriminator.requires_grad_(requires_grad=True)
        every = self.config.feature_every
        return {
            "adversarial": every * self.adversarial.weight * verdict,
            "matching": every * self.adversarial.matching * matching,
        }


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
