"""EXIF blocks: changed in place, or taken out of a TIFF. No byte changes without a reason.

A block is a small TIFF (EXIF 2.32, section 4.5) whose maker notes hold offsets of their own, so it is never written
anew where it can be kept.
"""

import math
import struct
from dataclasses import dataclass, field
from typing import NamedTuple

from dfnet_gui.imaging.blanking import blank_pictures
from dfnet_gui.imaging.photo import swaps_sides
from dfnet_gui.imaging.tiff_block import CLASSIC, Block, ByteOrder

PREFIX = b"Exif\0\0"
ORIENTATION, EXIF_POINTER, GPS_POINTER, INTEROP_POINTER = 274, 34665, 34853, 40965
DESCRIBING_TAGS = frozenset(
    {*range(269, 273), 282, 283, *range(285, 288), 296, 301, 305, 306, 315, 316, 318, 319}
    | {18246, 18249, 33432, *range(40091, 40096), 42112, 50735}
)
"""The tags of a TIFF that describe the photo and not the layout of that one file."""
_NUMBERS = {1: "B", 2: "B", 3: "H", 4: "I", 6: "b", 7: "B", 8: "h", 9: "i", 11: "f", 12: "d"}
_SHORT, _LONG = 3, 4
_RATIONAL = 5
_RESOLUTION = (282, 283, 296)
_SIDES = ((256, 257), (40962, 40963))
"""Width and height, of the first directory and of the EXIF one."""
THUMBNAIL, THUMBNAIL_BYTES = 513, 514


class Entry(NamedTuple):
    """A tag's type, how many values it has, and these as they are stored."""

    kind: int
    number: int
    value: bytes


@dataclass
class Directory:
    """A TIFF directory; `below` by the tags that point to further ones."""

    entries: dict[int, Entry] = field(default_factory=dict)
    below: dict[int, "Directory"] = field(default_factory=dict)

    def to_bytes(self, order: str, start: int) -> bytes:
        """As it lies at byte `start` of a classic TIFF of that byte order (`<` or `>`)."""
        tags = sorted({*self.entries, *self.below})
        fixed, values = struct.pack(f"{order}H", len(tags)), b""
        end = start + 2 + 12 * len(tags) + 4
        for tag in tags:
            if tag in self.below:
                entry = Entry(_LONG, 1, struct.pack(f"{order}I", end + len(values)))
                values += _even(self.below[tag].to_bytes(order, end + len(values)))
            else:
                entry = self.entries[tag]
            stored = entry.value.ljust(4, b"\0")
            if len(stored) > 4:
                stored = struct.pack(f"{order}I", end + len(values))
                values += _even(entry.value)
            fixed += struct.pack(f"{order}HHI", tag, entry.kind, entry.number) + stored
        return fixed + bytes(4) + values


def orientation_of(value: object) -> int:
    """What an Orientation tag of any type says: 1 to 8; 1 where it has no meaning."""
    if isinstance(value, str):
        value = value.encode("latin-1", "replace")
    while isinstance(value, (tuple, list, bytes)) and len(value):
        value = value[0]
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, ZeroDivisionError):
        return 1
    return int(number) if math.isfinite(number) and number in range(1, 9) else 1


def orientation_in(block: bytes | None) -> int:
    """What a block says of the photo's orientation; 1 for nothing."""
    if block is None:
        return 1
    directory, order = directory_of(block)
    entry = directory.entries.get(ORIENTATION)
    kind = _NUMBERS.get(entry.kind) if entry is not None else None
    if entry is None or kind is None or not entry.value:
        return 1
    return orientation_of(struct.unpack_from(order + kind, entry.value)[0])


def upright_exif(block: bytes, orientation: int) -> bytes | None:
    """The block for a photo that was turned upright: of the same length, the tag 1, sides swapped if the turn did so,
    and without thumbnail and previews, which show what the photo was.

    None where it is too damaged to be changed and would have to be.
    """
    prefix = PREFIX if block.startswith(PREFIX) else b""
    data = bytearray(block.removeprefix(PREFIX))
    try:
        _make_upright(Block(data), data, orientation)
        blank_pictures(data)
    except (struct.error, IndexError, ValueError):
        return block if orientation == 1 else None
    return prefix + bytes(data)


def _make_upright(block: Block, data: bytearray, orientation: int) -> None:
    places = {place.tag: place for place in block.places(block.first)}
    next_pointer = block.next_pointer(block.first)
    following = block.number("I", next_pointer) if next_pointer + 4 <= len(data) else 0
    if following:
        struct.pack_into(f"{block.order}I", data, next_pointer, 0)
        _blank_thumbnail(block, data, following)
    if ORIENTATION in places:
        start = places[ORIENTATION].start
        struct.pack_into(f"{block.order}HIHH", data, start + 2, _SHORT, 1, 1, 0)
    if swaps_sides(orientation):
        pointer = places.get(EXIF_POINTER)
        below = {place.tag: place for place in block.places(block.pointed(pointer))} if pointer else {}
        for found, (width, height) in zip((places, below), _SIDES, strict=True):
            if width in found and height in found:
                one, other = (slice(found[tag].start + 2, found[tag].start + 12) for tag in (width, height))
                data[one], data[other] = data[other], data[one]


