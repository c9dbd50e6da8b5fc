"""What a measurement gives, and the machine that it was made on."""

import ctypes
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from dfnet_gui.system import installed_version

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # from malloc.h
_KEPT_BYTES = 1 << 30
PACKAGES = ("dfnet-gui", "torch", "openvino", "PySide6-Essentials", "opencv-python-headless", "pillow", "numpy")


@dataclass(frozen=True)
class Result:
    """One measurement: `seconds` (median), and `baseline_seconds` of what it is compared with in the same run."""

    name: str
    seconds: float
    baseline_seconds: float | None = None
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def ratio(self) -> float | None:
        """How many times faster than its baseline; above 1 is faster."""
        return self.baseline_seconds / self.seconds if self.baseline_seconds is not None else None

    def as_dict(self) -> dict[str, Any]:
        """For JSON; numbers rounded to what means something."""
        ratio = self.ratio
        plain = {
            "name": self.name,
            "seconds": round(self.seconds, 5),
            "baseline_seconds": None if self.baseline_seconds is None else round(self.baseline_seconds, 5),
            "ratio": None if ratio is None else round(ratio, 3),
        }
        return {**plain, "largest_difference": None, **self.more}


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def alternately(works: Sequence[Callable[[], object]], runs: int, *, block: int = 3) -> list[float]:
    """Median seconds of each, measured block by block in turn, so that a slow spell of the machine meets all.

    The first call of a block does not count: what ran before it has emptied the processor's caches.
    """
    seconds: list[list[float]] = [[] for _ in works]
    while len(seconds[0]) < runs:
        for work, own in zip(works, seconds, strict=True):
            work()
            own += [timed(work) for _ in range(block)]
    return [median(own) for own in seconds]


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the others lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def keep_freed_memory() -> None:
    """Have the C library keep what is freed, where it can be told so (glibc).

    Otherwise it gives large blocks back to the system, sometimes, and taking them again costs the plain network up
    to half of its time: ratios then change from process to process.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(_M_TRIM_THRESHOLD, _KEPT_BYTES)
        mallopt(_M_MMAP_THRESHOLD, _KEPT_BYTES)


def machine() -> dict[str, Any]:
    """What the figures depend on."""
    return {
        "date": time.strftime("%Y-%m-%d"),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": _memory_gb(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        **{name: installed_version(name) or "not installed" for name in PACKAGES},
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = info.read_text(encoding="utf-8", errors="replace").splitlines()
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
        if names:
            return names[0]
    return platform.processor() or platform.machine()


def _memory_gb() -> float | None:
    if not hasattr(os, "sysconf"):
        return None
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1)


def own_command(*arguments: str) -> list[str]:
    """The program itself with other arguments, from source, wheel or bundle."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "dfnet_gui", *arguments]


def memory_mb() -> float | None:
    """The memory that this process holds now; None where the system does not say."""
    return _status_mb("VmRSS")


def peak_memory_mb() -> float | None:
    """The most memory that this process has held so far; None where the system does not say."""
    if (peak := _status_mb("VmHWM")) is not None:  # what `getrusage` says began with the process before this one
        return peak
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10), 1)


def _status_mb(key: str) -> float | None:
    status = Path("/proc/self/status")
    return round(int(status.read_text().split(f"{key}:")[1].split()[0]) / 2**10, 1) if status.is_file() else None


def run_child(arguments: Sequence[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the program itself in a process of its own and return what it printed."""
    return subprocess.run(
        own_command(*arguments),
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
