"""Which backend runs a model on a device: what there is, what is exact enough, and what is fastest here.

On first use every candidate computes one fixed picture; the fastest that stays close to plain PyTorch in
fp32 is taken and remembered in a small file of the user's. A newer library, another processor, another
number of threads or other weights ask the question anew.
"""

import hashlib
import math
import os
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import numpy as np
import torch
from torch import Tensor

from dfnet_gui.engine.backends.boxed import BoxedForward
from dfnet_gui.engine.backends.cuda_graph import CudaGraphForward
from dfnet_gui.engine.backends.folded import FoldedDFNet, fold
from dfnet_gui.engine.backends.forward import BoxedBackend, Forward, WholeForward
from dfnet_gui.engine.backends.remembered import Remembered
from dfnet_gui.engine.backends.torch_steps import TorchSteps
from dfnet_gui.errors import CompletionError
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network import DFNet
from dfnet_gui.network.checkpoint import LoadedModel
from dfnet_gui.paths import cache_dir

BackendName = Literal["auto", "pytorch", "openvino"]
BACKEND_NAMES: tuple[BackendName, ...] = ("auto", "pytorch", "openvino")
Precision = Literal["auto", "fp32", "bf16", "fp16"]
PRECISIONS: tuple[Precision, ...] = ("auto", "fp32", "bf16", "fp16")
MOST_DIFFERENCE = 2 / 255
"""At the 99.9th percentile of the fill, from plain PyTorch in fp32."""
_PERCENTILE = 99.9
_TIMED_RUNS = 5
_DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}
_SEED = 4
_MOST_TRIED_PX = 512


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


def plain_forward(model: LoadedModel, device: torch.device, precision: Precision = "auto") -> Forward:
    """PyTorch alone: on the hole's box where that can be, else whole. `auto` is fp32."""
    dtype = _DTYPES["fp32" if precision == "auto" else precision]
    if device.type == "cpu" and dtype != torch.float16 and _can_be_folded(model):
        return _boxed_by_torch(model, dtype)
    return WholeForward(model.network, device, dtype)


def choose_forward(
    model: LoadedModel,
    device: torch.device,
    *,
    backend: BackendName = "auto",
    precision: Precision = "auto",
    memory: Path | None = None,
) -> Forward:
    """The fastest backend that is exact enough, of those that `backend` and `precision` leave.

    `memory` is the file of remembered choices, the user's own if None. Raises CompletionError when the
    backend that is asked for is not installed.
    """
    candidates = list(_candidates(model, device, backend, precision))
    if not candidates:
        raise CompletionError(_why_none(backend, device))
    if len(candidates) == 1:
        return candidates[0].make()
    remembered = Remembered(memory or cache_dir() / "backends.json", _question(model, device, candidates))
    known = next((each for each in candidates if each.name == remembered.answer), None)
    if known is not None:
        with suppress(RuntimeError, ImportError):  # what worked once need not work today: then it is measured anew
            return known.make()
    name, forward = _measured(model, device, candidates)
    remembered.keep(name)
    return forward


def has_openvino() -> bool:
    """Whether OpenVINO is installed; does not load it."""
    return find_spec("openvino") is not None


def has_native_bf16() -> bool:
    """Whether this processor multiplies bfloat16 itself."""
    capabilities = _cpu_capabilities()
    return any(capabilities.get(name) for name in ("avx512_bf16", "amx_bf16", "bf16"))


def _candidates(
    model: LoadedModel, device: torch.device, backend: BackendName, precision: Precision
) -> Iterator[Candidate]:
    """What there is, plain PyTorch first."""
    if device.type == "cuda":
        if backend != "openvino":
            yield from _cuda_candidates(model, device, precision)
        return
    if device.type != "cpu" or precision == "fp16" or not _can_be_folded(model):
        if backend != "openvino":
            yield Candidate("pytorch", precision, lambda: plain_forward(model, device, precision))
        return
    for kind in _cpu_precisions(precision):
        if backend in ("auto", "pytorch"):
            yield Candidate("pytorch", kind, lambda kind=kind: _boxed_by_torch(model, _DTYPES[kind]))  # type: ignore[misc]
    for kind in _cpu_precisions(precision):
        if backend in ("auto", "openvino") and has_openvino():
            yield Candidate("openvino", kind, lambda kind=kind: _boxed_by_openvino(model, kind))  # type: ignore[misc]


def _cpu_precisions(wanted: Precision) -> tuple[str, ...]:
    if wanted != "auto":
        return (wanted,)
    return ("fp32", "bf16") if has_native_bf16() else ("fp32",)


def _cuda_candidates(model: LoadedModel, device: torch.device, precision: Precision) -> Iterator[Candidate]:
    kinds = ("fp32", "bf16", "fp16") if precision == "auto" else (precision,)
    for kind in kinds:
        if kind == "fp32":
            yield Candidate("pytorch", kind, lambda: WholeForward(model.network, device))
        if kind != "bf16" or torch.cuda.is_bf16_supported():
            yield Candidate(
                "cuda-graph",
                kind,
                lambda kind=kind: CudaGraphForward(model.network, device, _DTYPES[kind]),  # type: ignore[misc]
            )


