"""JPEG."""

import struct
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

import imagecodecs
import numpy as np
import simplejpeg
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.formats.base import ExportOptions, Format, check_size, frames_note
from dfnet_gui.imaging.formats.colour import profile_space
from dfnet_gui.imaging.formats.jpeg_gain_map import gain_map_in
from dfnet_gui.imaging.formats.jpeg_segments import (
    PHOTOSHOP,
    Segment,
    check_claims,
    check_scans,
    picture_count,
    resources_in,
    segments_of,
    with_segments,
)
from dfnet_gui.imaging.formats.jpeg_source import edited
from dfnet_gui.imaging.formats.photoshop import NAME
from dfnet_gui.imaging.formats.pillow import decode_8_bit, decode_only, header_of, is_plain, metadata, pillow_image
from dfnet_gui.imaging.photo import Photo, Source
from dfnet_gui.wording import tr, tr_later

_END = b"\xff\xd9"
_ANEW = tr_later("The whole photo was compressed anew: a JPEG of its kind can't be changed in part.")
_MOST_OPTIMIZED_PIXELS = 16_000_000
"""Optimizing a JPEG's tables needs all of it at once: a large one then could be neither watched nor given up."""
MOST_EXIF_BYTES = 65_533
"""A JPEG segment holds no more."""
_MOST_BYTES = {"exif": MOST_EXIF_BYTES, "xmp": MOST_EXIF_BYTES - 29}
"""A name of 29 bytes stands before an XMP packet."""
_SAID = {
    "exif": tr_later("What the camera said of the photo (EXIF)"),
    "xmp": tr_later("What programs said of the photo (XMP)"),
}


def _decode(data: bytes) -> Photo:
    check_scans(data)
    with JpegImageFile(BytesIO(data)) as image:
        check_size(*image.size)
        check_claims(data, *image.size)
        count = picture_count(data) - (gain_map_in(data) is not None)
        header = header_of(image)._replace(notes=frames_note(count), page_count=count)
        quick = decode_quickly(image, data)
        photo = header.photo(quick) if quick is not None else header.photo(*decode_8_bit(image))
        photo = replace(photo, photoshop=resources_in(data))
        is_stored_so = image.mode == "RGB" or (image.mode == "L" and profile_space(header.icc) != "gray")
        source = Source("JPEG", data, header.orientation, pixels=photo.pixels)
        return replace(photo, source=source) if is_stored_so else photo


def _decode_page(data: bytes, page: int) -> Photo:
    """Of the pictures that follow the photo (CIPA DC-007)."""
    check_scans(data)
    return decode_only(data, page, kind="JPEG") if page else _decode(data)


def decode_quickly(image: Image.Image, data: bytes) -> PixelArray | None:
    """Straight into an array, without Pillow's copies of it; the same pixels. None for what it is not meant for."""
    if image.format != "JPEG" or not is_plain(image, data, _END):
        return None
    try:
        decoded: PixelArray = simplejpeg.decode_jpeg(data, "RGB")
    except ValueError:
        return None
    return decoded if decoded.shape == (image.height, image.width, 3) else None


def _encode(photo: Photo, options: ExportOptions, file: BytesIO) -> tuple[str, ...]:
    lost: tuple[str, ...] = ()
    if options.as_source and photo.source is not None:
        try:
            data, notes = edited(photo)
        except (ValueError, struct.error):
            lost = (tr(_ANEW),) if photo.source.format == JPEG.name else ()
        else:
            file.write(data)
            return notes
    return (*_encode_anew(photo, options.quality, file), *lost)


def _encode_anew(photo: Photo, quality: int, file: BytesIO) -> tuple[str, ...]:
    kept = metadata(photo)
    too_large = {name: words for name, words in _SAID.items() if len(kept.get(name, b"")) > _MOST_BYTES[name]}
    for name in too_large:
        del kept[name]
    if photo.photoshop and len(NAME + photo.photoshop) <= MOST_EXIF_BYTES:
        kept["extra"] = Segment(PHOTOSHOP, NAME + photo.photoshop).to_bytes()
    notes = tuple(
        tr("{what} is larger than a JPEG can hold and was left out.", what=tr(words)) for words in too_large.values()
    )
    if photo.width * photo.height <= _MOST_OPTIMIZED_PIXELS:
        file.write(_optimized(photo.pixels, quality, kept))
    else:
        pillow_image(replace(photo, alpha=None)).save(file, "JPEG", quality=quality, subsampling=0, **kept)
    return notes


def _optimized(pixels: PixelArray, quality: int, kept: Mapping[str, Any]) -> bytes:
    """The same pixels with tables of their own, by imagecodecs: Pillow would keep all of Python waiting meanwhile."""
    head = BytesIO()
    Image.new("RGB", (8, 8)).save(head, "JPEG", **kept)
    said = [segment for _place, segment in segments_of(head.getvalue()) if segment.says_something]
    data = imagecodecs.jpeg8_encode(
        np.ascontiguousarray(to_8_bit(pixels)), level=quality, subsampling="444", optimize=True
    )
    return with_segments(bytes(data), said)


JPEG = Format(
    "JPEG",
    (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"),
    magic=(b"\xff\xd8",),
    mime="image/jpeg",
    decode=_decode,
    decode_page=_decode_page,
    encode=_encode,
    changes_own_file=True,
    loss="always",
    most_px=65_500,
    note=tr_later("JPEG compresses the whole photo anew, keeps 8 bits a channel and no transparency."),
    libraries=("PIL.Image", "PIL._imagingcms", "simplejpeg", "jpeglib", "imagecodecs._jpeg8"),
    reads="8 bits; grey, RGB, CMYK; any picture",
    keeps=("EXIF", "ICC", "XMP", "IPTC", "resolution", "all else in its own file"),
)
