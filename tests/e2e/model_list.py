"""The Models dialog in the hands of a test."""

from pathlib import Path

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.models.dialog import ModelsDialog
from tests.window import settle

BUILT_IN = "dfnet-compact"
OTHER = "gated-unet"
"""Comes with the program, too."""


def open_dialog(program: Program) -> ModelsDialog:
    """Shown, with its list read."""
    dialog = program.window.models.dialog()
    dialog.show()
    settle(program)
    return dialog


def rows(dialog: ModelsDialog) -> list[list[str]]:
    """The texts of the list."""
    table = dialog.table
    found = []
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in range(table.columnCount())]
        found.append([item.text() if item is not None else "" for item in items])
    return found


def names(dialog: ModelsDialog) -> list[str]:
    """The first column of the list."""
    return [row[0] for row in rows(dialog)]


def select(dialog: ModelsDialog, name: str) -> None:
    """Choose a row by its first column."""
    dialog.table.selectRow(names(dialog).index(name))


def spoil(path: Path) -> None:
    """Change one bit of the weights."""
    data = bytearray(path.read_bytes())
    data[-3] ^= 0x01
    path.write_bytes(data)
