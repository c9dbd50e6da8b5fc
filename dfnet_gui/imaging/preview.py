"""A small picture of a large photo, long before all of it is decoded."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

_LEAST_PIXELS = 12_000_000
"""Smaller photos are there as soon as their preview would be."""
_LONGEST_SIDE_PX = 1600


@dataclass(frozen=True, eq=False)
class Preview:
    """`pixels`: RGB uint8, upright, of a photo that has `width`×`height` pixels."""

    pixels: npt.NDArray[np.uint8]
    width: int
    height: int


def read_preview(path: Path) -> Preview | None:
    """A preview of a large JPEG, decoded at an eighth of its size or so; None for anything else. Any thread.

    Never raises for a bad file: whoever reads the photo itself says what is wrong with it.
    """
    try:
        with Image.open(path, formats=("JPEG",)) as image:
            width, height = image.size
            if width * height < _LEAST_PIXELS or image.mode not in ("RGB", "L"):
                return None
            image.draft("RGB", (_LONGEST_SIDE_PX, _LONGEST_SIDE_PX))
            small = ImageOps.exif_transpose(image).convert("RGB")
    except Exception:  # noqa: BLE001 - Pillow raises many kinds on damaged files, and nothing depends on this
        return None
    turned = (small.width > small.height) != (width > height)
    return Preview(np.asarray(small), *((height, width) if turned else (width, height)))
