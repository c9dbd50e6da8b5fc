"""The steps that were done, as a list to click in. GUI thread."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dfnet_gui.gui.removals.commands import RemovalCommands
from dfnet_gui.gui.session.session import Session
from dfnet_gui.wording import tr, tr_later

_BEGINNING = tr_later("Opened")


class HistoryPanel(QWidget):
    """The newest step stands last; those that were undone are grey."""

    def __init__(self, session: Session, commands: RemovalCommands) -> None:
        super().__init__()
        self._session, self._commands = session, commands
        self.list = QListWidget()
        self.list.setAccessibleName(tr("History"))
        self.list.setSpacing(2)
        self._texts: list[str] = []
        self._looks: list[tuple[bool, bool]] = []
        """Of each step in the list: whether it is behind, and whether it is the last that was done."""
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        session.history_changed.connect(self.refresh)
        session.opened.connect(self.refresh)
        self.list.currentRowChanged.connect(self._on_row)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now."""
        document = self._session.document
        behind, ahead = document.steps if document else ([], [])
        texts = [tr(_BEGINNING), *(tr(step.text) for step in (*behind, *ahead))] if document else []
        looks = [(row <= len(behind), row == len(behind)) for row in range(len(texts))]
        same = next((row for row, pair in enumerate(zip(texts, self._texts, strict=False)) if pair[0] != pair[1]), None)
        same = min(len(texts), len(self._texts)) if same is None else same
        blocker = QSignalBlocker(self.list)
        for row in reversed(range(same, len(self._texts))):
            self.list.takeItem(row)
        self.list.addItems(texts[same:])
        for row, (is_behind, is_now) in enumerate(looks):
            if row >= same or self._looks[row] != (is_behind, is_now):  # each costs, and there may be hundreds
                _show(self.list.item(row), is_behind=is_behind, is_now=is_now)
        self._texts, self._looks = texts, looks
        self.list.setCurrentRow(len(behind) if texts else -1)
        blocker.unblock()

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self._commands.go_to(row)


def _show(item: QListWidgetItem, *, is_behind: bool, is_now: bool) -> None:
    font = item.font()
    font.setItalic(not is_behind)
    font.setBold(is_now)
    item.setFont(font)
