"""The segments of a JPEG before its picture (ISO/IEC 10918-1, annex B), and what follows it."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from dfnet_gui.imaging.exif import directory_of
from dfnet_gui.imaging.formats.photoshop import NAME, without_thumbnails

_START, _SCAN, _END = 0xD8, 0xDA, 0xD9
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
COMMENT = 0xFE
_MOST_PICTURES = 1000
"""A directory that says of more is damaged."""
_MOST_SCANS = 100
MULTI_PICTURE, _PICTURE_COUNT = b"MPF\0", 0xB001
_ADOBE = 0xEE
JFIF, EXIF_OR_XMP, PROFILE_OR_PICTURES, PHOTOSHOP = 0xE0, 0xE1, 0xE2, 0xED


class Segment(NamedTuple):
    """A marker's second byte, and what follows its length."""

    marker: int
    content: bytes

    @property
    def says_something(self) -> bool:
        """Whether it describes the picture: APPn and comments."""
        return 0xE0 <= self.marker <= 0xEF or self.marker == COMMENT

    def to_bytes(self) -> bytes:
        """As it lies in a file."""
        return struct.pack(">BBH", 0xFF, self.marker, len(self.content) + 2) + self.content


class Component(NamedTuple):
    """How many blocks of a component lie side by side and below each other in a unit."""

    across: int
    down: int


def segments_of(data: bytes) -> Iterator[tuple[int, Segment]]:
    """The segments up to the first scan, and the byte where each begins. ValueError where they are damaged.

    Bytes between them that belong to none are passed over, as libjpeg does it.
    """
    place = 2
    while True:
        place = data.find(b"\xff", place)
        while place >= 0 and data[place + 1 : place + 2] in (b"\xff", b"\0"):
            place = data.find(b"\xff", place + 1)
        if place < 0 or len(data) < place + 4:
            raise ValueError("no marker where one belongs")
        marker, length = data[place + 1], struct.unpack_from(">H", data, place + 2)[0]
        yield place, Segment(marker, data[place + 4 : place + 2 + length])
        if marker == _SCAN:
            return
        place += 2 + length


def check_scans(data: bytes) -> None:
    """ValueError for more scans than any encoder makes: each goes over the whole picture, and may have a few bytes.

    What follows a picture, as a film, has two bytes that look so once in 65536.
    """
    if data.count(bytes((0xFF, _SCAN))) > _MOST_SCANS + len(data) // 32768:
        raise ValueError("more scans than a picture has")


def _frame_of(data: bytes) -> bytes:
    frame = next((each.content for _place, each in segments_of(data) if each.marker in _FRAMES), b"")
    if len(frame) < 6 or frame[0] != 8 or len(frame) < 6 + 3 * frame[5]:
        raise ValueError("no frame of 8 bits")
    return frame


def is_luma_and_chroma(data: bytes) -> bool:
    """Whether a file's three components are Y, Cb and Cr, decided as libjpeg does."""
    frame, said = _frame_of(data), [each for _place, each in segments_of(data)]
    if frame[5] != 3:
        return False
    if any(each.marker == JFIF and each.content.startswith(b"JFIF\0") for each in said):
        return True
    adobe = next((each.content for each in said if each.marker == _ADOBE and each.content[:5] == b"Adobe"), b"")
    return adobe[11] == 1 if len(adobe) > 11 else frame[6:15:3] != b"RGB"


def components_of(data: bytes) -> tuple[Component, ...]:
    """The frame's components; ValueError for samples of more than 8 bits.

    Of a single one the blocks follow each other, whatever its sampling says (section A.2.2).
    """
    frame = _frame_of(data)
    if frame[5] == 1:
        return (Component(1, 1),)
    return tuple(Component(frame[7 + 3 * i] >> 4, frame[7 + 3 * i] & 15) for i in range(frame[5]))


_LARGE_PX, _BLOCK_PX = 64_000_000, 64


def check_claims(data: bytes, width: int, height: int) -> None:
    """ValueError for what costs much to decode and can be no photo: a large picture in next to no bytes.

    A block takes a bit of the first scan at least (ITU-T T.81, annexes F and G).
    """
    pixels = width * height
    if pixels > _LARGE_PX and 8 * len(data) < pixels // _BLOCK_PX:
        raise ValueError("the file is too short for its picture")


def picture_count(data: bytes) -> int:
    """How many pictures the file says that it has (CIPA DC-007); 1 for a damaged one."""
    try:
        said = [each.content for _place, each in segments_of(data) if each.content.startswith(MULTI_PICTURE)]
    except (ValueError, struct.error):
        return 1
    if not said:
        return 1
    directory, order = directory_of(said[0][len(MULTI_PICTURE) :])
    entry = directory.entries.get(_PICTURE_COUNT)
    count = int(struct.unpack(order + "I", entry.value)[0]) if entry and len(entry.value) == 4 else 1
    return count if count <= _MOST_PICTURES else 1


def resources_in(data: bytes) -> bytes | None:
    """Photoshop's image resources, without pictures; they may lie in several segments."""
    try:
        said = [each.content for _place, each in segments_of(data) if each.marker == PHOTOSHOP]
    except (ValueError, struct.error):
        return None
    block = b"".join(content[len(NAME) :] for content in said if content.startswith(NAME))
    return without_thumbnails(block) or None


def trailer_of(data: bytes) -> bytes:
    """What follows the end of the picture: second pictures, a film, padding."""
    (*_, (place, scan)) = segments_of(data)
    place += 4 + len(scan.content)
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            return b""
        marker = data[place + 1]
        if marker == _END:
            return data[place + 2 :]
        is_data = marker in (0x00, 0xFF) or 0xD0 <= marker <= 0xD7
        place += (1 if marker == 0xFF else 2) if is_data else 2 + struct.unpack_from(">H", data, place + 2)[0]


def with_segments(data: bytes, wanted: list[Segment]) -> bytes:
    """A file's picture with what is wanted said of it, in place of what it says."""
    places = [(place, each) for place, each in segments_of(data) if not each.says_something]
    own = b"".join(each.to_bytes() for _place, each in places[:-1])
    scan, _segment = places[-1]
    return b"".join((b"\xff\xd8", *(each.to_bytes() for each in wanted), own, memoryview(data)[scan:]))
