"""The plainest backend: the whole network by PyTorch, on any device."""

from contextlib import nullcontext

import torch
from torch import Tensor
from torch.nn import functional as F

from dfnet_gui.engine.backends.base import Fused, Looked
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.dfnet import CompletionNetwork

_GPU_BATCH = 4


class WholeForward:
    """The network as it is, all of it, in one call."""

    def __init__(self, network: CompletionNetwork, device: str, dtype: torch.dtype = torch.float32) -> None:
        self.batch = _GPU_BATCH if device == "cuda" else 1
        self._device, self._dtype = device, dtype
        self._network = network.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]

    @property
    def label(self) -> str:
        """Library and precision."""
        return f"PyTorch {dtype_name(self._dtype)}"

    @torch.inference_mode()
    def run(self, started: FloatArray, mask: FloatArray, box: Bounds) -> Fused:
        """Result and alpha at `box`."""
        is_low = self._dtype != torch.float32
        image = moved(started, self._device).contiguous(memory_format=torch.channels_last)
        with torch.autocast(self._device, self._dtype) if is_low else nullcontext():
            output = self._network(image, moved(mask, self._device))
        size = (started.shape[2], started.shape[3])
        return Fused(_boxed(output.results[0], size, box), _boxed(output.alphas[0], size, box))

    def look(self, started: FloatArray, mask: FloatArray) -> Looked:
        """All that the fusion blocks give."""
        return look_by_network(self._network, started, mask)

    def forget(self) -> None:
        """Nothing is kept."""


@torch.inference_mode()
def look_by_network(network: CompletionNetwork, started: FloatArray, mask: FloatArray) -> Looked:
    """All scales of whole regions, in fp32, on the network's device."""
    device = next(network.parameters()).device.type
    image = moved(started, device).contiguous(memory_format=torch.channels_last)
    output = network(image, moved(mask, device))
    kinds = (output.results, output.alphas, output.raws)
    return Looked(*([level.float().cpu().contiguous().numpy() for level in levels] for levels in kinds))


def moved(array: FloatArray, device: str) -> Tensor:
    """The array on `device`; a GPU fetches it without anybody waiting."""
    tensor = torch.from_numpy(array)
    return tensor.pin_memory().to(device, non_blocking=True) if device == "cuda" else tensor.to(device)


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
