"""Pictures within an EXIF block: the thumbnail, and what cameras put into their own notes."""

import contextlib
import struct
from collections.abc import Callable

from dfnet_gui.imaging.exif import PREFIX, THUMBNAIL, THUMBNAIL_BYTES, Block


def with_thumbnail(block: bytes, made: Callable[[int], bytes]) -> bytes:
    """The block with another thumbnail in the old one's place, and no other picture: cameras keep previews, too.

    `made(size)` gives one of at most so many bytes, b"" where there is none.
    """
    data = bytearray(block.removeprefix(PREFIX))
    kept = (0, 0)
    with contextlib.suppress(struct.error, IndexError, ValueError):
        kept = _exchange_thumbnail(Block(data), data, made)
    _blank_pictures(data, kept)
    return block[: len(block) - len(data)] + bytes(data)


def _exchange_thumbnail(block: Block, data: bytearray, made: Callable[[int], bytes]) -> tuple[int, int]:
    """Where the new thumbnail lies, from and to."""
    following = block.number("I", block.next_pointer(block.first))
    places = {place.tag: place for place in block.places(following)} if following else {}
    if not {THUMBNAIL, THUMBNAIL_BYTES} <= places.keys():
        return 0, 0
    at, size = block.pointed(places[THUMBNAIL]), block.pointed(places[THUMBNAIL_BYTES])
    if not 0 < at < at + size <= len(data):
        return 0, 0
    new = made(size)
    data[at : at + size] = new.ljust(size, b"\0")
    return at, at + size


_PICTURE_START, _PICTURE_END = b"\xff\xd8\xff", b"\xff\xd9"
_LEAST_PICTURE = 400
"""Bytes: shorter ones show nothing, and three bytes alone may stand anywhere."""


def _blank_pictures(data: bytearray, kept: tuple[int, int]) -> None:
    """Make zeros of every JPEG in there but the one that is kept."""
    place = data.find(_PICTURE_START)
    while place >= 0:
        end = data.find(_PICTURE_END, place) + len(_PICTURE_END)
        is_kept = kept[0] <= place < kept[1]
        if end >= place + _LEAST_PICTURE and not is_kept:
            data[place:end] = bytes(end - place)
        place = data.find(_PICTURE_START, kept[1] if is_kept else max(place + 1, end))
