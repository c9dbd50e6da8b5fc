"""What is opened is a photo, a session, or work that was left."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.archive.journal import Journal
from dfnet_gui.archive.openraster import Saved, write_session
from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.errors import PhotoReadError, SessionError
from dfnet_gui.gui.photos.sources import read_file, read_left
from tests.unit.archive.examples import state_of, worked_on


def test_a_session_comes_back_and_a_picture_with_layers_is_a_photo(tmp_path: Path) -> None:
    document = worked_on()
    path = tmp_path / "work.ora"
    write_session(path, Snapshot.of(document), Saved())
    opened = read_file(path)
    assert opened.session_file == path
    assert state_of(opened.photo.document) == state_of(document)
    Image.new("RGB", (9, 7)).save(tmp_path / "photo.png")
    photo = read_file(tmp_path / "photo.png")
    assert (photo.session_file, photo.restored, photo.photo.document.bounds.width) == (None, None, 9)


def test_work_that_was_left_comes_back_with_what_is_to_be_said_of_it(tmp_path: Path) -> None:
    document, journal = worked_on(), Journal(tmp_path / "journal")
    journal.write(Snapshot.of(document))
    (journal.folder / "fills-2.png").unlink()
    opened = read_left(journal.folder)
    assert opened.journal == journal.folder
    assert opened.notes == ("Removal 2 is damaged and was left out.",)
    np.testing.assert_array_equal(opened.photo.document.original.pixels, document.original.pixels)


def test_what_can_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "work.ora").write_text("no archive")
    with pytest.raises(PhotoReadError, match="not a picture that can be read"):
        read_file(tmp_path / "work.ora")
    with pytest.raises(SessionError):
        read_left(tmp_path / "none")
