"""A snapshot is what a document was, whatever becomes of it."""

import numpy as np

from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.document.document import Document
from dfnet_gui.imaging.photo import Photo
from tests.unit.archive.examples import worked_on


def test_it_stays_what_the_document_was() -> None:
    document = worked_on()
    snapshot = Snapshot.of(document)
    pixels, hole, removals = document.pixels, document.hole.copy(), document.removals
    document.clear_hole()
    document.change_removals((), "all gone")
    np.testing.assert_array_equal(snapshot.patched.whole(), pixels)
    assert snapshot.removals == removals
    assert snapshot.hole is not None
    np.testing.assert_array_equal(snapshot.hole.mask, hole[snapshot.hole.bounds.slices])
    assert snapshot.position != document.position


def test_what_is_not_painted_is_none() -> None:
    snapshot = Snapshot.of(Document(Photo(pixels=np.zeros((5, 5, 3), np.uint8))))
    assert (snapshot.hole, snapshot.barred) == (None, None)
