"""What dpkg and apt have to know of the package: its fields, and what it depends on."""

import os
import platform
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from dfnet_gui.needs import needs_of

MAINTAINER = "The DFNet GUI developers"
ADDRESS = "dfnet-gui@dfnet-gui.invalid"
"""The project has no address yet, and no such domain can ever belong to anybody. DEBEMAIL names another one."""
FLAVOURS = ("dfnet-gui", "dfnet-gui-slim")
"""Packages, called as the folders are; they have the same places, so that one of them can be installed."""
_ON_EVERY_DESKTOP = ("libgcc-s1", "libstdc++6", "libuuid1", "libxcb1", "zlib1g")
"""What the program needs of the system beside the table, where all of it comes with the rest of a desktop."""
_TO_PRINT = ("libcups2",)
_BLOCK = 1024
_SUMMARY = "remove things from photos"
_DESCRIPTION = """\
Paint over something in a photo, press Enter, and it is gone. Only the painted part changes. Everything happens on
this computer: no graphics card and no network are needed.

Photos are read and written with 8 and 16 bits, their EXIF data and colour profiles. The same program completes whole
folders from the command line, and shows what happens inside the network that fills.
"""
_OF_FLAVOUR = {
    "dfnet-gui": "This package has PyTorch in it, and so reads models of every kind.",
    "dfnet-gui-slim": "This package has no PyTorch in it: it reads models that are .safetensors files alone.",
}


def maintainer() -> str:
    """Whoever builds it, as Debian's tools let one say it (DEBFULLNAME, DEBEMAIL), or the project."""
    return f"{os.environ.get('DEBFULLNAME', MAINTAINER)} <{os.environ.get('DEBEMAIL', ADDRESS)}>"


def depends(inside: Path) -> list[str]:
    """What the program leaves to the system: the C runtime, and of the table of needs what is not in the folder."""
    brought = {path.name for path in inside.rglob("*.so*")}
    left = [need.apt for need in needs_of("qt", "x", "wayland") if need.name not in brought]
    return sorted({*left, *_ON_EVERY_DESKTOP, f"libc6 (>= {_c_library()})"})


def _c_library() -> str:
    """The builder's version, which libraries of it may ask for."""
    name, version = platform.libc_ver()
    if name != "glibc":
        raise SystemExit("The C library here is not glibc, which Debian has; build the package on Debian or Ubuntu.")
    return version


def installed_size(paths: Iterable[Path]) -> int:
    """In KiB as Debian's policy counts: each file rounded up, and one for anything that is no file."""
    is_file = {path: path.is_file() and not path.is_symlink() for path in paths}
    return sum(-(-path.stat().st_size // _BLOCK) if file else 1 for path, file in is_file.items())


def fields(package: str, version: str, architecture: str, needed: Iterable[str], size: int) -> str:
    """The control file."""
    others = ", ".join(name for name in FLAVOURS if name != package)
    values = {
        "Package": package,
        "Version": version,
        "Architecture": architecture,
        "Maintainer": maintainer(),
        "Installed-Size": str(size),
        "Depends": ", ".join(needed),
        "Recommends": ", ".join(_TO_PRINT),
        "Conflicts": others,
        "Replaces": others,
        "Section": "graphics",
        "Priority": "optional",
        "Description": _SUMMARY,
    }
    lines = [f"{name}: {value}" for name, value in values.items()]
    return "\n".join([*lines, *_described(_DESCRIPTION + "\n" + _OF_FLAVOUR[package])]) + "\n"


def _described(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield " ."
        yield from textwrap.wrap(paragraph, 78, initial_indent=" ", subsequent_indent=" ")
