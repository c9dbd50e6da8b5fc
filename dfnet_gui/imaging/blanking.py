"""Pictures that lie somewhere in a block of bytes, made zeros."""

import struct

_PICTURE_START, _SCAN, _END = b"\xff\xd8\xff", 0xDA, b"\xff\xd9"
_LEAST_PICTURE = 400
"""Bytes: shorter ones show nothing, and three bytes alone may stand anywhere."""


def blank_pictures(data: bytearray, kept: tuple[int, int] = (0, 0)) -> None:
    """Make zeros of every JPEG in there but the one that begins between the two bytes of `kept`."""
    place = data.find(_PICTURE_START)
    while place >= 0:
        if kept[0] <= place < kept[1]:
            place = data.find(_PICTURE_START, kept[1])
            continue
        end = _end_of_picture(data, place)
        if end >= place + _LEAST_PICTURE:
            data[place:end] = bytes(end - place)
        place = data.find(_PICTURE_START, max(place + 1, end))


def _end_of_picture(data: bytearray, place: int) -> int:
    """Where a JPEG ends (ISO/IEC 10918-1, annex B), whatever pictures lie in its own segments; 0 if it is none."""
    place += 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], struct.unpack_from(">H", data, place + 2)[0]
        if length < 2 or not 0xC0 <= marker <= 0xFE:
            return 0
        place += 2 + length
        if marker == _SCAN:
            return max(0, data.find(_END, place) + len(_END))
    return 0
