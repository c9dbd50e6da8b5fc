"""The steps of a folded DFNet by plain PyTorch on the CPU: always there."""

import torch
from torch import Tensor
from torch.nn import functional as F

from dfnet_gui.engine.backends.base import Fused
from dfnet_gui.engine.backends.boxed.folding import FoldedConvolution, FoldedDFNet
from dfnet_gui.engine.backends.boxed.forward import Features, FirstRun, Plan, cut, first_kept
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.architecture import LEAKY_SLOPE


class _Convolution:
    """One convolution of (N, C, H, W) tensors."""

    def __init__(self, folded: FoldedConvolution, dtype: torch.dtype) -> None:
        self._weight = torch.from_numpy(folded.weight).to(dtype).contiguous(memory_format=torch.channels_last)
        self._bias = torch.from_numpy(folded.bias).to(dtype)
        self._stride = folded.stride
        self._near, self._far = folded.padding

    def __call__(self, x: Tensor, *, with_bias: bool = True) -> Tensor:
        padding = self._near
        if self._near != self._far:
            x, padding = F.pad(x, (self._near, self._far, self._near, self._far)), 0
        return F.conv2d(x, self._weight, self._bias if with_bias else None, self._stride, padding)


class TorchSteps:
    """Features are channels-last tensors of `dtype`."""

    def __init__(self, folded: FoldedDFNet, dtype: torch.dtype = torch.float32) -> None:
        self._dtype = dtype
        self._encoders, self._ups, self._skips = (
            [_Convolution(step, dtype) for step in steps] for steps in (folded.encoders, folded.ups, folded.skips)
        )
        self._to_raw = _Convolution(folded.fusion.to_raw, dtype)
        self._blend = [_Convolution(step, dtype) for step in folded.fusion.blend]

    @torch.no_grad()
    def first(self, seen: FloatArray, plan: Plan) -> FirstRun:
        features: list[Features] = [seen]
        for level in range(len(self._encoders)):
            features.append(self.encode(level, features[-1]))
        skips = [self._skip_on(level, features[level], rectangle) for level, rectangle in enumerate(plan.rectangles)]
        image = cut(seen, plan.rectangles[0])[:, :3]
        kept = features[1 + first_kept(len(self._encoders)) :]
        return FirstRun(self.decode(features[-1], skips, plan, image), kept, skips)

    def forget(self) -> None:
        """Nothing is kept: PyTorch's memory goes with its tensors."""

    def _skip_on(self, level: int, features: Features, rectangle: Bounds) -> Tensor:
        """The outermost pixels of the cut-out see too little; the decoder step does not need them."""
        return self.skip(level, cut(features, rectangle))

    @torch.no_grad()
    def encode(self, level: int, features: Features) -> Tensor:
        x = self._encoders[level](self._entered(features))
        return F.relu_(x) if level else x

    @torch.no_grad()
    def skip(self, level: int, features: Features) -> Tensor:
        """The skip part of a decoder step."""
        return self._skips[level](self._entered(features))

    @torch.no_grad()
    def decode(self, deepest: Tensor, skips: list[Features], plan: Plan, image: FloatArray) -> Fused:
        """All decoder steps and the finest fusion block."""
        x = deepest
        for level in reversed(range(len(skips))):
            doubled = F.interpolate(cut(x, plan.parts[level]), scale_factor=2.0, mode="nearest")
            x = F.leaky_relu_(self._ups[level](doubled, with_bias=False).add_(skips[level]), LEAKY_SLOPE)
        return self._fuse(self._entered(image), x)

    def _fuse(self, image: Tensor, features: Tensor) -> Fused:
        raw = self._to_raw(features).sigmoid_()
        x = F.leaky_relu_(self._blend[0](torch.cat((image, raw), dim=1)), LEAKY_SLOPE)
        x = F.leaky_relu_(self._blend[1](x), LEAKY_SLOPE)
        alpha = self._blend[2](x).sigmoid_()
        alpha, raw, image = alpha.float(), raw.float(), image.float()
        return Fused((alpha * raw + (1.0 - alpha) * image).numpy(), alpha.numpy())

    def _entered(self, features: Features) -> Tensor:
        tensor = features if isinstance(features, Tensor) else torch.from_numpy(features)
        return tensor.to(self._dtype, memory_format=torch.channels_last)
