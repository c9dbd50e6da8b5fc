"""What is done with removals: each is one step that can be undone. GUI thread."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.document.removals import Removal, exchanged, without
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.wording import tr, tr_later

_NONE = tr_later("There is no removal here: complete something, or select one in the list.")


class RemovalCommands(QObject):
    """Commands about the selected removal, or about the one that was laid last."""

    said = Signal(str)

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session

    def set_shown(self, removal: Removal, *, is_shown: bool) -> None:
        """Show or hide one."""
        text = tr(tr_later("Show {title}") if is_shown else tr_later("Hide {title}"), title=removal.title)
        self._exchange(replace(removal, is_shown=is_shown), text)

    def set_opacity(self, removal: Removal, opacity: float) -> None:
        """How much of what lies under it is covered, 0 to 1; what is dragged is one step."""
        self._exchange(
            replace(removal, opacity=opacity), tr("Opacity of {title}", title=removal.title), "opacity", removal.id
        )

    def set_feather(self, removal: Removal, feather_px: float) -> None:
        """Within how many photo pixels from its edge it fades in; what is dragged is one step."""
        self._exchange(
            replace(removal, feather_px=feather_px), tr("Edge of {title}", title=removal.title), "edge", removal.id
        )

    def rename(self, removal: Removal, name: str) -> None:
        """Call it otherwise; an empty name stands for its number."""
        if name.strip() != removal.title:
            self._exchange(replace(removal, name=name.strip()), tr("Rename {title}", title=removal.title))

    def ask_name(self) -> None:
        """Ask how it is to be called."""

        def rename(removal: Removal) -> None:
            document = self._session.document
            name, is_wanted = QInputDialog.getText(self._window, tr("Rename"), tr("Its name:"), text=removal.title)
            if document is None or not is_wanted or document is not self._session.document:
                return  # another photo was opened meanwhile
            now = next((each for each in document.removals if each.id == removal.id), None)
            if now is not None:
                self.rename(now, name)

        self._about(rename)

    def toggle(self) -> None:
        """Show it or hide it."""
        self._about(lambda removal: self.set_shown(removal, is_shown=not removal.is_shown))

    def toggle_all(self) -> None:
        """Hide all, or show all where all are hidden: before and after."""
        document = self._session.document
        if document is None or not document.removals:
            self.said.emit(tr(_NONE))
            return
        is_shown = not any(removal.is_shown for removal in document.removals)
        removals = tuple(replace(each, is_shown=is_shown) for each in document.removals)
        text = tr("Show all") if is_shown else tr("Hide all")
        self._session.change(lambda document: document.change_removals(removals, text))

    def delete(self) -> None:
        """Take it out; later ones that were made from it are marked."""
        self._about(self._delete)

    def _delete(self, removal: Removal) -> None:
        def act(document: Document) -> Bounds:
            return document.change_removals(
                without(document.removals, removal), tr("Delete {title}", title=removal.title)
            )

        self._session.cancel()
        self._session.change(act)

    def edit_mask(self) -> None:
        """Take it out and have its mask back, to be changed and completed again."""

        def edit(removal: Removal) -> None:
            self._session.cancel()
            self._session.change(partial(_with_mask_of, removal))

        self._about(edit)

    def complete_again(self) -> None:
        """Fill it once more, with the settings and the photo as they are now."""
        self._about(self._complete_again)

    def _complete_again(self, removal: Removal) -> None:
        document = self._session.document
        problem = self._session.completions.start_again(document, removal) if document else ""
        if problem:
            self.said.emit(f"{problem[0].upper()}{problem[1:].rstrip('.')}.")

    def raise_one(self) -> None:
        """Lay it over the next higher one."""
        self._about(lambda removal: self._move(removal, 1))

    def lower_one(self) -> None:
        """Lay it under the next lower one."""
        self._about(lambda removal: self._move(removal, -1))

    def _move(self, removal: Removal, step: int) -> None:
        def act(document: Document) -> Bounds:
            removals = list(document.removals)
            place = removals.index(removal)
            removals.insert(min(len(removals) - 1, max(0, place + step)), removals.pop(place))
            if tuple(removals) == document.removals:
                return Bounds.EMPTY
            return document.change_removals(tuple(removals), tr("Move {title}", title=removal.title))

        self._session.change(act)

    def go_to(self, step: int) -> None:
        """Undo or redo until so many steps lie behind."""

        def act(document: Document) -> Bounds:
            changed, behind = Bounds.EMPTY, len(document.steps[0])
            for _ in range(abs(step - behind)):
                changed = changed.united(document.undo() if step < behind else document.redo())
            return changed

        self._session.cancel()
        self._session.change(act)

    def _about(self, act: Callable[[Removal], None]) -> None:
        removal = self._session.selection.removal
        if removal is None:
            self.said.emit(tr(_NONE))
        else:
            act(removal)

    def _exchange(self, new: Removal, text: str, *joins: object) -> None:
        def act(document: Document) -> Bounds:
            return document.change_removals(exchanged(document.removals, new), text, joins=joins)

        self._session.change(act)


def _with_mask_of(removal: Removal, document: Document) -> Bounds:
    removals = without(document.removals, removal)
    return document.change_removals(removals, tr("Edit mask of {title}", title=removal.title), mask_of=removal)
