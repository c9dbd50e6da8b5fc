"""TIFF: read in every kind, written with 8 and 16 bits."""

import struct
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO

import numpy as np
import tifffile

from dfnet_gui.imaging.exif import DESCRIBING_TAGS, PREFIX, Directory, directory_of, exif_of_tiff, pointers_in
from dfnet_gui.imaging.formats.base import ZLIB_LEVEL, ExportOptions, Format, frames_note
from dfnet_gui.imaging.formats.colour import COLOUR_LIBRARIES
from dfnet_gui.imaging.formats.photoshop import iptc_in
from dfnet_gui.imaging.formats.pillow import decode_8_bit, opened
from dfnet_gui.imaging.formats.raw import decode_raw
from dfnet_gui.imaging.formats.tiff_reading import RawError, UnreadHereError, decode_tiff
from dfnet_gui.imaging.formats.tiff_source import edited
from dfnet_gui.imaging.photo import Photo, Source, swaps_sides, upright
from dfnet_gui.imaging.xmp import shown_xmp
from dfnet_gui.wording import tr, tr_later

_BYTE, _LONG, _UNDEFINED, _INCH = 1, 4, 7, 2
_XMP, _IPTC, _PHOTOSHOP, _RESOLUTION = 700, 33723, 34377, (282, 283, 296)
_RATIONAL_BYTES = 8
_FIRST_DIRECTORY = 4
"""The byte at which a classic TIFF says where its first directory is."""
_ANEW = tr_later(
    "This file could only be written anew: other pages, smaller pictures and some programs' own tags are not in it."
)
_STRIP_ROWS = 64
_MOST_KEPT_BYTES = 500_000_000
"""Of a larger file the photo is enough to have in memory."""
_CODECS = (
    *("imcd", "ccitt", "deflate", "jpeg2k", "jpeg8", "jpegsof3", "jpegxl", "jpegxr", "lerc", "ljpeg", "lzma", "png"),
    "webp",
    "zlib",
    "zstd",
)
"""Compressions that TIFFs have inside."""


def _decode(data: bytes, page: int = 0) -> Photo:
    try:
        decoded = decode_tiff(data, page)
    except RawError:
        return decode_raw(data)
    except UnreadHereError as error:
        with opened(data, "TIFF", error.place) as (image, header):
            photo = header.photo(*decode_8_bit(image))
        notes = frames_note(error.count, tr_later("pages"), page=page)
        return replace(photo, exif=exif_of_tiff(data), page=page, page_count=error.count, notes=notes)
    return Photo(
        pixels=upright(decoded.pixels, decoded.orientation),
        alpha=None if decoded.alpha is None else upright(decoded.alpha, decoded.orientation),
        icc=decoded.icc,
        exif=exif_of_tiff(data),
        xmp=shown_xmp(decoded.xmp, decoded.orientation),
        photoshop=decoded.photoshop,
        dpi=decoded.dpi[::-1] if decoded.dpi and swaps_sides(decoded.orientation) else decoded.dpi,
        notes=frames_note(decoded.page_count, tr_later("pages"), page=page, kept_by="TIFF"),
        page=page,
        page_count=decoded.page_count,
        source=Source("TIFF", data, decoded.orientation, page) if len(data) <= _MOST_KEPT_BYTES else None,
    )


def _encode(photo: Photo, options: ExportOptions, file: BytesIO) -> tuple[str, ...]:
    lost: tuple[str, ...] = ()
    if options.as_source and photo.source is not None:
        try:
            data, notes = edited(photo)
        except ValueError:
            lost = (tr(_ANEW),) if photo.source.format == TIFF.name else ()
        else:
            file.write(data)
            return notes
    _encode_anew(photo, file)
    return lost


