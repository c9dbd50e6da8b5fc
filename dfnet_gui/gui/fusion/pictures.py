"""Pictures of the fusion blocks' maps; NumPy and OpenCV only."""

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
    levels, table = to_bytes(values), COLOUR_MAPS[colour_map]
    if table < 0:
        return np.repeat(levels[:, :, None], 3, axis=2)
    return np.ascontiguousarray(cv2.applyColorMap(levels, table)[:, :, ::-1], dtype=np.uint8)


def to_bytes(values: FloatArray) -> ByteArray:
    """[0, 1] as 0 to 255, rounded."""
    return np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)
