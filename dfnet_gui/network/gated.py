"""Fusion blocks in another completion network: a small U-Net of gated convolutions.

Gated convolutions are those of Yu et al., "Free-Form Image Inpainting with Gated Convolution" (ICCV 2019):
one half of the channels decides, place by place, how much of the other half counts. The fusion blocks are
DFNet's own; `docs/fusion-blocks.md` goes through this file as an example.
"""

import itertools
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dfnet_gui.network.blocks import Fused, FusionBlock
from dfnet_gui.network.dfnet import IMAGE_CHANNELS, INPUT_CHANNELS, CompletionNetwork, DFNetOutput, collected


@dataclass(frozen=True, kw_only=True)
class GatedArchitecture:
    """Channels of each level, finest first, and the levels that end in a fusion block."""

    channels: tuple[int, ...] = (24, 48, 96, 128, 128)
    fused_scales: tuple[int, ...] = (0, 1, 2)

    def __post_init__(self) -> None:
        if not isinstance(self.channels, tuple) or not all(isinstance(count, int) for count in self.channels):
            raise TypeError(f"channels must be whole numbers, not {self.channels!r}")
        if not 2 <= len(self.channels) <= 8 or min(self.channels) < 1:
            raise ValueError("a gated U-Net has 2 to 8 levels of at least 1 channel")
        scales = self.fused_scales
        if not scales or sorted(set(scales)) != list(scales) or not 0 <= scales[0] <= scales[-1] < len(self.channels):
            raise ValueError(f"fused scales must rise, from 0 at least, and stay below {len(self.channels)}")

    @property
    def multiple(self) -> int:
        """Height and width of an input must be multiples of this many pixels."""
        return int(2 ** (len(self.channels) - 1))

    def as_dict(self) -> dict[str, Any]:
        """Plain values for a manifest."""
        plain = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}
        return {"network": "gated-unet", **plain}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The opposite of `as_dict`; raises TypeError or ValueError on anything else."""
        plain = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items() if k != "network"}
        return cls(**plain)


class GatedConvolution(nn.Module):
    """A convolution with "same" padding: features, ELU, times their gate in [0, 1]."""

    def __init__(self, in_channels: int, out_channels: int, kernel: int = 3, *, stride: int = 1) -> None:
        super().__init__()
        self.both = nn.Conv2d(in_channels, 2 * out_channels, kernel, stride, (kernel - 1) // 2)

    def forward(self, x: Tensor) -> Tensor:
        """Convolve (N, C, H, W)."""
        features, gate = self.both(x).chunk(2, dim=1)
        return F.elu(features) * torch.sigmoid(gate)


class GatedUNet(CompletionNetwork):
    """A U-Net of gated convolutions whose finest levels end in DFNet's fusion blocks."""

    def __init__(self, architecture: GatedArchitecture | None = None) -> None:
        super().__init__()
        self.architecture: GatedArchitecture = architecture or GatedArchitecture()
        channels = self.architecture.channels
        self.stem = GatedConvolution(INPUT_CHANNELS, channels[0], 5)
        pairs = list(itertools.pairwise(channels))
        self.down = nn.ModuleList(GatedConvolution(fine, coarse, stride=2) for fine, coarse in pairs)
        self.middle = GatedConvolution(channels[-1], channels[-1])
        self.up = nn.ModuleList(GatedConvolution(coarse + fine, fine) for fine, coarse in pairs)
        self.fuse = nn.ModuleDict(
            {str(scale): FusionBlock(channels[scale], IMAGE_CHANNELS) for scale in self.architecture.fused_scales}
        )

    def forward(self, image: Tensor, mask: Tensor) -> DFNetOutput:
        """Complete an image; arguments and result as of `DFNet.forward`."""
        self.check_input(image, mask)
        levels = [self.stem(torch.cat((image, mask), dim=1))]
        for step in self.down:
            levels.append(step(levels[-1]))
        x = self.middle(levels.pop())
        fused: dict[int, Fused] = {}
        for scale in range(len(levels), -1, -1):
            if scale < len(levels):
                x = self.up[scale](
                    torch.cat((F.interpolate(x, scale_factor=2.0, mode="nearest"), levels[scale]), dim=1)
                )
            if scale in self.architecture.fused_scales:
                fused[scale] = self.fuse[str(scale)](image, x)
        return collected(fused)
