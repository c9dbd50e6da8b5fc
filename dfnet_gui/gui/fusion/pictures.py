"""Pictures of the fusion blocks' maps; NumPy and OpenCV only."""

from functools import cache
from types import MappingProxyType

import cv2
import numpy as np

from dfnet_gui.engine.map_views import channel_of
from dfnet_gui.imaging.arrays import ByteArray, FloatArray

COLOUR_MAPS: MappingProxyType[str, int] = MappingProxyType(
    {
        "viridis": cv2.COLORMAP_VIRIDIS,
        "inferno": cv2.COLORMAP_INFERNO,
        "turbo": cv2.COLORMAP_TURBO,
        "grey": -1,
    }
)


def shown_as(values: FloatArray, channel: str) -> ByteArray:
    """A map (H×W×3 in [0, 1]) as RGB uint8: in its colours for the `mean`, or one channel in grey."""
    if channel == "mean":
        return to_bytes(values)
    return np.repeat(to_bytes(channel_of(values, channel))[:, :, None], 3, axis=2)


def coloured(values: FloatArray, colour_map: str) -> ByteArray:
    """Values in [0, 1] (H×W) as colours (H×W×3, RGB)."""
    return np.asarray(cv2.applyColorMap(to_bytes(values), _table(colour_map)), np.uint8)


@cache
def _table(colour_map: str) -> ByteArray:
    """256×1×3, RGB: turning a picture's channels around would take ten times as long as colouring it."""
    levels = np.arange(256, dtype=np.uint8)[:, None]
    number = COLOUR_MAPS[colour_map]
    colours = cv2.applyColorMap(levels, number)[:, :, ::-1] if number >= 0 else np.repeat(levels[:, :, None], 3, axis=2)
    return np.ascontiguousarray(colours, np.uint8)


def to_bytes(values: FloatArray) -> ByteArray:
    """[0, 1] as 0 to 255, rounded; of any shape."""
    flat = np.ascontiguousarray(values, np.float32).reshape(len(values), -1)
    return np.asarray(cv2.multiply(flat, 255.0, dtype=cv2.CV_8U), np.uint8).reshape(values.shape)
