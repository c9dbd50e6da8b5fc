"""What the engine needs of a backend, and the plainest one: the whole network, on any device."""

from contextlib import nullcontext
from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional as F

from dfnet_gui.engine.backends.boxed import BoxedForward, Fused
from dfnet_gui.engine.request import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.dfnet import CompletionNetwork

_GPU_BATCH = 4


class Forward(Protocol):
    """Runs a network for boxes of regions. Use it from one thread at a time."""

    @property
    def label(self) -> str:
        """Library and precision, for people, as `PyTorch fp32`."""

    @property
    def device(self) -> torch.device:
        """Where `run` wants its tensors."""

    @property
    def batch(self) -> int:
        """How many regions at once are no slower than one after the other."""

    def run(self, started: Tensor, mask: Tensor, box: Bounds) -> Fused:
        """Result and alpha of the finest scale at `box` (network pixels), on the CPU.

        `started`: (N, 3, H, W) float32 in [0, 1] with the start in the hole; `mask`: (N, 1, H, W), 1 = known.
        """

    def forget(self) -> None:
        """Give up memory that was kept to be faster the next time."""


class WholeForward:
    """The network as it is, all of it, in one call."""

    def __init__(self, network: CompletionNetwork, device: torch.device, dtype: torch.dtype = torch.float32) -> None:
        self.device = device
        self.batch = _GPU_BATCH if device.type == "cuda" else 1
        self._dtype = dtype
        self._network = network.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]

    @property
    def label(self) -> str:
        """Library and precision."""
        return f"PyTorch {dtype_name(self._dtype)}"

    @torch.inference_mode()
    def run(self, started: Tensor, mask: Tensor, box: Bounds) -> Fused:
        """Result and alpha at `box`."""
        is_low = self._dtype != torch.float32
        started = started.contiguous(memory_format=torch.channels_last)
        with torch.autocast(self.device.type, self._dtype) if is_low else nullcontext():
            output = self._network(started, mask)
        size = (int(started.shape[2]), int(started.shape[3]))
        return Fused(_boxed(output.results[0], size, box), _boxed(output.alphas[0], size, box))

    def forget(self) -> None:
        """Nothing is kept."""


class BoxedBackend:
    """A boxed forward on the CPU as the engine sees it."""

    def __init__(self, forward: BoxedForward, label: str) -> None:
        self._forward, self.label = forward, label
        self.device = torch.device("cpu")
        self.batch = 1

    def run(self, started: Tensor, mask: Tensor, box: Bounds) -> Fused:
        """Result and alpha at `box`."""
        return self._forward.run(started.numpy(), mask.numpy(), box)

    def forget(self) -> None:
        """Give up the kept features."""
        self._forward.forget()


def part_at(tensor: Tensor, size: tuple[int, int], box: Bounds) -> Tensor:
    """A part of an output (N, 3, h, w) in fp32, brought to `size` where the finest fused scale is coarser."""
    if tensor.shape[-2:] != size:
        tensor = F.interpolate(tensor.float(), size=size, mode="bilinear", align_corners=False)
    return tensor[(..., *box.slices)].float().contiguous()


def _boxed(tensor: Tensor, size: tuple[int, int], box: Bounds) -> FloatArray:
    return part_at(tensor, size, box).cpu().numpy()


def dtype_name(dtype: torch.dtype) -> str:
    """`fp32`, `bf16` or `fp16`."""
    return {torch.float32: "fp32", torch.bfloat16: "bf16", torch.float16: "fp16"}[dtype]
