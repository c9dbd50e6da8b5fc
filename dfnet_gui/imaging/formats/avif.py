"""AVIF: 8, 10 and 12 bits, pixels by imagecodecs, what is said of them by Pillow, which writes it, too, with 8."""

from io import BytesIO

import imagecodecs
import numpy as np
from PIL import UnidentifiedImageError

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.exif import without_orientation
from dfnet_gui.imaging.formats.base import ExportOptions, Format
from dfnet_gui.imaging.formats.colour import COLOUR_LIBRARIES
from dfnet_gui.imaging.formats.photoshop import left_out
from dfnet_gui.imaging.formats.pillow import decode_8_bit, metadata, opened, pillow_image
from dfnet_gui.imaging.formats.samples import as_pixels
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.wording import tr_later

_CONFIGURATION, _DEPTH_BYTE, _IS_HIGH, _IS_TWELVE = b"av1C", 6, 0x40, 0x20
"""Where a file says how many bits a sample has (AV1-ISOBMFF, section 2.3.3)."""
_SPEED = 10
"""Slower ones take up to nine times as long for files of the same size."""


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


def _encode(photo: Photo, options: ExportOptions, file: BytesIO) -> tuple[str, ...]:
    image, said = pillow_image(photo), metadata(photo)
    if photo.exif and (exif := without_orientation(photo.exif)):  # else Pillow would write the block anew
        said["exif"] = exif
    else:
        said.pop("exif", None)
    image.save(file, "AVIF", quality=options.quality, speed=_SPEED, subsampling="4:4:4", **said)
    return left_out(photo.photoshop, "AVIF")


AVIF = Format(
    "AVIF",
    (".avif",),
    magic=(),
    brands=(b"avif", b"avis"),
    mime="image/avif",
    decode=decode_avif,
    decode_page=decode_avif,
    encode=_encode,
    loss="always",
    most_px=16_384,
    note=tr_later("AVIF compresses the whole photo anew, to a fraction of a JPEG's size, and keeps 8 bits a channel."),
    libraries=("PIL._avif", "imagecodecs._avif", *COLOUR_LIBRARIES),
    reads="8, 10 and 12 bits; any frame, at 8 bits",
    keeps=("EXIF", "ICC", "XMP"),
)