def _can_be_folded(model: LoadedModel) -> bool:
    return isinstance(model.network, DFNet) and model.network.architecture.fused_scales[0] == 0


def _fold(model: LoadedModel) -> FoldedDFNet:
    assert isinstance(model.network, DFNet)
    return fold(model.network)


def _boxed_by_torch(model: LoadedModel, dtype: torch.dtype) -> Forward:
    kind = "bf16" if dtype == torch.bfloat16 else "fp32"
    folded = _fold(model)
    return BoxedBackend(BoxedForward(folded, TorchSteps(folded, dtype)), f"PyTorch {kind}")


def _boxed_by_openvino(model: LoadedModel, kind: str) -> Forward:
    from dfnet_gui.engine.backends.openvino_steps import OpenVinoSteps

    precision: Literal["fp32", "bf16"] = "bf16" if kind == "bf16" else "fp32"
    steps = OpenVinoSteps(lambda: _fold(model), precision, threads=torch.get_num_threads())
    return BoxedBackend(BoxedForward(_fold(model), steps), f"OpenVINO {kind}")


def _why_none(backend: BackendName, device: torch.device) -> str:
    if backend == "openvino" and not has_openvino():
        return "OpenVINO is not installed; install it with: pip install dfnet-gui[openvino], or choose PyTorch."
    return f"{backend} can't run this model on {device.type}; choose PyTorch."


def _measured(model: LoadedModel, device: torch.device, candidates: list[Candidate]) -> tuple[str, Forward]:
    """The fastest candidate that is close to the first one, which is plain PyTorch in fp32 where it may be."""
    started, mask, box = calibration_picture(model.manifest.working_size, model.manifest.architecture.multiple)
    started, mask = started.to(device), mask.to(device)
    reference = plain_forward(model, device).run(started, mask, box).result
    forwards: dict[str, Forward] = {}
    seconds: dict[str, float] = {}
    for candidate in candidates:
        with suppress(RuntimeError, ImportError):  # a driver or library that does not work here: there are others
            forward = candidate.make()
            result = forward.run(started, mask, box).result
            forward.forget()
            if float(np.percentile(np.abs(result - reference), _PERCENTILE)) < MOST_DIFFERENCE:
                forwards[candidate.name], seconds[candidate.name] = forward, math.inf
    for _ in range(_TIMED_RUNS):  # in turn, and the fastest run of each, so that a busy moment decides nothing
        for name in list(forwards):
            try:
                seconds[name] = min(seconds[name], _timed(forwards[name], started, mask, box))
            except RuntimeError:
                del forwards[name], seconds[name]
    if not forwards:
        return "", plain_forward(model, device)
    best = min(seconds, key=lambda name: seconds[name])
    return best, forwards[best]


def _timed(forward: Forward, started: Tensor, mask: Tensor, box: Bounds) -> float:
    began = time.perf_counter()
    forward.run(started, mask, box)
    seconds = time.perf_counter() - began
    forward.forget()
    return seconds


def usual_size(working_size: int, multiple: int) -> int:
    """A size to try a model at: its working size, but not more than what takes a moment."""
    return max(multiple, min(working_size, _MOST_TRIED_PX) // multiple * multiple)


def calibration_picture(working_size: int, multiple: int) -> tuple[Tensor, Tensor, Bounds]:
    """A fixed picture (1, 3, H, W) with detail at all scales, a mask with a hole, and the hole's box (a quarter)."""
    size = usual_size(working_size, multiple)
    noise = torch.Generator().manual_seed(_SEED)
    picture = torch.zeros(1, 3, size, size)
    for cells in (2, 8, 32, 128):
        coarse = torch.rand(1, 3, min(cells, size), min(cells, size), generator=noise)
        picture += torch.nn.functional.interpolate(coarse, size=(size, size), mode="bilinear", align_corners=False) / 4
    box = Bounds(size // 4, size // 4, size // 2, size // 2)
    mask = torch.ones(1, 1, size, size)
    mask[(..., *box.slices)] = 0
    return picture, mask, box


def _question(model: LoadedModel, device: torch.device, candidates: list[Candidate]) -> str:
    """Everything that the answer depends on."""
    processor = _cpu_capabilities().get("cpu_name") or platform.processor()
    where = torch.cuda.get_device_name() if device.type == "cuda" else str(processor)
    parts = [model.manifest.sha256, where, str(os.cpu_count()), str(torch.get_num_threads())]
    parts += [f"{name} {_version(name)}" for name in ("torch", "openvino", "dfnet-gui")]
    parts += [candidate.name for candidate in candidates]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _cpu_capabilities() -> dict[str, Any]:
    """What PyTorch knows of the processor; older ones know nothing."""
    ask: Callable[[], dict[str, Any]] = getattr(torch.cpu, "get_capabilities", dict)
    return ask()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
