"""A small picture of a large photo, long before all of it is decoded."""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import simplejpeg

from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.display import SRGB_DISPLAY, Display
from dfnet_gui.imaging.exif import orientation_in
from dfnet_gui.imaging.formats.base import MOST_PIXELS
from dfnet_gui.imaging.formats.jpeg_segments import check_claims
from dfnet_gui.imaging.formats.pillow import open_image
from dfnet_gui.imaging.photo import swaps_sides, upright
from dfnet_gui.imaging.reading import jpeg_bytes

_LEAST_PIXELS = 12_000_000
"""Smaller photos are there as soon as their preview would be."""
_LONGEST_SIDE_PX = 1000


@dataclass(frozen=True, eq=False)
class Preview:
    """`pixels`: RGB uint8, upright, of a photo that has `width`×`height` pixels."""

    pixels: ByteArray
    width: int
    height: int


def read_preview(path: Path, display: Display = SRGB_DISPLAY) -> Preview | None:
    """A preview of a large JPEG, decoded at a half to an eighth of its size, as the display shows it; None for others.

    Any thread.

    Never raises for a bad file: whoever reads the photo itself says what is wrong with it.
    """
    try:
        with open_image(path, ("JPEG",)) as image:
            width, height = image.size
            if not _LEAST_PIXELS <= width * height <= MOST_PIXELS or image.mode not in ("RGB", "L"):
                return None
            orientation = orientation_in(image.info.get("exif"))
            convert = display.converter(image.info.get("icc_profile") if image.mode == "RGB" else None)
        share = min(1.0, _LONGEST_SIDE_PX / max(width, height))
        least_width, least_height = (max(1, math.floor(side * share)) for side in (width, height))
        data = jpeg_bytes(path)
        check_claims(data, width, height)
        small = simplejpeg.decode_jpeg(data, "RGB", min_width=least_width, min_height=least_height)
    except Exception:  # noqa: BLE001 - decoders raise many kinds on damaged files, and nothing depends on this
        return None
    if swaps_sides(orientation):
        width, height = height, width
    pixels = upright(small, orientation).astype(np.uint8, copy=False)
    return Preview(pixels if convert is None else convert(pixels), width, height)
