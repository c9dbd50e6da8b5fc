"""Work that was not saved yet, kept in a folder while it is done, so that it survives a crash. Any thread.

A folder holds `session.json`, which is replaced as a whole, and the pictures that it names, which are written before it
and never changed: whenever the program dies, the last state that was written is whole.
"""

import contextlib
import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dfnet_gui.archive.description import PLACE, VERSION, Names, as_png, check_length, described, parsed, photo_file
from dfnet_gui.archive.restoring import Restored, path_in, restored
from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.document.document import Document
from dfnet_gui.errors import DfnetError, LargeSessionError, SessionError
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import decode_photo
from dfnet_gui.imaging.writing import write_failure
from dfnet_gui.replacement import remove_leftovers, replacement
from dfnet_gui.wording import tr

STATE = "session.json"
_PHOTO, _NO_SUFFIX, _PIXELS = "photo", ".photo", "pixels.png"
"""How a copy of the photo's file is called, and one that was made of its pixels."""
_MOST_COPIED_BYTES = 1 << 30
_DAMAGED = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


class Journal:
    """A folder that is written to by one photo's window alone, from one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names = Names()
        self._photo = ""

    def write(self, snapshot: Snapshot) -> None:
        """Keep this state in the place of the one before. Raises SessionError; the one before then stays whole."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            remove_leftovers(self.folder)
            made = described(snapshot, self._names)
            made.state["photo"] = self._kept_photo(snapshot.photo)
            names = {self._write_new(name, make()) for name, make in made.files.items() if not self._has(name)}
            names |= {_flat(name) for name in made.files}
            with replacement(self.folder / STATE) as new:
                new.write_text(json.dumps(made.state), encoding="utf-8")
        except OSError as error:
            raise SessionError(f"{self.folder}: {write_failure(error)}") from error
        except MemoryError:
            raise SessionError(tr("There is not enough memory to keep your work safe; close other programs.")) from None
        self._forget_others({*names, STATE, made.state["photo"]})

    def _kept_photo(self, photo: Photo) -> str:
        """A copy of the photo, made once: its own file, so that all that belongs to it is there; empty for a huge file,
        which is read where it lies."""
        if not self._photo:
            own_file = photo_file(photo)
            if own_file is None:
                self._photo = self._write_new(_PIXELS, as_png(replace(photo, source=None)))
            elif own_file.stat().st_size <= _MOST_COPIED_BYTES:
                name = f"{_PHOTO}{own_file.suffix.lower() or _NO_SUFFIX}"
                with replacement(self.folder / name) as new:
                    shutil.copyfile(own_file, new)
                self._photo = name
        return self._photo

    def _has(self, name: str) -> bool:
        return (self.folder / _flat(name)).exists()

    def _write_new(self, name: str, data: bytes) -> str:
        with replacement(self.folder / _flat(name)) as new:
            new.write_bytes(data)
        return _flat(name)

    def _forget_others(self, used: set[str]) -> None:
        for path in self.folder.glob("*.png"):
            if path.name not in used:
                with contextlib.suppress(OSError):  # the next time, then
                    path.unlink(missing_ok=True)

    def discard(self) -> None:
        """Take the folder away."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _flat(name: str) -> str:
    return name.removeprefix(PLACE).replace("/", "-")


@dataclass(frozen=True)
class Kept:
    """What a journal is about, as far as that can be read without its pictures.

    `path`: of the photo, or of its session.
    """

    folder: Path
    path: Path | None
    removals: int
    changed_at: float
    """Seconds since 1970."""
    has_mask: bool = False

    @property
    def name(self) -> str:
        """Of the photo."""
        return self.path.name if self.path is not None else tr("a pasted photo")


def kept_in(folder: Path) -> Kept | None:
    """What lies in a journal's folder; None if nothing is there that could be brought back."""
    try:
        changed_at = (folder / STATE).stat().st_mtime
    except OSError:
        return None
    try:
        state = _state(folder)
        path = path_in(state, "session_file") or path_in(state, "path")
        return Kept(folder, path, len(state["removals"]), changed_at, bool(state.get("hole")))
    except (OSError, SessionError, *_DAMAGED):
        has_photo = (folder / _PIXELS).exists() or list(folder.glob(f"{_PHOTO}.*"))
        return Kept(folder, None, 0, changed_at) if has_photo else None


def _state(folder: Path) -> dict[str, Any]:
    try:
        check_length((folder / STATE).stat().st_size)
    except LargeSessionError as error:
        raise SessionError(f"{folder}: {error}") from None
    return parsed((folder / STATE).read_bytes())


def read_journal(folder: Path) -> Restored:
    """All that can be had of it, and sentences about what can't. Raises SessionError where that is nothing, and for
    what a newer version of the program has written."""
    state: dict[str, Any] = {}
    with contextlib.suppress(OSError, *_DAMAGED):
        state = _state(folder)
    version = state.get("version")
    if isinstance(version, int) and version > VERSION:
        raise SessionError(
            tr("{folder}: a newer version of this program has written it; open it with that one.", folder=folder)
        )
    photo = _photo(folder, state)
    try:
        found = restored(photo, state, lambda name: (folder / _flat(name)).read_bytes())
    except _DAMAGED:
        found = Restored(
            Document(photo), notes=(tr("What was done to the photo is damaged; the photo itself is whole."),)
        )
    found.document.mark_unsaved()
    return found


def _photo(folder: Path, state: dict[str, Any]) -> Photo:
    """From the copy of its file, else from that of its pixels, else from where it lies if nothing has changed there."""
    path, page = path_in(state, "path"), state.get("page", 0)
    page = page if isinstance(page, int) and page >= 0 else 0
    copies = [(file, page) for file in sorted(folder.glob(f"{_PHOTO}.*"))] + [(folder / _PIXELS, 0)]
    is_same = path is not None and state.get("stamp") == list(_stamp_of(path) or ())
    for file, number in [*copies, *([(path, page)] if path is not None and is_same else [])]:
        with contextlib.suppress(DfnetError, OSError):
            photo = decode_photo(file.read_bytes(), path=path, page=number)
            stamp = _stamp_of(path) if is_same and path is not None and file.name != _PIXELS else None
            return replace(photo, stamp=stamp, page=page)
    raise SessionError(tr("{folder}: the photo that was worked on is gone or damaged; open it anew.", folder=folder))


def _stamp_of(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
