"""PNG, 8 and 16 bits."""

from io import BytesIO

import cv2
import numpy as np
from PIL import Image

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.formats.base import DEEP_BITS, ZLIB_LEVEL, ExportOptions, Format
from dfnet_gui.imaging.formats.deep import decode_deep
from dfnet_gui.imaging.formats.pillow import decode_8_bit, is_plain, metadata, opened, pillow_image
from dfnet_gui.imaging.photo import Photo

_END = b"IEND"
_BIT_DEPTH_OFFSET = 24


def _decode(data: bytes) -> Photo:
    with opened(data, "PNG") as (image, header):
        if data[_BIT_DEPTH_OFFSET] == DEEP_BITS:
            return header.photo(*decode_deep(data))
        quick = decode_quickly(image, data)
        return header.photo(quick) if quick is not None else header.photo(*decode_8_bit(image))


def decode_quickly(image: Image.Image, data: bytes) -> PixelArray | None:
    """Straight into an array, without Pillow's copies of it; the same pixels. None for what it is not meant for."""
    if not is_plain(image, data, _END):
        return None
    flags = cv2.IMREAD_COLOR_RGB | cv2.IMREAD_IGNORE_ORIENTATION
    decoded: PixelArray | None = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if decoded is None or decoded.shape != (image.height, image.width, 3) or decoded.dtype != np.uint8:
        return None
    return decoded


def _encode(photo: Photo, _options: ExportOptions, file: BytesIO) -> None:
    if photo.pixels.dtype == np.uint16:
        file.write(_encode_deep(photo))
    else:
        pillow_image(photo).save(file, "PNG", compress_level=ZLIB_LEVEL, **metadata(photo))


def _encode_deep(photo: Photo) -> bytes:
    channels = [photo.pixels[:, :, ::-1]] if photo.alpha is None else [photo.pixels[:, :, ::-1], photo.alpha[..., None]]
    pixels = np.ascontiguousarray(np.concatenate(channels, axis=2))
    kinds, blocks = [], []
    for kind, block in ((cv2.IMAGE_METADATA_EXIF, _bare_exif(photo.exif)), (cv2.IMAGE_METADATA_ICCP, photo.icc)):
        if block:
            kinds.append(kind)
            blocks.append(np.frombuffer(block, np.uint8))
    done, data = cv2.imencodeWithMetadata(".png", pixels, kinds, blocks)
    if not done:
        raise ValueError("the PNG encoder refused the pixels")
    return bytes(data)


def _bare_exif(exif: bytes | None) -> bytes | None:
    """PNG carries the TIFF part alone, without the JPEG marker's name."""
    return exif.removeprefix(b"Exif\0\0") if exif else None


PNG = Format(
    "PNG",
    (".png",),
    magic=(b"\x89PNG",),
    mime="image/png",
    decode=_decode,
    encode=_encode,
    depths=(8, 16),
    note="Every pixel outside of what you painted stays exactly as it was.",
    libraries=("PIL.Image", "cv2"),
)
