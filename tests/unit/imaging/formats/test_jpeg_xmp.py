"""XMP that is too long for one segment: kept, but for pictures in it."""

import hashlib
import struct

from dfnet_gui.imaging.formats.jpeg_segments import Segment
from dfnet_gui.imaging.formats.jpeg_xmp import EXTENSION, PACKET, without_xmp_pictures


def _digest(content: bytes) -> bytes:
    return hashlib.md5(content, usedforsecurity=False).hexdigest().upper().encode()


def _segments(content: bytes, size: int = 40) -> list[Segment]:
    """A packet and its extension, in parts of `size` bytes."""
    digest = _digest(content)
    packet = Segment(0xE1, PACKET + b'<x xmpNote:HasExtendedXMP="' + digest + b'"/>')
    parts = [
        Segment(0xE1, EXTENSION + digest + struct.pack(">II", len(content), place) + content[place : place + size])
        for place in range(0, len(content), size)
    ]
    return [Segment(0xE0, b"JFIF\0"), packet, *parts, Segment(0xFE, b"comment")]


PLAIN = b"<x:xmpmeta>" + b"<dc:title>long ago</dc:title>" * 9 + b"</x:xmpmeta>"
PICTURE = b"<x:xmpmeta><GImage:Data>" + b"9j4AAQSkZJRg" * 20 + b"</GImage:Data><dc:title>kept</dc:title></x:xmpmeta>"


def test_one_without_pictures_stays_byte_for_byte() -> None:
    assert without_xmp_pictures(_segments(PLAIN)) == _segments(PLAIN)


def test_a_picture_goes_also_across_parts_and_the_digest_is_true_again() -> None:
    done = without_xmp_pictures(_segments(PICTURE))
    blanked = PICTURE.replace(b"9j4AAQSkZJRg", b" " * 12)
    assert done == _segments(blanked)
    assert not any(b"9j4" in each.content for each in done)


def test_parts_may_lie_in_any_order() -> None:
    head, packet, first, second, *rest = _segments(PICTURE)
    done = without_xmp_pictures([head, packet, second, first, *rest])
    wanted = _segments(PICTURE.replace(b"9j4AAQSkZJRg", b" " * 12))
    assert done == [*wanted[:2], wanted[3], wanted[2], *wanted[4:]]


def test_parts_of_what_is_not_whole_go() -> None:
    head, packet, _first, *rest = _segments(PICTURE)
    assert without_xmp_pictures([head, packet, *rest]) == [head, packet, rest[-1]]
