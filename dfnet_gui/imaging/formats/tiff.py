"""TIFF, 8 and 16 bits."""

import os
import struct
from io import BytesIO

import numpy as np
import tifffile
from PIL import Image, TiffImagePlugin

from dfnet_gui.imaging.formats.base import DEEP_BITS, ZLIB_LEVEL, ExportOptions, Format
from dfnet_gui.imaging.formats.deep import decode_deep
from dfnet_gui.imaging.formats.pillow import decode_8_bit, opened
from dfnet_gui.imaging.photo import Photo

_BITS_PER_SAMPLE_TAG = 258
_PHOTOMETRIC_TAG, _WHITE_IS_ZERO = 262, 0
_EXIF_POINTER_TAG = 34665
_PLACEHOLDER_TAG = 34664
"""Stands where the EXIF pointer belongs until it is known; tifffile does not write that tag itself."""
_LONG = 4
_KEPT_TAGS = (270, 271, 272, 305, 306, 315, 33432)
"""Description, make, model, software, date and time, artist, copyright: all plain text."""
_STRIP_ROWS = 64


def _decode(data: bytes) -> Photo:
    with opened(data, "TIFF") as (image, header):
        if not _is_deep(image):
            return header.photo(*decode_8_bit(image))
        pixels, alpha = decode_deep(data)
        if image.tag_v2.get(_PHOTOMETRIC_TAG) == _WHITE_IS_ZERO:  # type: ignore[attr-defined]
            pixels = np.invert(pixels)
        return header.photo(pixels, alpha, is_upright=True)  # OpenCV turns a TIFF, whatever its flags say


def _is_deep(image: Image.Image) -> bool:
    bits = image.tag_v2.get(_BITS_PER_SAMPLE_TAG, (8,))  # type: ignore[attr-defined]
    return bool(max(np.atleast_1d(bits)) == DEEP_BITS)


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
    magic=(b"II", b"MM"),
    mime="image/tiff",
    decode=_decode,
    encode=_encode,
    depths=(8, 16),
    note="Every pixel outside of what you painted stays exactly as it was.",
    libraries=("PIL.Image", "tifffile", "cv2"),
)
