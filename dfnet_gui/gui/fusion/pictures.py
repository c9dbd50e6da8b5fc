"""Pictures of the fusion blocks' maps, and the values under a point; NumPy and OpenCV only."""

from dataclasses import dataclass
from types import MappingProxyType

import cv2
import numpy as np

from dfnet_gui.engine.fills import FusionMaps
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
Values = tuple[float, float, float]


@dataclass(frozen=True)
class ProbeValues:
    """RGB values in [0, 1] at one point and scale: `result = alpha · raw + (1 − alpha) · image`."""

    image: Values
    raw: Values
    alpha: Values
    result: Values


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


def probe(maps: FusionMaps, scale: int, x: float, y: float) -> ProbeValues | None:
    """The maps' values at a photo point, None outside of the region."""
    bounds = maps.bounds
    across, down = (x - bounds.left) / bounds.width, (y - bounds.top) / bounds.height
    if not (0 <= across < 1 and 0 <= down < 1):
        return None

    def at(kind: FloatArray) -> Values:
        red, green, blue = kind[int(down * kind.shape[0]), int(across * kind.shape[1])]
        return float(red), float(green), float(blue)

    scale = maps.nearest_scale(scale)
    kinds = (maps.images, maps.raws, maps.alphas, maps.results)
    return ProbeValues(*(at(maps.cropped(kind, scale)) for kind in kinds))


def to_bytes(values: FloatArray) -> ByteArray:
    """[0, 1] as 0 to 255, rounded."""
    return np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)
