"""XMP packets: kept as they are, but for what an upright photo makes wrong, and for pictures in them."""

import re

_ORIENTATION = re.compile(rb"(tiff:Orientation\s*(?:=\s*[\"']|>)\s*)[2-8]")


def upright_xmp(packet: bytes) -> bytes:
    """The packet of a photo that was turned upright; of the same length."""
    return _ORIENTATION.sub(rb"\g<1>1", packet)


_NAMES = rb"(?:(?:xmpGImg|xapGImg):image|GImage:Data|GDepth:Data|GDepth:Confidence|GCamera:RelitInputImageData)"
_PICTURE = re.compile(
    rb"(?P<head><" + _NAMES + rb"[^>]*>)(?P<text>[^<]*)(?=</)"
    rb"|(?P<name>" + _NAMES + rb"\s*=\s*)(?P<value>\"[^\"]*\"|'[^']*')"
    rb"|(?P<any>(?<=[>\"'])\s*(?:/9j/|iVBORw0KGgo|UklGR)[A-Za-z0-9+/=\s]{200,}(?=[<\"']))"
)
"""Thumbnails (XMP 1.0, part 2, section 1.2.2.4), the photo before a camera blurred it, how far its things are; and
whatever begins as a JPEG, PNG or WebP does in base 64.
"""


def without_pictures(packet: bytes) -> bytes:
    """The packet with spaces in place of every picture in it; of the same length."""
    return _PICTURE.sub(_blanked, packet)


def _blanked(found: re.Match[bytes]) -> bytes:
    if found["any"] is not None:
        return b" " * len(found["any"])
    if found["head"] is not None:
        return found["head"] + b" " * len(found["text"])
    value = found["value"]
    return found["name"] + value[:1] + b" " * (len(value) - 2) + value[-1:]


def shown_xmp(packet: bytes | None, orientation: int) -> bytes | None:
    """The packet for a photo that was turned upright and may be changed."""
    if not packet:
        return packet
    return without_pictures(packet if orientation == 1 else upright_xmp(packet))
