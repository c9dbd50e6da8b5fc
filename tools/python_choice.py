"""Prints the Python that .venv is made with: this one, or the newest other one if this is too old. Runs on 3.6."""

import shutil
import subprocess
import sys

from dfnet_gui.needs import manager_here

OLDEST = (3, 11)
OTHERS = ("python3.14", "python3.13", "python3.12", "python3.11")
_TO_INSTALL = {
    "apt": "sudo apt-get install python3.11 python3.11-venv",
    "dnf": "sudo dnf install python3.12",
    "pacman": "sudo pacman -S python",
    "zypper": "sudo zypper install python312",
}
"""What systems whose own Python is too old offer beside it."""


class Python:
    """A Python by its path, and its version as (3, 11)."""

    def __init__(self, path: str, version: "tuple[int, int]") -> None:
        self.path = path
        self.version = version


def chosen() -> "Python | None":
    """None if none is new enough. Those that are on PATH and don't run, as pyenv's stand-ins, are passed over."""
    if running() >= OLDEST:
        return Python(sys.executable, running())
    for name in OTHERS:
        path = shutil.which(name)
        version = _version(path) if path else None
        if path and version and version >= OLDEST:
            return Python(path, version)
    return None


def running() -> "tuple[int, int]":
    """The version of the Python that this runs on."""
    return sys.version_info[:2]


def _version(path: str) -> "tuple[int, int] | None":
    command = [path, "-c", "import sys; print(sys.version_info[0], sys.version_info[1])"]
    try:
        major, minor = subprocess.check_output(command, stderr=subprocess.DEVNULL, timeout=60).split()
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return int(major), int(minor)


def why_none() -> str:
    """What was found, and what to do about it."""
    found = ".".join(str(part) for part in running())
    manager = manager_here()
    offered = f" ({_TO_INSTALL[manager.column]}, or a newer release of the system)" if manager else ""
    return (
        f"DFNet GUI needs Python 3.11 or newer; {sys.executable} is {found}, and no newer one is on PATH. Install"
        f" one{offered} and run make again, or name one that lies elsewhere: make run PYTHON=/path/to/python3.11"
    )


def main() -> None:
    """For the Makefile: the path alone goes to standard output."""
    python = chosen()
    if python is None:
        sys.exit(why_none())
    if python.path != sys.executable:
        print(f"{sys.executable} is too old for DFNet GUI; {python.path} is used.", file=sys.stderr)
    print(python.path)


if __name__ == "__main__":
    main()
