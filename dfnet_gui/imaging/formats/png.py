"""PNG, 8 and 16 bits."""

from io import BytesIO

import cv2
import imagecodecs
import numpy as np

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.exif import PREFIX, orientation_in, upright_exif
from dfnet_gui.imaging.formats.base import ZLIB_LEVEL, ExportOptions, Format, check_size, frames_note
from dfnet_gui.imaging.formats.colour import COLOUR_LIBRARIES
from dfnet_gui.imaging.formats.pillow import Header, metadata, pillow_image
from dfnet_gui.imaging.formats.png_chunks import (
    PIXEL_CHUNKS,
    chunks_of,
    exif_in,
    frame_count,
    joined,
    profile_in,
    size_of,
)
from dfnet_gui.imaging.photo import Photo


def _decode(data: bytes) -> Photo:
    """What only informs may be damaged, or larger than libpng wants it: it never sees that."""
    chunks = list(chunks_of(data))
    check_size(*size_of(chunks))
    samples, alpha = _samples(joined(chunk for chunk in chunks if chunk.kind in PIXEL_CHUNKS))
    block = exif_in(chunks)
    orientation = orientation_in(block)
    exif = upright_exif(block, orientation) if block else None
    return Header(orientation, exif, profile_in(chunks), frames_note(frame_count(chunks))).photo(samples, alpha)


def _samples(data: bytes) -> tuple[PixelArray, PixelArray | None]:
    """Grey or RGB (H×W×C), and transparency."""
    try:
        decoded: PixelArray = imagecodecs.png_decode(data)
    except (imagecodecs.PngError, RuntimeError) as error:
        raise ValueError(str(error)) from error
    samples = decoded if decoded.ndim == 3 else decoded[..., None]
    if samples.shape[2] in (1, 3):
        return samples, None
    return np.ascontiguousarray(samples[..., :-1]), np.ascontiguousarray(samples[..., -1])


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
    return exif.removeprefix(PREFIX) if exif else None


PNG = Format(
    "PNG",
    (".png",),
    magic=(b"\x89PNG",),
    mime="image/png",
    decode=_decode,
    encode=_encode,
    depths=(8, 16),
    note="Every pixel outside of what you painted stays exactly as it was.",
    libraries=("PIL.Image", "cv2", "imagecodecs._png", *COLOUR_LIBRARIES),
)
