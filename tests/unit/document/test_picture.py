"""The pyramids that the canvas draws follow the document's pixels, and no other reader of them."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import pytest

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import Picture
from dfnet_gui.imaging.arrays import BoolArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.photo import Photo


@dataclass(frozen=True, eq=False)
class _White:
    """A completion that makes a square white."""

    bounds: Bounds
    nbytes: int = 0

    @property
    def places(self) -> tuple[Bounds, ...]:
        return (self.bounds,)

    def paste_into(self, pixels: PixelArray, origin: tuple[int, int] = (0, 0)) -> None:
        place = self.bounds.moved(-origin[0], -origin[1]).intersected(Bounds.of_array(pixels))
        pixels[place.slices] = np.iinfo(pixels.dtype).max

    def covered(self, bounds: Bounds) -> BoolArray:
        raise NotImplementedError  # nothing here is faded

    def depends_on(self, bounds: Bounds) -> bool:
        return not self.bounds.intersected(bounds).is_empty

    def without_maps(self) -> Self:
        return self


def _complete(document: Document, place: Bounds) -> None:
    document.add_completion(_White(place), clear=np.ones((place.height, place.width), bool), clear_bounds=place)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_the_result_is_brought_up_to_date_and_the_original_stays(dtype: type[np.uint8 | np.uint16]) -> None:
    pixels = np.random.default_rng(0).integers(0, np.iinfo(dtype).max, (300, 600, 3), dtype)
    document = Document(Photo(pixels=pixels))
    picture, other = Picture(document), Picture(document)
    _complete(document, Bounds(250, 100, 20, 20))
    picture.update()
    np.testing.assert_array_equal(picture.result.levels[0].whole(), to_8_bit(document.pixels))
    np.testing.assert_array_equal(picture.original.levels[0].whole(), to_8_bit(pixels))
    for ours, anew in zip(picture.result.levels, Picture(document).result.levels, strict=True):
        np.testing.assert_array_equal(ours.whole(), anew.whole())
    other.update()
    np.testing.assert_array_equal(other.result.levels[0].whole(), to_8_bit(document.pixels))
    document.undo()
    picture.update()
    np.testing.assert_array_equal(picture.result.levels[0].whole(), to_8_bit(pixels))
