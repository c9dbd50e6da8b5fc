"""Which device computes, and why not another one."""

from dataclasses import dataclass
from typing import Literal

import torch

DeviceName = Literal["auto", "cuda", "mps", "cpu"]
DEVICE_NAMES: tuple[DeviceName, ...] = ("auto", "cuda", "mps", "cpu")


@dataclass(frozen=True)
class DeviceChoice:
    """The device in use, its name for people, and why a wanted one is not it (empty if it is)."""

    device: torch.device
    label: str
    reason: str = ""


def choose_device(wanted: DeviceName = "auto") -> DeviceChoice:
    """CUDA, then MPS, then CPU for `auto`; else the wanted one, or the CPU with the reason."""
    missing = {"cuda": _why_no_cuda(), "mps": _why_no_mps()}
    if missing.get(wanted):
        return DeviceChoice(torch.device("cpu"), "CPU", f"{missing[wanted]}, so the CPU is used")
    if wanted == "cuda" or (wanted == "auto" and not missing["cuda"]):
        return DeviceChoice(torch.device("cuda"), torch.cuda.get_device_name())
    if wanted == "mps" or (wanted == "auto" and not missing["mps"]):
        return DeviceChoice(torch.device("mps"), "Apple GPU")
    reason = "" if wanted == "cpu" else f"{missing['cuda']}, so the CPU is used"
    return DeviceChoice(torch.device("cpu"), "CPU", reason)


def _why_no_cuda() -> str:
    if torch.cuda.is_available():
        return ""
    if torch.version.cuda is None:
        return "this copy of PyTorch was built without CUDA"
    return "no NVIDIA GPU with a working driver was found"


def _why_no_mps() -> str:
    if torch.backends.mps.is_available():
        return ""
    return "the Apple GPU needs a Mac with Apple silicon"
