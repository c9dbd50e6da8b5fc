"""A small picture of a photo file, as quickly as its format allows. Any thread."""

from pathlib import Path

import cv2
import numpy as np

from dfnet_gui.errors import DfnetError
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.display import SRGB_DISPLAY, Display
from dfnet_gui.imaging.exif import orientation_in
from dfnet_gui.imaging.formats.jpeg_segments import check_claims
from dfnet_gui.imaging.formats.pillow import open_image
from dfnet_gui.imaging.photo import upright
from dfnet_gui.imaging.reading import jpeg_bytes, read_photo


def read_thumbnail(path: Path, side_px: int, display: Display = SRGB_DISPLAY) -> ByteArray | None:
    """RGB uint8, H×W×3, upright, its longer side at most `side_px`, as the display shows it; None for what can't be
    read.

    A JPEG is decoded at a fraction of its size; anything else is read whole.
    """
    try:
        with open_image(path, ("JPEG",)) as image:
            check_claims(jpeg_bytes(path), *image.size)
            image.draft("RGB", (side_px, side_px))
            orientation = orientation_in(image.info.get("exif"))
            icc = image.info.get("icc_profile") if image.mode == "RGB" else None
            pixels = upright(np.asarray(image.convert("RGB")), orientation)
    except Exception:  # noqa: BLE001 - no JPEG, or a damaged one: decoders raise many kinds
        try:
            photo = read_photo(path)
            pixels, icc = photo.pixels, photo.icc
        except DfnetError:
            return None
    scale = min(1.0, side_px / max(pixels.shape[:2]))
    size = max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale))
    small = np.ascontiguousarray(cv2.resize(to_8_bit(pixels), size, interpolation=cv2.INTER_AREA), np.uint8)
    convert = display.converter(icc)
    return small if convert is None else convert(small)
