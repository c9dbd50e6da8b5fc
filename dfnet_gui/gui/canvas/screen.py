"""Keeps what is drawn in the colours of the screen that the window is on. GUI thread; pictures are made beside it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from dfnet_gui.document.picture import Moment, OpenPhoto, Picture
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.screen_profile import ScreenProfile
from dfnet_gui.gui.base.settings import DISPLAY_PROFILE, SRGB_SCREEN, Settings
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.display import Display, read_display_profile
from dfnet_gui.wording import tr


class Screen(QObject):
    """Sets the session's display as the setting says, or the system where that says nothing; then has the open photo's
    picture made anew, and the session tell of it."""

    failed = Signal(str)

    def __init__(self, window: QWidget, session: Session, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self._jobs, self._profile = Jobs(self), ScreenProfile(self)
        self._is_watching = False
        self._profile.found.connect(self._on_found)
        session.opened.connect(self._redraw)
        window.installEventFilter(self)
        settings.watch(DISPLAY_PROFILE, self._on_choice)

    def wait(self) -> None:
        """Block until nothing is read or made any more; for closing the program."""
        self._jobs.wait()
        self._profile.wait()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Once the window is shown it is known on which screen."""
        if event.type() == QEvent.Type.Show and not self._is_watching:
            self._is_watching = True
            self._window.windowHandle().screenChanged.connect(self._ask)
            self._ask()
        return False

    def _ask(self, _screen: object = None) -> None:
        if self._is_watching and not self._settings.get(DISPLAY_PROFILE):
            self._profile.ask(self._window.screen().name())

    def _on_choice(self, choice: str) -> None:
        if not choice:
            self._ask()
        elif choice == SRGB_SCREEN:
            self._take(None)
        else:
            read = partial(read_display_profile, Path(choice))
            self._jobs.start(read, then=partial(self._on_read, choice), otherwise=partial(self._on_unread, choice))

    def _on_found(self, profile: bytes | None) -> None:
        if not self._settings.get(DISPLAY_PROFILE):
            self._take(profile)

    def _on_read(self, choice: str, profile: bytes) -> None:
        if choice == self._settings.get(DISPLAY_PROFILE):
            self._take(profile)

    def _on_unread(self, choice: str, sentence: str) -> None:
        if choice == self._settings.get(DISPLAY_PROFILE):
            self._take(None)
            self.failed.emit(tr("{sentence} Until then colours are shown as on an sRGB screen.", sentence=sentence))

    def _take(self, profile: bytes | None) -> None:
        display = Display(profile)
        if display != self._session.display:
            self._session.display = display
            if self._session.photo is None:
                self._session.display_changed.emit()
            self._redraw()

    def _redraw(self) -> None:
        photo, display = self._session.photo, self._session.display
        if photo is None or photo.picture.display == display:
            return
        make = partial(Picture, photo.document, display, Moment.of(photo.document.patched))
        self._jobs.start(make, then=partial(self._swap, photo), otherwise=self.failed.emit)

    def _swap(self, photo: OpenPhoto, picture: Picture) -> None:
        if photo is self._session.photo and picture.display == self._session.display:
            photo.picture.become(picture)
            self._session.display_changed.emit()
