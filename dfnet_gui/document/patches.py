"""One undoable step, as the parts of what is painted and of the photo that it changed."""

from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np

from dfnet_gui.document.painted import PaintedKind
from dfnet_gui.imaging.arrays import BoolArray, ByteArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds


class Layer(Protocol):
    """What a document needs of a completion."""

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

    def without_maps(self) -> Self:
        """The same pixels with nothing to look into."""


@dataclass(frozen=True, eq=False)
class Part:
    """What was painted (packed bits) and the pixels within `bounds`, before and after; None: they did not change."""

    bounds: Bounds
    painted_before: ByteArray
    painted_after: ByteArray
    pixels_before: PixelArray | None = None
    pixels_after: PixelArray | None = None
    kind: PaintedKind = "hole"

    @property
    def nbytes(self) -> int:
        """Memory that it holds."""
        arrays = (self.painted_before, self.painted_after, self.pixels_before, self.pixels_after)
        return sum(array.nbytes for array in arrays if array is not None)


@dataclass(frozen=True, eq=False)
class Patch:
    """One step of the history; `layer` is the completion that it laid over the photo."""

    parts: tuple[Part, ...]
    layer: Layer | None = None

    @property
    def bounds(self) -> Bounds:
        """Around all parts."""
        return Bounds.around(part.bounds for part in self.parts)

    @property
    def nbytes(self) -> int:
        """Memory that it holds, its layer's included."""
        return sum(part.nbytes for part in self.parts) + (self.layer.nbytes if self.layer else 0)

    @property
    def only_bars(self) -> bool:
        """Whether it changed nothing but what is never copied from."""
        return self.layer is None and all(part.kind == "barred" for part in self.parts)

    def remembers_pixels_of(self, other: "Patch") -> bool:
        """Whether it holds pixels of a place that the other one changed."""
        mine = [part.bounds for part in self.parts if part.pixels_before is not None]
        return any(not a.intersected(b.bounds).is_empty for a in mine for b in other.parts)


def unpacked(bits: ByteArray, bounds: Bounds) -> BoolArray:
    """Packed bits as the bool array that they were."""
    flat = np.unpackbits(bits, count=bounds.width * bounds.height)
    return flat.reshape(bounds.height, bounds.width).view(bool)
