"""JPEG 2000, which is only read, up to 16 bits, by imagecodecs."""

import struct
from collections.abc import Iterator

import imagecodecs
import numpy as np

from dfnet_gui.imaging.arrays import ByteArray, PixelArray
from dfnet_gui.imaging.formats.base import Format, RefusedError, check_size
from dfnet_gui.imaging.formats.colour import COLOUR_LIBRARIES
from dfnet_gui.imaging.formats.pillow import Header, decode_only
from dfnet_gui.imaging.formats.samples import as_pixels
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.wording import tr_later

_BOXES = b"\0\0\0\x0cjP  "
_START, _SIZES = b"\xff\x4f\xff\x51", slice(8, 24)
"""The code stream begins with its sizes (ISO/IEC 15444-1, A.5.1): edges of the grid and of the picture in it."""
_DEPTH = 42
_FOLDERS = (b"jp2h", b"res ")
_ENUMERATED_METHOD, _PROFILE_METHOD, _SYCC = 1, 2, 18


def _decode(data: bytes) -> Photo:
    start = data.index(_START)
    right, bottom, left, top = struct.unpack(">4I", data[start:][_SIZES])
    check_size(right - left, bottom - top)
    try:
        decoded = None if _is_luma_and_chroma(data) else imagecodecs.jpeg2k_decode(data)
    except RuntimeError:
        decoded = None
    if decoded is None:  # what imagecodecs leaves alone: subsampled parts, odd headers
        return decode_only(data, kind="JPEG2000")
    bits = (data[start + _DEPTH] & 0x7F) + 1
    samples: PixelArray = as_pixels(decoded if decoded.ndim == 3 else decoded[..., None], bits)
    header = Header(1, None, _profile(data))
    if samples.shape[2] in (1, 3):
        return header.photo(samples)
    if samples.shape[2] in (2, 4):
        return header.photo(np.ascontiguousarray(samples[..., :-1]), np.ascontiguousarray(samples[..., -1]))
    raise RefusedError(
        tr_later("it has {count} channels, and only grey and RGB can be used; save it as RGB."), count=samples.shape[2]
    )


def _is_luma_and_chroma(data: bytes) -> bool:
    """Whether a file names sYCC as its colour space."""
    wanted = bytes([_ENUMERATED_METHOD, 0, 0]) + _SYCC.to_bytes(4, "big")
    boxes = _boxes(data, 0, len(data)) if data.startswith(_BOXES) else ()
    return any(kind == b"colr" and content[:1] + b"\0\0" + content[3:7] == wanted for kind, content in boxes)


def _profile(data: bytes) -> bytes | None:
    if not data.startswith(_BOXES):
        return None
    for kind, content in _boxes(data, 0, len(data)):
        if kind == b"colr" and content[:1] == bytes([_PROFILE_METHOD]):
            return content[3:]
    return None


def _boxes(data: bytes, place: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each box, and of those within folders."""
    while place + 8 <= end:
        length, kind = struct.unpack_from(">I4s", data, place)
        inner = place + 8
        if length == 1:
            (length,), inner = struct.unpack_from(">Q", data, inner), inner + 8
        after = min(end, place + length if length else end)
        if after <= place:
            return
        if kind in _FOLDERS:
            yield from _boxes(data, inner, after)
        elif kind != b"jp2c":
            yield kind, data[inner:after]
        place = after


def _example(pixels: ByteArray) -> bytes:
    """Without loss."""
    return bytes(imagecodecs.jpeg2k_encode(pixels, level=0))


JPEG_2000 = Format(
    "JPEG 2000",
    (".jp2", ".j2k", ".jpf", ".jpx", ".j2c"),
    magic=(_BOXES, _START),
    mime="image/jp2",
    decode=_decode,
    libraries=("imagecodecs._jpeg2k", *COLOUR_LIBRARIES),
    example=_example,
    reads="up to 16 bits; grey and RGB",
)
