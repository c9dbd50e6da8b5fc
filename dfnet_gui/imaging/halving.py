"""The step down a pyramid."""

from typing import TypeVar

import cv2

from dfnet_gui.imaging.arrays import ByteArray, FloatArray

Array = TypeVar("Array", ByteArray, FloatArray)


def halved(array: Array) -> Array:
    """Means of 2×2 pixels (H×W or H×W×C); an odd last row or column counts twice."""
    height, width = array.shape[:2]
    if height % 2 or width % 2:
        array = cv2.copyMakeBorder(array, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE)
    size = (-(-width // 2), -(-height // 2))
    smaller: Array = cv2.resize(array, size, interpolation=cv2.INTER_AREA)
    return smaller
