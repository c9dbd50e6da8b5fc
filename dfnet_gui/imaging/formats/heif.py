"""HEIC and HEIF, which are only read: by libheif, in a process of its own, for such files have carried attacks."""

import struct
from io import BytesIO

import numpy as np

from dfnet_gui.imaging.child import run_in_child
from dfnet_gui.imaging.exif import orientation_in, upright_exif
from dfnet_gui.imaging.formats.answers import Answer, answer_of
from dfnet_gui.imaging.formats.avif import decode_avif
from dfnet_gui.imaging.formats.base import MOST_PIXELS, Format, frames_note
from dfnet_gui.imaging.formats.pillow import Header
from dfnet_gui.imaging.photo import Photo

_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_AVIF_BRANDS = (b"avif", b"avis")
_BRANDS_END = 64
_PAGE = struct.Struct("<I")
_CHILD_BYTES = (256 << 20) + MOST_PIXELS * 3 * 8


def _decode(data: bytes, page: int = 0) -> Photo:
    if any(brand in data[8:_BRANDS_END] for brand in _AVIF_BRANDS):
        return decode_avif(data, page)
    found = answer_of(run_in_child("heif", _PAGE.pack(page) + data, most_bytes=_CHILD_BYTES))
    exif = upright_exif(found.exif, orientation_in(found.exif)) if found.exif else None
    notes = frames_note(found.pictures, page=page)
    header = Header(1, exif, found.icc or None, notes, page=page, page_count=found.pictures)
    if found.samples.shape[2] == 4:
        return header.photo(np.ascontiguousarray(found.samples[..., :3]), np.ascontiguousarray(found.samples[..., 3]))
    return header.photo(found.samples)


def answer(data: bytes) -> bytes:
    """The child's side, given the picture's number and the file: an `Answer`."""
    import pi_heif

    file = pi_heif.open_heif(BytesIO(data[_PAGE.size :]), convert_hdr_to_8bit=False)
    order = sorted(range(len(file)), key=lambda number: number != file.primary_index)
    picture = file[order[_PAGE.unpack_from(data)[0]]]
    samples = np.asarray(picture)
    if samples.dtype == np.uint16:
        bits = int(picture.info["bit_depth"])
        # libheif moves them to the upper end; the rest repeats the upper bits, so that white is white
        samples = samples | (samples >> np.uint16(bits))
    exif, icc = picture.info.get("exif") or b"", picture.info.get("icc_profile") or b""
    return Answer(samples, exif, icc, pictures=len(file)).to_bytes()


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
    reads="8, 10 and 12 bits; any picture",
)
