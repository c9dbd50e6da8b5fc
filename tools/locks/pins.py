"""A lock's lines: read, written, and chosen by who needs them. Without any library, for it comes first."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tools.locks.targets import ROOT

PROJECT = "dfnet-gui"
_EDITABLE = ("editables",)
"""What hatchling asks for besides itself, for an editable installation."""
_CUDA = re.compile(r"(nvidia|cuda)-.*|triton|torch")
_PINNED = re.compile(r"([A-Za-z0-9._-]+)==([^\s\\;]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


class Pin(NamedTuple):
    """One package at one version."""

    name: str
    version: str
    hashes: tuple[str, ...]
    """SHA-256 of each file that may be taken."""
    via: tuple[str, ...]
    """Who needs it; PROJECT is this one."""

    @property
    def is_for_cuda(self) -> bool:
        """Whether it is PyTorch, or of use to PyPI's PyTorch for Linux alone."""
        return _CUDA.fullmatch(self.name) is not None


def normal(name: str) -> str:
    """A package's name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read(path: Path) -> list[Pin]:
    """Those of a lock, or of what uv prints."""
    found: list[Pin] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.strip()
        if pinned := _PINNED.match(line):
            found.append(Pin(normal(pinned[1]), pinned[2], (), ()))
        elif words.startswith("#") and line.startswith(" ") and found:
            names = re.findall(r"[\w.-]+", re.sub(r"\(.*?\)|#|\bvia\b|-r (?=/|\w)", " ", words))
            found[-1] = found[-1]._replace(via=(*found[-1].via, *names))
        if hashes := _HASH.findall(line):
            found[-1] = found[-1]._replace(hashes=(*found[-1].hashes, *hashes))
    return found


def written(pins: Iterable[Pin], head: str) -> str:
    """As pip reads it."""
    parts = [f"# {head}\n"]
    for pin in sorted(pins):
        lines = [f"{pin.name}=={pin.version}", *(f"    --hash=sha256:{each}" for each in sorted(pin.hashes))]
        parts.append(" \\\n".join(lines) + f"\n    # via {', '.join(sorted(pin.via))}\n")
    return "".join(parts)


def chosen(pins: Sequence[Pin], wanted: Iterable[str]) -> list[Pin]:
    """Those that are wanted, and what these need."""
    names = {normal(name) for name in wanted}
    while more := {pin.name for pin in pins if names.intersection(pin.via)} - names:
        names |= more
    return [pin for pin in pins if pin.name in names]


def project() -> dict[str, Any]:
    """pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def extras() -> dict[str, list[str]]:
    """What can be installed beside the program, each with its requirements."""
    return dict(project()["project"]["optional-dependencies"])


def building() -> list[str]:
    """What builds the project, or installs it from the source tree."""
    return [*project()["build-system"]["requires"], *_EDITABLE]


def requirements(wanted: Iterable[str]) -> list[str]:
    """Of the program, of its building, and of these extras."""
    asked = [*project()["project"]["dependencies"], *building()]
    return [*asked, *(line for extra in wanted for line in extras()[extra])]


def name_of(requirement: str) -> str:
    """The package that a line of pyproject.toml asks for."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    return normal(found[0]) if found else ""
