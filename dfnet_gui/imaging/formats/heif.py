"""HEIC and HEIF, which are only read: by libheif, in a process of its own, for such files have been used for attacks.

The child (`python -m dfnet_gui --decode-heif`) may take so much memory and time, and answers with what it read.
"""

import os
import struct
import subprocess
import sys
from io import BytesIO
from typing import NamedTuple

import numpy as np

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.exif import orientation_in, upright_exif
from dfnet_gui.imaging.formats.avif import decode_avif
from dfnet_gui.imaging.formats.base import MOST_PIXELS, Format, check_size, frames_note
from dfnet_gui.imaging.formats.pillow import Header
from dfnet_gui.imaging.photo import Photo

DECODE_OPTION = "--decode-heif"
_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_AVIF_BRANDS = (b"avif", b"avis")
_BRANDS_END = 64
_HEADER = struct.Struct("<IIIIII")
"""Height, width, channels, bytes a sample, number of pictures, bytes of EXIF; then the profile's."""
_MOST_SECONDS = 60
_MOST_BYTES = 256 << 20
_BYTES_A_PIXEL = 3 * 8


class _Read(NamedTuple):
    """What the child found: upright pixels, H×W×C."""

    samples: PixelArray
    exif: bytes
    icc: bytes
    pictures: int


def _decode(data: bytes) -> Photo:
    if any(brand in data[8:_BRANDS_END] for brand in _AVIF_BRANDS):
        return decode_avif(data)
    found = _by_child(data)
    exif = upright_exif(found.exif, orientation_in(found.exif)) if found.exif else None
    header = Header(1, exif, found.icc or None, frames_note(found.pictures))
    if found.samples.shape[2] == 4:
        return header.photo(np.ascontiguousarray(found.samples[..., :3]), np.ascontiguousarray(found.samples[..., 3]))
    return header.photo(found.samples)


def _by_child(data: bytes) -> _Read:
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-m", "dfnet_gui"]), DECODE_OPTION]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise ValueError("it took too long") from None
    if done.returncode:
        raise ValueError(f"libheif ended with {done.returncode}")
    return _unpacked(done.stdout)


def _unpacked(answer: bytes) -> _Read:
    height, width, channels, size, count, exif_bytes = _HEADER.unpack_from(answer)
    start = _HEADER.size
    check_size(width, height)
    pixels_end = start + height * width * channels * size
    kind = np.dtype(np.uint8 if size == 1 else np.uint16)
    samples: PixelArray = np.frombuffer(answer[start:pixels_end], kind).reshape(height, width, channels).copy()
    exif_end = pixels_end + exif_bytes
    return _Read(samples, answer[pixels_end:exif_end], answer[exif_end:], count)


def decode_for_parent() -> int:
    """The child: reads a file from standard input, writes what is in it to standard output; 0, or 1 for none."""
    data = sys.stdin.buffer.read()
    _limit_memory()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the parent has a sentence of its own
    try:
        sys.stdout.buffer.write(_packed(data))
    except Exception:  # noqa: BLE001 - whatever libheif does not like
        return 1
    return 0


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource

        most = _MOST_BYTES + MOST_PIXELS * _BYTES_A_PIXEL
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))


def _packed(data: bytes) -> bytes:
    import pi_heif

    file = pi_heif.open_heif(BytesIO(data), convert_hdr_to_8bit=False)
    samples = np.asarray(file)
    if samples.dtype == np.uint16:
        bits = int(file.info["bit_depth"])
        # libheif moves them to the upper end; the rest repeats the upper bits, so that white is white
        samples = samples | (samples >> np.uint16(bits))
    exif, icc = file.info.get("exif") or b"", file.info.get("icc_profile") or b""
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
    libraries=("pi_heif",),
    stored="photo.heic",
)
