"""LICENCES.txt of the bundle as Debian's copyright file, which programs can read (DEP-5)."""

import re
import subprocess
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from tools.bundle.licences import HEADING
from tools.deb.attributions import files_of_others, terms
from tools.deb.common_licences import without_common

PLACE = "usr/lib/dfnet-gui"
OWN = "DFNet GUI"
_HOLDER = re.compile(r"^\W*copyright\b\W*(?:\(c\)|©|:)?\W*(\d{4}.*)$", re.IGNORECASE | re.MULTILINE)
_MOST_HOLDERS = 40
_SAME = re.compile(r"The same text as of (.*)\.")


class Part(NamedTuple):
    """A part of the program: its name and version, its licence, and its files as patterns; it may have none."""

    name: str
    licence: str
    files: tuple[str, ...]

    @property
    def short(self) -> str:
        """A name for its licence, which may have no blanks in it."""
        return "Expat" if self.name == OWN else re.sub(r"[^\w.+-]", "-", self.name) + "-licence"

    @property
    def holders(self) -> list[str]:
        """Whoever the licence says that it belongs to."""
        found = list(dict.fromkeys(" ".join(line.split()) for line in _HOLDER.findall(self.licence)))
        return found[:_MOST_HOLDERS] or [f"the authors of {self.name}"]


def parts_of(folder: Path) -> list[Part]:
    """All that LICENCES.txt lists; the program's own part comes first."""
    text = (folder / "LICENCES.txt").read_text(encoding="utf-8")
    sections = [section.partition("\n") for section in f"\n{text}".split(f"\n{HEADING}")[1:]]
    return [Part(name.strip(), body.strip(), _places(name.strip(), folder / "_internal")) for name, _, body in sections]


def _places(name: str, inside: Path) -> tuple[str, ...]:
    """The part's files in the bundle; what has none is in the executable."""
    words = name.split()
    if name == OWN:
        tops = {"resources", "guide", "dfnet_gui-*.dist-info", "program-files.json"}
    elif words[0] == "Model":
        tops = {f"models/{words[1]}.{end}" for end in ("json", "safetensors")}
    elif name == "Python":
        tops = {path.name for path in inside.iterdir() if re.match(r"(lib)?python3|base_library", path.name)}
    else:
        tops = _of_distribution(words[0]) if len(words) > 1 else _of_system(name)
    there = sorted(top for top in tops if any(inside.glob(top)))
    return tuple(f"{PLACE}/_internal/{top}" + ("/*" if (inside / top).is_dir() else "") for top in there)


def _of_distribution(name: str) -> set[str]:
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return set()
    return {file.parts[0] for file in files} - {"..", "__pycache__"}


def _of_system(package: str) -> set[str]:
    listed = subprocess.run(["dpkg", "-L", package], capture_output=True, text=True, check=False)
    return {Path(line).name for line in listed.stdout.splitlines() if ".so" in line}


def made(folder: Path) -> str:
    """The file for a bundle."""
    parts = parts_of(folder)
    if not parts or parts[0].name != OWN:
        raise SystemExit(f"{folder / 'LICENCES.txt'} does not begin with the program's own licence; build it anew.")
    by_name = {part.name: part for part in parts}
    short = {part.name: by_name.get(_same(part), part).short for part in parts}
    paragraphs = [_head(), *_own(parts, short)]
    paragraphs += [_paragraph(part, short[part.name]) for part in parts[1:] if part.files]
    paragraphs += _attributed(folder / "_internal" / "resources")
    paragraphs += [f"License: {part.short}\n{_body(part.licence)}" for part in parts if not _same(part)]
    return "\n\n".join(paragraphs) + "\n"


def _same(part: Part) -> str:
    match = _SAME.fullmatch(part.licence)
    return match[1] if match else ""


def _head() -> str:
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: DFNet GUI\n"
        "Source: The project's source, with make deb.\n"
        "Comment: The libraries of other projects came from PyPI and Debian as they are, but for symbol tables that"
        "\n were cut off and parts of OpenCV for videos that were emptied."
    )


def _own(parts: list[Part], short: dict[str, str]) -> Iterator[str]:
    """The program's own files, and the executable, which has modules of others in it."""
    own = parts[0]
    within = [part for part in parts[1:] if not part.files]
    yield f"Files: *\nCopyright: {_listed(own.holders)}\nLicense: {own.short}"
    if within:
        holders = _listed([*own.holders, *(f"{part.name}: {each}" for part in within for each in part.holders)])
        licences = " and ".join(dict.fromkeys([own.short, *(short[part.name] for part in within)]))
        names = ", ".join(part.name for part in within)
        comment = f"Comment: Beside the program's own modules it holds those of {names}."
        yield f"Files: {PLACE}/dfnet-gui\nCopyright: {holders}\nLicense: {licences}\n{comment}"


def _attributed(resources: Path) -> Iterator[str]:
    rows = list(files_of_others(resources, f"{PLACE}/_internal/resources"))
    for file, maker, name in rows:
        yield f"Files: {file}\nCopyright: {maker}\nLicense: {name}"
    for name in dict.fromkeys(name for _file, _maker, name in rows):
        yield f"License: {name}\n{_body(terms(name))}"


def _paragraph(part: Part, short: str) -> str:
    return f"Files: {_listed(list(part.files))}\nCopyright: {_listed(part.holders)}\nLicense: {short}"


def _listed(lines: list[str]) -> str:
    return "\n ".join(lines)


def _body(text: str) -> str:
    """The text as a field of many lines, with what every Debian has left to it."""
    lines = (line.rstrip() for line in without_common(text).splitlines())
    return "\n".join(f" {line}" if line else " ." for line in lines)
