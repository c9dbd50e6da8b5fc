"""Whose the files are that a bundle is made of: distributions, the system's packages, models."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

PROJECT = "dfnet-gui"


def models_of(files: set[Path]) -> list[Path]:
    """Weights."""
    return sorted(path for path in files if path.suffix == ".safetensors")


def distributions_of(files: set[Path]) -> Iterator[Distribution]:
    """Those that any of the files belongs to, and PyInstaller, whose loader is in every bundle."""
    for each in sorted(distributions(), key=lambda each: each.name.lower()):
        if each.name != PROJECT and (each.name.lower() == "pyinstaller" or not files.isdisjoint(_own(each))):
            yield each


def _own(each: Distribution) -> Iterator[Path]:
    """Its files. Wheels hold no links, so only the folder is asked for what it really is; each file takes seconds."""
    root = Path(str(each.locate_file(""))).resolve()
    return (Path(os.path.normpath(root / str(file))) for file in each.files or [])


def system_packages(files: set[Path]) -> list[str]:
    """Those of the system that it is built on; Debian and its kin say whose a library is."""
    places = {path for path in files if str(path).startswith(("/usr/lib/", "/lib/"))}
    if places and shutil.which("dpkg") is None:
        raise SystemExit(
            f"Whose are {min(places)} and {len(places) - 1} others? Build where dpkg knows, on Debian or Ubuntu."
        )
    return sorted({package for path in places for package in _packages_of(path)})


def _packages_of(path: Path) -> set[str]:
    for place in (str(path), str(path).removeprefix("/usr")):
        found = subprocess.run(["dpkg", "-S", place], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            return {line.split(":")[0] for line in found.stdout.splitlines() if line.endswith(place)}
    return set()
