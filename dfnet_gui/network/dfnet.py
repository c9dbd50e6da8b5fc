"""DFNet in the layout of the released checkpoints, of any width and depth."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple, Protocol, Self

import torch
from torch import Tensor, nn

from dfnet_gui.network.blocks import DecoderStep, EncoderStep, Fused, FusionBlock

IMAGE_CHANNELS = 3
INPUT_CHANNELS = IMAGE_CHANNELS + 1


@dataclass(frozen=True, kw_only=True)
class Architecture:
    """Width and depth of a DFNet; the defaults are the published network."""

    base_channels: int = 64
    max_channels: int = 512
    encoder_kernels: tuple[int, ...] = (7, 5, 5, 3, 3, 3, 3, 3)
    fused_scales: tuple[int, ...] = (0, 1, 2, 3, 4, 5)

    def __post_init__(self) -> None:
        depth = len(self.encoder_kernels)
        if not 1 <= depth <= 12:
            raise ValueError(f"a DFNet has 1 to 12 encoder steps, not {depth}")
        if self.base_channels < 1 or self.max_channels < self.base_channels:
            raise ValueError("channel counts must be positive, and the top no smaller than the base")
        if any(kernel < 2 or kernel > 15 for kernel in self.encoder_kernels):
            raise ValueError("encoder kernels must be 2 to 15 pixels wide")
        scales = self.fused_scales
        if not scales or sorted(set(scales)) != list(scales) or not 0 <= scales[0] <= scales[-1] < depth:
            raise ValueError(f"fused scales must rise, from 0 at least, and stay below {depth}")

    @property
    def multiple(self) -> int:
        """Height and width of an input must be multiples of this many pixels."""
        return int(2 ** len(self.encoder_kernels))

    @property
    def encoder_channels(self) -> tuple[int, ...]:
        """Output channels of each encoder step, finest first."""
        steps = range(len(self.encoder_kernels))
        return tuple(min(self.base_channels * 2**i, self.max_channels) for i in steps)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for a manifest."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The opposite of `as_dict`; raises TypeError or ValueError on anything else."""
        if not isinstance(values, Mapping):
            raise TypeError("an architecture is an object with names and values")
        plain: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items() if k != "network"}
        return cls(**plain)


class DFNetOutput(NamedTuple):
    """Per fused scale, finest first: (N, 3, H, W) tensors in [0, 1]."""

    results: tuple[Tensor, ...]
    alphas: tuple[Tensor, ...]
    raws: tuple[Tensor, ...]


class AnyArchitecture(Protocol):
    """What the engine needs to know of any completion network's build."""

    @property
    def multiple(self) -> int:
        """Height and width of an input must be multiples of this many pixels."""

    @property
    def fused_scales(self) -> tuple[int, ...]:
        """The scales that end in a fusion block, finest first."""

    def as_dict(self) -> dict[str, Any]:
        """Plain values for a manifest."""


class CompletionNetwork(nn.Module):
    """A network that completes at several scales with fusion blocks; DFNet is one."""

    architecture: AnyArchitecture

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


def collected(fused: Mapping[int, Fused]) -> DFNetOutput:
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
        fused: dict[int, Fused] = {}
        for i in reversed(range(self.depth)):
            x = self.get_submodule(f"de_{i}")(x, features[i])
            if i in self.architecture.fused_scales:
                fused[i] = self.get_submodule(f"fuse_{i}")(image_missing, x)
        return collected(fused)
