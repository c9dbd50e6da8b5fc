"""Bits of a sample."""

import numpy as np

from dfnet_gui.imaging.arrays import PixelArray


def to_8_bit(pixels: PixelArray) -> PixelArray:
    """uint16 to uint8, rounded; uint8 comes back as it is."""
    if pixels.dtype == np.uint8:
        return pixels
    return ((pixels.astype(np.uint32) * 255 + 32767) // 65535).astype(np.uint8)
