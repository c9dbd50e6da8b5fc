"""Fusing anew from maps that are there, with other alphas, without running the network. NumPy and OpenCV only.

After the fusion block's formula, result = alpha · raw + (1 − alpha) · image, a change of alpha changes the result by
(alpha' − alpha) · (raw − image). That is added to the fill at the photo's own resolution, so that detail which was
put there later stays.
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from dfnet_gui.engine.fills import Fill, FusionMaps
from dfnet_gui.engine.request import Completion
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds

MOST_GAIN, MOST_FADE_PX = 3.0, 64


@dataclass(frozen=True)
class Refusion:
    """Other alphas: times `gain`, at least `floor` (0 to 1), and fading to 0 within `fade_px` photo pixels from the
    hole's edge (0: a hard edge)."""

    gain: float = 1.0
    floor: float = 0.0
    fade_px: float = 0.0

    @property
    def is_neutral(self) -> bool:
        """Whether alpha stays as it is."""
        return self == Refusion()


NEUTRAL = Refusion()


def refused(completion: Completion, refusion: Refusion, *, whole: Bounds, request_id: int) -> Completion:
    """The completion of a photo (`whole`) with other alphas, as one with its own id; fills without maps stay."""
    fills = tuple(_refused_fill(fill, refusion, whole) for fill in completion.fills)
    return replace(completion, fills=fills, request_id=request_id)


def _refused_fill(fill: Fill, refusion: Refusion, whole: Bounds) -> Fill:
    maps = fill.maps
    if maps is None or refusion.is_neutral:
        return fill
    near = _nearness(fill, refusion.fade_px, whole)
    alphas = {scale: _alpha(maps, scale, refusion, near, fill.bounds) for scale in maps.alphas}
    finest = min(maps.alphas)
    moved = (alphas[finest] - maps.alphas[finest]) * (maps.raws[finest] - maps.images[finest])
    most = np.iinfo(fill.pixels.dtype).max
    added = _at_photo(maps, maps.cropped({finest: moved}, finest), fill.bounds)
    pixels = np.rint(np.clip(fill.pixels + added * np.float32(most), 0, most)).astype(fill.pixels.dtype)
    results = {s: alphas[s] * maps.raws[s] + (1 - alphas[s]) * maps.images[s] for s in alphas}
    drawn = float(_at_photo(maps, maps.cropped(alphas, finest), fill.bounds)[fill.hole].mean())
    return replace(fill, pixels=pixels, drawn=drawn, maps=replace(maps, alphas=alphas, results=results))


def _alpha(maps: FusionMaps, scale: int, refusion: Refusion, near: FloatArray | None, place: Bounds) -> FloatArray:
    alpha = np.clip(maps.alphas[scale] * np.float32(refusion.gain), np.float32(refusion.floor), 1)
    if near is None:
        return np.asarray(alpha, np.float32)
    height, width = maps.cropped(maps.alphas, scale).shape[:2]
    across, down = width / maps.bounds.width, height / maps.bounds.height
    left, top = place.left - maps.bounds.left, place.top - maps.bounds.top
    to_photo = np.array([[1 / across, 0, 0.5 / across - 0.5 - left], [0, 1 / down, 0.5 / down - 0.5 - top]])
    kept = np.ones(alpha.shape[:2], np.float32)  # beside the hole image and raw are of no account
    kept[:height, :width] = cv2.warpAffine(
        near,
        to_photo,
        (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=1.0,
    )
    return np.asarray(alpha * kept[..., None], np.float32)


def _nearness(fill: Fill, fade_px: float, whole: Bounds) -> FloatArray | None:
    """From 0 at the hole's edge to 1 deep in it (H×W of the fill); None without fading. A photo's border is no edge."""
    if not fade_px:
        return None
    around = fill.bounds.grown(1).intersected(whole)
    hole = np.zeros((around.height, around.width), np.uint8)
    inner = fill.bounds.moved(-around.left, -around.top).slices
    hole[inner] = fill.hole
    depth = cv2.distanceTransform(hole, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)[inner]
    return np.asarray(np.clip(depth / np.float32(fade_px + 1), 0, 1), np.float32)


def _at_photo(maps: FusionMaps, values: FloatArray, place: Bounds) -> FloatArray:
    """A map without padding (h×w×3) at the photo's resolution, of it what lies at `place`: bilinear."""
    across, down = values.shape[1] / maps.bounds.width, values.shape[0] / maps.bounds.height
    left, top = place.left - maps.bounds.left, place.top - maps.bounds.top
    to_map = np.array([[across, 0, (left + 0.5) * across - 0.5], [0, down, (top + 0.5) * down - 0.5]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = (place.width, place.height)
    return np.asarray(cv2.warpAffine(values, to_map, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.float32)
