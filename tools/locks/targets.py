"""The Pythons and systems that have a lock, and which of them runs here. Without any library, for it comes first."""

import platform
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = ROOT / "locks"
MINORS = (11, 12, 13, 14)
"""Of Python 3."""


class System(NamedTuple):
    """One that has locks: what uv, Python, and the names of wheels call it."""

    name: str
    of_uv: str
    of_python: str
    machines: frozenset[str]
    wheels: str
    """What the platform in a wheel's name looks like that pip may take there."""


SYSTEMS = (
    System("linux", "x86_64-manylinux_2_35", "linux", frozenset({"x86_64"}), r"(manylinux\w*|linux)_x86_64"),
    System("macos", "aarch64-apple-darwin", "darwin", frozenset({"arm64"}), r"macosx_\d+_\d+_(arm64|universal2)"),
    System("windows", "x86_64-pc-windows-msvc", "win32", frozenset({"AMD64"}), r"win_amd64"),
)
OLDEST_MACOS = "14.0"
"""Which PyTorch and others have wheels for."""


class Target(NamedTuple):
    """A Python on a system."""

    minor: int
    system: System

    @property
    def python(self) -> str:
        """As 3.11."""
        return f"3.{self.minor}"

    @property
    def name(self) -> str:
        """As its file is called."""
        return f"{self.system.name}-{self.python}"

    @property
    def path(self) -> Path:
        """Its lock."""
        return LOCKS / f"{self.name}.txt"

    @property
    def cpu_path(self) -> Path:
        """PyTorch for a CPU alone, from PyTorch's own index; other systems' locks have the only one that there is."""
        return LOCKS / f"{self.name}-cpu.txt"

    @property
    def cuda_path(self) -> Path:
        """PyTorch as PyPI has it for Linux, and what it needs of NVIDIA's."""
        return LOCKS / f"{self.name}-cuda.txt"


TARGETS = tuple(Target(minor, system) for system in SYSTEMS for minor in MINORS)


def target_here() -> Target | None:
    """The one of the Python that this runs on; None where there is no lock. Wheels for glibc run with no other one."""
    if sys.implementation.name != "cpython" or (sys.platform == "linux" and platform.libc_ver()[0] != "glibc"):
        return None
    for target in TARGETS:
        is_system = sys.platform == target.system.of_python and platform.machine() in target.system.machines
        if is_system and sys.version_info[:2] == (3, target.minor):
            return target
    return None


def described_here() -> str:
    """The Python and system that this runs on, for people."""
    libc = platform.libc_ver()[0] if sys.platform == "linux" else ""
    kind = f"{sys.platform} {platform.machine()}" + (" without glibc" if sys.platform == "linux" and not libc else "")
    return f"{platform.python_implementation()} {sys.version_info[0]}.{sys.version_info[1]} on {kind}"
