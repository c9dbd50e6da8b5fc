"""A DFNet's weights with batch norm folded in, as plain arrays that every backend can take."""

from dataclasses import dataclass
from typing import NamedTuple, cast

import numpy as np
import torch
from torch import Tensor, nn

from dfnet_gui.engine.request import FloatArray
from dfnet_gui.network.blocks import Convolution, FusionBlock
from dfnet_gui.network.dfnet import DFNet


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
    added: `ups` over the former, without bias, and `skips` over the latter.
    """

    encoders: tuple[FoldedConvolution, ...]
    ups: tuple[FoldedConvolution, ...]
    skips: tuple[FoldedConvolution, ...]
    fusion: FoldedFusion

    @property
    def depth(self) -> int:
        """The number of levels."""
        return len(self.encoders)


def fold(network: DFNet) -> FoldedDFNet:
    """Take a network's weights apart; ValueError where the finest fused scale is not 0."""
    if network.architecture.fused_scales[0] != 0:
        raise ValueError("only a DFNet that fuses at scale 0 can be folded")
    encoders, ups, skips = [], [], []
    for i in range(network.depth):
        encode = cast(nn.Sequential, network.get_submodule(f"en_{i}").encode)
        encoders.append(_folded(encode[0], encode[1] if len(encode) > 1 else None))
        decode = cast(nn.Sequential, network.get_submodule(f"de_{i}").decode)
        whole = _folded(decode[0], decode[1])
        from_below = whole.weight.shape[1] - (encoders[i].weight.shape[1])
        ups.append(_part(whole, slice(0, from_below), np.zeros_like(whole.bias)))
        skips.append(_part(whole, slice(from_below, None), whole.bias))
    return FoldedDFNet(tuple(encoders), tuple(ups), tuple(skips), _fusion(network.get_submodule("fuse_0")))


def _fusion(block: nn.Module) -> FoldedFusion:
    assert isinstance(block, FusionBlock)
    blend = block.blend.blend
    return FoldedFusion(
        _folded(block.map2img[0], None),
        (_folded(blend[0], blend[1]), _folded(blend[3], blend[4]), _folded(blend[6], None)),
    )


def _part(whole: FoldedConvolution, channels: slice, bias: FloatArray) -> FoldedConvolution:
    return FoldedConvolution(np.ascontiguousarray(whole.weight[:, channels]), bias, whole.stride, whole.padding)


def _folded(layer: nn.Module, norm: nn.Module | None) -> FoldedConvolution:
    assert isinstance(layer, Convolution)
    convolution, padding = layer.conv, None
    if isinstance(convolution, nn.Sequential):
        near, far = cast(nn.ZeroPad2d, convolution[0]).padding[:2]
        convolution, padding = convolution[1], (near, far)
    assert isinstance(convolution, nn.Conv2d)
    assert convolution.bias is not None
    weight, bias = convolution.weight.double(), convolution.bias.double()
    if norm is not None:
        weight, bias = _with_norm(weight, bias, norm)
    own = int(cast(tuple[int, int], convolution.padding)[0])
    return FoldedConvolution(_array(weight), _array(bias), convolution.stride[0], padding or (own, own))


def _with_norm(weight: Tensor, bias: Tensor, norm: nn.Module) -> tuple[Tensor, Tensor]:
    """In double precision, so that nothing is lost before the result is rounded once."""
    assert isinstance(norm, nn.BatchNorm2d)
    assert norm.running_mean is not None
    assert norm.running_var is not None
    scale = norm.weight.double() / torch.sqrt(norm.running_var.double() + norm.eps)
    moved = (bias - norm.running_mean.double()) * scale + norm.bias.double()
    return weight * scale[:, None, None, None], moved


def _array(tensor: Tensor) -> FloatArray:
    return tensor.detach().float().cpu().contiguous().numpy()
