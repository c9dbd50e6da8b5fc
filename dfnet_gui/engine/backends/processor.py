"""What this computer's processor is and can."""

import os
import platform
from importlib.util import find_spec
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
        from dfnet_gui.engine.backends.openvino_runtime import core

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
