"""What tells drawn texture from photographed texture, in the hole.

A projected discriminator (Sauer et al., "Projected GANs Converge Faster", NeurIPS 2021): small heads with
spectral normalisation (Miyato et al., ICLR 2018) judge frozen ImageNet features, patch by patch, with the hinge
loss. Each patch counts by how much of the hole it sees, so that known pixels are never called drawn.
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.parametrizations import spectral_norm

_WIDTH = 64
_SLOPE = 0.2


class Head(nn.Module):
    """Judges one feature map (N, C, H, W): a hidden map and a verdict (N, 1, H, W), positive = photographed."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.look = spectral_norm(nn.Conv2d(channels, _WIDTH, 1))
        self.around = spectral_norm(nn.Conv2d(_WIDTH, _WIDTH, 3, padding=1))
        self.verdict = spectral_norm(nn.Conv2d(_WIDTH, 1, 1))

    def forward(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Hidden map and verdict."""
        hidden = F.leaky_relu(self.around(F.leaky_relu(self.look(features), _SLOPE)), _SLOPE)
        return hidden, self.verdict(hidden)


class Discriminator(nn.Module):
    """One head for each feature map, all of it trained with the hinge loss."""

    def __init__(self, channels: Sequence[int]) -> None:
        super().__init__()
        self.heads = nn.ModuleList(Head(c) for c in channels)

    def forward(self, maps: Sequence[Tensor]) -> list[tuple[Tensor, Tensor]]:
        """Hidden map and verdict of each feature map."""
        return [head(m) for head, m in zip(self.heads, maps, strict=True)]

    def verdict_on(
        self, drawn: Sequence[Tensor], photographed: Sequence[Tensor], hole: Tensor
    ) -> tuple[Tensor, Tensor]:
        """What the drawing network should lower: the adversarial term and the feature matching term."""
        with torch.no_grad():
            wanted = [hidden for hidden, _ in self([m.detach() for m in photographed])]
        terms, matching = [], []
        for (hidden, fake), want in zip(self(drawn), wanted, strict=True):
            terms.append(hole_mean(-fake, hole))
            matching.append(hole_mean((hidden - want).abs().mean(dim=1, keepdim=True), hole))
        return torch.stack(terms).mean(), torch.stack(matching).mean()


def hinge_loss(
    judge: Callable[[Sequence[Tensor]], list[tuple[Tensor, Tensor]]],
    drawn: Sequence[Tensor],
    photographed: Sequence[Tensor],
    hole: Tensor,
) -> Tensor:
    """What the discriminator (or its distributed wrapper) learns from; `hole` (N, 1, H, W) is 1 in the hole."""
    together = judge([torch.cat(pair) for pair in zip(drawn, photographed, strict=True)])
    parts = []
    for _, verdict in together:
        fake, real = verdict.chunk(2)
        parts.append(hole_mean(F.relu(1.0 + fake) + F.relu(1.0 - real), hole))
    return torch.stack(parts).mean()


def hole_mean(values: Tensor, hole: Tensor) -> Tensor:
    """Mean of `values` (N, 1, h, w) over the hole of each sample, then over samples."""
    weight = F.adaptive_avg_pool2d(hole, (values.shape[-2], values.shape[-1]))
    return ((values.float() * weight).sum(dim=(1, 2, 3)) / weight.sum(dim=(1, 2, 3)).clamp_min(1e-6)).mean()
