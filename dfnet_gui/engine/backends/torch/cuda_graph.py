"""The whole network on an NVIDIA GPU: batch norm folded, channels last, half precision, one CUDA graph a size."""

import copy
from collections import OrderedDict
from typing import NamedTuple

import torch
from torch import Tensor, nn

from dfnet_gui.engine.backends.base import Fused, Looked
from dfnet_gui.engine.backends.torch.whole import dtype_name, look_by_network, moved, part_at
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.blocks import Convolution
from dfnet_gui.network.dfnet import CompletionNetwork, DFNetOutput

_MOST_GRAPHS = 4
_BATCH = 4
_WARM_UP_RUNS = 3


class _Captured(NamedTuple):
    graph: "torch.cuda.CUDAGraph"
    started: Tensor
    mask: Tensor
    output: DFNetOutput


class CudaGraphForward:
    """Captures the network once for each input size; a run copies in, replays, and copies the box out."""

    def __init__(self, network: CompletionNetwork, device: str, dtype: torch.dtype) -> None:
        self._device = device
        self.batch = _BATCH
        self._dtype = dtype
        folded = with_folded_norms(network).to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._network: CompletionNetwork = folded
        self._captured: OrderedDict[tuple[int, ...], _Captured] = OrderedDict()

    @property
    def label(self) -> str:
        """Library and precision."""
        return f"CUDA graph {dtype_name(self._dtype)}"

    @torch.inference_mode()
    def run(self, started: FloatArray, mask: FloatArray, box: Bounds) -> Fused:
        """Result and alpha at `box`; waits for nothing but these two."""
        captured = self._captured_for(started)
        captured.started.copy_(moved(started, self._device))
        captured.mask.copy_(moved(mask, self._device))
        captured.graph.replay()
        size = (started.shape[2], started.shape[3])
        outputs = (captured.output.results[0], captured.output.alphas[0])
        fetched = [_fetched(part_at(output, size, box)) for output in outputs]
        torch.cuda.current_stream().synchronize()
        return Fused(*(each.numpy() for each in fetched))

    def look(self, started: FloatArray, mask: FloatArray) -> Looked:
        """All that the fusion blocks give."""
        return look_by_network(self._network, started, mask)

    def forget(self) -> None:
        """Give up the graphs and their memory."""
        self._captured.clear()

    def _captured_for(self, started: FloatArray) -> _Captured:
        key = tuple(started.shape)
        if key in self._captured:
            self._captured.move_to_end(key)
            return self._captured[key]
        while len(self._captured) >= _MOST_GRAPHS:
            self._captured.popitem(last=False)
        self._captured[key] = self._capture(key)
        return self._captured[key]

    def _capture(self, shape: tuple[int, ...]) -> _Captured:
        """Run a few times on a stream of its own, as capturing wants, then record."""
        started = torch.zeros(shape, device=self._device).contiguous(memory_format=torch.channels_last)
        mask = torch.ones((shape[0], 1, *shape[2:]), device=self._device)
        stream = torch.cuda.Stream()  # type: ignore[no-untyped-call]
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            for _ in range(_WARM_UP_RUNS):
                self._compute(started, mask)
        torch.cuda.current_stream().wait_stream(stream)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            output = self._compute(started, mask)
        return _Captured(graph, started, mask, output)

    def _compute(self, started: Tensor, mask: Tensor) -> DFNetOutput:
        with torch.autocast("cuda", self._dtype, enabled=self._dtype != torch.float32, cache_enabled=False):
            output: DFNetOutput = self._network(started, mask)
        return output


def _fetched(tensor: Tensor) -> Tensor:
    """On its way into pinned memory; there once the stream is through."""
    target = torch.empty(tensor.shape, dtype=tensor.dtype, pin_memory=True)
    return target.copy_(tensor, non_blocking=True)


def with_folded_norms(network: CompletionNetwork) -> CompletionNetwork:
    """A copy of a network in evaluation mode whose batch norms are part of the convolutions before them."""
    folded = copy.deepcopy(network).eval()
    for module in folded.modules():
        if isinstance(module, nn.Sequential):
            for index in range(len(module) - 1):
                _fold_into(module, index)
    return folded


def _fold_into(layers: nn.Sequential, index: int) -> None:
    layer, norm = layers[index], layers[index + 1]
    if not isinstance(layer, Convolution) or not isinstance(norm, nn.BatchNorm2d):
        return
    if isinstance(layer.conv, nn.Sequential):
        inner = layer.conv[1]
        assert isinstance(inner, nn.Conv2d)
        layer.conv[1] = nn.utils.fuse_conv_bn_eval(inner, norm)
    else:
        assert isinstance(layer.conv, nn.Conv2d)
        layer.conv = nn.utils.fuse_conv_bn_eval(layer.conv, norm)
    layers[index + 1] = nn.Identity()
