"""Sessions as OpenRaster files: layers for GIMP and Krita, and beside them all that this program needs to go on.

https://www.openraster.org/baseline/file-layout-spec.html: a ZIP archive whose first file is `mimetype`, with
`stack.xml`, the layers as PNG, the merged picture, and a thumbnail. Any thread.
"""

import contextlib
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from dfnet_gui.archive.description import (
    PLACE,
    STATE,
    Encode,
    Names,
    as_png,
    check_length,
    described,
    parsed,
    photo_file,
)
from dfnet_gui.archive.layers import PHOTO_LAYER, layer, layer_name, merged_picture, stack, thumbnail
from dfnet_gui.archive.restoring import Restored, path_in, restored
from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.engine.fills import Filled
from dfnet_gui.errors import DfnetError, LargeSessionError, SessionError
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.progress import Watch
from dfnet_gui.imaging.reading import decode_photo
from dfnet_gui.imaging.writing import write_failure
from dfnet_gui.replacement import forget_cached, replacement
from dfnet_gui.system import most_file_bytes
from dfnet_gui.wording import tr, tr_later

SUFFIX = ".ora"
MIME = "image/openraster"
_OWN_FILE = f"{PLACE}photo"
_PNG, _PNG_HEAD_BYTES = b"\x89PNG", 24
_MOST_PIXEL_BYTES, _ROOM_BYTES = 9, 1 << 20
"""A PNG is at most so long for each pixel, and so much longer."""
_DAMAGE = (
    *(LookupError, ValueError, TypeError, AttributeError, ArithmeticError, NotImplementedError, RuntimeError),
    *(EOFError, zlib.error, struct.error),
)
_NO_MEMORY_TO_SAVE = tr_later("{name}: there is not enough memory to save it; close other programs.")
_NO_MEMORY_TO_OPEN = tr_later("{name}: there is not enough memory to open it; close other programs.")
_NOT_OURS = tr_later("it is damaged, or no session of this program; open it in the program that wrote it")


class Saved:
    """What lies in the file of the last save, so that the next one takes from there what is the same. One at a time.

    `keys`: for each file in it what it is the picture of; two that have the same key are the same.
    """

    def __init__(self) -> None:
        self.names = Names()
        self.own_file = ""
        """The photo's own file in it, by its name there."""
        self._keys: dict[str, str] = {}
        self._path = Path()
        self._stamp: tuple[int, int] | None = None

    @contextlib.contextmanager
    def reader(self) -> Iterator[Callable[[str, str], bytes | None]]:
        """Gives a file by its name and key, None where it must be made."""
        try:
            is_there = self._stamp is not None and _stamp_of(self._path) == self._stamp
            archive = zipfile.ZipFile(self._path) if is_there else None
        except (OSError, zipfile.BadZipFile):
            archive = None

        def read(name: str, key: str) -> bytes | None:
            if archive is None or self._keys.get(name) != key:
                return None
            try:
                return archive.read(name)
            except (OSError, zipfile.BadZipFile, *_DAMAGE):
                return None  # what is damaged there is made anew

        with archive or contextlib.nullcontext():
            yield read

    def is_in(self, path: Path, keys: dict[str, str], own_file: str) -> None:
        """The last save is that one. Raises OSError."""
        self._path, self._stamp, self._keys, self.own_file = path, _stamp_of(path), keys, own_file

    @classmethod
    def opened(cls, path: Path) -> "Saved":
        """Of a session that was opened, whose photo has no other file: that goes along when it is saved again."""
        saved = cls()
        with contextlib.suppress(OSError, DfnetError, zipfile.BadZipFile, *_DAMAGE):
            with zipfile.ZipFile(path) as archive:
                name = _state(archive).get("photo")
                is_there = isinstance(name, str) and name.startswith(_OWN_FILE) and name in archive.namelist()
            if isinstance(name, str) and is_there:
                saved.is_in(path, {name: name}, name)
        return saved


