"""The formats: one row each. Dialogs, command line, first page, self-test and bundle read them here."""

from pathlib import Path

from dfnet_gui.imaging.formats.base import Format
from dfnet_gui.imaging.formats.bmp import BMP
from dfnet_gui.imaging.formats.jpeg import JPEG
from dfnet_gui.imaging.formats.png import PNG
from dfnet_gui.imaging.formats.tiff import TIFF
from dfnet_gui.imaging.formats.webp import WEBP
from dfnet_gui.registry import Registry
from dfnet_gui.wording import listed

FORMATS: Registry[Format] = Registry(JPEG, PNG, WEBP, TIFF, BMP)


def photo_suffixes() -> tuple[str, ...]:
    """Of all formats, in lower case, with their dot."""
    return tuple(suffix for row in FORMATS for suffix in row.suffixes)


def is_photo_name(path: Path) -> bool:
    """Whether a file's name is that of a photo, and not hidden."""
    return path.suffix.lower() in photo_suffixes() and not path.name.startswith(".")


def format_of_name(path: Path) -> Format | None:
    """The format that a file's suffix names."""
    return next((row for row in FORMATS if path.suffix.lower() in row.suffixes), None)


def format_of_head(head: bytes) -> Format | None:
    """The format of a file by how it begins."""
    return next((row for row in FORMATS if head.startswith(row.magic, row.magic_offset)), None)


def writable_formats() -> tuple[Format, ...]:
    """Those that a photo can be exported in."""
    return tuple(row for row in FORMATS if row.encode is not None)


def listed_names() -> str:
    """The names of all formats for a sentence, as `JPEG, PNG or BMP`."""
    return listed(FORMATS.names)
