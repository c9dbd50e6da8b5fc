"""Netpbm's formats (PBM, PGM, PPM), which are only read, at 8 and 16 bits, by OpenCV."""

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import ByteArray, PixelArray
from dfnet_gui.imaging.formats.base import Format, check_size
from dfnet_gui.imaging.formats.samples import as_pixels
from dfnet_gui.imaging.photo import Photo

_NUMBERS, _BITMAPS = 3, (b"P1", b"P4")


def _decode(data: bytes) -> Photo:
    numbers = _header(data)
    check_size(numbers[0], numbers[1])
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if decoded is None:
        raise ValueError("no picture")
    samples: PixelArray = as_pixels(decoded, 8 * decoded.itemsize)
    grey_or_rgb = np.repeat(samples[..., None], 3, axis=2) if samples.ndim == 2 else samples[..., ::-1]
    return Photo(pixels=np.ascontiguousarray(grey_or_rgb))


def _header(data: bytes) -> list[int]:
    """Width, height and the greatest value, between which remarks may stand."""
    lines = (line.partition(b"#")[0] for line in data[2:1000].split(b"\n"))
    words = b" ".join(lines).split()
    count = 2 if data[:2] in _BITMAPS else _NUMBERS
    return [int(word) for word in words[:count]]


def _example(pixels: ByteArray) -> bytes:
    height, width = pixels.shape[:2]
    return f"P6\n{width} {height}\n255\n".encode() + pixels.tobytes()


NETPBM = Format(
    "PPM",
    (".ppm", ".pgm", ".pbm", ".pnm"),
    magic=tuple(f"P{number}{space}".encode() for number in range(1, 7) for space in "\n \t\r"),
    mime="image/x-portable-pixmap",
    decode=_decode,
    libraries=("cv2",),
    example=_example,
    reads="8 and 16 bits",
)
