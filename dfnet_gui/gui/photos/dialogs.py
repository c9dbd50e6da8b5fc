"""The questions that are asked when photos and masks come in or go. GUI thread."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from dfnet_gui.gui.base.questions import Answer, ask
from dfnet_gui.imaging.formats.registry import photo_suffixes
from dfnet_gui.wording import tr, tr_count, tr_later

Loss = Literal["save", "keep", "discard"]
_LATER: tuple[Answer[Loss], ...] = (
    Answer(tr_later("&Keep for later"), "keep"),
    Answer(tr_later("&Discard"), "discard", is_loss=True),
)
_MARKS = (Answer(tr_later("&White"), "white"), Answer(tr_later("&Black"), "black"))


def ask_before_losing(parent: QWidget, name: str, *, is_session: bool = False) -> Loss | None:
    """Ask what to do with work that was not exported, or not saved where there is a session; None to stay."""
    later = tr("What you keep for later is offered at the next start; what you discard is lost.")
    if is_session:
        text = tr("Your work on {name} has not been saved.", name=name)
        return ask(parent, tr("Save first?"), text, (Answer[Loss](tr_later("&Save"), "save"), *_LATER), more=later)
    text = tr("Your work on {name} has not been exported.", name=name)
    return ask(parent, tr("Export first?"), text, (Answer[Loss](tr_later("&Export…"), "save"), *_LATER), more=later)


def ask_about_kept(parent: QWidget, count: int) -> Loss | None:
    """Ask what is to become of work on photos that were left; None to stay."""
    text = tr_count(
        count,
        tr_later("Your work on {count} other photo has not been exported."),
        tr_later("Your work on {count} other photos has not been exported."),
    )
    more = tr("What you keep for later is offered at the next start; what you discard is lost.")
    return ask(parent, tr("Keep it for later?"), text, _LATER, more=more)


def ask_marking(parent: QWidget) -> str | None:
    """Ask which part of a mask file marks what should go; see `imaging.mask_reading`."""
    text = tr("This mask can be read in more than one way. Which part of it marks what should be removed?")
    return ask(parent, tr("Which part should go?"), text, _MARKS)


def photo_filter(what: str) -> str:
    """For a dialog that asks for a file that can be read as a photo; `what` names such files, in the plural."""
    pattern = " ".join(f"*{suffix}" for suffix in sorted(photo_suffixes()))
    return tr("{what} ({pattern});;All files (*)", what=what, pattern=pattern)


def pictures_folder() -> Path:
    """Where people keep pictures, or their home."""
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.PicturesLocation)
    return next((Path(place) for place in places if Path(place).is_dir()), Path.home())
