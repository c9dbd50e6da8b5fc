"""Which device computes, and why not another one."""

import platform
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

DeviceName = Literal["auto", "cuda", "mps", "cpu"]
DEVICE_NAMES: tuple[DeviceName, ...] = ("auto", "cuda", "mps", "cpu")
Device = Literal["cuda", "mps", "cpu"]
_GPU_LIBRARIES = ("torch_cuda", "torch_hip")


@dataclass(frozen=True)
class DeviceChoice:
    """The device in use, its name for people, and why a wanted one is not it (empty if it is)."""

    device: Device
    label: str
    reason: str = ""


def choose_device(wanted: DeviceName = "auto") -> DeviceChoice:
    """CUDA, then MPS, then CPU for `auto`; else the wanted one, or the CPU with the reason.

    Imports PyTorch, which takes a second, only where it might find a GPU.
    """
    if wanted == "cpu":
        return DeviceChoice("cpu", "CPU")
    missing = {"cuda": _why_no_cuda(), "mps": _why_no_mps()}
    if missing.get(wanted):
        return DeviceChoice("cpu", "CPU", f"{missing[wanted]}, so the CPU is used")
    if not missing["cuda"] and wanted in ("cuda", "auto"):
        import torch

        return DeviceChoice("cuda", torch.cuda.get_device_name())
    if not missing["mps"]:
        return DeviceChoice("mps", "Apple GPU")
    return DeviceChoice("cpu", "CPU", f"{missing['cuda']}, so the CPU is used")


def has_torch() -> bool:
    """Whether PyTorch is installed; does not load it."""
    return find_spec("torch") is not None


def _why_no_cuda() -> str:
    if not has_torch():
        return "this copy of the program has no PyTorch"
    if not _has_gpu_library():
        return "this copy of PyTorch was built without CUDA"
    import torch

    if torch.cuda.is_available():
        return ""
    if torch.version.cuda is None and torch.version.hip is None:
        return "this copy of PyTorch was built without CUDA"
    return "no NVIDIA GPU with a working driver was found"


def _has_gpu_library() -> bool:
    """Whether PyTorch's library for GPUs is there; if its place is not known it is taken to be."""
    if "torch" in sys.modules:
        return True
    spec = find_spec("torch")
    folders = [Path(place) / "lib" for place in (spec.submodule_search_locations or [])] if spec else []
    if not any(folder.is_dir() for folder in folders):
        return True
    return any(any(folder.glob(f"*{name}.*")) for folder in folders for name in _GPU_LIBRARIES)


def _why_no_mps() -> str:
    if sys.platform == "darwin" and platform.machine() == "arm64" and has_torch():
        import torch

        if torch.backends.mps.is_available():
            return ""
    return "the Apple GPU needs a Mac with Apple silicon"
