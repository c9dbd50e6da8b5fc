"""The backends that can run a model on a device, to be tried."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from dfnet_gui.engine.backends.boxed import BoxedForward
from dfnet_gui.engine.backends.folded import FoldedDFNet, fold
from dfnet_gui.engine.backends.forward import BoxedBackend, Forward
from dfnet_gui.engine.backends.processor import has_openvino, processor, thread_count
from dfnet_gui.engine.device import Device, has_torch
from dfnet_gui.errors import CompletionError
from dfnet_gui.network.architecture import Architecture
from dfnet_gui.network.checkpoint import LoadedModel

BackendName = Literal["auto", "pytorch", "openvino"]
BACKEND_NAMES: tuple[BackendName, ...] = ("auto", "pytorch", "openvino")
Precision = Literal["auto", "fp32", "bf16", "fp16"]
PRECISIONS: tuple[Precision, ...] = ("auto", "fp32", "bf16", "fp16")


@dataclass(frozen=True)
class Candidate:
    """A backend that can be tried: its library, its precision and how to make it."""

    backend: str
    precision: str
    make: Callable[[], Forward]

    @property
    def name(self) -> str:
        """Names it in the remembered choice."""
        return f"{self.backend}-{self.precision}"


def plain_forward(model: LoadedModel, device: Device, precision: Precision = "auto") -> Forward:
    """PyTorch alone: on the hole's box where that can be, else whole. `auto` is fp32.

    A program without PyTorch computes by OpenVINO. Raises CompletionError where neither can.
    """
    kind = "fp32" if precision == "auto" else precision
    if not has_torch():
        if not (can_be_folded(model) and has_openvino()):
            raise CompletionError(_without_torch(model))
        return _boxed_by_openvino(model, kind)
    from dfnet_gui.engine.backends.by_torch import boxed_by_torch, whole_by_torch

    if device == "cpu" and kind != "fp16" and can_be_folded(model):
        return boxed_by_torch(model, kind)
    return whole_by_torch(model, device, kind)


def candidates(model: LoadedModel, device: Device, backend: BackendName, precision: Precision) -> list[Candidate]:
    """What there is, plain PyTorch first. Raises CompletionError when there is nothing."""
    found = list(_candidates(model, device, backend, precision))
    if not found:
        raise CompletionError(_why_none(model, device, backend, precision))
    return found


def can_be_folded(model: LoadedModel) -> bool:
    """Whether it is a DFNet that fuses at the finest scale."""
    architecture = model.manifest.architecture
    return isinstance(architecture, Architecture) and architecture.fused_scales[0] == 0


def _candidates(model: LoadedModel, device: Device, backend: BackendName, precision: Precision) -> Iterator[Candidate]:
    if device == "cuda":
        if backend != "openvino":
            from dfnet_gui.engine.backends.by_torch import cuda_ways

            yield from (Candidate(*way) for way in cuda_ways(model, precision))
        return
    by_torch = backend != "openvino" and has_torch()
    if device != "cpu" or precision == "fp16" or not can_be_folded(model):
        if by_torch:
            yield Candidate("pytorch", precision, partial(plain_forward, model, device, precision))
        return
    kinds: tuple[Precision, ...] = (precision,)
    if precision == "auto":
        kinds = ("fp32", "bf16") if processor().has_bf16 else ("fp32",)
    if by_torch:
        yield from (Candidate("pytorch", kind, partial(plain_forward, model, device, kind)) for kind in kinds)
    if backend != "pytorch" and has_openvino():
        yield from (Candidate("openvino", kind, partial(_boxed_by_openvino, model, kind)) for kind in kinds)


def _boxed_by_openvino(model: LoadedModel, precision: str) -> Forward:
    from dfnet_gui.engine.backends.openvino_steps import OpenVinoSteps

    kind: Literal["fp32", "bf16"] = "bf16" if precision == "bf16" else "fp32"
    steps = OpenVinoSteps(lambda: _fold(model), kind, threads=thread_count())
    return BoxedBackend(BoxedForward(_fold(model), steps), f"OpenVINO {kind}", steps.look)


def _fold(model: LoadedModel) -> FoldedDFNet:
    assert isinstance(model.manifest.architecture, Architecture)
    return fold(model.weights, model.manifest.architecture)


def _why_none(model: LoadedModel, device: Device, backend: BackendName, precision: Precision) -> str:
    if backend == "openvino" and not has_openvino():
        return "OpenVINO is not installed; install it with: pip install dfnet-gui[openvino], or choose PyTorch."
    if has_torch():
        return f"{backend} can't run this model on {device}; choose PyTorch."
    if backend == "pytorch" and can_be_folded(model):
        return "This copy of the program has no PyTorch; choose OpenVINO, or use the full program."
    if can_be_folded(model):
        return f"{precision} needs PyTorch, which this copy of the program does not have; choose another precision."
    return _without_torch(model)


def _without_torch(model: LoadedModel) -> str:
    return (
        f"{model.manifest.name}: this copy of the program has no PyTorch, which this model needs; choose another"
        " model, or use the full program."
    )
