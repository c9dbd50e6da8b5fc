"""TIFF: read in every kind, written with 8 and 16 bits."""

import os
import struct
from dataclasses import replace
from io import BytesIO

import numpy as np
import tifffile
from PIL import Image, TiffImagePlugin

from dfnet_gui.imaging.exif import exif_of_tiff
from dfnet_gui.imaging.formats.base import ZLIB_LEVEL, ExportOptions, Format, frames_note
from dfnet_gui.imaging.formats.colour import COLOUR_LIBRARIES
from dfnet_gui.imaging.formats.pillow import decode_8_bit, opened
from dfnet_gui.imaging.formats.raw import decode_raw
from dfnet_gui.imaging.formats.tiff_reading import RawError, UnreadHereError, decode_tiff
from dfnet_gui.imaging.photo import Photo, upright

_EXIF_POINTER_TAG = 34665
_PLACEHOLDER_TAG = 34664
"""Stands where the EXIF pointer belongs until it is known; tifffile does not write that tag itself."""
_LONG = 4
_KEPT_TAGS = (270, 271, 272, 305, 306, 315, 33432)
"""Description, make, model, software, date and time, artist, copyright: all plain text."""
_STRIP_ROWS = 64
_CODECS = (
    *("imcd", "ccitt", "deflate", "jpeg2k", "jpeg8", "jpegsof3", "jpegxl", "jpegxr", "lerc", "ljpeg", "lzma", "png"),
    "webp",
    "zlib",
    "zstd",
)
"""Compressions that TIFFs have inside."""


def _decode(data: bytes) -> Photo:
    try:
        decoded = decode_tiff(data)
    except RawError:
        return decode_raw(data)
    except UnreadHereError:
        with opened(data, "TIFF") as (image, header):
            return replace(header.photo(*decode_8_bit(image)), exif=exif_of_tiff(data))
    return Photo(
        pixels=upright(decoded.pixels, decoded.orientation),
        alpha=None if decoded.alpha is None else upright(decoded.alpha, decoded.orientation),
        icc=decoded.icc,
        exif=exif_of_tiff(data),
        notes=frames_note(decoded.page_count, "pages"),
    )


def _encode(photo: Photo, _options: ExportOptions, file: BytesIO) -> None:
    """Both depths through one writer; the EXIF directory is appended and pointed to."""
    exif = Image.Exif()
    if photo.exif:
        exif.load(photo.exif)
    private = exif.get_ifd(_EXIF_POINTER_TAG)
    channels = [photo.pixels] if photo.alpha is None else [photo.pixels, photo.alpha[..., None]]
    tifffile.imwrite(
        file,
        np.concatenate(channels, axis=2),
        photometric="rgb",
        extrasamples=None if photo.alpha is None else ["unassalpha"],
        compression="zlib",
        compressionargs={"level": ZLIB_LEVEL},
        predictor=True,
        rowsperstrip=_STRIP_ROWS,
        iccprofile=photo.icc,
        metadata=None,
        byteorder="<",
        software=False,
        extratags=_written_tags(exif, has_directory=bool(private)),
    )
    if private:
        _add_exif_directory(file, private)


def _written_tags(exif: Image.Exif, *, has_directory: bool) -> list[tuple[int, str, int, object, bool]]:
    tags: list[tuple[int, str, int, object, bool]] = [
        (tag, "s", 0, str(exif[tag]), True) for tag in _KEPT_TAGS if isinstance(exif.get(tag), str)
    ]
    return [*tags, (_PLACEHOLDER_TAG, "I", 1, 0, True)] if has_directory else tags


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


TIFF = Format(
    "TIFF",
    (".tif", ".tiff"),
    magic=(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
    mime="image/tiff",
    decode=_decode,
    encode=_encode,
    depths=(8, 16),
    note="Every pixel outside of what you painted stays exactly as it was.",
    libraries=("PIL.Image", "tifffile", *COLOUR_LIBRARIES, *(f"imagecodecs._{codec}" for codec in _CODECS)),
)
