"""16 bits a sample, by OpenCV: Pillow would cut colour pictures to 8."""

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import PixelArray


def decode_deep(data: bytes) -> tuple[PixelArray, PixelArray | None]:
    """RGB and transparency, uint16; ValueError for anything else."""
    flags = cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if decoded is None or decoded.dtype != np.uint16:
        raise ValueError("not a 16-bit picture that can be read")
    if decoded.ndim == 2:
        return np.ascontiguousarray(np.repeat(decoded[:, :, None], 3, axis=2)), None
    alpha = np.ascontiguousarray(decoded[:, :, 3]) if decoded.shape[2] == 4 else None
    return np.ascontiguousarray(decoded[:, :, 2::-1]), alpha
