"""Photoshop documents (PSD, PSB), which are only read: the flattened picture that they hold, by psd-tools."""

import logging
import struct
from io import BytesIO

import numpy as np

from dfnet_gui.imaging.arrays import ByteArray, FloatArray, PixelArray
from dfnet_gui.imaging.exif import orientation_in, upright_exif
from dfnet_gui.imaging.formats.base import Format, RefusedError, check_size
from dfnet_gui.imaging.formats.colour import COLOUR_LIBRARIES, lab_profile, to_srgb
from dfnet_gui.imaging.formats.pillow import Header
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.wording import tr_later

_SIZE = struct.Struct(">2I")
_SIZE_OFFSET = 14
_BITMAP, _GREY, _RGB, _CMYK, _LAB = 0, 1, 3, 4, 9
_CHANNELS = {_BITMAP: 1, _GREY: 1, _RGB: 3, _CMYK: 4, _LAB: 3}
_PROFILE, _EXIF = 1039, 1058
"""Image resources (Adobe Photoshop File Formats Specification, 2019)."""
_BYTE, _WORD = 255, 65535
logging.getLogger("psd_tools").addHandler(logging.NullHandler())
logging.getLogger("psd_tools").propagate = False  # what is wrong is said in a sentence


def _decode(data: bytes) -> Photo:
    height, width = _SIZE.unpack_from(data, _SIZE_OFFSET)
    check_size(width, height)
    from psd_tools import PSDImage  # takes a quarter of a second, and few need it

    document = PSDImage.open(BytesIO(data))
    count = _CHANNELS.get(document.color_mode)
    if count is None:
        colours = document.color_mode.name.lower()
        raise RefusedError(tr_later("its colours are stored as {colours}; save it as RGB."), colours=colours)
    if not document.has_preview():
        raise RefusedError(tr_later("it holds layers alone; save it with “Maximize compatibility”, or as a TIFF."))
    samples = document.numpy()
    alpha = samples[..., -1] if samples.shape[2] == count + 1 else None
    pixels = _whole(samples[..., :count], document.depth)
    exif = document.image_resources.get_data(_EXIF)
    header = Header(
        1,
        upright_exif(exif, orientation_in(exif)) if exif else None,
        document.image_resources.get_data(_PROFILE),
    )
    if document.color_mode == _LAB:
        pixels = to_srgb(pixels, lab_profile())
    elif document.color_mode == _CMYK:
        pixels = np.invert(pixels)  # stored as the light that is left
    return header.photo(pixels, None if alpha is None else _whole(alpha, document.depth))


def _whole(samples: FloatArray, depth: int) -> PixelArray:
    greatest = _BYTE if depth <= 8 else _WORD
    values = np.clip(samples, 0, 1) * greatest
    return np.ascontiguousarray(np.rint(values).astype(np.uint8 if greatest == _BYTE else np.uint16))


def _example(pixels: ByteArray) -> bytes:
    """The picture alone, without layers: a header, three empty sections, planes without compression."""
    height, width = pixels.shape[:2]
    head = struct.pack(">4sH6xHIIHH", b"8BPS", 1, 3, height, width, 8, _RGB)
    return head + struct.pack(">3I", 0, 0, 0) + b"\0\0" + np.moveaxis(pixels, -1, 0).tobytes()


PSD = Format(
    "PSD",
    (".psd", ".psb"),
    magic=(b"8BPS",),
    mime="image/vnd.adobe.photoshop",
    decode=_decode,
    libraries=("psd_tools", *COLOUR_LIBRARIES),
    example=_example,
    reads="the flattened picture, 8 to 32 bits; grey, RGB, CMYK, Lab",
)
