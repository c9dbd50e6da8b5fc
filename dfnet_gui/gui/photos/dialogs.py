"""The questions that are asked when photos and masks come in or go. GUI thread."""

from typing import Literal

from PySide6.QtWidgets import QWidget

from dfnet_gui.gui.base.questions import Answer, ask
from dfnet_gui.imaging.formats.registry import photo_suffixes

Loss = Literal["save", "discard"]
_LOSSES: tuple[Answer[Loss], ...] = (Answer("&Export…", "save"), Answer("&Discard", "discard", is_loss=True))
_MARKS = (Answer("&White", "white"), Answer("&Black", "black"))


def ask_before_losing(parent: QWidget, name: str) -> Loss | None:
    """Ask what to do with work that was not exported; None to stay."""
    text = f"Your work on {name} has not been exported."
    return ask(parent, "Export first?", text, _LOSSES, more="If you go on without exporting, it is lost.")


def ask_marking(parent: QWidget) -> str | None:
    """Ask which part of a mask file marks what should go; see `imaging.mask_reading`."""
    text = "This mask can be read in more than one way. Which part of it marks what should be removed?"
    return ask(parent, "Which part should go?", text, _MARKS)


def photo_filter(what: str) -> str:
    """For a dialog that asks for a file that can be read as a photo; `what` names such files, in the plural."""
    pattern = " ".join(f"*{suffix}" for suffix in sorted(photo_suffixes()))
    return f"{what} ({pattern});;All files (*)"
