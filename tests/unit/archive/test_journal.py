"""Work that was kept comes back whole, whenever the program died; what is damaged is told."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.archive.journal import STATE, Journal, kept_in, read_journal
from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.document.document import Document
from dfnet_gui.errors import SessionError
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.reading import read_photo
from tests.unit.archive.examples import lay, state_of, worked_on


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal")


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_the_last_state_that_was_written_comes_back_as_unsaved_work(
    journal: Journal, dtype: type[np.uint8 | np.uint16]
) -> None:
    document = worked_on(dtype)
    journal.write(Snapshot.of(document))
    lay(document, Bounds(1, 1, 9, 9))
    document.undo()
    document.undo()
    journal.write(Snapshot.of(document))
    found = read_journal(journal.folder)
    assert found.notes == ()
    assert state_of(found.document) == state_of(document)
    assert found.document.is_changed, "it lies nowhere else"


def test_files_that_nothing_needs_any_more_go(journal: Journal) -> None:
    document = worked_on()
    journal.write(Snapshot.of(document))
    before = len(list(journal.folder.iterdir()))
    for n in range(4):
        lay(document, Bounds(10 * n, 1, 9, 9), seed=20 + n)
        journal.write(Snapshot.of(document))
        document.undo()
    journal.write(Snapshot.of(document))
    assert len(list(journal.folder.iterdir())) == before


def test_the_photo_is_kept_as_its_own_file(journal: Journal, photo_path: Path) -> None:
    original = photo_path.read_bytes()
    document = Document(read_photo(photo_path))
    lay(document, Bounds(5, 5, 20, 20))
    journal.write(Snapshot.of(document))
    kept = kept_in(journal.folder)
    assert kept is not None
    assert (kept.name, kept.removals) == (photo_path.name, 1)
    photo_path.unlink()
    assert (journal.folder / "photo.jpg").read_bytes() == original
    back = read_journal(journal.folder).document
    np.testing.assert_array_equal(back.pixels, document.pixels)
    assert back.original.path == photo_path


def test_what_is_damaged_is_left_out_and_told(journal: Journal) -> None:
    journal.write(Snapshot.of(worked_on()))
    (journal.folder / "fills-1.png").write_bytes(b"")
    found = read_journal(journal.folder)
    assert found.notes == ("Removal 1 is damaged and was left out.",)
    assert len(found.document.removals) == 2


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"version": 1})])
def test_without_its_description_the_photo_is_left(journal: Journal, text: str) -> None:
    document = worked_on()
    journal.write(Snapshot.of(document))
    (journal.folder / STATE).write_text(text)
    assert kept_in(journal.folder) is not None
    found = read_journal(journal.folder)
    assert found.notes == ("What was done to the photo is damaged; the photo itself is whole.",)
    np.testing.assert_array_equal(found.document.pixels, document.original.pixels)


def test_without_the_photo_there_is_nothing(journal: Journal) -> None:
    journal.write(Snapshot.of(worked_on()))
    (journal.folder / "pixels.png").write_bytes(b"rubbish")
    with pytest.raises(SessionError, match="the photo that was worked on is gone or damaged"):
        read_journal(journal.folder)


def test_a_folder_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("a file is in the way")
    with pytest.raises(SessionError, match="journal"):
        Journal(tmp_path / "journal").write(Snapshot.of(worked_on()))


def test_an_empty_folder_keeps_nothing_and_a_discarded_one_is_gone(journal: Journal) -> None:
    assert kept_in(journal.folder) is None
    journal.folder.mkdir()
    assert kept_in(journal.folder) is None
    journal.write(Snapshot.of(worked_on()))
    journal.discard()
    assert not journal.folder.exists()


def test_what_a_newer_version_has_written_is_refused_and_stays(journal: Journal) -> None:
    journal.write(Snapshot.of(worked_on()))
    state = json.loads((journal.folder / STATE).read_text())
    (journal.folder / STATE).write_text(json.dumps({**state, "version": 2}))
    with pytest.raises(SessionError, match="a newer version of this program has written it"):
        read_journal(journal.folder)
    (journal.folder / STATE).write_text("[" * 200_000)
    assert kept_in(journal.folder) is not None
    assert read_journal(journal.folder).notes


def test_a_page_comes_back_from_its_pixels_and_never_over_another_photo(journal: Journal, tmp_path: Path) -> None:
    pages = [Image.new("RGB", (120, 90), (80 * number, 0, 0)) for number in range(3)]
    path = tmp_path / "pages.tif"
    pages[0].save(path, save_all=True, append_images=pages[1:])
    document = Document(read_photo(path, 2))
    lay(document, Bounds(5, 5, 20, 20))
    pages[0].save(path)  # so that it is no longer what was read
    journal.write(Snapshot.of(document))
    back = read_journal(journal.folder)
    assert back.notes == ()
    np.testing.assert_array_equal(back.document.pixels, document.pixels)
    assert back.document.original.page == 2
    (journal.folder / "pixels.png").unlink()
    with pytest.raises(SessionError):
        read_journal(journal.folder)


def test_a_photo_without_a_suffix_comes_back(journal: Journal, photo_path: Path) -> None:
    path = photo_path.rename(photo_path.with_name("beach"))
    document = Document(read_photo(path))
    lay(document, Bounds(5, 5, 20, 20))
    journal.write(Snapshot.of(document))
    path.unlink()
    np.testing.assert_array_equal(read_journal(journal.folder).document.pixels, document.pixels)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif"])
def test_the_copy_of_the_photo_stays_with_each_state(journal: Journal, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"photo{suffix}"
    Image.new("RGB", (120, 90), (90, 90, 90)).save(path)
    document = Document(read_photo(path))
    for seed in (1, 2):
        lay(document, Bounds(5 * seed, 5, 20, 20), seed=seed)
        journal.write(Snapshot.of(document))
    path.unlink()
    back = read_journal(journal.folder)
    assert (back.notes, state_of(back.document)) == ((), state_of(document))
