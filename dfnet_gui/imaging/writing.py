"""Writing a photo to a file: whole or not at all, with its EXIF and ICC, lossless where the format is."""

import errno
import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np

from dfnet_gui.errors import PhotoWriteError
from dfnet_gui.imaging.formats.base import ExportOptions, Format, RefusedError
from dfnet_gui.imaging.formats.registry import format_of_name, writable_formats
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.progress import Watch, WatchedBuffer
from dfnet_gui.replacement import WriteProtectedError, replacement
from dfnet_gui.wording import listed, tr

Check = Callable[[Path], object]
_BANDS, _BAND_ROWS = 16, 8
_LEAST_SAMPLED_ROWS = 4 * _BANDS * _BAND_ROWS
"""Of a lower photo the bands would be no small part."""
_WRITTEN_BYTES = 8 << 20
_REFUSALS = (OSError, ValueError, struct.error, cv2.error)
"""What encoders raise for what their format can't hold."""


def write_photo(
    path: Path,
    photo: Photo,
    options: ExportOptions | None = None,
    *,
    watch: Watch | None = None,
    check: Check = lambda _new: None,
) -> tuple[str, ...]:
    """Write `photo` in the format of the path's suffix (`formats.registry`); sentences that people should read.

    `check` is given the new file, which has that suffix, before an older one goes; its RefusedError is why it must not.
    Raises PhotoWriteError with the file, the reason and a way on, and Cancelled when `watch` says so; an
    older file then stays whole. Any thread.
    """
    kind = format_of_name(path)
    if kind is None or kind.encode is None:
        raise _no_format(path)
    if reason := kind.too_large(photo.width, photo.height):
        raise PhotoWriteError(f"{path}: {reason}")
    options, watch = options or ExportOptions(), watch or Watch()
    try:
        is_large = photo.height >= _LEAST_SAMPLED_ROWS
        buffer = WatchedBuffer(watch, expected_bytes(photo, options, kind) if is_large else photo.pixels.nbytes / 2)
        notes = kind.encode(photo, options, buffer)
    except MemoryError:
        raise PhotoWriteError(
            tr("{name}: there is not enough memory to write it; close other programs.", name=path)
        ) from None
    except _REFUSALS as error:
        raise PhotoWriteError(
            tr("{name}: this photo can't be written in that format; choose PNG.", name=path)
        ) from error
    write_atomically(path, buffer, watch=watch, check=check)
    return notes or ()


def _no_format(path: Path) -> PhotoWriteError:
    names = listed(row.suffixes[0] for row in writable_formats())
    suffix = path.suffix or tr("without suffix")
    return PhotoWriteError(
        tr("{name}: the format {suffix} can't be written; use {names}.", name=path, suffix=suffix, names=names)
    )


def expected_bytes(photo: Photo, options: ExportOptions, kind: Format) -> float:
    """About how long its file will be: of a large photo from a few bands, a hundredth of the work. Any thread."""
    if options.as_source and photo.source is not None and photo.source.format == kind.name:
        return len(photo.source.data)
    if kind.encode is None:
        return photo.pixels.nbytes / 2
    starts = [round(i * (photo.height - _BAND_ROWS) / (_BANDS - 1)) for i in range(_BANDS)]
    bands = np.concatenate([np.arange(start, start + _BAND_ROWS) for start in starts])
    rows = bands if photo.height >= _LEAST_SAMPLED_ROWS else np.arange(photo.height)
    alpha = None if photo.alpha is None else photo.alpha[rows]
    sample = BytesIO()
    try:
        kind.encode(Photo(pixels=photo.pixels[rows], alpha=alpha), options, sample)
    except _REFUSALS:  # what can't be guessed is no reason not to write
        return photo.pixels.nbytes / 2
    return sample.tell() * photo.height / len(rows)


def write_atomically(
    path: Path, data: bytes | BytesIO, *, watch: Watch | None = None, check: Check = lambda _new: None
) -> None:
    """Put a file whole in the place of an older one; a buffer is closed before `check`, so that its memory is free.

    Raises PhotoWriteError, also for what `check` refuses, and Cancelled when `watch` says so.
    """
    watch = watch or Watch()

    def last_look(new: Path) -> None:
        check(new)
        watch.look_up(1.0)

    try:
        with replacement(path, before_renaming=last_look) as new, new.open("wb") as file:
            with data.getbuffer() if isinstance(data, BytesIO) else memoryview(data) as view:
                for start in range(0, len(view), _WRITTEN_BYTES):
                    file.write(view[start : start + _WRITTEN_BYTES])
                    watch.look_up(1.0)
            if isinstance(data, BytesIO):
                data.close()
    except RefusedError as error:
        raise PhotoWriteError(f"{path}: {error}") from None
    except OSError as error:
        raise PhotoWriteError(f"{path}: {write_failure(error)}") from error


def write_failure(error: OSError) -> str:
    """Why a file could not be written and a way on, as the rest of a sentence after its name."""
    if isinstance(error, WriteProtectedError):
        return tr("the file is write-protected; choose another name, or change that.")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return tr("the disk is full, and this file was not changed; free some space or choose another place.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return tr("you have no permission to write there; choose another place.")
    if error.errno == errno.ENAMETOOLONG:
        return tr("the name is too long; choose a shorter one.")
    if error.errno == errno.ENOENT:
        return tr("that folder does not exist; choose another place.")
    if error.errno == errno.EISDIR:
        return tr("this is a folder; choose a file name.")
    return tr("it can't be written ({reason}); choose another place.", reason=error.strerror or error)
