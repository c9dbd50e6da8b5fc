"""Writing a photo to a file: whole or not at all, with its EXIF and ICC, lossless where the format is."""

import contextlib
import errno
import os
import struct
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import cv2
import numpy as np
import tifffile
from PIL import Image, TiffImagePlugin

from dfnet_gui.errors import PhotoWriteError
from dfnet_gui.imaging.photo import Photo, PixelArray
from dfnet_gui.imaging.watched import Watch, WatchedBuffer

BEST_QUALITY = 100
DEFAULT_QUALITY = 95
_EXIF_POINTER_TAG = 34665
_PLACEHOLDER_TAG = 34664
"""Stands where the EXIF pointer belongs until it is known; tifffile does not write that tag itself."""
_LONG = 4
_PNG_LEVEL = _TIFF_LEVEL = 2
"""Of zlib: higher levels take up to four times as long for files that are a twentieth smaller."""
_MOST_OPTIMIZED_PIXELS = 16_000_000
"""Optimizing a JPEG's tables needs all of it at once: a large one then could be neither watched nor given up."""
_BANDS, _BAND_ROWS = 16, 8
_TAKEN_PIXELS = 1_000_000
_WRITTEN_BYTES = 8 << 20
_MOST_JPEG_EXIF = 65_533
"""A JPEG segment holds no more."""
_KEPT_TIFF_TAGS = (270, 271, 272, 305, 306, 315, 33432)
"""Description, make, model, software, date and time, artist, copyright: all plain text."""


@dataclass(frozen=True)
class ExportOptions:
    """`quality`: 1 to 100 for JPEG and WebP; WebP is lossless at 100."""

    quality: int = DEFAULT_QUALITY


def write_photo(path: Path, photo: Photo, options: ExportOptions | None = None, *, watch: Watch | None = None) -> None:
    """Write `photo` in the format of the path's suffix.

    PNG, TIFF and WebP at quality 100 keep every pixel; JPEG and WebP have 8 bits, JPEG no alpha.
    Raises PhotoWriteError with the file, the reason and a way on, and Cancelled when `watch` says so; an
    older file then stays whole. Any thread.
    """
    encode = _ENCODERS.get(path.suffix.lower())
    if encode is None:
        raise PhotoWriteError(
            f"{path}: the format {path.suffix or 'without suffix'} can't be written; use .png, .jpg, .webp or .tif."
        )
    options, watch = options or ExportOptions(), watch or Watch()
    try:
        buffer = WatchedBuffer(watch, _expected_bytes(photo, options, encode))
        encode(photo, options, buffer)
    except MemoryError:
        raise PhotoWriteError(f"{path}: there is not enough memory to write it; close other programs.") from None
    except (OSError, ValueError, struct.error, cv2.error) as error:
        raise PhotoWriteError(f"{path}: this photo can't be written in that format; choose PNG.") from error
    write_atomically(path, buffer.getbuffer(), watch=watch)


def _expected_bytes(photo: Photo, options: ExportOptions, encode: "Encoder") -> float:
    """From a few bands of a large photo, how long its file will be; about a hundredth of the work."""
    if photo.height < 4 * _BANDS * _BAND_ROWS:
        return photo.pixels.nbytes / 2
    starts = [round(i * (photo.height - _BAND_ROWS) / (_BANDS - 1)) for i in range(_BANDS)]
    rows = np.concatenate([np.arange(start, start + _BAND_ROWS) for start in starts])
    alpha = None if photo.alpha is None else photo.alpha[rows]
    sample = BytesIO()
    try:
        encode(Photo(pixels=photo.pixels[rows], alpha=alpha), options, sample)
    except (OSError, ValueError, struct.error, cv2.error):  # what can't be guessed is no reason not to write
        return photo.pixels.nbytes / 2
    return sample.tell() * photo.height / len(rows)


def write_atomically(path: Path, data: bytes | memoryview, *, watch: Watch | None = None) -> None:
    """Write beside the target, sync, and rename, so that an older file is whole at every moment."""
    temporary: Path | None = None
    target = Path(os.path.realpath(path))  # a link goes on leading to its file
    if target.exists() and not os.access(target, os.W_OK):  # renaming would not ask
        raise PhotoWriteError(f"{path}: the file is write-protected; choose another name, or change that.")
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".dfnet-", suffix=".part", delete=False) as file:
            temporary = Path(file.name)
            for start in range(0, len(data), _WRITTEN_BYTES):
                file.write(data[start : start + _WRITTEN_BYTES])
                if watch is not None:
                    watch.look_up(1.0)
            file.flush()
            os.fsync(file.fileno())
        if watch is not None:
            watch.look_up(1.0)
        with contextlib.suppress(OSError):  # some file systems have no modes
            _match_permissions(temporary, target)
        os.replace(temporary, target)
    except BaseException as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise PhotoWriteError(f"{path}: {_reason(error)}") from error
        raise


def _match_permissions(temporary: Path, path: Path) -> None:
    """Temporary files are private; the result gets the old file's mode, or the usual one."""
    if os.name == "nt":
        return
    mask = os.umask(0)
    os.umask(mask)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask
    temporary.chmod(mode)


