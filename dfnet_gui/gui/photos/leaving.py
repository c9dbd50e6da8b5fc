"""What stands between the open photo and losing work on it. GUI thread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.gui.photos.dialogs import ask_about_kept, ask_before_losing
from dfnet_gui.gui.photos.exporting import Export, Exporting
from dfnet_gui.gui.photos.recovery import Recovery
from dfnet_gui.gui.photos.sessions import Sessions
from dfnet_gui.gui.session.session import Session
from dfnet_gui.wording import tr

Action = Callable[[], None]


class Leaving(QObject):
    """Does what would leave the open photo, now or once nothing would be lost by it.

    One action waits at the most, for an export that was asked for here or runs already; a later one takes its place.
    When that export fails or is given up, the action is forgotten.
    """

    said = Signal(str)

    def __init__(
        self, window: QWidget, session: Session, exporting: Exporting, sessions: Sessions, recovery: Recovery
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._exporting = window, session, exporting
        self._sessions, self._recovery = sessions, recovery
        self._waiting: tuple[Export, Action] | None = None
        exporting.ended.connect(self._on_export_ended)

    def leave(self, action: Action) -> None:
        """Do `action` now, or after the user exported or gave up what is not exported."""
        self._waiting = None
        self._recovery.withdraw()
        document = self._session.document
        if document is None or not self._session.has_changes:
            action()
        elif (export := self._exporting.saving(document)) is not None:
            self._waiting = (export, action)
            self.said.emit(tr("Waiting until the export is written…"))
        else:
            self._ask(document, action)

    def step_away(self, action: Action) -> None:
        """Do `action` once the work on the open photo is kept for when it is opened again."""
        document = self._session.document
        if document is None or not self._session.has_changes or self._exporting.saving(document) is not None:
            self.leave(action)
        else:
            self._recovery.keep(action, otherwise=partial(self.leave, action))

    def leave_all(self, action: Action) -> None:
        """Do `action`, which ends the program, once nothing would be lost by it."""
        self.leave(partial(self._leave_kept, action))

    def _leave_kept(self, action: Action) -> None:
        count = len(self._recovery.kept)
        answer = ask_about_kept(self._window, count) if count else "keep"
        if answer == "discard":
            for path in self._recovery.kept:
                self._recovery.discard(path)
        if answer is not None:
            action()

    def _ask(self, document: Document, action: Action) -> None:
        path, session_file = document.original.path, self._sessions.path_of(document)
        name = path.name if path else tr("the pasted photo")
        answer = ask_before_losing(self._window, name, is_session=session_file is not None)
        if answer == "discard":
            self._recovery.give_up(document)
            action()
        elif answer == "keep":
            self._recovery.keep_for_later(action, otherwise=lambda: None)
        elif answer == "save" and session_file is not None:
            self._sessions.save(then=partial(self.leave, action))
        elif answer == "save" and (export := self._exporting.export()) is not None:
            self._waiting = (export, action)

    def _on_export_ended(self, export: Export, is_written: bool) -> None:  # noqa: FBT001 - a slot
        waiting = self._waiting
        if waiting is None or waiting[0] is not export:
            return
        self._waiting = None
        if is_written:
            self.leave(waiting[1])  # since then there may be more to lose
