"""Collects the licences of everything in the bundle into one text.

Each part has a section that begins with a line `=== PART: NAME VERSION`. Identical texts are given once.
"""

import hashlib
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution
from pathlib import Path
from typing import NamedTuple

from tools.bundle.origins import distributions_of, models_of, system_packages

HERE = Path(__file__).resolve().parent
HEADING = "=== PART: "
_LICENCE_FILE = re.compile(r".*(licen[cs]e|copying|notice|licensing/|third-party).*", re.IGNORECASE)
_QT = ("PySide6_Essentials", "shiboken6")
_QT_NOTE = """Qt and PySide6 are used under the GNU Lesser General Public License, version 3.

Their libraries are separate files in this folder and may be replaced by other builds of the same version: on Linux the
files libQt6*.so.6 in _internal/PySide6/Qt/lib, the plug-ins beside them, and libpyside6*.so and libshiboken6*.so. Their
source is at https://download.qt.io/official_releases/qt/ and https://download.qt.io/official_releases/QtForPython/. Qt
has parts by others, among them FreeType, HarfBuzz, ICU, libjpeg-turbo, libpng, libtiff, libwebp, PCRE2 and zlib;
https://doc.qt.io/qt-6/licenses-used-in-qt.html has their terms."""


class Section(NamedTuple):
    """A part of the bundle with its licence."""

    name: str
    text: str


def collected(root: Path, sources: Iterable[str]) -> str:
    """The text for a bundle that was made of the files `sources`; SystemExit names parts without a licence."""
    files = {Path(source).resolve() for source in sources if source}
    sections = [Section("DFNet GUI", (root / "LICENSE").read_text(encoding="utf-8"))]
    sections += [Section(f"Model {path.stem}", _model_note(path)) for path in models_of(files)]
    sections.append(Section("Python", _of_python([Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)])))
    sections += [Section(f"{each.name} {each.version}", _licence_of(each)) for each in distributions_of(files)]
    sections += _of_system(files)
    if missing := [section.name for section in sections if not section.text.strip()]:
        raise SystemExit(f"No licence was found for {', '.join(missing)}; add it to {HERE / 'licences'}.")
    return _joined(sections)


def _joined(sections: list[Section]) -> str:
    given: dict[str, str] = {}
    parts = []
    for name, text in sections:
        digest = hashlib.sha256(re.sub(r"\s+", " ", text).encode()).hexdigest()
        body = f"The same text as of {given[digest]}." if digest in given else text.strip()
        given.setdefault(digest, name)
        parts.append(f"{HEADING}{name}\n\n{body}\n")
    return "\n".join(parts)


def _of_python(places: Iterable[Path]) -> str:
    """Beside its modules; on Windows one folder up."""
    return next((_read(each / "LICENSE.txt") for each in places if (each / "LICENSE.txt").is_file()), "")


def _model_note(path: Path) -> str:
    manifest = path.with_suffix(".json").read_text(encoding="utf-8")
    return (
        f"The licence of these weights, and the photos that they were trained on: models/MODEL_CARD.md.\n\n{manifest}"
    )


def _licence_of(each: Distribution) -> str:
    note = next((each.metadata[key] for key in ("License-Expression", "License") if key in each.metadata), "")
    texts = [note.strip()]
    if each.name in _QT:
        texts = [_QT_NOTE, *(_read(HERE / "licences" / f"{name}.txt") for name in ("LGPL-3.0", "GPL-3.0"))]
    seen: set[str] = set()
    for file in each.files or []:
        path = Path(str(each.locate_file(file)))
        if ".dist-info" in str(file) and _LICENCE_FILE.fullmatch(str(file)) and path.is_file():
            text = _read(path)
            if text not in seen:
                texts.append(f"--- {file.name}\n\n{text}")
            seen.add(text)
    given = HERE / "licences" / f"{each.name.lower()}.txt"
    if given.is_file():
        texts.append(_read(given))
    return "\n\n".join(filter(None, texts))


def _of_system(files: set[Path]) -> Iterator[Section]:
    for package in system_packages(files):
        path = Path("/usr/share/doc") / package / "copyright"
        yield Section(package, _read(path) if path.is_file() else "")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip()
