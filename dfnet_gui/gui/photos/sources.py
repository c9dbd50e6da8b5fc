"""Reading what is opened: a photo, a session, or a journal with work that was left. Any thread."""

from dataclasses import dataclass
from pathlib import Path

from dfnet_gui.archive.journal import read_journal
from dfnet_gui.archive.openraster import is_session, is_session_of, read_session
from dfnet_gui.archive.restoring import Restored
from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.imaging.display import SRGB_DISPLAY, Display
from dfnet_gui.imaging.formats.openraster import OPENRASTER
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import read_photo


@dataclass(frozen=True, eq=False)
class Opened:
    """A photo ready to be shown, and where it came from if that was more than a photo's file."""

    photo: OpenPhoto
    restored: Restored | None = None
    session_file: Path | None = None
    journal: Path | None = None

    @property
    def notes_of_work(self) -> tuple[str, ...]:
        """What of the work on it could not be had."""
        return self.restored.notes if self.restored is not None else ()

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences that who opens it should read."""
        return (*self.photo.document.original.notes, *self.notes_of_work)


def read_file(path: Path, page: int = 0, *, display: Display = SRGB_DISPLAY) -> Opened:
    """A photo's file, or a session. Raises a DfnetError with the file, the reason and a way on."""
    if path.suffix.lower() in OPENRASTER.suffixes and is_session(path):
        restored = read_session(path)
        return Opened(OpenPhoto.of(restored.document, display), restored, session_file=path)
    return of_photo(read_photo(path, page), display)


def read_left(journal: Path, *, display: Display = SRGB_DISPLAY) -> Opened:
    """The work that was left in a journal. Raises SessionError where nothing can be had."""
    restored = read_journal(journal)
    session_file = restored.session_file
    is_there = session_file is not None and is_session_of(session_file, restored.document.original)
    photo = OpenPhoto.of(restored.document, display)
    return Opened(photo, restored, session_file if is_there else None, journal)


def of_photo(photo: Photo, display: Display = SRGB_DISPLAY) -> Opened:
    """A photo as it is."""
    return Opened(OpenPhoto.of(Document(photo), display))
