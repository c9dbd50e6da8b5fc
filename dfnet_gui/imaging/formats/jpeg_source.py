"""A JPEG that is changed where its photo was, and nowhere else: blocks, what it says, and the pictures within it."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.embedded import thumbnail_of, with_thumbnail
from dfnet_gui.imaging.exif import PREFIX
from dfnet_gui.imaging.formats.jpeg_blocks import exchanged
from dfnet_gui.imaging.formats.jpeg_gain_map import GainMap, filled, gain_map_in, joined, with_length
from dfnet_gui.imaging.formats.jpeg_segments import (
    EXIF_OR_XMP,
    JFIF,
    MULTI_PICTURE,
    PHOTOSHOP,
    PROFILE_OR_PICTURES,
    Segment,
    segments_of,
    trailer_of,
    with_segments,
)
from dfnet_gui.imaging.formats.jpeg_xmp import PACKET, without_xmp_pictures
from dfnet_gui.imaging.formats.photoshop import NAME, without_thumbnails
from dfnet_gui.imaging.photo import Photo, as_stored, differing
from dfnet_gui.wording import tr, tr_later

MAP_NOTE = tr_later("Its HDR gain map was filled at the same place.")
NOTE = tr_later(
    "Other pictures in the file (previews, films, depth or gain maps) would have shown what went and were left out."
)
_GAIN_MAP = b"urn:iso:std:iso:ts:21496:-1\0"
_BOXES = 0xEB
"""JUMBF (ISO/IEC 19566-5): pictures in many segments, and signatures of the file as it was."""
_MADE_OF_PICTURES, _PICTURE = (b"FLIR\0", b"FPXR\0"), b"\xff\xd8\xff"
_JFIF_NAME, _JFIF_EXTENSION, _JFIF_BYTES = b"JFIF\0", b"JFXX\0", 12


def edited(photo: Photo) -> tuple[bytes, tuple[str, ...]]:
    """The photo's own file with what differs from it encoded anew, and what to tell; the file itself if nothing does.

    ValueError where that can't be done: no JPEG of three components, a sampling that is not usual.
    """
    source = photo.source
    if source is None or source.format != "JPEG":
        raise ValueError("not from a JPEG")
    pixels, before = to_8_bit(photo.pixels), source.pixels
    if before is None or before.shape != pixels.shape or before.dtype != pixels.dtype:
        raise ValueError("of another size")
    changed = as_stored(differing(pixels, before).view(np.uint8), source.orientation) > 0
    if not changed.any():
        return source.data, ()
    stored = np.ascontiguousarray(as_stored(pixels, source.orientation), np.uint8)
    said = [each for _place, each in segments_of(source.data) if each.says_something]
    gain_map = _filled_map(source.data, changed)
    kept = list(_without_pictures(without_xmp_pictures(said), stored, gain_map))
    data = with_segments(exchanged(source.data, stored, changed), kept)
    rest = trailer_of(source.data)
    if gain_map is not None:
        rest = rest.replace(gain_map.before, b"")
        data = joined(data, gain_map.after)
    lost = len(kept) < len(said) or bool(rest.strip(b"\0\xff"))
    return data, (*((tr(MAP_NOTE),) if gain_map else ()), *((tr(NOTE),) if lost else ()))


class _FilledMap(NamedTuple):
    before: bytes
    after: GainMap


def _filled_map(source: bytes, changed: BoolArray) -> _FilledMap | None:
    """The file's gain map for what the photo shows now; None where it has none, or one that can't be changed."""
    found = gain_map_in(source)
    if found is None:
        return None
    try:
        return _FilledMap(found.data, filled(found, changed))
    except (ValueError, struct.error):
        return None


def _without_pictures(said: list[Segment], pixels: ByteArray, gain_map: _FilledMap | None) -> Iterator[Segment]:
    """What the file says of itself, with a new thumbnail and without any other picture but a gain map."""
    for each in said:
        content = each.content
        if each.marker == EXIF_OR_XMP and content.startswith(PREFIX):
            yield Segment(each.marker, with_thumbnail(content, lambda size: thumbnail_of(pixels, size)))
        elif each.marker == JFIF and content.startswith(_JFIF_NAME):
            yield Segment(each.marker, content[:_JFIF_BYTES] + b"\0\0")
        elif each.marker == PHOTOSHOP and content.startswith(NAME):
            yield Segment(each.marker, NAME + without_thumbnails(content[len(NAME) :]))
        elif each.marker == EXIF_OR_XMP and content.startswith(PACKET):
            yield Segment(each.marker, with_length(content, gain_map.after) if gain_map else content)
        elif not _is_picture(each) or (gain_map is not None and content.startswith((MULTI_PICTURE, _GAIN_MAP))):
            yield each


def _is_picture(segment: Segment) -> bool:
    """Whether it holds one, or points to one that follows the photo."""
    content = segment.content
    return (
        (segment.marker == JFIF and content.startswith(_JFIF_EXTENSION))
        or (segment.marker == PROFILE_OR_PICTURES and content.startswith((MULTI_PICTURE, _GAIN_MAP)))
        or segment.marker == _BOXES
        or content.startswith(_MADE_OF_PICTURES)
        or _PICTURE in content
    )
