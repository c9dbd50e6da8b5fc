"""The names and shapes of all weights of a DFNet, known without building it. Free of torch."""

from collections.abc import Iterator

from dfnet_gui.network.architecture import BLEND_WIDTH, IMAGE_CHANNELS, INPUT_CHANNELS, Architecture

Shape = tuple[int, ...]
Entry = tuple[str, Shape]


def same_padding(kernel: int, stride: int) -> tuple[int, int]:
    """Zeros (near, far) of a "same" convolution; an odd total puts the extra pixel right and bottom."""
    total = kernel - stride
    return total // 2, total - total // 2


def convolution_name(block: str, kernel: int, stride: int) -> str:
    """Where a block's convolution stands: one that pads unevenly comes after a padding layer."""
    near, far = same_padding(kernel, stride)
    return f"{block}.conv" if near == far else f"{block}.conv.1"


def dfnet_shapes(architecture: Architecture) -> dict[str, Shape]:
    """What a state dictionary of a DFNet holds."""
    return dict(_dfnet(architecture))


def decoder_inputs(architecture: Architecture) -> tuple[tuple[int, int], ...]:
    """For each decoder step, finest first: channels from below, and of the encoder's features."""
    outputs = architecture.encoder_channels
    inputs = (INPUT_CHANNELS, *outputs[:-1])
    below = (*inputs[1:], outputs[-1])
    return tuple(zip(below, inputs, strict=True))


def _dfnet(architecture: Architecture) -> Iterator[Entry]:
    levels = zip(architecture.encoder_kernels, architecture.encoder_channels, decoder_inputs(architecture), strict=True)
    for i, (kernel, channels, (below, own)) in enumerate(levels):
        yield from _convolution(convolution_name(f"en_{i}.encode.0", kernel, 2), own, channels, kernel)
        if i:
            yield from _norm(f"en_{i}.encode.1", channels)
        yield from _convolution(f"de_{i}.decode.0.conv", below + own, own, 3)
        yield from _norm(f"de_{i}.decode.1", own)
        if i in architecture.fused_scales:
            yield from _fusion(f"fuse_{i}", own)


def _fusion(name: str, features: int) -> Iterator[Entry]:
    yield from _convolution(f"{name}.map2img.0.conv", features, IMAGE_CHANNELS, 1)
    blend = f"{name}.blend.blend"
    yield from _convolution(f"{blend}.0.conv", 2 * IMAGE_CHANNELS, BLEND_WIDTH, 1)
    yield from _norm(f"{blend}.1", BLEND_WIDTH)
    yield from _convolution(f"{blend}.3.conv", BLEND_WIDTH, IMAGE_CHANNELS, 3)
    yield from _norm(f"{blend}.4", IMAGE_CHANNELS)
    yield from _convolution(f"{blend}.6.conv", IMAGE_CHANNELS, IMAGE_CHANNELS, 1)


def _convolution(name: str, inputs: int, outputs: int, kernel: int) -> Iterator[Entry]:
    yield f"{name}.weight", (outputs, inputs, kernel, kernel)
    yield f"{name}.bias", (outputs,)


def _norm(name: str, channels: int) -> Iterator[Entry]:
    for part in ("weight", "bias", "running_mean", "running_var"):
        yield f"{name}.{part}", (channels,)
    yield f"{name}.num_batches_tracked", ()
