"""A DFNet's weights with batch norm folded in, as plain arrays that every backend can take."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.network.architecture import Architecture
from dfnet_gui.network.layout import convolution_name, decoder_inputs, same_padding

_NORM_EPS = 1e-5
"""PyTorch's own, which the networks are built with."""
Weights = Mapping[str, npt.NDArray[Any]]


class Geometry(NamedTuple):
    """Where a convolution looks: its kernel's width, and the zeros (near, far) that it pads."""

    kernel: int
    padding: tuple[int, int]


@dataclass(frozen=True, eq=False)
class FoldedConvolution:
    """`weight` (out, in, k, k) and `bias` (out) of a convolution that pads (near, far) zeros on both axes."""

    weight: FloatArray
    bias: FloatArray
    stride: int
    padding: tuple[int, int]

    @property
    def geometry(self) -> Geometry:
        """Where it looks."""
        return Geometry(int(self.weight.shape[2]), self.padding)


@dataclass(frozen=True, eq=False)
class FoldedFusion:
    """A fusion block: features to raw (1×1), then alpha from image and raw (1×1, 3×3, 1×1)."""

    to_raw: FoldedConvolution
    blend: tuple[FoldedConvolution, FoldedConvolution, FoldedConvolution]


@dataclass(frozen=True, eq=False)
class FoldedDFNet:
    """All convolutions of a DFNet in evaluation mode, finest level first.

    A decoder step's convolution over (features from below, doubled; skip features) is kept as two that are
    added: `ups` over the former, without bias, and `skips` over the latter. `fusions` by scale.
    """

    encoders: tuple[FoldedConvolution, ...]
    ups: tuple[FoldedConvolution, ...]
    skips: tuple[FoldedConvolution, ...]
    fusions: Mapping[int, FoldedFusion]

    @property
    def fusion(self) -> FoldedFusion:
        """The finest fusion block."""
        return self.fusions[0]

    @property
    def depth(self) -> int:
        """The number of levels."""
        return len(self.encoders)


def fold(weights: Weights, architecture: Architecture) -> FoldedDFNet:
    """Take a DFNet's weights (names and shapes as of `layout.dfnet_shapes`) apart.

    ValueError where the finest fused scale is not 0.
    """
    if architecture.fused_scales[0] != 0:
        raise ValueError("only a DFNet that fuses at scale 0 can be folded")
    encoders, ups, skips = [], [], []
    levels = zip(architecture.encoder_kernels, decoder_inputs(architecture), strict=True)
    for i, (kernel, (below, _own)) in enumerate(levels):
        name = convolution_name(f"en_{i}.encode.0", kernel, 2)
        encoders.append(_folded(weights, name, f"en_{i}.encode.1" if i else None, stride=2))
        whole = _folded(weights, f"de_{i}.decode.0.conv", f"de_{i}.decode.1")
        ups.append(_part(whole, slice(0, below), np.zeros_like(whole.bias)))
        skips.append(_part(whole, slice(below, None), whole.bias))
    fusions = {scale: _fusion(weights, f"fuse_{scale}") for scale in architecture.fused_scales}
    return FoldedDFNet(tuple(encoders), tuple(ups), tuple(skips), fusions)


def _fusion(weights: Weights, name: str) -> FoldedFusion:
    blend = f"{name}.blend.blend"
    return FoldedFusion(
        _folded(weights, f"{name}.map2img.0.conv", None),
        (
            _folded(weights, f"{blend}.0.conv", f"{blend}.1"),
            _folded(weights, f"{blend}.3.conv", f"{blend}.4"),
            _folded(weights, f"{blend}.6.conv", None),
        ),
    )


def _part(whole: FoldedConvolution, channels: slice, bias: FloatArray) -> FoldedConvolution:
    return FoldedConvolution(np.ascontiguousarray(whole.weight[:, channels]), bias, whole.stride, whole.padding)


def _folded(weights: Weights, name: str, norm: str | None, *, stride: int = 1) -> FoldedConvolution:
    """In double precision, so that nothing is lost before the result is rounded once."""
    weight, bias = (weights[f"{name}.{part}"].astype(np.float64) for part in ("weight", "bias"))
    if norm is not None:
        gain, shift, mean, variance = (
            weights[f"{norm}.{part}"].astype(np.float64) for part in ("weight", "bias", "running_mean", "running_var")
        )
        scale = gain / np.sqrt(variance + _NORM_EPS)
        weight, bias = weight * scale[:, None, None, None], (bias - mean) * scale + shift
    padding = same_padding(int(weight.shape[2]), stride)
    return FoldedConvolution(weight.astype(np.float32), bias.astype(np.float32), stride, padding)
