"""The questions that are asked when photos and masks come in or go. GUI thread."""

from typing import Literal

from PySide6.QtWidgets import QWidget

from dfnet_gui.gui.base.questions import Answer, ask
from dfnet_gui.imaging.formats.registry import photo_suffixes

Loss = Literal["save", "keep", "discard"]
_LATER: tuple[Answer[Loss], ...] = (Answer("&Keep for later", "keep"), Answer("&Discard", "discard", is_loss=True))
_MARKS = (Answer("&White", "white"), Answer("&Black", "black"))


def ask_before_losing(parent: QWidget, name: str, *, is_session: bool = False) -> Loss | None:
    """Ask what to do with work that was not exported, or not saved where there is a session; None to stay."""
    later = "What you keep for later is offered at the next start; what you discard is lost."
    if is_session:
        text = f"Your work on {name} has not been saved."
        return ask(parent, "Save first?", text, (Answer[Loss]("&Save", "save"), *_LATER), more=later)
    text = f"Your work on {name} has not been exported."
    return ask(parent, "Export first?", text, (Answer[Loss]("&Export…", "save"), *_LATER), more=later)


def ask_about_kept(parent: QWidget, count: int) -> Loss | None:
    """Ask what is to become of work on photos that were left; None to stay."""
    text = f"Your work on {count} other photo{'s' * (count != 1)} has not been exported."
    more = "What you keep for later is offered at the next start; what you discard is lost."
    return ask(parent, "Keep it for later?", text, _LATER, more=more)


def ask_marking(parent: QWidget) -> str | None:
    """Ask which part of a mask file marks what should go; see `imaging.mask_reading`."""
    text = "This mask can be read in more than one way. Which part of it marks what should be removed?"
    return ask(parent, "Which part should go?", text, _MARKS)


def photo_filter(what: str) -> str:
    """For a dialog that asks for a file that can be read as a photo; `what` names such files, in the plural."""
    pattern = " ".join(f"*{suffix}" for suffix in sorted(photo_suffixes()))
    return f"{what} ({pattern});;All files (*)"
