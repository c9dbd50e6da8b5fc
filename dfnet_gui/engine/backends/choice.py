"""Which backend runs a model on a device: what is exact enough, and what is fastest here.

On first use every candidate computes one fixed picture; the fastest that stays close to plain PyTorch in
fp32 is taken and remembered in a small file of the user's. A newer library, another processor, another
number of threads or other weights ask the question anew. With the answer at hand PyTorch is not imported
unless it is the answer.
"""

import hashlib
import math
import os
import time
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

from dfnet_gui.engine.backends.calibration import Picture, calibration_picture
from dfnet_gui.engine.backends.candidates import BackendName, Candidate, Precision, candidates, plain_forward
from dfnet_gui.engine.backends.forward import Forward
from dfnet_gui.engine.backends.processor import processor, thread_count
from dfnet_gui.engine.backends.remembered import Remembered
from dfnet_gui.engine.device import Device
from dfnet_gui.network.checkpoint import LoadedModel
from dfnet_gui.paths import cache_dir

MOST_DIFFERENCE = 2 / 255
"""At the 99.9th percentile of the fill, from plain PyTorch in fp32."""
_PERCENTILE = 99.9
_TIMED_RUNS = 5


def choose_forward(
    model: LoadedModel,
    device: Device,
    *,
    backend: BackendName = "auto",
    precision: Precision = "auto",
    memory: Path | None = None,
) -> Forward:
    """The fastest backend that is exact enough, of those that `backend` and `precision` leave.

    `memory` is the file of remembered choices, the user's own if None. Raises CompletionError when the
    backend that is asked for is not there.
    """
    found = candidates(model, device, backend, precision)
    if len(found) == 1:
        return found[0].make()
    remembered = Remembered(memory or cache_dir() / "backends.json", _question(model, device, found))
    known = next((each for each in found if each.name == remembered.answer), None)
    if known is not None:
        with suppress(RuntimeError, ImportError):  # what worked once need not work today: then it is measured anew
            return known.make()
    name, forward = _measured(model, device, found)
    remembered.keep(name)
    return forward


def _measured(model: LoadedModel, device: Device, found: list[Candidate]) -> tuple[str, Forward]:
    """The fastest candidate that is close to plain PyTorch in fp32 (to OpenVINO's without PyTorch)."""
    picture = calibration_picture(model.manifest.working_size, model.manifest.architecture.multiple)
    reference = plain_forward(model, device).run(*picture).result
    forwards: dict[str, Forward] = {}
    seconds: dict[str, float] = {}
    for candidate in found:
        with suppress(RuntimeError, ImportError):  # a driver or library that does not work here: there are others
            forward = candidate.make()
            result = forward.run(*picture).result
            forward.forget()
            if float(np.percentile(np.abs(result - reference), _PERCENTILE)) < MOST_DIFFERENCE:
                forwards[candidate.name], seconds[candidate.name] = forward, math.inf
    for _ in range(_TIMED_RUNS):  # in turn, and the fastest run of each, so that a busy moment decides nothing
        for name in list(forwards):
            try:
                seconds[name] = min(seconds[name], _timed(forwards[name], picture))
            except RuntimeError:
                del forwards[name], seconds[name]
    if not forwards:
        return "", plain_forward(model, device)
    best = min(seconds, key=lambda name: seconds[name])
    return best, forwards[best]


def _timed(forward: Forward, picture: Picture) -> float:
    began = time.perf_counter()
    forward.run(*picture)
    seconds = time.perf_counter() - began
    forward.forget()
    return seconds


def _question(model: LoadedModel, device: Device, found: list[Candidate]) -> str:
    """Everything that the answer depends on."""
    parts = [model.manifest.sha256, _where(device), str(os.cpu_count()), str(thread_count())]
    parts += [f"{name} {_version(name)}" for name in ("torch", "openvino", "dfnet-gui")]
    parts += [candidate.name for candidate in found]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _where(device: Device) -> str:
    if device != "cuda":
        return processor().name
    import torch

    return torch.cuda.get_device_name()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
