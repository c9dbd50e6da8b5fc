"""Lays out what the package installs, as it lies below /."""

import gzip
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from dfnet_gui.self_test.program_files import write_list
from tools.bundle.archive import ROOT, version
from tools.deb import changelog, control, copyright
from tools.deb.search_paths import cleared

HERE = Path(__file__).resolve().parent
_NOT_THERE = ("share", "LICENCES.txt", "README.txt")
"""Of the bundle: what has its own place on Debian, and how to unpack an archive."""
_LIBRARY = re.compile(r".*\.so(\.[\d.]+)?")


def staged(folder: Path, root: Path, package: str) -> int:
    """Fill `root`; gives the moment that all of it is dated."""
    shutil.rmtree(root, ignore_errors=True)
    place = root / copyright.PLACE
    shutil.copytree(folder, place, symlinks=True, ignore=_left_out(folder))
    shutil.copytree(folder / "share", root / "usr/share")
    cleared(place)
    write_list(place)
    (root / "usr/bin").mkdir()
    (root / "usr/bin/dfnet-gui").symlink_to(f"../lib/{place.name}/dfnet-gui")
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    moment = changelog.epoch(text)
    _add_documents(folder, root, package, text)
    settle(root, moment)
    return moment


def _left_out(folder: Path) -> Callable[[str, list[str]], set[str]]:
    return lambda place, names: {name for name in names if Path(place) == folder and name in _NOT_THERE}


def _add_documents(folder: Path, root: Path, package: str, text: str) -> None:
    documents, manual = root / "usr/share/doc" / package, root / "usr/share/man/man1"
    overrides = root / "usr/share/lintian/overrides"
    for each in (documents, manual, overrides):
        each.mkdir(parents=True)
    (documents / "copyright").write_text(copyright.made(folder), encoding="utf-8")
    changes = changelog.in_debians_form(text, package, control.maintainer())
    _zip(documents / "changelog.gz", changes)
    _zip(manual / "dfnet-gui.1.gz", manual_page(changelog.epoch(text)))
    reasons = (HERE / "lintian-overrides").read_text(encoding="utf-8").replace("@PACKAGE@", package)
    (overrides / package).write_text(reasons, encoding="utf-8")


def manual_page(moment: int) -> str:
    """The page of the manual, with version and date."""
    text = (HERE / "dfnet-gui.1").read_text(encoding="utf-8")
    day = changelog.moment_of(moment).date().isoformat()
    return text.replace("@VERSION@", version()).replace("@DATE@", day)


def _zip(path: Path, text: str) -> None:
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def settle(root: Path, moment: int) -> None:
    """The same rights and times, whoever builds it and when: programs can be run, libraries need not."""
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            is_program = path.is_dir() or (path.stat().st_mode & 0o100 and not _LIBRARY.fullmatch(path.name))
            path.chmod(0o755 if is_program else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)
    root.chmod(0o755)
    os.utime(root, (moment, moment))
