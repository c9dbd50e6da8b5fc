"""Pictures that lie somewhere in a block of bytes, made zeros."""

_PICTURE_START, _PICTURE_END = b"\xff\xd8\xff", b"\xff\xd9"
_LEAST_PICTURE = 400
"""Bytes: shorter ones show nothing, and three bytes alone may stand anywhere."""


def blank_pictures(data: bytearray, kept: tuple[int, int] = (0, 0)) -> None:
    """Make zeros of every JPEG in there but the one that begins between the two bytes of `kept`."""
    place = data.find(_PICTURE_START)
    while place >= 0:
        end = data.find(_PICTURE_END, place) + len(_PICTURE_END)
        is_kept = kept[0] <= place < kept[1]
        if end >= place + _LEAST_PICTURE and not is_kept:
            data[place:end] = bytes(end - place)
        place = data.find(_PICTURE_START, kept[1] if is_kept else max(place + 1, end))
