"""Writes on a small disk of its own that gets full, and says what came of it; run by `test_full_disk.py`.

python -m tests.trust.full_disk FOLDER, in which the disk is mounted.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from dfnet_gui.archive.journal import Journal, read_journal
from dfnet_gui.archive.openraster import Saved, read_session, write_session
from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.document.document import Document
from dfnet_gui.errors import DfnetError
from dfnet_gui.gui.base.settings_file import SettingsFile
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.proof import write_proven
from dfnet_gui.imaging.reading import read_photo
from tests.unit.archive.examples import lay, worked_on

_BLOCK = 4096
Writing = tuple[Callable[[], object], Callable[[], object]]
"""What writes, and what says what there is, which fails where that is not whole."""


def _pixels(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (200, 300, 3), np.uint8)


def _export(folder: Path, suffix: str) -> Writing:
    path, before = folder / f"photo{suffix}", _pixels(0)
    write_proven(path, Photo(pixels=before), before)
    return lambda: write_proven(path, Photo(pixels=_pixels(1)), before), lambda: read_photo(path).pixels.tobytes()


def _seen(document: Document) -> object:
    return document.pixels.tobytes(), document.hole.tobytes(), len(document.removals)


def _session(folder: Path) -> Writing:
    path, document, saved = folder / "work.ora", worked_on(), Saved()
    write_session(path, Snapshot.of(document), saved)
    lay(document, Bounds(1, 1, 9, 9))
    snapshot = Snapshot.of(document)
    return lambda: write_session(path, snapshot, saved), lambda: _seen(read_session(path).document)


def _journal(folder: Path) -> Writing:
    journal, document = Journal(folder), worked_on()
    journal.write(Snapshot.of(document))
    lay(document, Bounds(1, 1, 9, 9))
    snapshot = Snapshot.of(document)
    return lambda: journal.write(snapshot), lambda: _seen(read_journal(folder).document)


def _settings(folder: Path) -> Writing:
    file = SettingsFile(folder / "settings.ini")
    file.write({"view/theme": "dark", "files/recent": "a" * 9000})
    return lambda: file.write({"view/theme": "light", "files/recent": "b" * 9000}), file.read


WRITINGS: dict[str, Callable[[Path], Writing]] = {
    "export.png": lambda folder: _export(folder, ".png"),
    "export.jpg": lambda folder: _export(folder, ".jpg"),
    "export.tif": lambda folder: _export(folder, ".tif"),
    "session": _session,
    "journal": _journal,
    "settings": _settings,
}


def _fill(folder: Path, free: int) -> Path:
    """A file that leaves so many blocks free."""
    filler = folder / "filler"
    with filler.open("wb") as file:
        space = os.statvfs(folder)
        os.posix_fallocate(file.fileno(), 0, max(1, space.f_bavail - free) * space.f_frsize)
    return filler


def _tried(act: Callable[[], object]) -> str:
    """The sentence; empty where nothing went wrong."""
    try:
        act()
    except DfnetError as error:
        return str(error)
    return ""


def main(disk: Path) -> None:
    """Say for each kind and so many free blocks: the sentence, and whether all was whole, before and afterwards."""
    found = {}
    for name, make in WRITINGS.items():
        for free in (0, 1, 3, 8):
            folder = disk / f"{name}-{free}"
            folder.mkdir()
            act, state = make(folder)
            before = state()
            filler = _fill(disk, free)
            said = _tried(act)
            now, left = state(), [each.name for each in folder.glob(".dfnet-*")]
            filler.unlink()
            again = _tried(act)
            found[f"{name}, {free} blocks"] = {
                "said": said,
                "is_before": now == before,
                "is_after": now == state(),
                "left": left,
                "again": again,
            }
            for each in folder.iterdir():
                each.unlink()
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
