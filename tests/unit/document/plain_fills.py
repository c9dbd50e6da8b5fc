"""Documents with completions of one value each, in one place."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from dfnet_gui.document.document import Document
from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo

SIZE = (300, 400)


@dataclass(frozen=True, eq=False)
class PlainFill:
    bounds: Bounds
    value: int
    hole: npt.NDArray[np.bool_]
    nbytes: int = 100

    has_maps: bool = True

    @property
    def places(self) -> tuple[Bounds, ...]:
        return (self.bounds,)

    def paste_into(self, pixels: PixelArray, origin: tuple[int, int] = (0, 0)) -> None:
        place = self.bounds.moved(-origin[0], -origin[1])
        part = place.intersected(Bounds.of_array(pixels))
        pixels[part.slices][self.hole[part.moved(-place.left, -place.top).slices]] = self.value

    def covered(self, bounds: Bounds) -> npt.NDArray[np.bool_]:
        covered = np.zeros((bounds.height, bounds.width), bool)
        part = self.bounds.intersected(bounds)
        if not part.is_empty:
            own = self.hole[part.moved(-self.bounds.left, -self.bounds.top).slices]
            covered[part.moved(-bounds.left, -bounds.top).slices] = own
        return covered

    def depends_on(self, bounds: Bounds) -> bool:
        return not self.bounds.intersected(bounds).is_empty

    def without_maps(self) -> "PlainFill":
        return replace(self, has_maps=False)


def noise_document(**options: int) -> Document:
    pixels = np.random.default_rng(0).integers(0, 256, (*SIZE, 3), np.uint8)
    return Document(Photo(pixels=pixels), **options)


def complete(document: Document, value: int) -> Bounds:
    bounds = document.hole_bounds
    hole = document.hole[bounds.slices].copy()
    return document.add_completion(PlainFill(bounds, value, hole), clear=hole, clear_bounds=bounds)


def completed(value: int = 7, **options: int) -> tuple[Document, PlainFill, npt.NDArray[np.bool_]]:
    """A document with one completion, that layer, and the hole that it fills."""
    document = noise_document(**options)
    document.paint((100, 100), (200, 150), 20)
    document.end_stroke()
    hole = document.hole.copy()
    complete(document, value)
    (layer,) = document.layers
    assert isinstance(layer, PlainFill)
    return document, layer, hole


def shows_maps(layer: object) -> bool:
    return isinstance(layer, PlainFill) and layer.has_maps


def better(old: PlainFill, value: int = 9, **changes: int) -> PlainFill:
    return replace(old, value=value, **changes)  # type: ignore[arg-type]
