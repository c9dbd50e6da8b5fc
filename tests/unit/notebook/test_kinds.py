"""What panes show is what the engine reads off the maps, and is called as in the window."""

from dataclasses import replace

import numpy as np
import pytest

from dfnet_gui.engine.map_views import channel_of, darkened, difference, hole_at
from dfnet_gui.gui.fusion.kinds import KINDS as OF_THE_WINDOW
from dfnet_gui.imaging.arrays import FloatArray, PixelArray
from dfnet_gui.notebook.kinds import KINDS, Picture
from dfnet_gui.notebook.subject import Subject
from tests.unit.engine.looked_into import HOLE, REGION, dark, some_completion, some_maps


@pytest.fixture
def photo() -> PixelArray:
    return np.random.default_rng(5).integers(0, 256, (80, 140, 3), np.uint8)


def _picture(name: str, subject: Subject, scale: int = 0, channel: str = "mean") -> Picture:
    (picture,) = KINDS[name].pictures(subject, scale, channel)
    return picture


@pytest.mark.parametrize("name", KINDS.names)
def test_a_kind_is_called_as_in_the_window(name: str) -> None:
    kind, there = KINDS[name], OF_THE_WINDOW[name]
    assert kind.text == there.text
    assert (kind.has_scale, kind.has_channels, kind.in_colours) == (
        there.has_scale,
        there.has_channels,
        there.has_colours,
    )


@pytest.mark.parametrize(("name", "maps_of"), [("image", "images"), ("raw", "raws"), ("result", "results")])
@pytest.mark.parametrize("scale", [0, 2])
def test_maps_are_shown_without_their_padding(name: str, maps_of: str, scale: int) -> None:
    maps = some_maps()
    values: FloatArray = maps.cropped(getattr(maps, maps_of), scale)
    picture = _picture(name, Subject.of(maps), scale)
    assert picture.bounds == REGION
    np.testing.assert_array_equal(picture.values, values)
    np.testing.assert_array_equal(_picture(name, Subject.of(maps), scale, "blue").values, values[..., 2])


def test_alpha_is_one_number_a_pixel() -> None:
    maps = some_maps()
    for channel in ("mean", "green"):
        expected = channel_of(maps.cropped(maps.alphas, 2), channel)
        np.testing.assert_array_equal(_picture("alpha", Subject.of(maps), 2, channel).values, expected)


def test_the_mask_is_the_hole_at_that_scale() -> None:
    subject = Subject.of(some_completion())
    ((maps, fill),) = subject.fills
    np.testing.assert_array_equal(_picture("mask", subject, 2).values, hole_at(maps, fill, 2))


def test_darkening_is_what_alpha_takes() -> None:
    subject = Subject.of(dark(some_completion()))
    ((maps, fill),) = subject.fills
    np.testing.assert_array_equal(_picture("darkening", subject, 0, "red").values, darkened(maps, fill, 0, "red"))


def test_original_completed_and_how_far_they_lie_apart(photo: PixelArray) -> None:
    subject = Subject.of(some_completion(), photo)
    before, after = _picture("photo", subject), _picture("completed", subject)
    assert before.bounds == after.bounds == REGION
    np.testing.assert_array_equal(before.values, photo[REGION.slices])
    changed = (before.values != after.values).any(axis=2)
    assert changed[HOLE.moved(-REGION.left, -REGION.top).slices].sum() == changed.sum() > 0
    apart = channel_of(difference(before.values, after.values), "mean")  # type: ignore[arg-type]
    np.testing.assert_array_equal(_picture("difference", subject).values, apart)


def test_the_photo_that_was_given_stays_as_it_is(photo: PixelArray) -> None:
    before = photo.copy()
    _picture("completed", Subject.of(some_completion(), photo))
    np.testing.assert_array_equal(photo, before)


def test_a_photo_of_16_bits_is_shown_in_8() -> None:
    deep: PixelArray = np.full((80, 140, 3), 257 * 90, np.uint16)
    completion = some_completion()
    fills = tuple(replace(fill, pixels=fill.pixels.astype(np.uint16) * 257) for fill in completion.fills)
    subject = Subject.of(replace(completion, fills=fills), deep)
    assert (_picture("photo", subject).values == 90).all()
    assert set(np.unique(_picture("completed", subject).values)) == {90, 127}
