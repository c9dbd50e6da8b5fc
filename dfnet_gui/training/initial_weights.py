"""The weights that a training begins with."""

from collections.abc import Iterable
from itertools import islice

import torch
from torch import nn

from dfnet_gui.network import DFNet
from dfnet_gui.network.blocks import DecoderStep, EncoderStep, FusionBlock
from dfnet_gui.training.batches import Batch

_COLOURS = 3
_LOGIT_SLOPE = 4.8
"""sigmoid(4.8·(x − 0.5)) is nearest to x over the values of photos (RMS 0.03)."""


def set_alpha_bias(network: nn.Module, bias: float) -> None:
    """Give every fusion block the same alpha to begin with, everywhere: sigmoid(bias)."""
    for block in network.modules():
        if isinstance(block, FusionBlock):
            last = _convolution(block.blend.blend[6])
            assert last.bias is not None
            nn.init.constant_(last.bias, bias)
            nn.init.normal_(last.weight, std=0.01)


@torch.no_grad()
def pass_image_through(network: DFNet) -> None:
    """Let three channels of every step carry the image, so that each raw begins as the start's fill.

    Training then has only the difference to learn. Encoder steps average 2×2 pixels, decoder
    steps copy the skip; everything else keeps its random weights.
    """
    for i in range(network.depth):
        encoder = network.get_submodule(f"en_{i}")
        assert isinstance(encoder, EncoderStep)
        convolution = _convolution(encoder.encode[0])
        near = (convolution.kernel_size[0] - 2) // 2
        _clear_rows(convolution)
        for c in range(_COLOURS):
            convolution.weight[c, c, near : near + 2, near : near + 2] = 0.25
        decoder = network.get_submodule(f"de_{i}")
        assert isinstance(decoder, DecoderStep)
        convolution = _convolution(decoder.decode[0])
        first_skip = convolution.in_channels - convolution.out_channels
        _clear_rows(convolution)
        for c in range(_COLOURS):
            convolution.weight[c, first_skip + c, 1, 1] = 1.0
    for block in network.modules():
        if isinstance(block, FusionBlock):
            _read_colours(_convolution(block.map2img[0]))


def _convolution(step: nn.Module) -> nn.Conv2d:
    inner = step.conv
    convolution = inner[-1] if isinstance(inner, nn.Sequential) else inner
    assert isinstance(convolution, nn.Conv2d)
    return convolution


def _clear_rows(convolution: nn.Conv2d) -> None:
    convolution.weight[:_COLOURS] = 0.0
    if convolution.bias is not None:
        convolution.bias[:_COLOURS] = 0.0


def _read_colours(convolution: nn.Conv2d) -> None:
    assert convolution.bias is not None
    convolution.weight.mul_(0.1)
    for c in range(_COLOURS):
        convolution.weight[c, c] = _LOGIT_SLOPE
    convolution.bias.fill_(-_LOGIT_SLOPE / 2)


@torch.no_grad()
def calibrate_norms(network: nn.Module, batches: Iterable[Batch], *, count: int = 8) -> None:
    """Measure every batch norm's statistics on `count` batches.

    Channels that carry the image get the scale and shift that undo their norm, in two passes,
    since each changes what the next layers see.
    """
    norms = [m for m in network.modules() if isinstance(m, nn.BatchNorm2d)]
    momenta = [norm.momentum for norm in norms]
    examples = list(islice(batches, count))
    for _ in range(2):
        for norm in norms:
            norm.reset_running_stats()
            norm.momentum = None
        network.train()
        for batch in examples:
            network(batch.image, batch.mask)
        for step in network.modules():
            if isinstance(step, EncoderStep | DecoderStep):
                _undo_norm(step.encode if isinstance(step, EncoderStep) else step.decode)
    for norm, momentum in zip(norms, momenta, strict=True):
        norm.momentum = momentum


def _undo_norm(layers: nn.Sequential) -> None:
    norm = layers[1] if len(layers) > 1 else None
    if isinstance(norm, nn.BatchNorm2d) and norm.running_mean is not None and norm.running_var is not None:
        deviation = (norm.running_var[:_COLOURS] + norm.eps).sqrt()
        norm.weight[:_COLOURS] = deviation
        norm.bias[:_COLOURS] = norm.running_mean[:_COLOURS]
