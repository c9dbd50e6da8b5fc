"""Fusion blocks in another completion network: a small U-Net of gated convolutions.

Gated convolutions are those of Yu et al., "Free-Form Image Inpainting with Gated Convolution" (ICCV 2019):
one half of the channels decides, place by place, how much of the other half counts. The fusion blocks are
DFNet's own; `docs/fusion-blocks.md` goes through this file as an example.
"""

import itertools

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dfnet_gui.network.architecture import IMAGE_CHANNELS, INPUT_CHANNELS, GatedArchitecture
from dfnet_gui.network.blocks import FusionBlock, FusionOutput
from dfnet_gui.network.dfnet import CompletionNetwork, DFNetOutput, collected


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
        fused: dict[int, FusionOutput] = {}
        for scale in range(len(levels), -1, -1):
            if scale < len(levels):
                x = self.up[scale](
                    torch.cat((F.interpolate(x, scale_factor=2.0, mode="nearest"), levels[scale]), dim=1)
                )
            if scale in self.architecture.fused_scales:
                fused[scale] = self.fuse[str(scale)](image, x)
        return collected(fused)
