"""The formats: one row each. Dialogs, command line, first page, self-test and bundle read them here."""

from pathlib import Path, PurePath

from dfnet_gui.imaging.formats.avif import AVIF
from dfnet_gui.imaging.formats.base import Format
from dfnet_gui.imaging.formats.bmp import BMP
from dfnet_gui.imaging.formats.gif import GIF
from dfnet_gui.imaging.formats.heif import HEIF
from dfnet_gui.imaging.formats.jpeg import JPEG
from dfnet_gui.imaging.formats.jpeg2000 import JPEG_2000
from dfnet_gui.imaging.formats.jpegxl import JPEG_XL
from dfnet_gui.imaging.formats.netpbm import NETPBM
from dfnet_gui.imaging.formats.openexr import OPENEXR
from dfnet_gui.imaging.formats.openraster import OPENRASTER
from dfnet_gui.imaging.formats.png import PNG
from dfnet_gui.imaging.formats.psd import PSD
from dfnet_gui.imaging.formats.radiance import RADIANCE
from dfnet_gui.imaging.formats.raw import RAW
from dfnet_gui.imaging.formats.targa import TARGA
from dfnet_gui.imaging.formats.tiff import TIFF
from dfnet_gui.imaging.formats.webp import WEBP
from dfnet_gui.registry import Registry
from dfnet_gui.wording import listed, tr, tr_later

FORMATS: Registry[Format] = Registry(
    *(JPEG, PNG, RAW, TIFF, HEIF, WEBP, AVIF, JPEG_XL, PSD, OPENRASTER),
    *(JPEG_2000, GIF, BMP, RADIANCE, OPENEXR, NETPBM, TARGA),
)
"""The usual ones first; a raw file may begin as a TIFF does."""


def photo_suffixes() -> tuple[str, ...]:
    """Of all formats, in lower case, with their dot."""
    return tuple(suffix for row in FORMATS for suffix in row.suffixes)


def is_photo_name(path: PurePath) -> bool:
    """Whether a file's name is that of a photo, and not hidden."""
    return path.suffix.lower() in photo_suffixes() and not path.name.startswith(".")


def format_of_name(path: PurePath) -> Format | None:
    """The format that a file's suffix names."""
    return next((row for row in FORMATS if path.suffix.lower() in row.suffixes), None)


def format_of_head(head: bytes) -> Format | None:
    """The format of a file by how it begins."""
    return next((row for row in FORMATS if row.begins(head)), None)


def format_of_file(head: bytes, path: Path | None) -> Format | None:
    """The format of a file by how it begins, else by its name where that decides."""
    named = format_of_name(path) if path is not None else None
    return format_of_head(head) or (named if named is not None and named.is_by_name else None)


def writable_formats() -> tuple[Format, ...]:
    """Those that a photo can be exported in."""
    return tuple(row for row in FORMATS if row.encode is not None)


def listed_names() -> str:
    """The names of all formats for a sentence, as `JPEG, PNG or BMP`."""
    return listed(FORMATS.names)


_UNREAD = (
    (0, b"II\xbc\x01", tr_later("a JPEG XR picture")),
    (0, b"gimp xcf", tr_later("a GIMP picture with layers")),
    (0, b"DDS ", tr_later("a DDS texture")),
    (0, b"%PDF", tr_later("a PDF document")),
    (0, b"%!PS", tr_later("a PostScript document")),
    (0, b"<svg", tr_later("an SVG drawing")),
    (0, b"<?xml", tr_later("an XML document, perhaps an SVG drawing")),
    (0, b"<!DOCTYPE", tr_later("a web page")),
    (0, b"<html", tr_later("a web page")),
    (0, b"\x1aE\xdf\xa3", tr_later("a video")),
    (4, b"ftypisom", tr_later("a video")),
    (4, b"ftypmp4", tr_later("a video")),
    (4, b"ftypqt", tr_later("a video")),
    (8, b"AVI ", tr_later("a video")),
)
"""Kinds of files that people take for photos, by what they have at which byte."""


def unread_kind(head: bytes) -> str:
    """What a file is that begins so and is of no format here, for a sentence; empty where that is not known."""
    return next((tr(name) for place, magic, name in _UNREAD if head.startswith(magic, place)), "")
