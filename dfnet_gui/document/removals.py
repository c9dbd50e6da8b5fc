"""What was laid over a photo, as a list: each entry can be hidden, faded, exchanged or taken out. NumPy only."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol, Self

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, FloatArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.packed_mask import PackedMask
from dfnet_gui.wording import tr

MOST_FEATHER_PX = 250
"""What is softer takes too long to show."""


class Layer(Protocol):
    """What a document needs of a completion, or of a touch with the clone brush."""

    @property
    def bounds(self) -> Bounds:
        """Around all that the layer changes."""

    @property
    def places(self) -> tuple[Bounds, ...]:
        """Around each thing that it changes."""

    @property
    def nbytes(self) -> int:
        """Memory that it holds."""

    def paste_into(self, pixels: PixelArray, origin: tuple[int, int] = (0, 0)) -> None:
        """Write it into pixels in place, whose top left lies at `origin` (left, top) of the photo."""

    def covered(self, bounds: Bounds) -> BoolArray:
        """Which pixels within `bounds` of the photo it changes: bool, of their size."""

    def depends_on(self, bounds: Bounds) -> bool:
        """Whether it was made from what lies at `bounds` of the photo, or lies over it."""

    def without_maps(self) -> Self:
        """The same pixels with nothing to look into."""


@dataclass(frozen=True, eq=False)
class Removal:
    """One entry of the list. It is never changed: another one with the same `id` takes its place.

    `painted`: the mask that it was made for. `opacity`: 0 to 1, how much of it covers what lies under it. `feather_px`:
    within so many photo pixels from its edge it fades in; nothing outside of it changes. `made_at`: seconds since 1970.
    `is_doubtful`: what it was made from, or lies over, is not the same any more.
    """

    id: int
    layer: Layer
    painted: PackedMask
    name: str = ""
    is_shown: bool = True
    opacity: float = 1.0
    feather_px: float = 0.0
    made_at: float = 0.0
    is_doubtful: bool = False

    @property
    def title(self) -> str:
        """Its name, or one made of its number."""
        return self.name or tr("Removal {id}", id=self.id)

    @property
    def nbytes(self) -> int:
        """Memory that it holds."""
        return self.layer.nbytes + self.painted.nbytes

    def touches(self, place: Bounds) -> bool:
        """Whether it shows anything within `place`."""
        return self.is_shown and any(not each.intersected(place).is_empty for each in self.layer.places)

    def paste_into(
        self, pixels: PixelArray, origin: tuple[int, int], whole: Bounds, share: "Share | None" = None
    ) -> None:
        """Lay it over pixels in place, whose top left lies at `origin` (left, top) of the photo, which is `whole`.

        `share`: how much of it is taken, where that is known already.
        """
        if self.opacity >= 1.0 and not self.feather_px:
            self.layer.paste_into(pixels, origin)
            return
        under = pixels.copy()
        self.layer.paste_into(pixels, origin)
        place = Bounds.of_array(pixels).moved(*origin).intersected(self.layer.bounds)
        inner = place.moved(-origin[0], -origin[1]).slices
        if not self.feather_px:
            cv2.addWeighted(pixels, self.opacity, under, 1.0 - self.opacity, 0.0, dst=pixels)
            return
        taken = share.at(place) if share is not None else self.share_at(place, whole)
        mixed = under[inner] + (pixels[inner].astype(np.float32) - under[inner]) * taken[..., None]
        pixels[inner] = np.rint(mixed).astype(pixels.dtype)

    def share_at(self, place: Bounds, whole: Bounds) -> FloatArray:
        """How much of it is taken within `place` of the photo: float32 in [0, 1], 0 where it changes nothing.

        At the border of the `whole` photo nothing fades.
        """
        if not self.feather_px:
            return self.layer.covered(place).astype(np.float32) * np.float32(self.opacity)
        around = place.grown(int(np.ceil(self.feather_px)) + 1).intersected(whole)
        covered = self.layer.covered(around).view(np.uint8)
        depth = cv2.distanceTransform(covered, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        inner = depth[place.moved(-around.left, -around.top).slices]
        faded: FloatArray = np.clip(inner / np.float32(self.feather_px + 1.0), 0.0, 1.0)
        return faded * np.float32(self.opacity)


@dataclass(frozen=True, eq=False)
class Share:
    """How much of a removal is taken within `bounds` of the photo: float32 in [0, 1], of their size."""

    bounds: Bounds
    values: FloatArray

    def at(self, place: Bounds) -> FloatArray:
        """A part of it."""
        return self.values[place.moved(-self.bounds.left, -self.bounds.top).slices]


Removals = tuple[Removal, ...]
"""From the lowest to the highest."""


def differing(one: Removals, other: Removals) -> Removals:
    """Those that are in one of two lists alone, or at another place in their order."""
    ours, theirs = ({id(each) for each in removals} for removals in (one, other))
    kept = [each for each in one if id(each) in theirs], [each for each in other if id(each) in ours]
    moved = [a for a, b in zip(*kept, strict=True) if a is not b]
    alone = [each for each in one if id(each) not in theirs], [each for each in other if id(each) not in ours]
    return (*alone[0], *alone[1], *moved)


def meet(one: Layer, other: Layer) -> bool:
    """Whether both change any one pixel."""
    common = one.bounds.intersected(other.bounds)
    return not common.is_empty and bool((one.covered(common) & other.covered(common)).any())


def places_of(removals: Iterable[Removal]) -> Bounds:
    """Around all that they change."""
    return Bounds.around(removal.layer.bounds for removal in removals)


def exchanged(removals: Removals, new: Removal, *, is_other: bool = False) -> Removals:
    """With `new` where the one with its id was; if it `is_other` in what it shows, later ones may be doubtful."""
    place = next(index for index, each in enumerate(removals) if each.id == new.id)
    later = removals[place + 1 :]
    if is_other:
        later = tuple(_doubted(each, (removals[place], new)) for each in later)
    return (*removals[:place], new, *later)


def without(removals: Removals, gone: Removal) -> Removals:
    """Without one of them; later ones that were made from it, or lie over it, are doubtful then."""
    place = next(index for index, each in enumerate(removals) if each.id == gone.id)
    return (*removals[:place], *(_doubted(each, (gone,)) for each in removals[place + 1 :]))


def _doubted(removal: Removal, others: Iterable[Removal]) -> Removal:
    """One for which it matters what the others showed is doubtful."""
    if removal.is_doubtful:
        return removal
    is_touched = any(removal.layer.depends_on(place) for other in others for place in other.layer.places)
    return replace(removal, is_doubtful=True) if is_touched else removal
