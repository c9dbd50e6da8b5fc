"""DFNet in the layout of the released checkpoints, of any width and depth."""

from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor, nn

from dfnet_gui.network.architecture import IMAGE_CHANNELS, INPUT_CHANNELS, Architecture, NetworkArchitecture
from dfnet_gui.network.blocks import DecoderStep, EncoderStep, FusionBlock, FusionOutput


class DFNetOutput(NamedTuple):
    """Per fused scale, finest first: (N, 3, H, W) tensors in [0, 1]."""

    results: tuple[Tensor, ...]
    alphas: tuple[Tensor, ...]
    raws: tuple[Tensor, ...]


class CompletionNetwork(nn.Module):
    """A network that completes at several scales with fusion blocks; DFNet is one."""

    architecture: NetworkArchitecture

    def check_input(self, image: Tensor, mask: Tensor) -> None:
        """Raise ValueError where shapes do not fit each other or the network."""
        if image.ndim != 4 or image.shape[1] != IMAGE_CHANNELS:
            raise ValueError(f"the image must be (N, 3, H, W), not {tuple(image.shape)}")
        if mask.shape != (image.shape[0], 1, *image.shape[2:]):
            raise ValueError(f"the mask must be (N, 1, H, W) like the image, not {tuple(mask.shape)}")
        height, width = image.shape[2:]
        multiple = self.architecture.multiple
        if not height or not width or height % multiple or width % multiple:
            raise ValueError(f"height and width must be multiples of {multiple}, not {height}×{width}")


def collected(fused: Mapping[int, FusionOutput]) -> DFNetOutput:
    """What the blocks gave, by scale, as one output, finest first."""
    ordered = [fused[scale] for scale in sorted(fused)]
    return DFNetOutput(tuple(f.result for f in ordered), tuple(f.alpha for f in ordered), tuple(f.raw for f in ordered))


class DFNet(CompletionNetwork):
    """Deep Fusion Network: a U-Net whose finest decoder steps end in fusion blocks."""

    def __init__(self, architecture: Architecture | None = None) -> None:
        super().__init__()
        self.architecture: Architecture = architecture or Architecture()
        arch = self.architecture
        outputs = arch.encoder_channels
        inputs = (INPUT_CHANNELS, *outputs[:-1])
        self.depth = len(outputs)
        for i, kernel in enumerate(arch.encoder_kernels):
            self.add_module(f"en_{i}", EncoderStep(inputs[i], outputs[i], kernel, plain=i == 0))
        for i in reversed(range(self.depth)):
            below = outputs[i] if i == self.depth - 1 else inputs[i + 1]
            self.add_module(f"de_{i}", DecoderStep(below, inputs[i], inputs[i]))
            if i in arch.fused_scales:
                self.add_module(f"fuse_{i}", FusionBlock(inputs[i], IMAGE_CHANNELS))

    def forward(self, image_missing: Tensor, mask: Tensor) -> DFNetOutput:
        """Complete an image.

        `image_missing`: (N, 3, H, W), [0, 1], in the hole whatever the weights were trained to
        start from (zeros in the published ones). `mask`: (N, 1, H, W), 1 = known, 0 = hole.
        H and W must be multiples of `architecture.multiple`, else ValueError.
        """
        self.check_input(image_missing, mask)
        features = [torch.cat((image_missing, mask), dim=1)]
        for i in range(self.depth):
            features.append(self.get_submodule(f"en_{i}")(features[-1]))
        x = features.pop()
        fused: dict[int, FusionOutput] = {}
        for i in reversed(range(self.depth)):
            x = self.get_submodule(f"de_{i}")(x, features[i])
            if i in self.architecture.fused_scales:
                fused[i] = self.get_submodule(f"fuse_{i}")(image_missing, x)
        return collected(fused)
