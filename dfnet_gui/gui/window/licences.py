"""The licences of all parts of a standalone program, one at a time. GUI thread."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from dfnet_gui.paths import resources_dir
from dfnet_gui.wording import tr

HEADING = "=== PART: "
"""Begins a part's section of the file, with its name after it."""


class Part(NamedTuple):
    """A part of the program and the text of its licence."""

    name: str
    licence: str


def licence_file() -> Path:
    """Where a standalone program has them; a source tree and an installed package have no such file."""
    return resources_dir() / "licences.txt"


def read_parts(text: str) -> list[Part]:
    """The sections of the file, in its order."""
    sections = f"\n{text}".split(f"\n{HEADING}")[1:]
    return [Part(*(piece.strip() for piece in section.partition("\n")[::2])) for section in sections]


class LicencesDialog(QDialog):
    """The parts on the left, the chosen one's licence on the right."""

    def __init__(self, parent: QWidget, parts: list[Part]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Licences"))
        self.resize(860, 560)
        self._parts = parts
        self.names = QListWidget()
        self.names.setAccessibleName(tr("Parts of the program"))
        self.names.setMaximumWidth(260)
        self.names.addItems([part.name for part in parts])
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Licence"))
        self.names.currentRowChanged.connect(self._show)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.names)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(buttons)
        self.names.setCurrentRow(0)

    @Slot(int)
    def _show(self, row: int) -> None:
        self.text.setPlainText(self._parts[row].licence if 0 <= row < len(self._parts) else "")
