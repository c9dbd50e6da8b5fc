"""Photoshop's image resources, in which IPTC's captions live (Adobe Photoshop File Formats Specification, 2019)."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from dfnet_gui.wording import tr

NAME = b"Photoshop 3.0\0"
"""How a JPEG's segment of them begins."""
_SIGNATURE = b"8BIM"
_THUMBNAILS, _IPTC = (1033, 1036), 1028


class Resource(NamedTuple):
    """A resource's number, what it holds, and how it is stored with its head."""

    number: int
    content: bytes
    stored: bytes


def resources_of(block: bytes) -> Iterator[Resource]:
    """Up to where the block ends or is damaged."""
    place = 0
    while block[place : place + 4] == _SIGNATURE and place + 12 <= len(block):
        number, name_length = struct.unpack_from(">HB", block, place + 4)
        start = place + 6 + (name_length + 2) // 2 * 2
        if start + 4 > len(block):
            return
        (length,) = struct.unpack_from(">I", block, start)
        end = start + 4 + length + length % 2
        yield Resource(number, block[start + 4 : start + 4 + length], block[place:end])
        place = end


def without_thumbnails(block: bytes) -> bytes:
    """The block without the pictures in it; a damaged rest is kept as it is."""
    whole = list(resources_of(block))
    kept = b"".join(each.stored for each in whole if each.number not in _THUMBNAILS)
    return kept + block[sum(len(each.stored) for each in whole) :]


def left_out(block: bytes | None, format_name: str) -> tuple[str, ...]:
    """What to tell where a format holds none of it."""
    if not block or iptc_in(block) is None:
        return ()
    return (
        tr(
            "{format_name} holds no IPTC captions: they were left out. JPEG and TIFF keep them.",
            format_name=format_name,
        ),
    )


def iptc_in(block: bytes) -> bytes | None:
    """IPTC's records (IIM 4.2)."""
    return next((each.content for each in resources_of(block) if each.number == _IPTC), None)