def _blank_thumbnail(block: Block, data: bytearray, start: int) -> None:
    for at, size in thumbnail_parts(block, start):
        data[at : at + size] = bytes(size)


def thumbnail_parts(block: Block, start: int) -> list[tuple[int, int]]:
    """Where the parts of the thumbnail lie that the directory there describes, and their lengths: a JPEG, or strips."""
    parts: list[tuple[int, int]] = []
    try:
        found = {place.tag: place for place in block.places(start)}
        for offsets, lengths in ((THUMBNAIL, THUMBNAIL_BYTES), _STRIPS):
            if offsets in found and lengths in found:
                parts += zip(block.numbers(found[offsets]), block.numbers(found[lengths]), strict=False)
    except (struct.error, ValueError):
        return []
    return [(at, size) for at, size in parts if 0 < at < at + size <= len(block.data)]


_STRIPS = (273, 279)


def without_orientation(block: bytes) -> bytes | None:
    """The block without that entry; None for a damaged one."""
    prefix = PREFIX if block.startswith(PREFIX) else b""
    data = bytearray(block.removeprefix(PREFIX))
    try:
        found = Block(data)
        place = next((place for place in found.places(found.first) if place.tag == ORIENTATION), None)
        if place is not None:
            found.remove(found.first, place)
    except (struct.error, IndexError, ValueError):
        return None
    return prefix + bytes(data)


def exif_of_tiff(data: bytes) -> bytes | None:
    """What a TIFF's first directory and those below it say of the photo, as a block; None where that is nothing.

    A BigTIFF's becomes a classic one. Orientation is left out.
    """
    try:
        block = Block(data)
        directory = _taken(block, block.first, DESCRIBING_TAGS, (EXIF_POINTER, GPS_POINTER))
    except (struct.error, IndexError, ValueError):
        return None
    if {tag: directory.entries.get(tag) for tag in _RESOLUTION} == _no_resolution(block.order):
        for tag in _RESOLUTION:
            del directory.entries[tag]
    if not directory.entries and not directory.below:
        return None
    return PREFIX + as_block(directory, block.order)


def _no_resolution(order: ByteOrder) -> dict[int, Entry]:
    """What writers put there who have to put something: 1 by 1, in no unit."""
    one = Entry(_RATIONAL, 1, struct.pack(f"{order}II", 1, 1))
    return {282: one, 283: one, 296: Entry(_SHORT, 1, struct.pack(f"{order}H", 1))}


def as_block(directory: Directory, order: str) -> bytes:
    """A classic TIFF of nothing but a directory."""
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HI", CLASSIC, 8)
    return head + directory.to_bytes(order, len(head))


def directory_of(block: bytes) -> tuple[Directory, ByteOrder]:
    """A block's first directory with all that is below it, and its byte order; an empty one for a damaged block."""
    try:
        found = Block(block.removeprefix(PREFIX))
        return _taken(found, found.first, None, (EXIF_POINTER, GPS_POINTER)), found.order
    except (struct.error, IndexError, ValueError):
        return Directory(), "<"


def pointers_in(block: bytes) -> dict[int, int]:
    """Where in the block, without its name, the directories of EXIF and GPS begin; none in a damaged one."""
    try:
        found = Block(block.removeprefix(PREFIX))
        places = [place for place in found.places(found.first) if place.tag in (EXIF_POINTER, GPS_POINTER)]
        return {place.tag: found.pointed(place) for place in places}
    except (struct.error, IndexError, ValueError):
        return {}


def _taken(block: Block, start: int, wanted: frozenset[int] | None, pointers: tuple[int, ...]) -> Directory:
    """The directory there; `wanted` are the tags that are taken, None for all."""
    taken = Directory()
    for place in block.places(start):
        if place.tag in pointers:
            try:
                deeper = (INTEROP_POINTER,) if place.tag == EXIF_POINTER else ()
                below = _taken(block, block.pointed(place), None, deeper)
            except (struct.error, ValueError):  # a pointer that leads nowhere
                continue
            if below.entries:
                taken.below[place.tag] = below
        elif (wanted is None or place.tag in wanted) and place.tag not in _POINTERS:
            taken.entries[place.tag] = Entry(place.kind, place.number, bytes(block.data[place.value]))
    return taken


_POINTERS = (EXIF_POINTER, GPS_POINTER, INTEROP_POINTER)


def _even(data: bytes) -> bytes:
    """Directories and values begin at even bytes."""
    return data + bytes(len(data) % 2)
