"""Entries of the list of removals: how they are laid over a photo, and what follows when one is changed or goes."""

from dataclasses import replace

import numpy as np

from dfnet_gui.document.removals import Removal, differing, exchanged, places_of, without
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.packed_mask import PackedMask
from tests.unit.document.plain_fills import PlainFill

WHOLE = Bounds(0, 0, 60, 40)


def _removal(number: int, place: Bounds, value: int = 200) -> Removal:
    hole = np.ones((place.height, place.width), bool)
    return Removal(number, PlainFill(place, value, hole), PackedMask.of(hole, place))


def _laid(removal: Removal, value: int = 100) -> np.ndarray:
    pixels = np.full((WHOLE.height, WHOLE.width, 3), value, np.uint8)
    removal.paste_into(pixels, (0, 0), WHOLE)
    return pixels


def test_opacity_mixes_within_the_hole_alone() -> None:
    place = Bounds(10, 10, 20, 12)
    pixels = _laid(replace(_removal(1, place), opacity=0.25))
    assert (pixels[place.slices] == 125).all()
    pixels[place.slices] = 100
    assert (pixels == 100).all()


def test_a_feather_fades_in_from_the_edge_and_not_from_the_border_of_the_photo() -> None:
    place = Bounds(0, 10, 30, 20)
    row = _laid(replace(_removal(1, place), feather_px=4.0))[20, :, 0].astype(int)
    assert (row[:25] == 200).all(), "no edge at the photo's border"
    assert (np.diff(row[25:31]) < 0).all()
    assert (row[30:] == 100).all(), "nothing outside of the hole changes"


def test_a_part_of_the_photo_is_laid_as_the_whole_is() -> None:
    removal = replace(_removal(1, Bounds(5, 5, 40, 30)), feather_px=6.0, opacity=0.7)
    part = Bounds(20, 10, 30, 25)
    pixels = np.full((part.height, part.width, 3), 100, np.uint8)
    removal.paste_into(pixels, (part.left, part.top), WHOLE)
    np.testing.assert_array_equal(pixels, _laid(removal)[part.slices])


def test_those_that_differ_are_those_alone_in_one_list_or_moved() -> None:
    first, second, third = (_removal(n, Bounds(n, n, 2, 2)) for n in (1, 2, 3))
    hidden = replace(second, is_shown=False)
    assert differing((first, second), (first, second)) == ()
    assert set(map(id, differing((first, second, third), (first, hidden, third)))) == {id(second), id(hidden)}
    assert set(map(id, differing((first, second), (second, first)))) == {id(first), id(second)}
    assert places_of((first, third)) == Bounds(1, 1, 4, 4)


def test_what_lies_over_one_that_goes_is_doubtful_and_what_lies_elsewhere_is_not() -> None:
    low, over, beside = (
        _removal(n, b) for n, b in ((1, Bounds(0, 0, 9, 9)), (2, Bounds(5, 5, 9, 9)), (3, Bounds(30, 5, 9, 9)))
    )
    assert [(each.id, each.is_doubtful) for each in without((low, over, beside), low)] == [(2, True), (3, False)]
    assert [each.is_doubtful for each in without((low, over, beside), over)] == [False, False]
    other = replace(low, opacity=0.5)
    assert [each.is_doubtful for each in exchanged((low, over), other)] == [False, False]
    assert [each.is_doubtful for each in exchanged((low, over), other, is_other=True)] == [False, True]


def test_a_removal_without_a_name_is_called_by_its_number() -> None:
    removal = _removal(4, Bounds(0, 0, 2, 2))
    assert removal.title == "Removal 4"
    assert replace(removal, name="The lamp").title == "The lamp"
