"""XMP in a JPEG's segments: the packet, and what is too long for it (XMP 1.0, part 3, section 1.1.3.1)."""

import hashlib
import struct

from dfnet_gui.imaging.formats.jpeg_segments import EXIF_OR_XMP, Segment
from dfnet_gui.imaging.xmp import without_pictures

PACKET = b"http://ns.adobe.com/xap/1.0/\0"
EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_DIGEST = slice(len(EXTENSION), len(EXTENSION) + 32)
_PLACE = struct.Struct(">II")
"""The whole extension's length, and where this segment's part begins in it."""
_CONTENT = _DIGEST.stop + _PLACE.size


def without_xmp_pictures(said: list[Segment]) -> list[Segment]:
    """The segments with spaces in place of every picture in their XMP, all as long as they were.

    A packet names its extension by a digest, which becomes another one. Parts of an extension that is not whole go.
    """
    extensions = _extensions(said)
    kept = []
    for each in said:
        if each.marker == EXIF_OR_XMP and each.content.startswith(EXTENSION):
            extension = extensions.get(each.content[_DIGEST])
            if extension is not None:
                kept.append(_part(each, *extension))
        elif each.marker == EXIF_OR_XMP and each.content.startswith(PACKET):
            content = without_pictures(each.content)
            for old, (new, _whole) in extensions.items():
                content = content.replace(old, new)
            kept.append(Segment(each.marker, content))
        else:
            kept.append(each)
    return kept


def _extensions(said: list[Segment]) -> dict[bytes, tuple[bytes, bytes]]:
    """By its digest, what each whole extension becomes, and its new digest before that."""
    parts: dict[bytes, dict[int, bytes]] = {}
    lengths = {}
    for each in said:
        content = each.content
        if each.marker == EXIF_OR_XMP and content.startswith(EXTENSION) and len(content) >= _CONTENT:
            lengths[content[_DIGEST]], place = _PLACE.unpack_from(content, _DIGEST.stop)
            parts.setdefault(content[_DIGEST], {})[place] = content[_CONTENT:]
    found = {}
    for digest, by_place in parts.items():
        whole = b"".join(by_place[place] for place in sorted(by_place))
        if len(whole) == lengths[digest]:
            kept = without_pictures(whole)
            new = hashlib.md5(kept, usedforsecurity=False).hexdigest().upper().encode()
            found[digest] = (digest if kept == whole else new, kept)
    return found


def _part(segment: Segment, digest: bytes, whole: bytes) -> Segment:
    _length, place = _PLACE.unpack_from(segment.content, _DIGEST.stop)
    content = whole[place : place + len(segment.content) - _CONTENT]
    return Segment(segment.marker, EXTENSION + digest + segment.content[_DIGEST.stop : _CONTENT] + content)
