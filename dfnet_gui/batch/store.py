"""Where a batch lies: folders of this machine, or s3://, gs:// and hdfs:// addresses, all used alike.

A name within a store has slashes and no drive. What is put there is there whole or not at all.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from dfnet_gui.errors import StoreError, UsageError
from dfnet_gui.imaging.location import path_of
from dfnet_gui.replacement import replacement

SCHEMES = ("s3", "gs", "hdfs")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_ATOMIC = ("s3", "gcs")
"""File systems of pyarrow where nobody sees a file before all of it is there."""


class Entry(NamedTuple):
    """A file of a store."""

    name: str
    size: int


class Store(ABC):
    """Files by their names. StoreError where it can't be reached, FileNotFoundError where a name is not there.

    Any thread, and any number of processes on any number of machines.
    """

    address: str
    """What leads to it from anywhere, absolute."""

    @abstractmethod
    def shown(self, name: str) -> str:
        """What people call that file."""

    @abstractmethod
    def entries(self, folder: str = "") -> tuple[list[Entry], list[str]]:
        """The files right in a folder, and the folders; both sorted, and empty where there is no such folder."""

    @abstractmethod
    def local(self, name: str) -> Path | None:
        """The file itself, where it lies on this machine."""

    @abstractmethod
    def read(self, name: str) -> bytes:
        """All of a file."""

    @abstractmethod
    def put(self, name: str, content: bytes) -> None:
        """Make a file, or replace it, whole."""

    @abstractmethod
    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""

    def walk(self, folder: str = "", apart: frozenset[str] = frozenset()) -> Iterator[list[Entry]]:
        """The files of each folder within, one folder after the other; those whose addresses are `apart` are left."""
        files, folders = self.entries(folder)
        yield files
        for each in folders:
            if self.shown(each) not in apart:
                yield from self.walk(each, apart)

    def has(self, name: str) -> bool:
        """Whether a file is there."""
        return any(entry.name == name for entry in self.entries(str(PurePosixPath(name).parent).strip("."))[0])


class Folder(Store):
    """A folder of this machine, or one that a cluster's nodes all see under the same path."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        self.address = str(self._path)

    def shown(self, name: str) -> str:
        return str(self._path / name)

    def entries(self, folder: str = "") -> tuple[list[Entry], list[str]]:
        place = self._path / folder
        files, folders = [], []
        with self._told(folder):
            for path in sorted(place.iterdir()) if place.is_dir() else ():
                name = path.relative_to(self._path).as_posix()
                if not path.is_dir():
                    files.append(Entry(name, path.lstat().st_size))
                elif not path.is_symlink():
                    folders.append(name)
        return files, folders

    def local(self, name: str) -> Path | None:
        return self._path / name

    def read(self, name: str) -> bytes:
        with self._told(name):
            return (self._path / name).read_bytes()

    def put(self, name: str, content: bytes) -> None:
        path = self._path / name
        with self._told(name):
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacement(path) as file:
                file.write_bytes(content)

    def remove(self, name: str) -> None:
        with self._told(name):
            (self._path / name).unlink(missing_ok=True)

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        with _told(self.shown(name)):
            yield


class Remote(Store):
    """A bucket, or a folder of one, by pyarrow's file systems; its keys come from the environment."""

    def __init__(self, address: str) -> None:
        from pyarrow import fs

        self.address = address
        with _told(address):
            self._system, self._root = fs.FileSystem.from_uri(_in_one_request(address))
        self._shown = address.partition("?")[0].rstrip("/")
        self._fs: Any = fs

    def shown(self, name: str) -> str:
        return f"{self._shown}/{name}" if name else self._shown

    def entries(self, folder: str = "") -> tuple[list[Entry], list[str]]:
        selector = self._fs.FileSelector(self._key(folder), allow_not_found=True)
        with _told(self.shown(folder)):
            found = self._system.get_file_info(selector)
        start = len(self._key("")) + 1
        files = [Entry(each.path[start:], each.size) for each in found if each.type == self._fs.FileType.File]
        folders = [each.path[start:] for each in found if each.type == self._fs.FileType.Directory]
        return sorted(files), sorted(folders)

    def local(self, name: str) -> Path | None:
        return None

    def read(self, name: str) -> bytes:
        with _told(self.shown(name)), self._system.open_input_file(self._key(name)) as file:
            return bytes(file.read(file.size()))  # one request; without the size it is one for each 256 kB

    def put(self, name: str, content: bytes) -> None:
        key = self._key(name)
        is_atomic = self._system.type_name in _ATOMIC
        written = key if is_atomic else f"{key}.part"
        with _told(self.shown(name)):
            stream = self._system.open_output_stream(written)
            stream.write(content)
            stream.close()  # not in a `with`: closing makes the file, and half of one must not be made
            if not is_atomic:
                self._system.move(written, key)

    def remove(self, name: str) -> None:
        with _told(self.shown(name)):
            try:
                self._system.delete_file(self._key(name))
            except FileNotFoundError:
                return

    def has(self, name: str) -> bool:
        with _told(self.shown(name)):
            return bool(self._system.get_file_info(self._key(name)).type == self._fs.FileType.File)

    def _key(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}".rstrip("/")


def _in_one_request(address: str) -> str:
    """For S3: small files are then made by one request in place of three, each of which costs."""
    if not address.lower().startswith("s3://") or "allow_delayed_open" in address:
        return address
    return f"{address}{'&' if '?' in address else '?'}allow_delayed_open=true"


def store_at(address: str) -> Store:
    """The store at a path or an address; UsageError where there is no such kind."""
    scheme = _SCHEME.match(address)
    if scheme is None or scheme[1].lower() == "file":
        return Folder(path_of(address))
    if scheme[1].lower() not in SCHEMES:
        known = ", ".join(f"{each}://" for each in SCHEMES)
        raise UsageError(f"{scheme[0]}: give a folder, or one of {known}.")
    if "@" in address.partition("://")[2].partition("/")[0] and ":" in address.partition("://")[2].partition("@")[0]:
        raise UsageError(f"{scheme[0]}…: keys in an address would be kept with the run; put them into the environment.")
    return Remote(address)


@contextmanager
def _told(shown: str) -> Iterator[None]:
    """What goes wrong, but for a file that is not there, as a sentence."""
    try:
        yield
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        reason = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise StoreError(f"{shown}: it can't be reached ({reason}); check the address and who may use it.") from error
