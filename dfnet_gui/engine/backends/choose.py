"""Which backend runs a model on a device: what is exact enough, and what is fastest here.

On first use every candidate computes one fixed picture; the fastest that stays close to plain PyTorch in fp32
is taken and, if the machine was quiet, kept in a small file of the user's. A newer library, another processor,
another number of threads or other weights ask the question anew. With the answer at hand PyTorch is not imported
unless it is the answer, nor is it for the question, which a process of its own answers (`contest`). Beside other work
nothing is measured where the usual answer will do.
"""

import hashlib
import json
import math
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dfnet_gui.engine.backends.base import Candidate, Forward, Precision
from dfnet_gui.engine.backends.calibration import Picture, calibration_picture
from dfnet_gui.engine.backends.choice_store import KeptChoice
from dfnet_gui.engine.backends.contest import end_with_parent, fastest_elsewhere, is_worthwhile
from dfnet_gui.engine.backends.processor import has_all_cores, processor, thread_count, usable_cores
from dfnet_gui.engine.backends.registry import AUTO, BACKENDS, candidates, plain_forward
from dfnet_gui.engine.device import Device
from dfnet_gui.network.checkpoint import LoadedModel, load_model
from dfnet_gui.paths import cache_dir
from dfnet_gui.system import installed_version

MOST_DIFFERENCE = 2 / 255
"""At the 99.9th percentile of the fill, from plain PyTorch in fp32."""
_PERCENTILE = 99.9
_USUAL = "openvino-fp32"
"""Exact, and the fastest or nearly so on every processor seen: taken unmeasured beside other work."""
_TIMED_RUNS = 5


def choose_forward(
    model: LoadedModel,
    device: Device,
    *,
    backend: str = AUTO,
    precision: Precision = "auto",
    memory: Path | None = None,
    weights: Path | None = None,
) -> Forward:
    """The fastest backend that is exact enough, of those that `backend` and `precision` leave.

    `memory` is the file of kept choices, the user's own if None. `weights`: the model's file, where it has one; then
    a process of its own measures where PyTorch would come into this one for that alone. Raises CompletionError when
    the backend that is asked for is not there.
    """
    found = candidates(model, device, backend, precision)
    if len(found) == 1:
        return found[0].make()
    memory = memory or cache_dir() / "backends.json"
    kept = KeptChoice(memory, _question(model, device, found))
    if (known := _made(found, kept.answer)) is not None:
        return known
    was_quiet = has_all_cores()
    if not was_quiet and (usual := _made(found, _USUAL)) is not None:
        return usual
    if weights is not None and is_worthwhile(device, found):
        name = fastest_elsewhere(weights, backend, precision, memory)
        if (fastest := _made(found, name)) is not None:
            return fastest
    return _measured(model, device, found, kept, was_quiet=was_quiet)[1]


def fastest_name(model: LoadedModel, device: Device, *, backend: str, precision: Precision, memory: Path) -> str:
    """The name of the fastest one, measured now and kept in `memory` if the machine is quiet; empty if none lasts."""
    found = candidates(model, device, backend, precision)
    kept = KeptChoice(memory, _question(model, device, found))
    return _measured(model, device, found, kept, was_quiet=has_all_cores())[0]


def main(question: str) -> int:
    """The side of the process that `contest` starts."""
    end_with_parent()
    weights, backend, precision, memory = json.loads(question)
    name = fastest_name(load_model(Path(weights)), "cpu", backend=backend, precision=precision, memory=Path(memory))
    sys.stdout.write(f"\n{name}")
    return 0


def _made(found: list[Candidate], name: str) -> Forward | None:
    """The candidate of that name; None where there is none, or where it does not work any more."""
    known = next((each for each in found if each.name == name), None)
    if known is not None:
        with suppress(RuntimeError, ImportError):  # what worked once need not work today: then it is measured anew
            return known.make()
    return None


def _measured(
    model: LoadedModel, device: Device, found: list[Candidate], kept: KeptChoice, *, was_quiet: bool
) -> tuple[str, Forward]:
    picture = calibration_picture(model.manifest.working_size, model.manifest.architecture.multiple)
    exact = _exact_enough(model, device, found, picture)
    name, may_be_kept = _fastest(exact, picture, was_quiet=was_quiet, by_clock=device != "cpu")
    if may_be_kept:
        kept.keep(name)
    return name, exact[name] if name else plain_forward(model, device)


def _exact_enough(model: LoadedModel, device: Device, found: list[Candidate], picture: Picture) -> dict[str, Forward]:
    """The candidates that work here and are close to plain PyTorch in fp32 (to OpenVINO's without PyTorch)."""
    reference = plain_forward(model, device).run(*picture).result
    forwards: dict[str, Forward] = {}
    for candidate in found:
        with suppress(RuntimeError, ImportError):  # a driver or library that does not work here: there are others
            forward = candidate.make()
            result = forward.run(*picture).result
            forward.forget()
            if float(np.percentile(np.abs(result - reference), _PERCENTILE)) < MOST_DIFFERENCE:
                forwards[candidate.name] = forward
    return forwards


def _fastest(forwards: dict[str, Forward], picture: Picture, *, was_quiet: bool, by_clock: bool) -> tuple[str, bool]:
    """The name of the fastest (empty if none lasts), and whether that can be relied on.

    Beside other work the clock says who was lucky, so there the processor's time decides (unless `by_clock`: of a
    GPU's work it knows nothing), and the question is asked again at the next start.
    A forward that fails while it is timed is passed over.
    """
    times: dict[str, list[_Time]] = {name: [] for name in forwards}
    for _ in range(_TIMED_RUNS):  # in turn, and the fastest run of each, so that a busy moment decides nothing
        for name, forward in forwards.items():
            times[name].append(_timed(forward, picture))
    is_quiet = was_quiet and has_all_cores()
    lasting = [name for name, taken in times.items() if math.inf not in (time.elapsed for time in taken)]
    place = 0 if is_quiet or by_clock else 1
    return min(lasting, key=lambda name: min(time[place] for time in times[name]), default=""), is_quiet


class _Time(NamedTuple):
    """Seconds by the clock, and of all cores' work for this process."""

    elapsed: float
    of_processor: float


def _timed(forward: Forward, picture: Picture) -> _Time:
    began, worked = time.perf_counter(), time.process_time()
    try:
        forward.run(*picture)
    except RuntimeError:
        return _Time(math.inf, math.inf)
    taken = _Time(time.perf_counter() - began, time.process_time() - worked)
    forward.forget()
    return taken


def _question(model: LoadedModel, device: Device, found: list[Candidate]) -> str:
    """Everything that the answer depends on."""
    parts = [model.manifest.sha256, _where(device), str(usable_cores()), str(thread_count())]
    libraries = [name for row in BACKENDS for name in row.libraries]
    parts += [f"{name} {installed_version(name)}" for name in (*libraries, "dfnet-gui")]
    parts += [candidate.name for candidate in found]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _where(device: Device) -> str:
    if device != "cuda":
        return processor().name
    import torch

    return torch.cuda.get_device_name()
