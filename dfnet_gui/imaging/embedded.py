"""Pictures within an EXIF block: the thumbnail, and what cameras put into their own notes."""

import contextlib
import struct
from collections.abc import Callable
from io import BytesIO

import cv2
import numpy as np
from PIL import Image

from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.blanking import blank_pictures
from dfnet_gui.imaging.exif import PREFIX, THUMBNAIL, THUMBNAIL_BYTES, thumbnail_parts
from dfnet_gui.imaging.tiff_block import Block

_THUMBNAIL_PX, _QUALITIES = 160, (80, 60, 40, 20)


def with_thumbnail(block: bytes, made: Callable[[int], bytes]) -> bytes:
    """The block with another thumbnail in the old one's place, and no other picture: cameras keep previews, too.

    `made(size)` gives one of at most so many bytes, b"" where there is none.
    """
    data = bytearray(block.removeprefix(PREFIX))
    kept = (0, 0)
    with contextlib.suppress(struct.error, IndexError, ValueError):
        kept = _exchange_thumbnail(Block(data), data, made)
    blank_pictures(data, kept)
    return block[: len(block) - len(data)] + bytes(data)


def _exchange_thumbnail(block: Block, data: bytearray, made: Callable[[int], bytes]) -> tuple[int, int]:
    """Where the new thumbnail lies, from and to."""
    following = block.number("I", block.next_pointer(block.first))
    places = {place.tag: place for place in block.places(following)} if following else {}
    if not {THUMBNAIL, THUMBNAIL_BYTES} <= places.keys():
        for at, size in thumbnail_parts(block, following) if following else ():
            data[at : at + size] = bytes(size)
        return 0, 0
    at, size = block.pointed(places[THUMBNAIL]), block.pointed(places[THUMBNAIL_BYTES])
    if not 0 < at < at + size <= len(data):
        return 0, 0
    new = made(size)
    data[at : at + size] = new.ljust(size, b"\0")
    return at, at + size


def thumbnail_of(pixels: ByteArray, most_bytes: int) -> bytes:
    """A JPEG of the photo (RGB, H×W×3) of at most so many bytes; none where it would take more."""
    scale = min(1.0, _THUMBNAIL_PX / max(pixels.shape[:2]))
    size = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    for quality in _QUALITIES:
        file = BytesIO()
        Image.fromarray(np.asarray(small, np.uint8)).save(file, "JPEG", quality=quality, optimize=True)
        if file.tell() <= most_bytes:
            return file.getvalue()
    return b""
