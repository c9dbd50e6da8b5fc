"""EXIF blocks: changed in place, or taken out of a TIFF. No byte changes without a reason.

A block is a small TIFF (EXIF 2.32, section 4.5) whose maker notes hold offsets of their own, so it is never written
anew where it can be kept.
"""

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from dfnet_gui.imaging.blanking import blank_pictures
from dfnet_gui.imaging.photo import swaps_sides

PREFIX = b"Exif\0\0"
ORIENTATION, EXIF_POINTER, GPS_POINTER, INTEROP_POINTER = 274, 34665, 34853, 40965
DESCRIBING_TAGS = frozenset(
    {*range(269, 273), 282, 283, *range(285, 288), 296, 301, 305, 306, 315, 316, 318, 319}
    | {18246, 18249, 33432, *range(40091, 40096), 42112, 50735}
)
"""The tags of a TIFF that describe the photo and not the layout of that one file."""
ByteOrder = Literal["<", ">"]
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Bytes of a value, by its type (TIFF 6.0, section 2)."""
_NUMBERS = {1: "B", 2: "B", 3: "H", 4: "I", 6: "b", 7: "B", 8: "h", 9: "i", 11: "f", 12: "d"}
_SHORT, _LONG = 3, 4
_RATIONAL = 5
_RESOLUTION = (282, 283, 296)
_SIDES = ((256, 257), (40962, 40963))
"""Width and height, of the first directory and of the EXIF one."""
THUMBNAIL, THUMBNAIL_BYTES = 513, 514
_CLASSIC, _BIG = 42, 43
_MOST_ENTRIES = 4096


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


class Place(NamedTuple):
    """Where an entry lies in a block, and where its value does."""

    tag: int
    start: int
    kind: int
    number: int
    value: slice


class Block:
    """A TIFF's directories in its bytes; struct.error or IndexError where it ends too early, ValueError for none."""

    def __init__(self, data: bytes | bytearray) -> None:
        self.data = data
        if data[:2] not in (b"II", b"MM"):
            raise ValueError("no byte order")
        self.order: ByteOrder = "<" if data[:2] == b"II" else ">"
        version = self.number("H", 2)
        if version not in (_CLASSIC, _BIG):
            raise ValueError("no TIFF")
        self.is_big = version == _BIG
        self.first = self.number("Q", 8) if self.is_big else self.number("I", 4)

    def number(self, kind: str, place: int) -> int:
        """An unsigned number at a byte."""
        return int(struct.unpack_from(self.order + kind, self.data, place)[0])

    def places(self, start: int) -> Iterator[Place]:
        """The entries of the directory there, of types that are known."""
        count, first, step = self._layout(start)
        for place in range(first, first + count * step, step):
            tag, kind = self.number("H", place), self.number("H", place + 2)
            number = self.number("Q" if self.is_big else "I", place + 4)
            size = _SIZES.get(kind, 0) * number
            room, inline = (8, place + 12) if self.is_big else (4, place + 8)
            at = inline if size <= room else self.number("Q" if self.is_big else "I", inline)
            if kind in _SIZES and at + size <= len(self.data):
                yield Place(tag, place, kind, number, slice(at, at + size))

    def next_pointer(self, start: int) -> int:
        """The byte at which a directory says where the next one is."""
        count, first, step = self._layout(start)
        return first + count * step

    def pointed(self, place: Place) -> int:
        """Where a pointer's directory is."""
        kind = {3: "H", 4: "I", 13: "I"}.get(place.kind)
        if kind is None:
            raise ValueError("a pointer of another type")
        return self.number(kind, place.value.start)

    def shorten(self, place: Place, value: bytes) -> None:
        """Exchange a value of bytes for one that is not longer; what is left over becomes zeros."""
        if _SIZES[place.kind] != 1 or len(value) > place.number or place.number <= (8 if self.is_big else 4):
            raise ValueError("not a value that can be made shorter")
        struct.pack_into(self.order + ("Q" if self.is_big else "I"), self.data, place.start + 4, len(value))
        self.data[place.value] = value.ljust(place.number, b"\0")  # type: ignore[index]

    def remove(self, start: int, place: Place) -> None:
        """Take an entry out of the directory there; the later ones move up."""
        count, first, step = self._layout(start)
        end = first + count * step + (8 if self.is_big else 4)
        self.data[place.start : end - step] = self.data[place.start + step : end]  # type: ignore[index]
        struct.pack_into(self.order + ("Q" if self.is_big else "H"), self.data, start, count - 1)

    def _layout(self, start: int) -> tuple[int, int, int]:
        count = self.number("Q" if self.is_big else "H", start)
        if count > _MOST_ENTRIES:
            raise ValueError("more entries than a directory has")
        return count, start + (8 if self.is_big else 2), 20 if self.is_big else 12


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
    try:
        found = {place.tag: block.pointed(place) for place in block.places(start) if place.tag in _TAGS_OF_THUMBNAIL}
    except (struct.error, ValueError):
        return
    at, size = found.get(THUMBNAIL, 0), found.get(THUMBNAIL_BYTES, 0)
    if 0 < at < at + size <= len(data):
        data[at : at + size] = bytes(size)


_TAGS_OF_THUMBNAIL = (THUMBNAIL, THUMBNAIL_BYTES)


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
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HI", _CLASSIC, 8)
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
                below = _taken(block, block.pointed(place), None, (INTEROP_POINTER,))
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
