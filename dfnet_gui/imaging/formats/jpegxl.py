"""JPEG XL: read up to 16 bits, in a process of its own; written with 8, without loss at the best quality."""

import struct
from io import BytesIO

import numpy as np

from dfnet_gui.imaging.arrays import ByteArray, PixelArray
from dfnet_gui.imaging.child import run_in_child
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.exif import PREFIX, orientation_in, upright_exif
from dfnet_gui.imaging.formats.answers import Answer, answer_of
from dfnet_gui.imaging.formats.base import BEST_QUALITY, MOST_PIXELS, ExportOptions, Format, RefusedError, check_size
from dfnet_gui.imaging.formats.colour import COLOUR_LIBRARIES, profile_space
from dfnet_gui.imaging.formats.photoshop import left_out
from dfnet_gui.imaging.formats.pillow import Header
from dfnet_gui.imaging.formats.samples import as_pixels
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.wording import tr, tr_later

_BARE, _BOXED = b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n"
"""How a code stream and a container begin (ISO/IEC 18181-2, section 4)."""
_CHILD_BYTES = (512 << 20) + MOST_PIXELS * 4 * 8
_LOSSLESS_EFFORT, _LOSSY_EFFORT = 2, 3
"""More takes many times as long for files that are a tenth smaller."""
_NOTE = tr_later("This file is an animation; the first picture is shown, and an export holds that one alone.")
_LEAST_LINEAR_QUALITY = 30


def _decode(data: bytes) -> Photo:
    found = answer_of(run_in_child("jpegxl", data, most_bytes=_CHILD_BYTES))
    samples: PixelArray = found.samples
    exif = upright_exif(found.exif, orientation_in(found.exif)) if found.exif else None
    header = Header(1, exif, found.icc or None, (tr(_NOTE),) if found.pictures > 1 else (), found.xmp or None)
    if samples.shape[2] in (1, 3):
        return header.photo(samples)
    return header.photo(np.ascontiguousarray(samples[..., :-1]), np.ascontiguousarray(samples[..., -1]))


def answer(data: bytes) -> bytes:
    """The child's side. imagecodecs gives all bits, pylibjxl what is said of them, and 8 bits."""
    import imagecodecs
    import pylibjxl

    said = pylibjxl.probe(data)
    check_size(said["width"], said["height"])
    if said["channels"] > 4:
        raise RefusedError(
            tr_later("it has {count} channels, and only grey and RGB can be used; save it as RGB."),
            count=said["channels"],
        )
    plain, blocks = pylibjxl.decode(data, metadata=True)
    plain = plain if plain.ndim == 3 else plain[..., None]
    icc, xmp = blocks.get("icc", b""), blocks.get("xmp", b"")
    if profile_space(icc) == "cmyk":
        raise RefusedError(tr_later("its colours are inks (CMYK), which can't be read in a JPEG XL; save it as TIFF."))
    samples: PixelArray = plain
    is_animation = said["have_animation"]  # of which pylibjxl gives the last picture
    if said["bits_per_sample"] > 8 or is_animation:
        deep = imagecodecs.jpegxl_decode(data, index=0 if is_animation else None)
        deep = as_pixels(deep if deep.ndim == 3 else deep[..., None], said["bits_per_sample"])
        samples = deep if is_animation or _is_same_picture(deep, plain) else plain
    exif = _named(blocks.get("exif", b""))
    return Answer(samples, exif, icc, xmp, 1 + is_animation).to_bytes()


def _is_same_picture(deep: PixelArray, plain: ByteArray) -> bool:
    """Whether both decoders gave the same colours, so that the profile that one found is true of the other's."""
    if deep.shape != plain.shape:
        return False
    return float(np.abs(to_8_bit(deep).astype(np.int16) - plain).mean()) < 1


def _named(exif: bytes) -> bytes:
    """As other formats carry it; in a box an offset comes before."""
    starts = [place for place in (exif.find(b"II*\0"), exif.find(b"MM\0*")) if place >= 0]
    return PREFIX + exif[min(starts) :] if starts else b""


def _encode(photo: Photo, options: ExportOptions, file: BytesIO) -> tuple[str, ...]:
    import pylibjxl

    channels = to_8_bit(photo.pixels)
    if photo.alpha is not None:
        channels = np.dstack((channels, to_8_bit(photo.alpha)))
    lossless = options.quality >= BEST_QUALITY
    try:
        data = pylibjxl.encode(
            np.ascontiguousarray(channels, np.uint8),
            effort=_LOSSLESS_EFFORT if lossless else _LOSSY_EFFORT,
            distance=0.0 if lossless else _distance(options.quality),
            lossless=lossless,
            icc=photo.icc,
        )
    except RuntimeError as error:  # a profile that libjxl does not understand
        raise ValueError(str(error)) from error
    file.write(_with_blocks(data, photo))
    return left_out(photo.photoshop, "JPEG XL")


def _distance(quality: int) -> float:
    """How far colours may be off, in just noticeable differences, as libjxl's own tools take a JPEG's quality."""
    if quality >= _LEAST_LINEAR_QUALITY:
        return 0.1 + (100 - quality) * 0.09
    return 53 / 3000 * quality**2 - 23 / 20 * quality + 25


def _with_blocks(data: bytes, photo: Photo) -> bytes:
    """In a container with EXIF and XMP, not compressed: few programs read them otherwise."""
    exif = struct.pack(">I", 0) + photo.exif.removeprefix(PREFIX) if photo.exif else b""
    blocks = [_box(kind, content) for kind, content in ((b"Exif", exif), (b"xml ", photo.xmp)) if content]
    if not blocks:
        return data
    if data.startswith(_BARE):
        data = _BOXED + _box(b"ftyp", b"jxl \0\0\0\0jxl ") + _box(b"jxlc", data)
    return data + b"".join(blocks)


def _box(kind: bytes, content: bytes) -> bytes:
    if len(content) + 8 < 1 << 32:
        return struct.pack(">I4s", len(content) + 8, kind) + content
    return struct.pack(">I4sQ", 1, kind, len(content) + 16) + content


JPEG_XL = Format(
    "JPEG XL",
    (".jxl",),
    magic=(_BARE, _BOXED),
    mime="image/jxl",
    decode=_decode,
    encode=_encode,
    loss="below best quality",
    note=tr_later("At 100 every pixel is kept; below, the whole photo is compressed anew. 8 bits a channel."),
    libraries=("pylibjxl", "imagecodecs._jpegxl", *COLOUR_LIBRARIES),
    reads="8 to 16 bits and floats; grey and RGB; the first picture",
    keeps=("EXIF", "ICC", "XMP"),
)
