"""Reading photo files: what a file is, is decided by its content, and what can't be used is said in one sentence."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import cv2
from PIL import UnidentifiedImageError

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.base import Format, RefusedError
from dfnet_gui.imaging.formats.jpeg_segments import check_scans
from dfnet_gui.imaging.formats.registry import format_of_file, listed_names, unread_kind
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.system import MOST_FILE_MB, most_file_bytes
from dfnet_gui.wording import tr, tr_count, tr_later

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)  # what is wrong with a file is said in a sentence
_TOO_FEW = (
    tr_later("it holds {count} picture, there is no number {page}."),
    tr_later("it holds {count} pictures, there is no number {page}."),
)
_HEAD_BYTES = 16
_LARGE_BYTES = 64 << 20
"""A smaller file takes less memory than is worth a look before it is read."""
_DAMAGE = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError),
    *(RuntimeError, StopIteration, AssertionError, struct.error, zlib.error, zipfile.BadZipFile, cv2.error),
)
"""What the formats' libraries raise for damaged files."""


def read_photo(path: Path, page: int = 0) -> Photo:
    """Read a photo in any format of `formats.registry`; of several pages or frames the one wanted, from 0.

    Raises PhotoReadError with the file, the reason and a way on. Any thread.
    """
    try:
        status = path.stat()  # before it is opened: a pipe would wait for somebody to write
        mode = status.st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise PhotoReadError(tr("{name}: this is not a file; choose a photo.", name=path))
        with path.open("rb") as file:
            kind = _format_by_header(file, path)
            _check_size(kind, file, path, status.st_size)
            data = file.read()
    except FileNotFoundError:
        raise PhotoReadError(tr("{name}: there is no such file; check the name.", name=path)) from None
    except IsADirectoryError:
        raise PhotoReadError(tr("{name}: this is a folder; choose a photo in it.", name=path)) from None
    except PermissionError:
        raise PhotoReadError(
            tr("{name}: you have no permission to read it; change that or copy it.", name=path)
        ) from None
    except OSError as error:
        raise PhotoReadError(
            tr("{name}: can't be read ({reason}); try again.", name=path, reason=error.strerror or error)
        ) from error
    return replace(decode_photo(data, path=path, page=page), stamp=(status.st_size, status.st_mtime_ns))


def _format_by_header(file: BinaryIO, path: Path) -> Format:
    """Refuse what is no picture before it is read whole: it may be a film."""
    head = file.read(_HEAD_BYTES)
    file.seek(0)
    if not head:
        raise PhotoReadError(tr("{name}: the file is empty (zero bytes); get it again from where it came.", name=path))
    if (kind := format_of_file(head, path)) is None:
        raise _no_picture(str(path), head)
    return kind


def _check_size(kind: Format, file: BinaryIO, path: Path, size: int) -> None:
    """Refuse what would take all memory, and of large files those that hold no picture, before they are read whole."""
    most = most_file_bytes()
    if size > most:
        raise PhotoReadError(
            tr(
                "{name}: the file has {size} MB, and more than {most} MB are not read; if it is whole, set "
                "{variable}={size} before you start the program.",
                name=path,
                size=-(-size >> 20),
                most=most >> 20,
                variable=MOST_FILE_MB,
            )
        )
    if size > _LARGE_BYTES and kind.check is not None:
        with _told(str(path), b""):
            kind.check(file, size)
        file.seek(0)


def jpeg_bytes(path: Path) -> bytes:
    """Those of a JPEG of which a small picture is wanted; ValueError where that would take too much memory or time."""
    if path.stat().st_size > most_file_bytes():
        raise ValueError("no photo is as long")
    data = path.read_bytes()
    check_scans(data)
    return data


def _no_picture(name: str, head: bytes) -> PhotoReadError:
    if kind := unread_kind(head):
        return PhotoReadError(
            tr("{name}: this is {kind}, which can't be read here; save it as PNG, TIFF or JPEG.", name=name, kind=kind)
        )
    return PhotoReadError(
        tr(
            "{name}: this is not a picture that can be read; use {formats}.",
            name=name,
            formats=listed_names(),
        )
    )


def decode_photo(
    data: bytes, *, path: Path | None = None, page: int = 0, name: str = tr_later("The pasted picture")
) -> Photo:
    """Decode a file's bytes; `path` is for naming it in errors and in the result, `name` for what has no path."""
    name = str(path) if path else tr(name)
    kind = format_of_file(data[:_HEAD_BYTES], path)
    if kind is None:
        raise _no_picture(name, data[:_HEAD_BYTES])
    with _told(name, data[:_HEAD_BYTES]):
        return replace(_decoded(kind, data, page), path=path)


@contextmanager
def _told(name: str, head: bytes) -> Iterator[None]:
    """What goes wrong while a file is decoded as a sentence."""
    try:
        yield
    except RefusedError as error:
        raise PhotoReadError(f"{name}: {error}") from None
    except UnidentifiedImageError:
        raise _no_picture(name, head) from None
    except MemoryError:
        raise PhotoReadError(
            tr("{name}: there is not enough memory to open it; close other programs.", name=name)
        ) from None
    except _DAMAGE as error:
        raise PhotoReadError(
            tr("{name}: the file is damaged or incomplete; get it again from where it came.", name=name)
        ) from error


def _decoded(kind: Format, data: bytes, page: int) -> Photo:
    if not page:
        return kind.decode(data)
    try:
        if kind.decode_page is not None:
            return kind.decode_page(data, page)
    except _DAMAGE:
        if page < kind.decode(data).page_count:
            raise
    count = kind.decode(data).page_count
    raise RefusedError(tr_count(count, *_TOO_FEW, page=page + 1))
