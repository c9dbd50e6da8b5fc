"""The backends: one row each. Menus, settings, command line, benchmark and self-test read them here.

Free of PyTorch and OpenVINO until one of them is to compute.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Literal

from dfnet_gui.engine.backends.base import Backend, Candidate, Forward, Precision
from dfnet_gui.engine.backends.processor import has_openvino, processor, thread_count
from dfnet_gui.engine.device import Device, has_torch
from dfnet_gui.errors import CompletionError
from dfnet_gui.network.architecture import Architecture
from dfnet_gui.registry import Registry
from dfnet_gui.wording import tr

if TYPE_CHECKING:
    from dfnet_gui.engine.backends.boxed.folding import FoldedDFNet
    from dfnet_gui.network.checkpoint import LoadedModel

AUTO = "auto"
"""In the place of a backend's name: whichever is fastest here."""


def _by_torch(model: "LoadedModel", device: Device, precision: Precision) -> Iterator[Candidate]:
    if device == "cuda":
        from dfnet_gui.engine.backends.torch.backend import cuda_candidates

        yield from cuda_candidates(model, precision)
    elif _can_be_boxed(model, device, precision):
        for kind in _worthwhile(precision):
            yield Candidate("pytorch", kind, partial(plain_forward, model, device, kind))
    else:
        yield Candidate("pytorch", precision, partial(plain_forward, model, device, precision))


def _by_openvino(model: "LoadedModel", device: Device, precision: Precision) -> Iterator[Candidate]:
    if _can_be_boxed(model, device, precision):
        for kind in _worthwhile(precision):
            yield Candidate("openvino", kind, partial(_boxed_by_openvino, model, kind))


BACKENDS: Registry[Backend] = Registry(
    Backend(
        "pytorch",
        "PyTorch",
        lambda: "" if has_torch() else tr("this copy of the program has no PyTorch"),
        _by_torch,
        ("torch",),
    ),
    Backend(
        "openvino",
        "OpenVINO",
        lambda: "" if has_openvino() else tr("OpenVINO is not installed (pip install 'dfnet-gui[openvino]')"),
        _by_openvino,
        ("openvino",),
    ),
)


def backend_names() -> tuple[str, ...]:
    """What may be asked for: AUTO, and each backend."""
    return (AUTO, *BACKENDS.names)


def candidates(model: "LoadedModel", device: Device, backend: str, precision: Precision) -> list[Candidate]:
    """What there is of that backend (or of all, for AUTO), plain PyTorch first.

    Raises CompletionError when there is nothing.
    """
    rows = [row for row in BACKENDS if backend in (AUTO, row.name) and not row.missing()]
    found = [candidate for row in rows for candidate in row.candidates(model, device, precision)]
    if not found:
        raise CompletionError(_why_none(model, device, backend, precision))
    return found


def plain_forward(model: "LoadedModel", device: Device, precision: Precision = "auto") -> Forward:
    """PyTorch alone: on the hole's box where that can be, else whole. `auto` is fp32.

    A program without PyTorch computes by OpenVINO. Raises CompletionError where neither can.
    """
    kind = "fp32" if precision == "auto" else precision
    if not has_torch():
        if not (can_be_folded(model) and has_openvino()):
            raise CompletionError(_without_torch(model))
        return _boxed_by_openvino(model, kind)
    from dfnet_gui.engine.backends.torch.backend import boxed_by_torch, whole_by_torch

    if _can_be_boxed(model, device, kind):
        return boxed_by_torch(model, kind)
    return whole_by_torch(model, device, kind)


def can_be_folded(model: "LoadedModel") -> bool:
    """Whether it is a DFNet that fuses at the finest scale."""
    architecture = model.manifest.architecture
    return isinstance(architecture, Architecture) and architecture.fused_scales[0] == 0


def _can_be_boxed(model: "LoadedModel", device: Device, precision: Precision) -> bool:
    """On the hole's box alone: what CPUs do, in the precisions that they know."""
    return device == "cpu" and precision != "fp16" and can_be_folded(model)


def _worthwhile(precision: Precision) -> tuple[Precision, ...]:
    """The precisions to try on this processor."""
    if precision != "auto":
        return (precision,)
    return ("fp32", "bf16") if processor().has_bf16 else ("fp32",)


def _boxed_by_openvino(model: "LoadedModel", precision: str) -> Forward:
    from dfnet_gui.engine.backends.boxed.forward import BoxedForward
    from dfnet_gui.engine.backends.openvino.steps import OpenVinoSteps

    kind: Literal["fp32", "bf16"] = "bf16" if precision == "bf16" else "fp32"
    steps = OpenVinoSteps(lambda: _fold(model), kind, threads=thread_count())
    return BoxedForward(_fold(model), steps, f"OpenVINO {kind}", steps.look)


def _fold(model: "LoadedModel") -> "FoldedDFNet":
    from dfnet_gui.engine.backends.boxed.folding import fold

    assert isinstance(model.manifest.architecture, Architecture)
    return fold(model.weights, model.manifest.architecture)


def _why_none(model: "LoadedModel", device: Device, backend: str, precision: Precision) -> str:
    reason = BACKENDS[backend].missing() if backend in BACKENDS else ""
    if reason and (has_torch() or can_be_folded(model)):
        return tr("{reason}; choose another backend.", reason=f"{reason[0].upper()}{reason[1:]}")
    if has_torch():
        return tr("{backend} can't run this model on {device}; choose PyTorch.", backend=backend, device=device)
    if can_be_folded(model):
        return tr(
            "{precision} needs PyTorch, which this copy of the program does not have; choose another precision.",
            precision=precision,
        )
    return _without_torch(model)


def _without_torch(model: "LoadedModel") -> str:
    return tr(
        "{name}: this copy of the program has no PyTorch, which this model needs; choose another model, "
        "or use the full program.",
        name=model.manifest.name,
    )
