"""The files of a standalone program, beside the list that was made when it was built.

A library that was cut short (a full disk while unpacking) would end the process without a word as soon as it is
used. The sizes are looked at before every start, which takes milliseconds; the self-test looks at every byte.
Qt's libraries may be replaced, as the LGPL wants it: of them it is only checked that they were not cut short.
"""

import hashlib
import json
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dfnet_gui.errors import DfnetError

LIST_NAME = "program-files.json"
_NATIVE = (".so", ".dll", ".dylib", ".pyd")
_REPLACEABLE = ("_internal/PySide6/", "_internal/shiboken6/")
_ELF_MAGIC, _ELF_HEADER_BYTES = b"\x7fELF\x02\x01", 64


class ProgramFilesError(DfnetError):
    """A file of the program is missing or is not what it was; the sentence says which."""


class CannotGoOnError(ProgramFilesError):
    """It is a library: loading it could end the process."""


class Listed(NamedTuple):
    """A file by its place in the program's folder."""

    name: str
    size: int
    sha256: str

    @property
    def is_native(self) -> bool:
        """Whether it is machine code."""
        return any(suffix in self.name for suffix in _NATIVE)

    @property
    def is_replaceable(self) -> bool:
        """Whether users may put another build of it in its place."""
        return self.is_native and self.name.startswith(_REPLACEABLE)


def write_list(folder: Path) -> Path:
    """List all files of a finished program; returns the list's path."""
    target = folder / "_internal" / LIST_NAME
    target.unlink(missing_ok=True)
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    entries = {path.relative_to(folder).as_posix(): [path.stat().st_size, _digest(path)] for path in paths}
    target.write_text(json.dumps(entries, indent=0), encoding="utf-8")
    return target


def program_folder() -> Path | None:
    """Where this program lies, if it is a standalone one with a list of its files (macOS keeps its own, signed)."""
    folder = Path(sys.executable).resolve().parent
    is_listed = getattr(sys, "frozen", False) and (folder / "_internal" / LIST_NAME).is_file()
    return folder if is_listed else None


def check_sizes(folder: Path) -> None:
    """Raise ProgramFilesError for the first file that is missing or has another size."""
    for listed in _listed(folder):
        try:
            size = (folder / listed.name).stat().st_size
        except OSError as error:
            raise ProgramFilesError(_sentence(folder, listed, f"can't be found ({error.strerror})")) from error
        if size != listed.size and not (listed.is_replaceable and _is_whole_library(folder / listed.name)):
            kind = CannotGoOnError if listed.is_native else ProgramFilesError
            raise kind(_sentence(folder, listed, f"has {size} bytes instead of {listed.size}"))


def check_contents(folder: Path) -> str:
    """Raise ProgramFilesError for the first file that is not what it was, libraries first; says how many there are."""
    check_sizes(folder)
    files = sorted(_listed(folder), key=lambda listed: not listed.is_native)
    replaced = 0
    for listed in files:
        if _digest(folder / listed.name) == listed.sha256:
            continue
        if not listed.is_replaceable:
            kind = CannotGoOnError if listed.is_native else ProgramFilesError
            raise kind(_sentence(folder, listed, "is not what it was"))
        replaced += 1
    size = sum(listed.size for listed in files) / 1e6
    return f"{len(files)} files, {size:.0f} MB, " + (f"{replaced} of Qt replaced" if replaced else "as they were built")


def _listed(folder: Path) -> Iterator[Listed]:
    path = folder / "_internal" / LIST_NAME
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        for name, (size, digest) in entries.items():
            yield Listed(name, size, digest)
    except (OSError, ValueError) as error:
        raise ProgramFilesError(f"{path}: the list of files can't be read; unpack the program again.") from error


def _is_whole_library(path: Path) -> bool:
    """Of ELF files the table of sections comes last; other kinds are taken to be whole."""
    with path.open("rb") as file:
        header = file.read(_ELF_HEADER_BYTES)
    if len(header) < _ELF_HEADER_BYTES or not header.startswith(_ELF_MAGIC):
        return len(header) == _ELF_HEADER_BYTES
    (offset,) = struct.unpack_from("<Q", header, 0x28)
    size, count = struct.unpack_from("<HH", header, 0x3A)
    return bool(path.stat().st_size >= offset + size * count)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sentence(folder: Path, listed: Listed, what: str) -> str:
    return f"{folder / listed.name} {what}; unpack the program again, and see that the disk has room."
