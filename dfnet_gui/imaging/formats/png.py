"""PNG, 8 and 16 bits."""

import struct
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import cv2
import imagecodecs
import numpy as np

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.exif import PREFIX, orientation_in, upright_exif
from dfnet_gui.imaging.formats.base import DEEP_BITS, ExportOptions, Format, check_size, frames_note
from dfnet_gui.imaging.formats.colour import COLOUR_LIBRARIES
from dfnet_gui.imaging.formats.photoshop import left_out
from dfnet_gui.imaging.formats.pillow import Header, decode_8_bit, decode_only, opened
from dfnet_gui.imaging.formats.png_chunks import (
    PIXEL_CHUNKS,
    SIGNATURE,
    Chunk,
    chunks_of,
    dpi_chunk,
    dpi_in,
    exif_in,
    frame_count,
    joined,
    lasting,
    profile_chunk,
    profile_in,
    size_of,
    with_true_key,
    xmp_chunk,
    xmp_in,
)
from dfnet_gui.imaging.formats.png_rows import deflated_rows
from dfnet_gui.imaging.photo import Photo, Source
from dfnet_gui.wording import tr_later

_DEPTH_OFFSET, _KIND_OFFSET, _INTERLACE_OFFSET = 24, 25, 28
_RGB, _GREY_WITH_ALPHA, _RGB_WITH_ALPHA = 2, 4, 6


def _decode(data: bytes) -> Photo:
    """What only informs may be damaged, or larger than libpng wants it: it never sees that."""
    chunks = list(chunks_of(data))
    check_size(*size_of(chunks))
    samples, alpha = _samples([chunk for chunk in chunks if chunk.kind in PIXEL_CHUNKS])
    block = exif_in(chunks)
    orientation = orientation_in(block)
    exif = upright_exif(block, orientation) if block else None
    profile, count = profile_in(chunks), frame_count(chunks)
    header = Header(
        orientation, exif, profile, frames_note(count), xmp_in(chunks), dpi_in(chunks), page_count=max(count, 1)
    )
    photo = header.photo(samples, alpha)
    if profile and photo.icc is None:
        return photo  # what was said of its colours is no longer true
    return replace(photo, source=Source("PNG", joined(lasting(chunks)), 1))


def _decode_page(data: bytes, page: int) -> Photo:
    """Frames after the first are shown over earlier ones, which Pillow does."""
    return decode_only(data, page, kind="PNG") if page else _decode(data)


def _samples(chunks: list[Chunk]) -> tuple[PixelArray, PixelArray | None]:
    """Grey or RGB (H×W×C), and transparency."""
    data = joined(with_true_key(chunks))
    has_key = any(chunk.kind == b"tRNS" for chunk in chunks)
    if data[_INTERLACE_OFFSET] and data[_DEPTH_OFFSET] < DEEP_BITS:
        with opened(data, "PNG") as (image, _header):  # libspng leaves transparency out
            return decode_8_bit(image)
    is_plain = not has_key and data[_DEPTH_OFFSET] < DEEP_BITS and data[_KIND_OFFSET] != _GREY_WITH_ALPHA
    is_shuffled = data[_INTERLACE_OFFSET] and not has_key
    quiet = _interlaced if is_shuffled else imagecodecs.spng_decode if is_plain else None
    decode = quiet or imagecodecs.png_decode  # which is libpng and may warn on the standard error
    try:
        decoded: PixelArray = decode(data)
    except RuntimeError as error:
        raise ValueError(str(error)) from error
    samples = decoded if decoded.ndim == 3 else decoded[..., None]
    if samples.shape[2] in (1, 3):
        return samples, None
    return np.ascontiguousarray(samples[..., :-1]), np.ascontiguousarray(samples[..., -1])


def _interlaced(data: bytes) -> PixelArray:
    """16 bits by OpenCV: libpng would warn on the standard error."""
    found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION)
    if found is None:
        raise ValueError("no picture")
    order = {1: [0], 2: [0, 1], 3: [2, 1, 0], 4: [2, 1, 0, 3]}[found.shape[2] if found.ndim == 3 else 1]
    return np.asarray((found if found.ndim == 3 else found[..., None])[..., order], np.uint16)


def _encode(photo: Photo, _options: ExportOptions, file: BytesIO) -> tuple[str, ...]:
    depth, kind = 8 * photo.pixels.itemsize, _RGB if photo.alpha is None else _RGB_WITH_ALPHA
    head = Chunk(b"IHDR", struct.pack(">IIBBBBB", photo.width, photo.height, depth, kind, 0, 0, 0))
    file.write(SIGNATURE + b"".join(chunk.to_bytes() for chunk in (head, *_said(photo))))
    for part in deflated_rows(photo.pixels, photo.alpha):
        for piece in Chunk(b"IDAT", part).parts():  # BytesIO's own `writelines` would not tell of progress
            file.write(piece)
    file.write(Chunk(b"IEND", b"").to_bytes())
    return left_out(photo.photoshop, "PNG")


def _said(photo: Photo) -> Iterator[Chunk]:
    """What stands between the header and the pixels."""
    if photo.source is not None and photo.source.format == "PNG":
        yield from (chunk for chunk in chunks_of(photo.source.data) if chunk.kind != b"IEND")
    if photo.icc:
        yield profile_chunk(photo.icc)
    if photo.dpi:
        yield dpi_chunk(photo.dpi)
    if photo.exif:
        yield Chunk(b"eXIf", photo.exif.removeprefix(PREFIX))
    if photo.xmp:
        yield xmp_chunk(photo.xmp)


PNG = Format(
    "PNG",
    (".png",),
    magic=(b"\x89PNG",),
    mime="image/png",
    decode=_decode,
    decode_page=_decode_page,
    encode=_encode,
    depths=(8, 16),
    note=tr_later("Every pixel outside of what you painted stays exactly as it was."),
    libraries=("PIL.Image", "cv2", "imagecodecs._png", "imagecodecs._spng", *COLOUR_LIBRARIES),
    reads="1 to 16 bits, palettes, interlaced; any frame",
    keeps=("EXIF", "ICC", "XMP", "resolution", "text", "colour chunks"),
)
