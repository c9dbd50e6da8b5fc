"""The questions that are asked when photos and masks come in or go. GUI thread."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

Answer = Literal["save", "discard", "cancel"]


def ask_before_losing(parent: QWidget, name: str) -> Answer:
    """Ask what to do with work that was not exported."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Export first?")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"Your work on {name} has not been exported.")
    box.setInformativeText("If you go on without exporting, it is lost.")
    kind = QMessageBox.ButtonRole
    save = box.addButton("&Export…", kind.AcceptRole)
    discard = box.addButton("&Discard", kind.DestructiveRole)
    cancel = box.addButton("&Cancel", kind.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    if box.clickedButton() is save:
        return "save"
    return "discard" if box.clickedButton() is discard else "cancel"


def ask_hole_colour(parent: QWidget) -> Literal["white", "black"] | None:
    """Ask which colour of a mask file marks what should go."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Which part should go?")
    box.setText("Which colour of the mask marks what should be removed?")
    white = box.addButton("&White", QMessageBox.ButtonRole.AcceptRole)
    black = box.addButton("&Black", QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    if box.clickedButton() is white:
        return "white"
    return "black" if box.clickedButton() is black else None
