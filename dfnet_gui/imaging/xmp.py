"""XMP packets: kept as they are, but for what an upright photo makes wrong, and for pictures in them."""

import re

_ORIENTATION = re.compile(rb"(tiff:Orientation\s*(?:=\s*[\"']|>)\s*)[2-8]")


def upright_xmp(packet: bytes) -> bytes:
    """The packet of a photo that was turned upright; of the same length."""
    return _ORIENTATION.sub(rb"\g<1>1", packet)


_PICTURE = re.compile(
    rb"(<(xmpGImg:image|GImage:Data|GDepth:Data|GDepth:Confidence)[^>]*>)([^<]*)(?=</)"
    rb"|((?:xmpGImg:image|GImage:Data|GDepth:Data|GDepth:Confidence)\s*=\s*)(\"[^\"]*\"|'[^']*')"
)
"""Thumbnails (XMP 1.0, part 2, section 1.2.2.4), the photo before a camera blurred it, and how far its things are."""


def without_pictures(packet: bytes) -> bytes:
    """The packet with spaces in place of every picture in it; of the same length."""
    return _PICTURE.sub(_blanked, packet)


def _blanked(found: re.Match[bytes]) -> bytes:
    if found[1] is not None:
        return found[1] + b" " * len(found[3])
    return found[4] + found[5][:1] + b" " * (len(found[5]) - 2) + found[5][-1:]


def shown_xmp(packet: bytes | None, orientation: int) -> bytes | None:
    """The packet for a photo that was turned upright and may be changed."""
    if not packet:
        return packet
    return without_pictures(packet if orientation == 1 else upright_xmp(packet))
