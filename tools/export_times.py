"""How long a photo takes to be written in each format, and to be read back for the proof; and how long a session.

Usage: python -m tools.export_times PHOTO
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from dfnet_gui.archive.openraster import Saved, read_session, write_session
from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.document.document import Document
from dfnet_gui.engine.fills import Fill, Touch
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.formats.registry import writable_formats
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.proof import proof_of
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.writing import write_photo

_PAINTED = (slice(1000, 1400), slice(1000, 1500))
_FROM = (slice(0, 400), slice(0, 500))
_PLACE = Bounds(1000, 1000, 500, 400)


def table(path: Path) -> Iterator[str]:
    """Line by line; each format from the photo, and those that change their own file once more over that."""
    photo = read_photo(path)
    yield f"| {photo.width * photo.height / 1e6:.0f} megapixels | written | read back for the proof |"
    yield "|---|---|---|"
    with tempfile.TemporaryDirectory() as folder:
        for row in writable_formats():
            file = Path(folder) / f"first{row.suffixes[0]}"
            anew = _line(row.name, replace(photo, source=None), file, row.safest_quality)
            yield anew
            if row.changes_own_file:
                again = Path(folder) / f"second{row.suffixes[0]}"
                yield _line(f"{row.name} over {row.name}", read_photo(file), again, row.safest_quality)
        yield from _sessions(photo, Path(folder) / "session.ora")


def _sessions(photo: Photo, path: Path) -> Iterator[str]:
    """Saved for the first time, with one removal more, and with nothing new; each opened again."""
    document, saved = Document(photo), Saved()
    for name, place in (("session", _PLACE), ("one removal more", _PLACE.moved(600, 0)), ("nothing new", None)):
        if place is not None:
            hole, pixels = np.ones((place.height, place.width), bool), photo.pixels[place.slices].copy()
            touch = Touch(fills=(Fill(bounds=place, pixels=pixels, hole=hole, drawn=0.0),), kind="clone")
            document.add_completion(touch, clear=hole, clear_bounds=place)
        start = time.perf_counter()
        write_session(path, Snapshot.of(document), saved)
        written = time.perf_counter()
        read_session(path)
        yield f"| {name} | {written - start:.1f} s | {time.perf_counter() - written:.1f} s |"


def _line(name: str, photo: Photo, path: Path, quality: int) -> str:
    pixels = photo.pixels.copy()
    pixels[_PAINTED] = pixels[_FROM]
    start = time.perf_counter()
    write_photo(path, replace(photo, pixels=pixels), ExportOptions(quality, as_source=True))
    written = time.perf_counter()
    proof_of(path, photo.pixels, pixels)
    return f"| {name} | {written - start:.1f} s | {time.perf_counter() - written:.1f} s |"


if __name__ == "__main__":
    for line in table(Path(sys.argv[1])):
        print(line, flush=True)
