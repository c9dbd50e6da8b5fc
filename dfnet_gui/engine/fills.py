"""What a completion is made of: new pixels for holes, and what can be looked into of how they were made. NumPy only."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, Self

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, FloatArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds

_NEAR_PX = 16
"""A fill meets what lies so near without a step; further away it only looks at the photo."""


@dataclass(frozen=True, kw_only=True, eq=False)
class FusionMaps:
    """What the fusion blocks gave for one region, and what they fused: result = alpha · raw + (1 − alpha) · image.

    `results`, `alphas`, `raws` and `images` map a scale (0 = finest) to float32 H×W×3 in [0, 1], RGB. `bounds`:
    the region in photo pixels. `used` (height, width): the part of the scale-0 maps, from their top
    left, that shows the region; the rest is padding.
    """

    bounds: Bounds
    used: tuple[int, int]
    results: Mapping[int, FloatArray]
    alphas: Mapping[int, FloatArray]
    raws: Mapping[int, FloatArray]
    images: Mapping[int, FloatArray]

    @property
    def nbytes(self) -> int:
        """Bytes of all maps."""
        kinds = (self.results, self.alphas, self.raws, self.images)
        return sum(m.nbytes for kind in kinds for m in kind.values())

    def cropped(self, kind: Mapping[int, FloatArray], scale: int) -> FloatArray:
        """The map of a scale without its padding (up to a pixel at the coarse scales)."""
        rows, columns = (-(-n // 2**scale) for n in self.used)
        return kind[scale][:rows, :columns]

    def nearest_scale(self, scale: int) -> int:
        """`scale`, or the nearest one that the network fuses."""
        return min(self.alphas, key=lambda each: abs(each - scale))


@dataclass(frozen=True, kw_only=True, eq=False)
class Seen:
    """What the network saw of one region, kept so that its maps can be computed later.

    `image` (H×W×3, float32) in the model's channel order, with `start` still to be put into its hole, or with
    it in there already where `start` is None; `known` (H×W), 1 = known. `alpha_shift`: by how much alpha was lowered,
    in logits; `alpha_fade_px`: by one more for each so many pixels into the hole. `bounds`, `used` as of `FusionMaps`.
    """

    image: FloatArray
    known: FloatArray
    start: str | None
    alpha_shift: float
    alpha_fade_px: float
    bounds: Bounds
    used: tuple[int, int]

    @property
    def nbytes(self) -> int:
        """Bytes of both arrays."""
        return self.image.nbytes + self.known.nbytes


@dataclass(frozen=True, kw_only=True, eq=False)
class Fill:
    """New pixels for one hole: `pixels` H×W×3 and `hole` bool H×W at `bounds` of the photo.

    `drawn` is mean alpha over the hole at the finest scale: how much of the fill the network drew; the rest
    comes from the start. `maps` are there when they were asked for; until then `seen` is what they can be
    computed from, None for the last of very many fills. `copied`: around what it was copied from, in photo pixels.
    """

    bounds: Bounds
    pixels: PixelArray
    hole: BoolArray
    drawn: float
    maps: FusionMaps | None = None
    seen: Seen | None = None
    copied: tuple[Bounds, ...] = ()

    def depends_on(self, bounds: Bounds) -> bool:
        """Whether it lies at `bounds` of the photo or so near that it was fitted to it, or was copied from there."""
        places = (self.bounds.grown(_NEAR_PX), *self.copied)
        return any(not place.intersected(bounds).is_empty for place in places)

    @property
    def nbytes(self) -> int:
        """Bytes of everything."""
        looked_into = (self.maps.nbytes if self.maps else 0) + (self.seen.nbytes if self.seen else 0)
        return self.pixels.nbytes + self.hole.nbytes + looked_into


@dataclass(frozen=True, kw_only=True, eq=False)
class Filled:
    """Fills that lie over a photo together; they touch nothing outside of their holes."""

    fills: tuple[Fill, ...]

    @property
    def bounds(self) -> Bounds:
        """Around all fills, in photo pixels."""
        return Bounds.around(self.places)

    @property
    def nbytes(self) -> int:
        """Bytes of all fills."""
        return sum(fill.nbytes for fill in self.fills)

    def without_maps(self) -> Self:
        """The same completion with nothing to look into."""
        return replace(self, fills=tuple(replace(fill, maps=None, seen=None) for fill in self.fills))

    @property
    def places(self) -> tuple[Bounds, ...]:
        """Around each fill."""
        return tuple(fill.bounds for fill in self.fills)

    def paste_into(self, pixels: PixelArray, origin: tuple[int, int] = (0, 0)) -> None:
        """Write the fills in place into pixels whose top left lies at `origin` (left, top) of the photo.

        Nothing outside the hole is touched.
        """
        whole = Bounds.of_array(pixels)
        for fill in self.fills:
            place = fill.bounds.moved(-origin[0], -origin[1])
            part = place.intersected(whole)
            if part.is_empty:
                continue
            inner = part.moved(-place.left, -place.top).slices
            target = pixels[part.slices]
            cv2.copyTo(fill.pixels[inner], fill.hole[inner].view(np.uint8), target)  # a hundred times as fast as NumPy

    def covered(self, bounds: Bounds) -> BoolArray:
        """Which pixels within `bounds` of the photo are filled: bool, of their size."""
        covered = np.zeros((bounds.height, bounds.width), bool)
        for fill in self.fills:
            part = fill.bounds.intersected(bounds)
            if not part.is_empty:
                inner = fill.hole[part.moved(-fill.bounds.left, -fill.bounds.top).slices]
                covered[part.moved(-bounds.left, -bounds.top).slices] |= inner
        return covered

    def depends_on(self, bounds: Bounds) -> bool:
        """Whether a fill lies at `bounds` of the photo, beside it, or was copied from there."""
        return any(fill.depends_on(bounds) for fill in self.fills)


@dataclass(frozen=True, kw_only=True, eq=False)
class Touch(Filled):
    """A stroke of the clone brush: copied as it is (`clone`), or fitted to what lies around (`heal`)."""

    kind: Literal["clone", "heal"]
