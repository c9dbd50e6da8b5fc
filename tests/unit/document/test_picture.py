"""The pyramids that the canvas draws follow the document's pixels, and no other reader of them."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import pytest

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import Moment, Picture
from dfnet_gui.imaging.arrays import BoolArray, ByteArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.display import Display
from dfnet_gui.imaging.photo import Photo
from tests.profiles import BROKEN, DISPLAY_P3, LIKE_SRGB, p3_as_srgb


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


def _noise() -> ByteArray:
    return np.random.default_rng(0).integers(0, 256, (300, 600, 3), np.uint8)


def test_a_photo_that_is_shown_as_it_is_shares_its_memory() -> None:
    pixels = _noise()
    for icc in (None, LIKE_SRGB, BROKEN):
        picture = Picture(Document(Photo(pixels=pixels, icc=icc)))
        assert picture.original.levels[0].base is pixels
        assert picture.shown(pixels) is pixels


def test_colours_are_drawn_as_the_screen_shows_them_and_stay_in_the_document() -> None:
    pixels = _noise()
    pixels[0, 0] = 255, 0, 0
    document = Document(Photo(pixels=pixels.copy(), icc=DISPLAY_P3))
    picture = Picture(document)
    _assert_alike(picture.original.levels[0].whole(), p3_as_srgb(pixels))
    assert picture.original.levels[0].whole()[0, 0].tolist() == [255, 0, 0]
    _assert_alike(Picture(document, Display(DISPLAY_P3)).original.levels[0].whole(), pixels)
    np.testing.assert_array_equal(document.pixels, pixels)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_what_changes_is_drawn_as_the_screen_shows_it(dtype: type[np.uint8 | np.uint16]) -> None:
    pixels = np.random.default_rng(0).integers(0, np.iinfo(dtype).max, (300, 600, 3), dtype)
    document = Document(Photo(pixels=pixels, icc=DISPLAY_P3))
    picture = Picture(document)
    for place in (Bounds(250, 100, 20, 20), Bounds(0, 0, 600, 5)):
        _complete(document, place)
        picture.update()
        for ours, anew in zip(picture.result.levels, Picture(document).result.levels, strict=True):
            np.testing.assert_array_equal(ours.whole(), anew.whole())
        _assert_alike(picture.result.levels[0].whole(), p3_as_srgb(to_8_bit(document.pixels).astype(np.uint8)))
    document.undo()
    document.undo()
    picture.update()
    np.testing.assert_array_equal(picture.result.levels[0].whole(), picture.original.levels[0].whole())


def test_a_picture_for_another_screen_takes_the_place_of_the_first() -> None:
    document = Document(Photo(pixels=_noise(), icc=DISPLAY_P3))
    picture = Picture(document)
    _complete(document, Bounds(20, 30, 40, 50))
    picture.update()
    moment = Moment.of(document.patched)
    _complete(document, Bounds(200, 30, 40, 50))
    fresh = Picture(document, Display(DISPLAY_P3), moment)
    assert (fresh.result.levels[0].whole()[40, 210] != 255).any(), "that came later"
    picture.become(fresh)
    assert picture.display == Display(DISPLAY_P3)
    np.testing.assert_array_equal(picture.result.levels[0].whole(), document.pixels)
    document.undo()
    picture.update()
    np.testing.assert_array_equal(picture.result.levels[0].whole(), document.pixels)


def _assert_alike(one: PixelArray, other: PixelArray) -> None:
    np.testing.assert_allclose(one.astype(int), other, atol=1)
