"""Asking one thing with a few answers. GUI thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from dfnet_gui.wording import tr, tr_later

T = TypeVar("T")


@dataclass(frozen=True)
class Answer(Generic[T]):
    """A button with its underlined letter, and what it stands for; `is_loss` marks one that throws work away."""

    text: str
    value: T
    is_loss: bool = False


def ask(
    parent: QWidget, title: str, text: str, answers: Sequence[Answer[T]], *, more: str = "", is_safe: bool = True
) -> T | None:
    """The chosen answer, None for Cancel and Esc. Enter gives the first answer, or Cancel where it is not safe.

    `text` and `more` may hold file names: they are never taken for markup.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    role = QMessageBox.ButtonRole
    values = [
        (box.addButton(tr(each.text), role.DestructiveRole if each.is_loss else role.AcceptRole), each.value)
        for each in answers
    ]
    cancel = box.addButton(tr("&Cancel"), role.RejectRole)
    box.setDefaultButton(values[0][0] if is_safe else cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return next((value for button, value in values if box.clickedButton() is button), None)


def confirm_loss(parent: QWidget, question: str, *, word: str = tr_later("&Replace")) -> bool:
    """Whether what is there may go; Enter says no."""
    return ask(parent, "DFNet GUI", question, [Answer(word, True, is_loss=True)], is_safe=False) is True
