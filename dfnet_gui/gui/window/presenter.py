"""Says what state things are in: title, Complete button, status line, problems. GUI thread."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QPushButton

from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.settings import DEVICE, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.menus.actions import Actions
from dfnet_gui.gui.photos.exporting import Exporting
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import ModelInfo
from dfnet_gui.gui.window.notice import Notice
from dfnet_gui.gui.window.status import StatusLine
from dfnet_gui.wording import tr, tr_later

_LEAST_PERCENT = 0.1
_EXPORTING = tr_later("Exporting… (Esc gives it up)")
_REFINING = tr_later("The fast fill is in; a detailed one follows… (Esc keeps this one)")


class Presenter(QObject):
    """Listens to the session and the canvas, and shows; it changes nothing but what is shown."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        canvas: Canvas,
        actions: Actions,
        settings: Settings,
        exporting: Exporting,
        complete_button: QPushButton,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._canvas = window, session, canvas
        self._actions, self._settings, self._exporting = actions, settings, exporting
        self._complete_button = complete_button
        self._place = ""
        self.status, self.notice = StatusLine(), Notice()
        session.opened.connect(self.status.forget_completion)
        session.history_changed.connect(self.show_history)
        session.hole_changed.connect(self.show_photo_state)
        session.running_changed.connect(self.show_busy)
        session.refining_changed.connect(self._on_refining_changed)
        session.progress.connect(self.status.show_progress)
        session.completed.connect(self._on_completed)
        session.model_loading.connect(self.status.show_loading)
        session.model_changed.connect(self._on_model_changed)
        session.model_failed.connect(self._on_model_failed)
        session.failed.connect(self.fail)
        session.said.connect(self.say)
        exporting.running_changed.connect(self.show_busy)
        exporting.progress.connect(self._on_export_progress)
        exporting.said.connect(self.say)
        exporting.failed.connect(self.fail)
        canvas.viewport_changed.connect(self.show_photo_state)
        self.notice.shown_changed.connect(self._show_cancel)
        self._show_cancel()

    def show_history(self) -> None:
        """Title, undo and redo."""
        document = self._session.document
        can_undo, can_redo = (document.can_undo, document.can_redo) if document else (False, False)
        self._actions.set_possible("undo", is_possible=can_undo, missing=tr("There is no step to take back."))
        self._actions.set_possible("redo", is_possible=can_redo, missing=tr("No step was taken back."))
        self._show_try_again()
        path = document.original.path if document else None
        name = path.name if path else tr("Pasted photo")
        pages = document.original.page_count if document else 1
        for action in ("previous_page", "next_page"):
            self._actions.set_possible(action, is_possible=pages > 1, missing=tr("The file holds one picture only."))
        if document and pages > 1:
            name = tr("{name} ({page} of {pages})", name=name, page=document.original.page + 1, pages=pages)
        self._window.setWindowTitle(tr("{name}[*] – DFNet GUI", name=name) if document else "DFNet GUI")
        self._window.setWindowModified(self._session.has_changes)
        self.show_photo_state()

    def show_place(self, place: str) -> None:
        """Which photo of its folder is open, as `3 of 39`; empty for none."""
        self._place = place
        self.show_photo_state()

    def show_photo_state(self) -> None:
        """Size, zoom and mask, and whether there is something to complete."""
        document = self._session.document
        ready = document is not None and not document.hole_bounds.is_empty
        self._complete_button.setEnabled(ready)
        self._complete_button.setToolTip(tr("Fill what is painted (Enter)") if ready else tr("Nothing is painted yet"))
        if document is None:
            self.status.show_photo("")
            return
        size = f"{document.bounds.width}×{document.bounds.height}"
        depth = tr(" · 16 bit") if document.original.pixels.itemsize == 2 else ""
        zoom = f"{self._canvas.viewport.zoom * self._canvas.devicePixelRatioF() * 100:.0f} %"
        percent = 100 * document.hole_pixels / (document.bounds.width * document.bounds.height)
        share = f"{percent:.1f}" if percent >= _LEAST_PERCENT else tr("under {least}", least=_LEAST_PERCENT)
        mask = tr(" · mask {share} %", share=share) if ready else ""
        place = f"{self._place} · " if self._place else ""
        self.status.show_photo(f"{place}{size}{depth} · {zoom}{mask}")
        self._canvas.setAccessibleDescription(
            tr(
                "{place}{size} pixels, shown at {zoom}; {mask}."
                " Paint over what should go, then press Enter; K: with the arrow keys.",
                place=place,
                size=size,
                zoom=zoom,
                mask=tr("mask {share} %", share=share) if ready else tr("nothing is painted"),
            )
        )

    def say(self, sentence: str) -> None:
        """Something that is good to know for a while."""
        self.status.say(sentence)

    def show_working(self, sentence: str) -> None:
        """Something is being read or written."""
        self.status.say(sentence, lasting=True)

    def fail(self, sentence: str) -> None:
        """Show what went wrong, until it was read; nothing is being worked at for it any more."""
        self.status.say("")
        self._on_refining_changed(self._session.is_refining)  # what runs is still said
        self.notice.show_problem(sentence)

    def show_busy(self) -> None:
        """What Esc would give up: the completion first, then the export."""
        completes, exports = self._session.is_running, self._exporting.is_running
        self.status.show_running(running=False)
        if completes:
            self.status.show_running(running=True)
        elif exports:
            self.status.show_running(running=True, text=tr(_EXPORTING))
        self._show_cancel()
        self._show_try_again()

    def _show_try_again(self) -> None:
        missing, can_try = tr("Complete something first."), self._session.can_try_again
        self._actions.set_possible("try_again", is_possible=can_try, missing=missing)

    def _show_cancel(self) -> None:
        is_busy = self._session.is_running or self._exporting.is_running
        has_something = is_busy or bool(self.notice.text)
        self._actions.set_possible("cancel", is_possible=has_something, missing=tr("Nothing is running."))

    def _on_export_progress(self, done: int, total: int) -> None:
        if not self._session.is_running:
            self.status.show_progress(done, total)

    def _on_refining_changed(self, refining: bool) -> None:  # noqa: FBT001 - a slot
        if refining:
            self.status.show_running(running=True, text=tr(_REFINING))
        else:
            self.show_busy()

    def _on_completed(self, completion: Completion) -> None:
        self.status.show_completion(completion)
        again = tr(" T fills it in another way.") if self._session.can_try_again else ""
        self.status.say(
            " ".join(completion.notes) or tr("Done. Hold O to compare with the original.{again}", again=again)
        )

    def _on_model_changed(self, info: ModelInfo) -> None:
        self.status.show_model(info)
        if info.problem:
            self.fail(info.problem)
        if info.reason and self._settings.get(DEVICE) not in ("auto", "cpu"):
            self.status.say(f"{info.reason[0].upper()}{info.reason[1:]}.")

    def _on_model_failed(self, sentence: str) -> None:
        self.status.show_no_new_model()
        self.fail(sentence)
