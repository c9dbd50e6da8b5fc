"""HEIC and HEIF, which are only read: by libheif, in a process of its own, for such files have carried attacks."""

import struct
from io import BytesIO
from typing import NamedTuple

import numpy as np

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.child import run_in_child
from dfnet_gui.imaging.exif import orientation_in, upright_exif
from dfnet_gui.imaging.formats.avif import decode_avif
from dfnet_gui.imaging.formats.base import MOST_PIXELS, Format, check_size, frames_note
from dfnet_gui.imaging.formats.pillow import Header
from dfnet_gui.imaging.photo import Photo

_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_AVIF_BRANDS = (b"avif", b"avis")
_BRANDS_END = 64
_HEADER = struct.Struct("<IIIIII")
"""Height, width, channels, bytes a sample, number of pictures, bytes of EXIF; then the profile's."""
_PAGE = struct.Struct("<I")
_CHILD_BYTES = (256 << 20) + MOST_PIXELS * 3 * 8


class _Read(NamedTuple):
    """What the child found: upright pixels, H×W×C."""

    samples: PixelArray
    exif: bytes
    icc: bytes
    pictures: int


def _decode(data: bytes, page: int = 0) -> Photo:
    if any(brand in data[8:_BRANDS_END] for brand in _AVIF_BRANDS):
        return decode_avif(data, page)
    found = _unpacked(run_in_child("heif", _PAGE.pack(page) + data, most_bytes=_CHILD_BYTES))
    exif = upright_exif(found.exif, orientation_in(found.exif)) if found.exif else None
    notes = frames_note(found.pictures, page=page)
    header = Header(1, exif, found.icc or None, notes, page=page, page_count=found.pictures)
    if found.samples.shape[2] == 4:
        return header.photo(np.ascontiguousarray(found.samples[..., :3]), np.ascontiguousarray(found.samples[..., 3]))
    return header.photo(found.samples)


def _unpacked(answer: bytes) -> _Read:
    height, width, channels, size, count, exif_bytes = _HEADER.unpack_from(answer)
    start = _HEADER.size
    check_size(width, height)
    pixels_end = start + height * width * channels * size
    kind = np.dtype(np.uint8 if size == 1 else np.uint16)
    samples: PixelArray = np.frombuffer(answer[start:pixels_end], kind).reshape(height, width, channels).copy()
    exif_end = pixels_end + exif_bytes
    return _Read(samples, answer[pixels_end:exif_end], answer[exif_end:], count)


def answer(data: bytes) -> bytes:
    """The child's side, given the picture's number and the file: the head, samples, EXIF and profile."""
    import pi_heif

    file = pi_heif.open_heif(BytesIO(data[_PAGE.size :]), convert_hdr_to_8bit=False)
    picture = file[_PAGE.unpack_from(data)[0]]
    samples = np.asarray(picture)
    if samples.dtype == np.uint16:
        bits = int(picture.info["bit_depth"])
        # libheif moves them to the upper end; the rest repeats the upper bits, so that white is white
        samples = samples | (samples >> np.uint16(bits))
    exif, icc = picture.info.get("exif") or b"", picture.info.get("icc_profile") or b""
    height, width, channels = samples.shape
    head = _HEADER.pack(height, width, channels, samples.itemsize, len(file), len(exif))
    return head + np.ascontiguousarray(samples).tobytes() + exif + icc


HEIF = Format(
    "HEIC",
    (".heic", ".heif", ".hif"),
    magic=(),
    brands=_BRANDS,
    mime="image/heif",
    decode=_decode,
    decode_page=_decode,
    libraries=("pi_heif",),
    stored="photo.heic",
    reads="8, 10 and 12 bits; the first picture",
)
