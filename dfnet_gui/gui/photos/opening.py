"""Commands that bring photos in. GUI thread; reading runs in the background."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.qimage import profile_of, to_pixels
from dfnet_gui.gui.base.settings import FOLDER, Settings
from dfnet_gui.gui.photos.album import Album
from dfnet_gui.gui.photos.dialogs import photo_filter, pictures_folder
from dfnet_gui.gui.photos.keeping import Keeping
from dfnet_gui.gui.photos.leaving import Leaving
from dfnet_gui.gui.photos.recovery import Recovery
from dfnet_gui.gui.photos.sessions import Sessions
from dfnet_gui.gui.photos.sources import Opened, of_photo, read_file, read_left
from dfnet_gui.gui.photos.welcome import how_to_complete, task_of
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.formats.registry import is_photo_name
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.preview import Preview, read_preview
from dfnet_gui.paths import resources_dir
from dfnet_gui.system import give_back_memory
from dfnet_gui.wording import tr


@dataclass(frozen=True, eq=False)
class _Reading:
    """A photo that is being read: the work that may be left for it, and what to say when it is there."""

    agreed: tuple[Document, int] | None
    leave: Callable[[Callable[[], None]], None]
    hint: str = ""


class Opening(QObject):
    """Open, paste, drop, step through a folder and a file; asks before work would be lost.

    `preview_ready(preview)` may come before the
    photo; `preview_over`: it will not come after all.
    """

    preview_ready = Signal(object)
    preview_over = Signal()
    said = Signal(str)
    failed = Signal(str)
    working = Signal(str)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        settings: Settings,
        jobs: Jobs,
        leaving: Leaving,
        sessions: Sessions,
        recovery: Recovery,
        keeping: Keeping,
        album: Album,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._jobs = window, session, settings, jobs
        self._leaving, self._sessions, self._recovery, self._keeping = leaving, sessions, recovery, keeping
        self._album = album
        self.complete_key: Callable[[], str] = lambda: tr("Enter")
        """The key that completes, as people read it; empty where there is none."""
        self._previews = Jobs(self)
        self._reading: _Reading | None = None
        self._tried: Path | None = None
        """What was read last; steps through the folder go on from there where it could not be opened."""

    @property
    def is_previewing(self) -> bool:
        """Whether a preview is being made."""
        return self._previews.is_busy

    def open(self) -> None:
        """Ask for a photo and open it."""
        folder, kinds = self._settings.get(FOLDER) or str(pictures_folder()), photo_filter(tr("Photos"))
        name, _kind = QFileDialog.getOpenFileName(self._window, tr("Open a photo"), folder, kinds)
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a photo file, after asking where work would be lost."""
        self._leaving.leave(partial(self._read, path))

    def step_to(self, path: Path) -> None:
        """Open another photo of the list or the folder; the work on this one is kept for when it is opened again."""
        self._leaving.step_away(partial(self._read, path, keeps=True))

    def bring_back(self, journal: Path) -> None:
        """Open a photo with the work that was left in a journal."""
        self._leaving.step_away(partial(self._read_left, journal))

    def _read_left(self, journal: Path) -> None:
        self._start(partial(read_left, journal), "", journal, self._leaving.step_away)

    def open_dropped(self, paths: list[Path]) -> None:
        """Open the files that were dropped; several photos make a list to step through."""
        photos = [path for path in paths if is_photo_name(path)]
        hint = ""
        if len(photos) > 1:
            hint = tr("Opened the first of {count} photos; ← and → step through them.", count=len(photos))
        self._leaving.leave(partial(self._read_first, photos or paths, hint))

    def _read_first(self, paths: list[Path], hint: str) -> None:
        self._album.take_list(paths if len(paths) > 1 else [])
        self._read(paths[0], hint)

    def _agreed(self) -> tuple[Document, int] | None:
        document = self._session.document
        return (document, document.position) if document else None

    def _read(self, path: Path, hint: str = "", page: int = 0, *, keeps: bool = False) -> None:
        journal = self._recovery.folder_for(path) if not page else None
        display = self._session.display
        read = partial(read_left, journal) if journal is not None else partial(read_file, path, page)
        if self._reading is not None and self._tried == path and not page:
            return  # it is being read already
        reading = self._start(read, hint, path, self._leaving.step_away if keeps else self._leaving.leave)
        if page or journal is not None:  # a preview would show the first one, without the work on it
            return
        self._previews.start(
            partial(read_preview, path, display),
            then=partial(self._on_preview, reading),
            otherwise=lambda _sentence: None,
        )

    def _start(
        self, read: Callable[..., Opened], hint: str, path: Path, leave: Callable[[Callable[[], None]], None]
    ) -> _Reading:
        self._reading = reading = _Reading(self._agreed(), leave, hint)
        self._tried = path
        self.working.emit(tr("Opening {name}…", name=path.name))
        self._begin(partial(read, display=self._session.display), reading)
        return reading

    def _begin(self, read: Callable[[], Opened], reading: _Reading) -> None:
        self._jobs.start(read, then=partial(self._on_read, reading), otherwise=partial(self._on_unread, reading))

    def _on_preview(self, reading: _Reading, preview: Preview | None) -> None:
        if preview is not None and reading is self._reading:
            self.preview_ready.emit(preview)

    def _on_read(self, reading: _Reading, opened: Opened) -> None:
        """Swap in; ask again where the user went on working while the photo was read."""
        is_last = reading is self._reading
        if is_last:
            self._reading = None
        swap_in = partial(self._swap_in, opened, reading.hint)
        if reading.agreed == self._agreed():
            swap_in()
        else:
            self.preview_over.emit()
            reading.leave(swap_in)

    def _on_unread(self, reading: _Reading, sentence: str) -> None:
        if reading is self._reading:
            self._reading = None
            self.preview_over.emit()
        self.failed.emit(sentence)

    def wait(self) -> None:
        """Block until no preview is being made any more; for closing the program."""
        self._previews.wait()

    def _swap_in(self, opened: Opened, hint: str) -> None:
        document = opened.photo.document
        if opened.journal is not None:
            self._recovery.take_up(opened.journal, is_whole=not opened.notes_of_work)
        self._session.open(opened.photo)
        session_file = opened.session_file
        if session_file is not None:
            self._sessions.opened_from(session_file, document)
        if opened.restored is not None:
            self._keeping.take_up(opened.restored)
            hint = (
                tr("Your work is here again.")
                if opened.journal is not None
                else tr("This is the session as it was saved.")
            )
        self._tried = None
        path = document.original.path
        self._album.show(session_file or path)
        if path is not None or session_file is not None:
            self._remember(session_file or path)
        task = task_of(path) if path else ""
        if task or not hint:
            hint = how_to_complete(self.complete_key(), task)
        self._previews.start(give_back_memory, then=_nothing_more, otherwise=_nothing_more)  # that of the photo before
        self.said.emit(" ".join((*opened.notes, hint)))

    def _remember(self, path: Path | None) -> None:
        assert path is not None
        self._settings.add_recent(str(path.resolve()))
        if not path.resolve().is_relative_to(resources_dir().resolve()):  # a sample's folder is no place of theirs
            self._settings.set(FOLDER, str(path.resolve().parent))

    def paste(self) -> None:
        """Open what lies on the clipboard: a picture, or a copied file."""
        data = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.open_path(files[0])
            return
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self.failed.emit(tr("The clipboard holds no picture: copy one first, then paste."))
            return
        self.open_picture(partial(photo_of_image, image))

    def open_picture(self, read: Callable[[], Photo]) -> None:
        """Open what comes from no file, after asking where work would be lost; `read` runs in the background."""
        self._leaving.leave(partial(self._take_picture, read))

    def _take_picture(self, read: Callable[[], Photo]) -> None:
        display = self._session.display

        def work() -> Opened:
            return of_photo(read(), display)

        self._reading = reading = _Reading(self._agreed(), self._leaving.leave)
        self._tried = None
        self._begin(work, reading)

    def open_previous(self) -> None:
        """Open the photo before this one in its folder."""
        self._step(-1)

    def open_next(self) -> None:
        """Open the photo after this one in its folder."""
        self._step(1)

    def _step(self, step: int) -> None:
        path = self._album.current
        if self._jobs.is_busy:
            return
        if path is None:
            self.said.emit(tr("This photo does not come from a folder."))
            return
        beside = self._album.beside(path)
        start = self._tried if self._tried in beside else path
        place = beside.index(start) + step
        if start != path and beside[place : place + 1] == [path]:
            place += step
        if 0 <= place < len(beside):
            self.step_to(beside[place])
        else:
            self.said.emit(tr("There is no further photo in this folder."))

    def open_previous_page(self) -> None:
        """Open the picture before this one in its file."""
        self._turn_page(-1)

    def open_next_page(self) -> None:
        """Open the picture after this one in its file."""
        self._turn_page(1)

    def _turn_page(self, step: int) -> None:
        photo = self._session.document.original if self._session.document else None
        if photo is None or photo.path is None or self._jobs.is_busy:
            return
        page = photo.page + step
        if 0 <= page < photo.page_count:
            self._leaving.leave(partial(self._read, photo.path, page=page))
        else:
            self.said.emit(
                tr(
                    "This is picture {page} of {page_count} in the file.",
                    page=photo.page + 1,
                    page_count=photo.page_count,
                )
            )


def photo_of_image(image: QImage) -> Photo:
    """A photo of what another program gave. Any thread."""
    pixels, alpha = to_pixels(image)
    return Photo(pixels=pixels, alpha=alpha, icc=profile_of(image))


def _nothing_more(_answer: object) -> None:
    """Nobody waits for it."""
