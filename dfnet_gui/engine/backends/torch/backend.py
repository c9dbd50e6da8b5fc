"""Backends that PyTorch computes. Imported only where one of them is wanted: importing PyTorch takes a second."""

from collections.abc import Iterator
from functools import partial

import torch

from dfnet_gui.engine.backends.base import Candidate, Forward, Looked
from dfnet_gui.engine.backends.boxed.folding import fold
from dfnet_gui.engine.backends.boxed.forward import BoxedForward
from dfnet_gui.engine.backends.torch.cuda_graph import CudaGraphForward
from dfnet_gui.engine.backends.torch.steps import TorchSteps
from dfnet_gui.engine.backends.torch.whole import WholeForward, look_by_network
from dfnet_gui.engine.device import Device
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.network.architecture import Architecture
from dfnet_gui.network.checkpoint import LoadedModel

_DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}


def boxed_by_torch(model: LoadedModel, precision: str) -> Forward:
    """On the hole's box alone, on the CPU; for a model that can be folded."""
    assert isinstance(model.manifest.architecture, Architecture)
    folded = fold(model.weights, model.manifest.architecture)
    steps = TorchSteps(folded, _DTYPES[precision])

    def look(started: FloatArray, mask: FloatArray) -> Looked:
        return look_by_network(model.network, started, mask)  # the network is made when somebody looks

    return BoxedForward(folded, steps, f"PyTorch {precision}", look)


def whole_by_torch(model: LoadedModel, device: Device, precision: str) -> Forward:
    """The whole network on any device."""
    return WholeForward(model.network, device, _DTYPES[precision])


def cuda_candidates(model: LoadedModel, precision: str) -> Iterator[Candidate]:
    """All that an NVIDIA GPU might do; `auto` tries every precision."""
    for kind in ("fp32", "bf16", "fp16") if precision == "auto" else (precision,):
        if kind == "fp32":
            yield Candidate("pytorch", kind, partial(whole_by_torch, model, "cuda", kind))
        if kind != "bf16" or torch.cuda.is_bf16_supported():
            yield Candidate("cuda-graph", kind, partial(_captured, model, kind))


def _captured(model: LoadedModel, precision: str) -> Forward:
    return CudaGraphForward(model.network, "cuda", _DTYPES[precision])
