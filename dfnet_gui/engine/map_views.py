"""What is read off fusion maps: a channel, the hole at a scale, how alpha lies in it, what a fill loses. NumPy only."""

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from dfnet_gui.engine.fills import Fill, FusionMaps
from dfnet_gui.imaging.arrays import BoolArray, FloatArray, PixelArray

Channel = Literal["mean", "red", "green", "blue"]
CHANNELS: tuple[Channel, ...] = ("mean", "red", "green", "blue")
_HALF = 128
_SEEN_LEVELS = 2.0
"""Of 255: less is seen by nobody."""


def channel_of(values: FloatArray, channel: str) -> FloatArray:
    """One channel of RGB (H×W×3), or the mean of the three: H×W."""
    if channel == "mean":
        mean: FloatArray = values.mean(axis=2)
        return mean
    single: FloatArray = values[..., CHANNELS[1:].index(_known(channel))]
    return single


def hole_at(maps: FusionMaps, fill: Fill, scale: int) -> BoolArray:
    """Which pixels of a scale's maps (without padding) lie in the hole of `fill`; at least one does."""
    place, whole = fill.bounds.intersected(maps.bounds), maps.bounds
    covered = np.zeros((whole.height, whole.width), np.uint8)
    inner = fill.hole[place.moved(-fill.bounds.left, -fill.bounds.top).slices]
    covered[place.moved(-whole.left, -whole.top).slices] = inner * np.uint8(255)
    height, width = maps.cropped(maps.alphas, scale).shape[:2]
    share = cv2.resize(covered, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(share >= min(_HALF, max(1, int(share.max()))), bool)


def in_hole(maps: FusionMaps, fill: Fill, scale: int, channel: str) -> FloatArray:
    """Alpha of every pixel of the hole at a scale, in no particular shape."""
    return channel_of(maps.cropped(maps.alphas, scale), channel)[hole_at(maps, fill, scale)]


def difference(one: PixelArray, other: PixelArray) -> FloatArray:
    """How far two pictures of one kind lie apart, pixel by pixel and channel by channel, in [0, 1]."""
    most = np.float32(np.iinfo(one.dtype).max)
    return np.asarray(np.abs(one.astype(np.float32) - other.astype(np.float32)) / most, np.float32)


def lost_light(maps: FusionMaps, scale: int) -> FloatArray:
    """What alpha takes from raw where the picture under it is darker: (1 − alpha) · (raw − image), or 0; H×W×3."""
    alpha, raw, image = (maps.cropped(kind, scale) for kind in (maps.alphas, maps.raws, maps.images))
    return np.asarray(np.maximum((1.0 - alpha) * (raw - image), 0.0), np.float32)


def darkened(maps: FusionMaps, fill: Fill, scale: int, channel: str) -> FloatArray:
    """What alpha takes from raw in the hole of `fill`, 0 beside it; H×W."""
    return np.asarray(channel_of(lost_light(maps, scale), channel) * hole_at(maps, fill, scale), np.float32)


@dataclass(frozen=True)
class Darkening:
    """How much alpha below 1 darkens holes that began with zeros: `share` of their pixels (0 to 1) so that it can be
    seen, those by `mean` on average, and one by `most`; both of 255."""

    share: float
    mean: float
    most: float


def darkening(fills: list[tuple[FusionMaps, Fill]]) -> Darkening:
    """Of all these, at the finest scale each has, in the mean of the channels."""
    lost = 255 * np.concatenate([np.zeros(0, np.float32), *(_lost_in_hole(maps, fill) for maps, fill in fills)])
    seen = lost[lost > _SEEN_LEVELS]
    if not seen.size:
        return Darkening(0.0, 0.0, 0.0)
    return Darkening(seen.size / lost.size, float(seen.mean()), float(seen.max()))


def _lost_in_hole(maps: FusionMaps, fill: Fill) -> FloatArray:
    finest = min(maps.alphas)
    return channel_of(lost_light(maps, finest), "mean")[hole_at(maps, fill, finest)]


def _known(channel: str) -> Channel:
    return next(each for each in CHANNELS if each == channel)
