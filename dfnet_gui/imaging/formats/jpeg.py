"""JPEG."""

from dataclasses import replace
from functools import partial
from io import BytesIO

import simplejpeg
from PIL import Image

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.formats.base import ExportOptions, Format
from dfnet_gui.imaging.formats.pillow import decode_8_bit, is_plain, metadata, opened, pillow_image
from dfnet_gui.imaging.photo import Photo

_END = b"\xff\xd9"
_MOST_OPTIMIZED_PIXELS = 16_000_000
"""Optimizing a JPEG's tables needs all of it at once: a large one then could be neither watched nor given up."""
MOST_EXIF_BYTES = 65_533
"""A JPEG segment holds no more."""


def _decode(data: bytes) -> Photo:
    with opened(data, "JPEG") as (image, header):
        quick = decode_quickly(image, data)
        return header.photo(quick) if quick is not None else header.photo(*decode_8_bit(image))


def decode_quickly(image: Image.Image, data: bytes) -> PixelArray | None:
    """Straight into an array, without Pillow's copies of it; the same pixels. None for what it is not meant for."""
    if image.format != "JPEG" or not is_plain(image, data, _END):
        return None
    try:
        decoded: PixelArray = simplejpeg.decode_jpeg(data, "RGB")
    except ValueError:
        return None
    return decoded if decoded.shape == (image.height, image.width, 3) else None


def _encode(photo: Photo, options: ExportOptions, file: BytesIO) -> None:
    image = pillow_image(replace(photo, alpha=None))
    kept = metadata(photo)
    if len(kept.get("exif", b"")) > MOST_EXIF_BYTES:
        del kept["exif"]
    save = partial(image.save, file, "JPEG", quality=options.quality, subsampling=0, **kept)
    if photo.width * photo.height <= _MOST_OPTIMIZED_PIXELS:
        try:
            save(optimize=True)
        except OSError:  # Pillow's guess of the size is too small for a very noisy photo
            file.seek(0)
            file.truncate()
        else:
            return
    save(optimize=False)


JPEG = Format(
    "JPEG",
    (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"),
    magic=(b"\xff\xd8",),
    mime="image/jpeg",
    decode=_decode,
    encode=_encode,
    loss="always",
    note="JPEG compresses the whole photo anew, keeps 8 bits a channel and no transparency.",
    libraries=("PIL.Image", "PIL._imagingcms", "simplejpeg"),
)
