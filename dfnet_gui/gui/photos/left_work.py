"""Asks what is to become of work that was left behind. GUI thread."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QWidget

from dfnet_gui.archive.journal import Kept
from dfnet_gui.gui.base.questions import Answer, ask
from dfnet_gui.wording import tr, tr_count, tr_later

_LISTED = 8
_DAY = tr_later("d MMMM, hh:mm")


def ask_about(window: QWidget, found: Sequence[Kept]) -> str | None:
    """`back`, `discard`, or None for neither."""
    answers = (Answer(tr_later("&Bring it back"), "back"), Answer(tr_later("&Discard it"), "discard", is_loss=True))
    rest = ["…"] if len(found) > _LISTED else []
    listed = "\n".join([*map(_listed, found[:_LISTED]), *rest])
    return ask(window, tr("Bring your work back?"), tr("There is work that was not saved:"), answers, more=listed)


def _listed(kept: Kept) -> str:
    removals = tr_count(kept.removals, tr_later("{count} removal"), tr_later("{count} removals"))
    count = removals if kept.removals else tr("a mask")
    changed_at = QDateTime.fromSecsSinceEpoch(round(kept.changed_at))
    return f"•  {kept.name}: {count}, {QLocale().toString(changed_at, tr(_DAY))}"
