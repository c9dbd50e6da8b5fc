"""Descriptions can be written as JSON, and a fill keeps its name."""

import json
from pathlib import Path

import numpy as np

from dfnet_gui.archive.description import Names, as_png, described, encoded_fills, pasted, photo_file
from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.engine.fills import Filled
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import decode_photo, read_photo
from tests.unit.archive.examples import worked_on


def test_a_fill_has_the_same_files_in_each_description_and_a_mask_those_of_what_it_is() -> None:
    document, names = worked_on(), Names()
    one = described(Snapshot.of(document), names)
    json.dumps(one.state)
    two = described(Snapshot.of(document), names)
    assert one.files.keys() == two.files.keys()
    document.paint((50, 50), (55, 50), 3)
    document.end_stroke()
    three = described(Snapshot.of(document), names)
    assert len(three.files.keys() - one.files.keys()) == 1, "the mask is another one"


def test_fills_are_pictures_of_their_pixels_over_nothing() -> None:
    layer = worked_on(np.uint16).removals[0].layer
    assert isinstance(layer, Filled)
    decoded = decode_photo(encoded_fills(layer)).pixels
    np.testing.assert_array_equal(decoded, pasted(layer))
    assert (decoded[~layer.covered(layer.bounds)] == 0).all()


def test_a_photos_file_is_its_own_only_while_it_is_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(as_png(Photo(pixels=np.zeros((5, 5, 3), np.uint8))))
    photo = read_photo(path)
    assert photo_file(photo) == path
    path.write_bytes(path.read_bytes() + b"more")
    assert photo_file(photo) is None
    path.unlink()
    assert photo_file(photo) is None
    assert photo_file(Photo(pixels=photo.pixels)) is None
