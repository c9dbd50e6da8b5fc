"""AVIF, which is only read, with 8, 10 and 12 bits: pixels by imagecodecs, what is said of them by Pillow."""

import imagecodecs
import numpy as np
from PIL import UnidentifiedImageError

from dfnet_gui.imaging.arrays import ByteArray, PixelArray
from dfnet_gui.imaging.formats.base import Format
from dfnet_gui.imaging.formats.colour import COLOUR_LIBRARIES
from dfnet_gui.imaging.formats.pillow import decode_8_bit, opened
from dfnet_gui.imaging.formats.samples import as_pixels
from dfnet_gui.imaging.photo import Photo

_CONFIGURATION, _DEPTH_BYTE, _IS_HIGH, _IS_TWELVE = b"av1C", 6, 0x40, 0x20
"""Where a file says how many bits a sample has (AV1-ISOBMFF, section 2.3.3)."""
_BEST, _FASTEST = 100, 10


def decode_avif(data: bytes, page: int = 0) -> Photo:
    """A picture of a file, upright; one of a sequence at 8 bits: imagecodecs writes beyond its memory there."""
    try:
        with opened(data, "AVIF", page) as (image, header):
            if header.page_count > 1:
                return header.photo(*decode_8_bit(image))
            decoded = imagecodecs.avif_decode(data)
    except (RuntimeError, UnidentifiedImageError) as error:  # its brand says that it is one
        raise ValueError(str(error)) from error
    samples: PixelArray = as_pixels(decoded if decoded.ndim == 3 else decoded[..., None], _bits(data))
    if samples.shape[2] in (1, 3):
        return header.photo(samples)
    return header.photo(np.ascontiguousarray(samples[..., :-1]), np.ascontiguousarray(samples[..., -1]))


def _bits(data: bytes) -> int:
    flags = data[data.index(_CONFIGURATION) + _DEPTH_BYTE]
    return 8 if not flags & _IS_HIGH else 12 if flags & _IS_TWELVE else 10


def _example(pixels: ByteArray) -> bytes:
    """Without loss."""
    return bytes(imagecodecs.avif_encode(pixels, level=_BEST, speed=_FASTEST))


AVIF = Format(
    "AVIF",
    (".avif",),
    magic=(),
    brands=(b"avif", b"avis"),
    mime="image/avif",
    decode=decode_avif,
    decode_page=decode_avif,
    libraries=("PIL._avif", "imagecodecs._avif", *COLOUR_LIBRARIES),
    example=_example,
    reads="8, 10 and 12 bits; the first picture",
)
