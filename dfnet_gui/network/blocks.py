"""The building blocks of DFNet: convolution, encoder step, decoder step, fusion block.

Sources: Hong, Xiong, Ji, Fan, "Deep Fusion Network for Image Completion", ACM MM 2019
(doi 10.1145/3343031.3351002). Attribute names follow the released state dictionary.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dfnet_gui.network.architecture import BLEND_WIDTH, LEAKY_SLOPE


class FusionOutput(NamedTuple):
    """What a fusion block gives, each (N, 3, H, W) in [0, 1] at the feature map's size."""

    result: Tensor
    alpha: Tensor
    raw: Tensor


class Convolution(nn.Module):
    """A convolution with "same" zero padding; an odd total puts the extra pixel right and bottom."""

    def __init__(self, in_channels: int, out_channels: int, kernel: int, *, stride: int = 1) -> None:
        super().__init__()
        total = kernel - stride
        near, far = total // 2, total - total // 2
        self.conv: nn.Module
        if near == far:
            self.conv = nn.Conv2d(in_channels, out_channels, kernel, stride, near)
        else:
            self.conv = nn.Sequential(
                nn.ZeroPad2d((near, far, near, far)),
                nn.Conv2d(in_channels, out_channels, kernel, stride),
            )

    def forward(self, x: Tensor) -> Tensor:
        """Convolve (N, C, H, W)."""
        out: Tensor = self.conv(x)
        return out


class EncoderStep(nn.Module):
    """Halves height and width; batch norm and ReLU unless `plain`."""

    def __init__(self, in_channels: int, out_channels: int, kernel: int, *, plain: bool) -> None:
        super().__init__()
        layers: list[nn.Module] = [Convolution(in_channels, out_channels, kernel, stride=2)]
        if not plain:
            layers += [nn.BatchNorm2d(out_channels), nn.ReLU(inplace=True)]
        self.encode = nn.Sequential(*layers)

    def forward(self, x: Tensor) -> Tensor:
        """Encode (N, C, H, W) to (N, out_channels, H/2, W/2)."""
        out: Tensor = self.encode(x)
        return out


class DecoderStep(nn.Module):
    """Doubles height and width and joins the encoder's features of that size."""

    def __init__(self, in_channels: int, skip_channels: int, out_channels: int) -> None:
        super().__init__()
        self.decode = nn.Sequential(
            Convolution(in_channels + skip_channels, out_channels, 3),
            nn.BatchNorm2d(out_channels),
            nn.LeakyReLU(LEAKY_SLOPE, inplace=True),
        )

    def forward(self, x: Tensor, skip: Tensor) -> Tensor:
        """Decode (N, C, H, W) with a skip of (N, S, 2H, 2W)."""
        upsampled = F.interpolate(x, scale_factor=2.0, mode="nearest")
        out: Tensor = self.decode(torch.cat((upsampled, skip), dim=1))
        return out


class _Blend(nn.Module):
    """The small network that looks at the image and the raw completion and gives alpha."""

    def __init__(self, image_channels: int) -> None:
        super().__init__()
        width = max(image_channels, BLEND_WIDTH)
        self.blend = nn.Sequential(
            Convolution(2 * image_channels, width, 1),
            nn.BatchNorm2d(width),
            nn.LeakyReLU(LEAKY_SLOPE, inplace=True),
            Convolution(width, image_channels, 3),
            nn.BatchNorm2d(image_channels),
            nn.LeakyReLU(LEAKY_SLOPE, inplace=True),
            Convolution(image_channels, image_channels, 1),
            nn.Sigmoid(),
        )

    def forward(self, image: Tensor, raw: Tensor) -> Tensor:
        """Alpha in [0, 1], the shape of `image`."""
        out: Tensor = self.blend(torch.cat((image, raw), dim=1))
        return out


class FusionBlock(nn.Module):
    """Turns a feature map into a completion that is fused smoothly with the known image.

    A block of its own: any completion network can feed it a feature map (N, C, H, W) and its
    input image (N, image_channels, any size, values in [0, 1]) and gets, at H×W,
    `raw = sigmoid(conv(features))`, `alpha` per pixel and channel, and
    `result = alpha·raw + (1 − alpha)·image`.
    """

    def __init__(self, feature_channels: int, image_channels: int = 3) -> None:
        super().__init__()
        self.map2img = nn.Sequential(Convolution(feature_channels, image_channels, 1), nn.Sigmoid())
        self.blend = _Blend(image_channels)

    def forward(self, image: Tensor, features: Tensor) -> FusionOutput:
        """Fuse `image` with what `features` say, at the size of `features`."""
        size = features.shape[-2:]
        if image.shape[-2:] != size:
            image = F.interpolate(image, size=size, mode="bilinear", align_corners=False)
        raw: Tensor = self.map2img(features)
        alpha: Tensor = self.blend(image, raw)
        return FusionOutput(alpha * raw + (1.0 - alpha) * image, alpha, raw)
