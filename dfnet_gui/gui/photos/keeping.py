"""What of the open photo is kept in sessions and journals, and how it is taken up again. GUI thread."""

import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from dfnet_gui.archive.openraster import Saved
from dfnet_gui.archive.restoring import Restored
from dfnet_gui.archive.snapshot import Found, Snapshot
from dfnet_gui.document.document import Document
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.settings import DETAIL, GROWTH, Setting, Settings
from dfnet_gui.gui.session.candidates import Candidates
from dfnet_gui.gui.session.session import Session

T = TypeVar("T")


@dataclass(frozen=True)
class Keeping:
    """`view` says how the photo is looked at, `show` takes that up again; both in words that JSON can hold."""

    session: Session
    settings: Settings
    view: Callable[[], dict[str, Any]]
    show: Callable[[dict[str, Any]], None]
    files: "weakref.WeakKeyDictionary[Document, tuple[Path, Saved]]" = field(default_factory=weakref.WeakKeyDictionary)
    """The session that each document was saved to, or opened from, and what lies in it."""

    def place_of(self, document: Document) -> Path | None:
        """Where the work belongs to: the session, else the photo's file; None for a photo that was pasted."""
        known = self.files.get(document)
        return known[0] if known is not None else document.original.path

    def snapshot(self, document: Document, *, with_candidates: bool = True) -> Snapshot:
        """All that there is to keep now."""
        known = self.session.completions.all_candidates if with_candidates else []
        found = tuple(
            Found(each.removal_id, each.found, each.ways, each.are_wanted)
            for each in known
            if each.document is document and each.removal is not None
        )
        settings = {GROWTH.key: self.settings.get(GROWTH), DETAIL.key: self.settings.get(DETAIL)}
        session_file = self.files[document][0] if document in self.files else None
        return Snapshot.of(document, found=found, settings=settings, view=self.view(), session_file=session_file)

    def take_up(self, restored: Restored) -> None:
        """After the document was opened: have its candidates, settings and view again."""
        document = restored.document
        removals = {each.id: each for each in document.removals}
        known = [
            Candidates.known_again(
                document, removals[each.removal_id], each.fills, ways=each.ways, are_wanted=each.are_wanted
            )
            for each in restored.found
            if each.removal_id in removals
        ]
        layers = [each.layer for each in document.removals if isinstance(each.layer, Completion)]
        ids = [each.request_id for each in (*layers, *(fill for found in restored.found for fill in found.fills))]
        self.session.completions.restore([each for each in known if each is not None], max(ids, default=0))
        self._set(GROWTH, restored.settings)
        self._set(DETAIL, restored.settings)
        self.show(restored.view or {})

    def _set(self, setting: Setting[T], values: dict[str, Any] | None) -> None:
        value = (values or {}).get(setting.key)
        if isinstance(value, type(setting.default)) and setting.is_sound(value):
            self.settings.set(setting, value)
