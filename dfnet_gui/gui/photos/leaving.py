"""What stands between the open photo and losing work on it. GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.gui.photos.dialogs import ask_before_losing
from dfnet_gui.gui.photos.exporting import Export, Exporting
from dfnet_gui.gui.session.session import Session

Action = Callable[[], None]


class Leaving(QObject):
    """Does what would leave the open photo, now or once nothing would be lost by it.

    One action waits at the most, for an export that was asked for here or runs already; a later one takes its place.
    When that export fails or is given up, the action is forgotten.
    """

    said = Signal(str)

    def __init__(self, window: QWidget, session: Session, exporting: Exporting) -> None:
        super().__init__(window)
        self._window, self._session, self._exporting = window, session, exporting
        self._waiting: tuple[Export, Action] | None = None
        exporting.ended.connect(self._on_export_ended)

    def leave(self, action: Action) -> None:
        """Do `action` now, or after the user exported or gave up what is not exported."""
        self._waiting = None
        document = self._session.document
        if document is None or not self._session.has_changes:
            action()
        elif (export := self._exporting.saving(document)) is not None:
            self._waiting = (export, action)
            self.said.emit("Waiting until the export is written…")
        else:
            self._ask(document, action)

    def _ask(self, document: Document, action: Action) -> None:
        path = document.original.path
        answer = ask_before_losing(self._window, path.name if path else "the pasted photo")
        if answer == "discard":
            action()
        elif answer == "save" and (export := self._exporting.export()) is not None:
            self._waiting = (export, action)

    def _on_export_ended(self, export: Export, is_written: bool) -> None:  # noqa: FBT001 - a slot
        waiting = self._waiting
        if waiting is None or waiting[0] is not export:
            return
        self._waiting = None
        if is_written:
            self.leave(waiting[1])  # since then there may be more to lose
