"""A TIFF's directories in its bytes (TIFF 6.0, section 2; BigTIFF), which EXIF blocks are made of, too."""

import struct
from collections.abc import Iterator
from typing import Literal, NamedTuple

ByteOrder = Literal["<", ">"]
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Bytes of a value, by its type (TIFF 6.0, section 2)."""
CLASSIC, _BIG = 42, 43
_MOST_ENTRIES = 4096


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
        if version not in (CLASSIC, _BIG):
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

    def numbers(self, place: Place) -> tuple[int, ...]:
        """All whole numbers of a value."""
        kind = {3: "H", 4: "I", 13: "I"}.get(place.kind)
        if kind is None:
            raise ValueError("no whole numbers")
        found: tuple[int, ...] = struct.unpack_from(f"{self.order}{place.number}{kind}", self.data, place.value.start)
        return found

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
