"""What this computer's processor is and can."""

import hashlib
import os
import platform
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple


class Processor(NamedTuple):
    """Its name, and whether it multiplies bfloat16 itself."""

    name: str
    has_bf16: bool


def has_openvino() -> bool:
    """Whether OpenVINO is installed; does not load it."""
    return find_spec("openvino") is not None


def processor() -> Processor:
    """Asks OpenVINO, else PyTorch, whichever computes on the CPU here."""
    if has_openvino():
        from dfnet_gui.engine.backends.openvino.runtime import core

        name = str(core().get_property("CPU", "FULL_DEVICE_NAME"))
        return Processor(name, "BF16" in core().get_property("CPU", "OPTIMIZATION_CAPABILITIES"))
    import torch

    capabilities: dict[str, Any] = getattr(torch.cpu, "get_capabilities", dict)()  # older ones know nothing
    has_bf16 = any(capabilities.get(name) for name in ("avx512_bf16", "amx_bf16", "bf16"))
    return Processor(str(capabilities.get("cpu_name") or platform.processor()), has_bf16)


def thread_count() -> int:
    """How many threads may compute: what OMP_NUM_THREADS says, 0 where the libraries may decide for themselves."""
    wanted = os.environ.get("OMP_NUM_THREADS", "")
    return int(wanted) if wanted.isdecimal() else 0


_PROBED_S, _LOOKS = 0.03, 2
_PROBED_BYTES = bytes(1 << 16)
_LEAST_SHARE = 0.85
"""Of its time a thread must have had a core; the system itself takes some."""


def usable_cores(quota_file: Path = Path("/sys/fs/cgroup/cpu.max")) -> int:
    """How many cores this process may use: fewer than there are under `taskset` or in a container with a limit.

    `quota_file` is that of Linux' control groups (version 2): microseconds of work and the period that they are for.
    """
    count = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    try:
        work, period = quota_file.read_text().split()
    except (OSError, ValueError):
        return count
    return count if work == "max" else max(1, min(count, int(work) // int(period)))


def has_all_cores() -> bool:
    """Whether nothing else keeps the cores busy: each of as many threads as may run at once gets one to itself.

    Takes 0.03 s, and as much again where the first look met a busy moment.
    """
    count = usable_cores()
    with ThreadPoolExecutor(count) as pool:
        looks = (min(pool.map(_share_of_core, range(count))) for _ in range(_LOOKS))
        return any(share >= _LEAST_SHARE for share in looks)


def _share_of_core(_number: int) -> float:
    """Hashing lets go of the interpreter, so these threads don't wait for each other."""
    began, worked = time.perf_counter(), time.thread_time()
    while time.perf_counter() - began < _PROBED_S:
        hashlib.sha256(_PROBED_BYTES)
    return (time.thread_time() - worked) / (time.perf_counter() - began)
