"""XMP packets: kept as they are, but for what an upright photo makes wrong."""

import re

_ORIENTATION = re.compile(rb"(tiff:Orientation\s*(?:=\s*[\"']|>)\s*)[2-8]")


def upright_xmp(packet: bytes) -> bytes:
    """The packet of a photo that was turned upright; of the same length."""
    return _ORIENTATION.sub(rb"\g<1>1", packet)
