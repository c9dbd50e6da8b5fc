"""GIF, which is only read: of an animated one any frame."""

from io import BytesIO

from dfnet_gui.imaging.formats.base import Format, check_size
from dfnet_gui.imaging.formats.pillow import decode_only
from dfnet_gui.imaging.photo import Photo

_MOST_PIXELS_A_BYTE = 4096 * 8 // 3 + 1
"""A code of LZW has three bits or more, and stands for as many pixels as there are codes at most."""
_SCREEN_BYTES, _FRAME_BYTES = 13, 9
"""Of the header with what it says of the whole picture, and of a frame's place and size (GIF89a, 17 to 20)."""


def _decode(data: bytes, page: int = 0) -> Photo:
    _check_frames(data, page)
    return decode_only(data, page, kind="GIF")


def _check_frames(data: bytes, page: int) -> None:
    """Of those that are decoded for a page: Pillow takes memory for a frame before it knows that its file ends there.

    RefusedError for one that has, or reaches over, more pixels than fit; ValueError for one with more than its bytes
    can stand for.
    """
    file, pixels = BytesIO(data), 0
    _skip_colours(file, file.read(_SCREEN_BYTES)[10:11])
    while page >= 0 and (kind := file.read(1)) not in (b"", b";"):
        if kind == b"!":
            file.seek(1, 1)
        elif kind == b",":
            place = file.read(_FRAME_BYTES)
            left, top, width, height = (int.from_bytes(place[start : start + 2], "little") for start in (0, 2, 4, 6))
            check_size(left + width, top + height)
            _skip_colours(file, place[8:9])
            file.seek(1, 1)
            pixels, page = width * height, page - 1
        else:
            continue
        if _passed_blocks(file) * _MOST_PIXELS_A_BYTE < pixels:
            raise ValueError("the file ends before its picture")
        pixels = 0


def _passed_blocks(file: BytesIO) -> int:
    """Go on behind a chain of blocks; how many bytes they hold."""
    held = 0
    while (length := file.read(1)) not in (b"", b"\0"):
        held += len(file.read(length[0]))
    return held


def _skip_colours(file: BytesIO, flags: bytes) -> None:
    if flags and flags[0] & 0x80:
        file.seek(3 << (flags[0] & 7) + 1, 1)


GIF = Format(
    "GIF",
    (".gif",),
    magic=(b"GIF87a", b"GIF89a"),
    mime="image/gif",
    decode=_decode,
    decode_page=_decode,
    libraries=("PIL.Image",),
    stored="photo.gif",
    reads="any frame",
)