def _encode_anew(photo: Photo, file: BytesIO) -> None:
    """Both depths through one writer. The EXIF block, a small TIFF, becomes the head of the file, so that offsets in
    maker notes stay true; the picture's directory is appended and points into it.
    """
    directory, order = directory_of(photo.exif or b"")
    block = (photo.exif or b"").removeprefix(PREFIX) if directory.entries or directory.below else b""
    file.write(block + bytes(len(block) % 2))
    file.seek(0)
    appended: dict[str, Any] = {"append": "force"} if block else {}
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
        **appended,
        **_resolution(directory, order, photo.dpi),
        metadata=None,
        byteorder=order,
        software=False,
        extratags=_written_tags(directory, photo),
    )
    if block:
        _point(file, pointers_in(block), order)


def _resolution(directory: Directory, order: str, dpi: tuple[float, float] | None) -> dict[str, Any]:
    """As the block says it, else as it is known."""
    across, down, unit = (directory.entries.get(tag) for tag in _RESOLUTION)
    if across and down and unit and len(across.value) == len(down.value) == _RATIONAL_BYTES and len(unit.value) == 2:
        stored = [struct.unpack(f"{order}II", entry.value) for entry in (across, down)]
        if all(denominator for _numerator, denominator in stored):
            return {"resolution": stored, "resolutionunit": struct.unpack(f"{order}H", unit.value)[0]}
    return {"resolution": dpi, "resolutionunit": _INCH} if dpi else {}


def _written_tags(directory: Directory, photo: Photo) -> list[tuple[int, int, int, object, bool]]:
    """Each as it is stored, without those that the writer sets itself."""
    tags: list[tuple[int, int, int, object, bool]] = [
        (tag, entry.kind, entry.number, entry.value, True)
        for tag, entry in directory.entries.items()
        if tag in DESCRIBING_TAGS and tag not in _RESOLUTION
    ]
    tags += [(tag - 1, _LONG, 1, 0, True) for tag in directory.below]
    iptc = iptc_in(photo.photoshop) if photo.photoshop else None
    blocks = ((_XMP, _BYTE, photo.xmp), (_IPTC, _UNDEFINED, iptc), (_PHOTOSHOP, _BYTE, photo.photoshop))
    return [*tags, *((tag, kind, len(block), block, True) for tag, kind, block in blocks if block)]


def _point(buffer: BytesIO, pointers: dict[int, int], order: str) -> None:
    """Make pointers of the placeholders, and the picture's directory the first one."""
    buffer.seek(0)
    with tifffile.TiffFile(buffer) as file:
        page = file.pages[len(file.pages) - 1]
        assert isinstance(page, tifffile.TiffPage)
        first, places = page.offset, {tag: page.tags[tag - 1].offset for tag in pointers if tag - 1 in page.tags}
    for tag, place in places.items():
        buffer.seek(place)
        buffer.write(struct.pack(f"{order}HHII", tag, _LONG, 1, pointers[tag]))
    buffer.seek(_FIRST_DIRECTORY)
    buffer.write(struct.pack(f"{order}I", first))


def _check(file: BinaryIO, size: int) -> None:
    """Whether the first picture lies within the file."""
    with tifffile.TiffFile(file) as tiff:
        page = tiff.pages.first
        ends = [start + count for start, count in zip(page.dataoffsets, page.databytecounts, strict=True)]
        if not page.imagewidth or not page.imagelength or not ends or max(ends) > size:
            raise ValueError("the first picture is not in the file")


TIFF = Format(
    "TIFF",
    (".tif", ".tiff"),
    magic=(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
    mime="image/tiff",
    decode=_decode,
    decode_page=_decode,
    check=_check,
    encode=_encode,
    changes_own_file=True,
    depths=(8, 16),
    note=tr_later("Every pixel outside of what you painted stays exactly as it was."),
    libraries=("PIL.Image", "tifffile", *COLOUR_LIBRARIES, *(f"imagecodecs._{codec}" for codec in _CODECS)),
    reads="1 to 64 bits, whole numbers and floats; grey, palettes, RGB, CMYK, Lab, YCbCr; strips, tiles, planes; all"
    " usual compressions; BigTIFF; any page",
    keeps=("EXIF", "ICC", "XMP", "IPTC", "resolution", "all else in its own file"),
)
