"""Pictures of the fusion blocks' maps, and the values under a point; NumPy and OpenCV only."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import cv2
import numpy as np

from dfnet_gui.engine.fills import FusionMaps
from dfnet_gui.imaging.arrays import ByteArray, FloatArray

Shown = Literal["result", "raw", "alpha", "photo"]
Channel = Literal["mean", "red", "green", "blue"]
SHOWN: tuple[Shown, ...] = ("result", "raw", "alpha", "photo")
CHANNELS: tuple[Channel, ...] = ("mean", "red", "green", "blue")
COLOUR_MAPS: MappingProxyType[str, int] = MappingProxyType(
    {
        "viridis": cv2.COLORMAP_VIRIDIS,
        "inferno": cv2.COLORMAP_INFERNO,
        "turbo": cv2.COLORMAP_TURBO,
        "grey": -1,
    }
)


@dataclass(frozen=True)
class FusionChoice:
    """What the fusion panel asks the canvas to show."""

    shown: str = "result"
    scale: int = 0
    overlay: bool = False
    channel: str = "mean"
    colour_map: str = "viridis"
    opacity: float = 0.7

    @property
    def is_plain(self) -> bool:
        """Whether the canvas shows the completed photo and nothing else."""
        return self.shown == "result" and self.scale == 0 and not self.overlay

    @property
    def shows_alpha(self) -> bool:
        """Whether alpha's colours are to be seen."""
        return self.overlay or self.shown == "alpha"

    @property
    def label(self) -> str:
        """What is on the canvas, in a few words; empty for the completed photo."""
        if self.is_plain:
            return ""
        name = "Original" if self.shown == "photo" else self.shown.capitalize()
        laid_over = " under alpha" if self.overlay and self.shown != "alpha" else ""
        has_scale = self.shown != "photo" or self.overlay
        return f"{name}{laid_over}" + (f", scale {self.scale}" if has_scale else "")


Values = tuple[float, float, float]


@dataclass(frozen=True)
class ProbeValues:
    """RGB values in [0, 1] at one point and scale: `result = alpha · raw + (1 − alpha) · image`."""

    image: Values
    raw: Values
    alpha: Values
    result: Values


def map_picture(maps: FusionMaps, choice: FusionChoice) -> ByteArray | None:
    """The chosen map as RGB uint8 at its own size, or None where the photo itself is shown."""
    if choice.shown == "alpha":
        return alpha_picture(maps, choice)
    if choice.shown == "photo" or (choice.shown == "result" and choice.scale == 0):
        return None
    kind = maps.raws if choice.shown == "raw" else maps.results
    return _to_bytes(maps.cropped(kind, maps.nearest_scale(choice.scale)))


def alpha_picture(maps: FusionMaps, choice: FusionChoice) -> ByteArray:
    """Alpha in the chosen colours as RGB uint8 at the scale's own size."""
    alpha = maps.cropped(maps.alphas, maps.nearest_scale(choice.scale))
    channels = dict(zip(CHANNELS[1:], np.moveaxis(alpha, 2, 0), strict=True))
    single: FloatArray = channels[choice.channel] if choice.channel in channels else alpha.mean(axis=2)
    return coloured(single, choice.colour_map)


def coloured(values: FloatArray, colour_map: str) -> ByteArray:
    """Values in [0, 1] (H×W) as colours (H×W×3, RGB)."""
    levels, table = _to_bytes(values), COLOUR_MAPS[colour_map]
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


def _to_bytes(values: FloatArray) -> ByteArray:
    return np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)