def _stamp_of(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


@dataclass(frozen=True)
class _Entry:
    key: str
    make: Encode


def write_session(path: Path, snapshot: Snapshot, saved: Saved, *, watch: Watch | None = None) -> None:
    """Write all of an open photo. Raises SessionError; an older file then stays whole. Cancelled when `watch` says so.

    With what was `saved` before only what changed since is encoded.
    """
    watch = watch or Watch()

    def last_look(new: Path) -> None:
        _check(new, path)
        watch.look_up(1.0)

    try:
        with (
            replacement(path, before_renaming=last_look) as new,  # the first, so that the older file is closed by then
            saved.reader() as old,
            zipfile.ZipFile(new, "w") as file,
        ):
            own_file = saved.own_file if old(saved.own_file, saved.own_file) is not None else ""
            entries = _entries(snapshot, saved.names, own_file)
            for place, (name, entry) in enumerate(entries.items()):
                watch.look_up(place / len(entries))
                file.writestr(name, old(name, entry.key) or entry.make())
        keys = {name: entry.key for name, entry in entries.items() if entry.key}
        saved.is_in(path, keys, next((name for name in keys if name.startswith(_OWN_FILE)), ""))
    except OSError as error:
        raise SessionError(f"{path}: {write_failure(error)}") from error
    except MemoryError:
        raise SessionError(tr(_NO_MEMORY_TO_SAVE, name=path)) from None


def _check(new: Path, path: Path) -> None:
    """Read a new session back before an older one goes. Raises SessionError."""
    forget_cached(new)
    try:
        with zipfile.ZipFile(new) as archive:
            damaged = archive.testzip()
    except (zipfile.BadZipFile, *_DAMAGE):
        damaged = new.name
    if damaged is not None:
        raise SessionError(
            tr("{name}: what was written could not be read back, so no file was changed; save it elsewhere.", name=path)
        )


def _entries(snapshot: Snapshot, names: Names, saved_own_file: str) -> dict[str, _Entry]:
    """By name, in the order in which they lie in the archive; those without a key are always made.

    `saved_own_file`: the photo's own file as the last save has it, by its name there; empty if it has none.
    """
    photo, made = snapshot.photo, described(snapshot, names)
    own_file = photo_file(photo)
    if own_file is not None:
        made.state["photo"] = f"{_OWN_FILE}{own_file.suffix.lower()}"
        made.files[made.state["photo"]] = own_file.read_bytes
    elif saved_own_file:
        made.state["photo"] = saved_own_file
        made.files[saved_own_file] = lambda: b""  # it is taken from there
    merged = merged_picture(snapshot)
    entries = {
        "mimetype": _Entry("", MIME.encode),
        "stack.xml": _Entry("", lambda: stack(snapshot, names)),
        "Thumbnails/thumbnail.png": _Entry("", lambda: thumbnail(merged())),
        "mergedimage.png": _Entry(f"{snapshot.position}", lambda: as_png(merged())),
        STATE: _Entry("", lambda: json.dumps(made.state, indent=1).encode()),
        PHOTO_LAYER: _Entry("photo", lambda: as_png(replace(photo, source=None))),
    }
    for removal in snapshot.removals:
        if isinstance(removal.layer, Filled):
            name = layer_name(removal, names)
            entries[name] = _Entry(name, partial(layer, removal, snapshot))
    return {**entries, **{name: _Entry(name, make) for name, make in made.files.items()}}


def is_session(path: Path) -> bool:
    """Whether a file is a session of this program."""
    try:
        with zipfile.ZipFile(path) as archive:
            return STATE in archive.namelist()
    except (OSError, zipfile.BadZipFile, *_DAMAGE):
        return False


def is_session_of(path: Path, photo: Photo) -> bool:
    """Whether a file is a session of that photo, and of that page of its file."""
    try:
        with zipfile.ZipFile(path) as archive:
            state = _state(archive)
    except (OSError, DfnetError, zipfile.BadZipFile, *_DAMAGE):
        return False
    size, page = [photo.width, photo.height], photo.page
    return path_in(state, "path") == photo.path and (state.get("size"), state.get("page")) == (size, page)


def read_session(path: Path) -> Restored:
    """All that a session holds. Raises SessionError with the file, the reason and a way on."""
    try:
        with zipfile.ZipFile(path) as archive:
            state = _state(archive)
            return restored(_photo(archive, state), state, partial(_read, archive))
    except OSError as error:
        raise SessionError(
            tr("{name}: it can't be read ({reason}); try again.", name=path, reason=error.strerror or error)
        ) from error
    except MemoryError:
        raise SessionError(tr(_NO_MEMORY_TO_OPEN, name=path)) from None
    except LargeSessionError as error:
        raise SessionError(f"{path}: {error}") from None
    except (DfnetError, zipfile.BadZipFile, *_DAMAGE) as error:
        raise SessionError(f"{path}: {tr(_NOT_OURS)}.") from error


def _state(archive: zipfile.ZipFile) -> dict[str, Any]:
    check_length(archive.getinfo(STATE).file_size)
    return parsed(_read(archive, STATE))


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """Raises SessionError for a damaged entry, and ValueError for one that is longer than its picture can be."""
    try:
        info = archive.getinfo(name)
        with archive.open(info) as file:
            head = file.read(_PNG_HEAD_BYTES)
            if head.startswith(_PNG) and len(head) == _PNG_HEAD_BYTES:
                width, height = struct.unpack(">II", head[16:])
                if info.file_size > _MOST_PIXEL_BYTES * width * height + _ROOM_BYTES:
                    raise ValueError("no picture of that size is as long")
            elif info.file_size > most_file_bytes():
                raise ValueError("no photo is as long")
            return head + file.read()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise SessionError(tr("{name} is damaged.", name=name)) from error


def _photo(archive: zipfile.ZipFile, state: dict[str, Any]) -> Photo:
    """From its own file, so that all that belongs to it is there; else from the lowest layer."""
    path = path_in(state, "path")
    page = state.get("page", 0)
    name = state.get("photo")
    if isinstance(name, str) and name in archive.namelist():
        with contextlib.suppress(DfnetError, ValueError):
            photo = decode_photo(_read(archive, name), path=path, page=page if isinstance(page, int) else 0)
            if [photo.width, photo.height] == state.get("size"):
                return photo
    data = _read(archive, PHOTO_LAYER)
    if list(struct.unpack_from(">II", data, len(_PNG) + 12)) != state.get("size"):
        raise ValueError("a photo of another size than is said")
    return replace(decode_photo(data, path=path), source=None)
