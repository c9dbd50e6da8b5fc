"""What can be looked at, and what is refused with a way on."""

from dataclasses import replace

import numpy as np
import pytest

from dfnet_gui.errors import UsageError
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.notebook.subject import Subject
from tests.unit.engine.looked_into import REGION, some_completion, some_fill, some_maps

PHOTO = np.zeros((70, 130, 3), np.uint8)


def test_a_completion_has_regions_with_their_fills() -> None:
    completion = some_completion()
    subject = Subject.of(completion, PHOTO)
    assert list(subject.regions) == [(fill.maps, fill) for fill in completion.fills]
    assert subject.fills == list(subject.regions)
    assert subject.area == REGION
    assert subject.scales == (0, 2)


def test_its_area_is_around_all_regions() -> None:
    fills = (some_fill(), some_fill(some_maps(Bounds(0, 10, 32, 32))))
    assert Subject.of(replace(some_completion(), fills=fills)).area == Bounds(0, 10, 130, 60)


def test_of_maps_alone_the_hole_is_not_known() -> None:
    subject = Subject.of(some_maps())
    assert subject.fills == []
    assert subject.area == REGION


def test_a_completion_without_maps_is_refused() -> None:
    with pytest.raises(UsageError, match=r"no fusion maps: Inpainter\.with_maps"):
        Subject.of(some_completion().without_maps())


def test_another_photo_is_refused() -> None:
    with pytest.raises(UsageError, match="has 129×70 pixels, but what was completed reaches to 130, 70"):
        Subject.of(some_completion(), PHOTO[:, :129])
    with pytest.raises(UsageError, match="The photo is uint16"):
        Subject.of(some_completion(), PHOTO.astype(np.uint16))
