"""A description and its files are a document again; one that does not fit is refused."""

import numpy as np
import pytest

from dfnet_gui.archive.description import Names, described
from dfnet_gui.archive.restoring import restored
from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.imaging.photo import Photo
from tests.unit.archive.examples import state_of, worked_on


def test_what_was_described_is_there_again() -> None:
    document = worked_on()
    made = described(Snapshot.of(document), Names())
    found = restored(document.original, made.state, lambda name: made.files[name]())
    assert state_of(found.document) == state_of(document)


@pytest.mark.parametrize("photo", [np.zeros((90, 121, 3), np.uint8), np.zeros((90, 120, 3), np.uint16)])
def test_another_photo_is_refused(photo: np.ndarray) -> None:
    made = described(Snapshot.of(worked_on()), Names())
    with pytest.raises(ValueError, match="its photo is another one"):
        restored(Photo(pixels=photo), made.state, lambda name: made.files[name]())


def test_a_file_that_can_not_be_had_costs_what_needs_it() -> None:
    document = worked_on()
    made = described(Snapshot.of(document), Names())

    def read(name: str) -> bytes:
        if "masks" in name:
            raise OSError(name)
        return made.files[name]()

    found = restored(document.original, made.state, read)
    assert found.document.removals == ()
    assert not found.document.hole.any()
    assert "The mask is damaged and was left out." in found.notes
