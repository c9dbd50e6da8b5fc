"""Which removal commands are about. QtCore alone; GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from dfnet_gui.document.document import Document
from dfnet_gui.document.removals import Removal


class Selection(QObject):
    """The removal that is selected in the open document, else the one that its last step laid or exchanged.

    One that was undone stays selected for when it is done again.
    """

    changed = Signal()

    def __init__(self, document: Callable[[], Document | None]) -> None:
        super().__init__()
        self._document = document
        self._id: int | None = None

    @property
    def selected(self) -> Removal | None:
        """The one that was selected."""
        document = self._document()
        return next((each for each in document.removals if each.id == self._id), None) if document else None

    @property
    def removal(self) -> Removal | None:
        """The one that commands are about."""
        document = self._document()
        last = document.last_layer if document is not None else None
        if document is None or self.selected is not None or last is None:
            return self.selected
        return next((each for each in document.removals if each.layer is last), None)

    def select(self, removal_id: int | None) -> None:
        """Select another one, or none."""
        if removal_id != self._id:
            self._id = removal_id
            self.changed.emit()
