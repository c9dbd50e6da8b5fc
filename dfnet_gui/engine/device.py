"""Which device computes, and why not another one."""

import ctypes
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, get_args

from dfnet_gui.registry import Registry
from dfnet_gui.wording import tr, tr_later

DeviceName = Literal["auto", "cuda", "mps", "cpu"]
DEVICE_NAMES: tuple[DeviceName, ...] = get_args(DeviceName)
Device = Literal["cuda", "mps", "cpu"]
_NVIDIA_DRIVERS = {"linux": "libcuda.so.1", "win32": "nvcuda.dll"}
_NO_TORCH = tr_later("this copy of the program has no PyTorch")
_NO_CUDA_BUILD = tr_later("this copy of PyTorch was built without CUDA")
_NO_NVIDIA = tr_later("no NVIDIA GPU with a working driver was found")
_NO_APPLE = tr_later("the Apple GPU needs a Mac with Apple silicon")
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
        return DeviceChoice("cpu", "CPU", tr("{missing}, so the CPU is used", missing=missing[wanted]))
    if not missing["cuda"] and wanted in ("cuda", "auto"):
        import torch

        return DeviceChoice("cuda", torch.cuda.get_device_name())
    if not missing["mps"]:
        return DeviceChoice("mps", tr("Apple GPU"))
    return DeviceChoice("cpu", "CPU", tr("{missing}, so the CPU is used", missing=missing["cuda"]))


def has_torch() -> bool:
    """Whether PyTorch is installed; does not load it."""
    return find_spec("torch") is not None


def _why_no_cuda() -> str:
    if not has_torch():
        return tr(_NO_TORCH)
    if not _has_gpu_library():
        return tr(_NO_CUDA_BUILD)
    import torch

    if torch.cuda.is_available():
        return ""
    if torch.version.cuda is None and torch.version.hip is None:
        return tr(_NO_CUDA_BUILD)
    return tr(_NO_NVIDIA)


def _why_never_cuda() -> str:
    """As `_why_no_cuda`, by what can be known without loading PyTorch."""
    if not has_torch():
        return tr(_NO_TORCH)
    if not _has_gpu_library():
        return tr(_NO_CUDA_BUILD)
    return "" if _has_nvidia_driver() else tr(_NO_NVIDIA)


def _has_nvidia_driver() -> bool:
    try:
        ctypes.CDLL(_NVIDIA_DRIVERS[sys.platform])
    except (KeyError, OSError):  # another kind of GPU may use PyTorch's CUDA interface without that driver
        return Path("/dev/kfd").exists()
    return True


def _why_never_mps() -> str:
    is_apple = sys.platform == "darwin" and platform.machine() == "arm64"
    return "" if is_apple and has_torch() else tr(_NO_APPLE)


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
    return tr(_NO_APPLE)


@dataclass(frozen=True)
class DeviceKind:
    """A row of DEVICES: a device that can be asked for, and why it can never be had on this machine, empty if it can.

    `why_never` is quick and loads nothing; the device may still turn out not to work.
    """

    name: Device
    label: str
    why_never: Callable[[], str]


DEVICES: Registry[DeviceKind] = Registry(
    DeviceKind("cuda", tr_later("NVIDIA GPU"), _why_never_cuda),
    DeviceKind("mps", tr_later("Apple GPU"), _why_never_mps),
    DeviceKind("cpu", "CPU", lambda: ""),
)