def _reason(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full, nothing was changed; free some space or choose another place."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "you have no permission to write there; choose another place."
    if error.errno == errno.ENOENT:
        return "that folder does not exist; choose another place."
    if error.errno == errno.EISDIR:
        return "this is a folder; choose a file name."
    return f"it can't be written ({error.strerror or error}); choose another place."


def to_8_bit(pixels: PixelArray) -> PixelArray:
    """uint16 to uint8, rounded; uint8 comes back as it is."""
    if pixels.dtype == np.uint8:
        return pixels
    return ((pixels.astype(np.uint32) * 255 + 32767) // 65535).astype(np.uint8)


def _pillow_image(photo: Photo) -> Image.Image:
    """In bands: Pillow keeps the interpreter to itself while it takes pixels over, and a window would stand still."""
    whole = Image.new("RGB" if photo.alpha is None else "RGBA", (photo.width, photo.height), None)
    rows = max(1, _TAKEN_PIXELS // photo.width)
    for top in range(0, photo.height, rows):
        pixels = to_8_bit(photo.pixels[top : top + rows])
        if photo.alpha is not None:
            pixels = np.dstack((pixels, to_8_bit(photo.alpha[top : top + rows])))
        whole.paste(Image.fromarray(np.ascontiguousarray(pixels)), (0, top))
    return whole


def _metadata(photo: Photo) -> dict[str, bytes]:
    return {k: v for k, v in (("icc_profile", photo.icc), ("exif", photo.exif)) if v}


def _encode_png(photo: Photo, _options: ExportOptions, file: BytesIO) -> None:
    if photo.pixels.dtype == np.uint16:
        file.write(_encode_deep_png(photo))
    else:
        _pillow_image(photo).save(file, "PNG", compress_level=_PNG_LEVEL, **_metadata(photo))


def _encode_deep_png(photo: Photo) -> bytes:
    channels = [photo.pixels[:, :, ::-1]] if photo.alpha is None else [photo.pixels[:, :, ::-1], photo.alpha[..., None]]
    pixels = np.ascontiguousarray(np.concatenate(channels, axis=2))
    kinds, blocks = [], []
    for kind, block in ((cv2.IMAGE_METADATA_EXIF, _bare_exif(photo.exif)), (cv2.IMAGE_METADATA_ICCP, photo.icc)):
        if block:
            kinds.append(kind)
            blocks.append(np.frombuffer(block, np.uint8))
    done, data = cv2.imencodeWithMetadata(".png", pixels, kinds, blocks)
    if not done:
        raise ValueError("the PNG encoder refused the pixels")
    return bytes(data)


def _bare_exif(exif: bytes | None) -> bytes | None:
    """PNG carries the TIFF part alone, without the JPEG marker's name."""
    return exif.removeprefix(b"Exif\0\0") if exif else None


def _encode_jpeg(photo: Photo, options: ExportOptions, file: BytesIO) -> None:
    image = _pillow_image(replace(photo, alpha=None))
    metadata = _metadata(photo)
    if len(metadata.get("exif", b"")) > _MOST_JPEG_EXIF:
        del metadata["exif"]
    save = partial(image.save, file, "JPEG", quality=options.quality, subsampling=0, **metadata)
    if photo.width * photo.height <= _MOST_OPTIMIZED_PIXELS:
        try:
            save(optimize=True)
        except OSError:  # Pillow's guess of the size is too small for a very noisy photo
            file.seek(0)
            file.truncate()
        else:
            return
    save(optimize=False)


def _encode_webp(photo: Photo, options: ExportOptions, file: BytesIO) -> None:
    lossless = options.quality >= BEST_QUALITY
    quality = 80 if lossless else options.quality
    _pillow_image(photo).save(
        file, "WEBP", lossless=lossless, exact=True, quality=quality, method=4, **_metadata(photo)
    )


def _encode_tiff(photo: Photo, _options: ExportOptions, file: BytesIO) -> None:
    """Both depths through one writer; the EXIF directory is appended and pointed to."""
    exif = Image.Exif()
    if photo.exif:
        exif.load(photo.exif)
    private = exif.get_ifd(_EXIF_POINTER_TAG)
    tags: list[tuple[int, str, int, object, bool]] = [
        (tag, "s", 0, str(exif[tag]), True) for tag in _KEPT_TIFF_TAGS if isinstance(exif.get(tag), str)
    ]
    if private:
        tags.append((_PLACEHOLDER_TAG, "I", 1, 0, True))
    channels = [photo.pixels] if photo.alpha is None else [photo.pixels, photo.alpha[..., None]]
    tifffile.imwrite(
        file,
        np.concatenate(channels, axis=2),
        photometric="rgb",
        extrasamples=None if photo.alpha is None else ["unassalpha"],
        compression="zlib",
        compressionargs={"level": _TIFF_LEVEL},
        predictor=True,
        rowsperstrip=64,
        iccprofile=photo.icc,
        metadata=None,
        byteorder="<",
        software=False,
        extratags=tags,
    )
    if private:
        _add_exif_directory(file, private)


def _add_exif_directory(buffer: BytesIO, private: dict[int, object]) -> None:
    end = buffer.seek(0, os.SEEK_END)
    offset = end + end % 2
    directory = TiffImagePlugin.ImageFileDirectory_v2(prefix=b"II")
    for tag, value in private.items():
        directory[tag] = value
    buffer.write(b"\0" * (offset - end) + directory.tobytes(offset))
    buffer.seek(0)
    with tifffile.TiffFile(buffer) as file:
        place = file.pages.first.tags[_PLACEHOLDER_TAG].offset
    buffer.seek(place)
    buffer.write(struct.pack("<HHII", _EXIF_POINTER_TAG, _LONG, 1, offset))


Encoder = Callable[[Photo, ExportOptions, BytesIO], None]
_ENCODERS: MappingProxyType[str, Encoder] = MappingProxyType(
    {
        ".png": _encode_png,
        ".jpg": _encode_jpeg,
        ".jpeg": _encode_jpeg,
        ".webp": _encode_webp,
        ".tif": _encode_tiff,
        ".tiff": _encode_tiff,
    }
)
WRITABLE_SUFFIXES = tuple(_ENCODERS)
