"""The one path by which anything changes the open photo. QtCore alone; GUI thread."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from dfnet_gui.document.brush import Point
from dfnet_gui.document.document import Document
from dfnet_gui.engine.request import Completion, CompletionRequest, Detail
from dfnet_gui.errors import MaskError
from dfnet_gui.gui.session.worker import InpaintWorker, ModelChoice, ModelInfo
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.mask import NOTHING_TO_COMPLETE

DetailChoice = Literal["fast", "detailed", "both"]
DETAIL_CHOICES: tuple[DetailChoice, ...] = ("fast", "detailed", "both")


@dataclass(frozen=True)
class _Running:
    """The request that is wanted now, and the document that it was made from.

    `fast` is the completion that a detailed one is to replace; None for a completion of its own.
    """

    request: CompletionRequest
    document: Document
    fast: Completion | None = None


class Session(QObject):
    """Holds the document, talks to the worker, and says what changed.

    Every signal is emitted in the GUI thread; worker signals arrive queued at its methods.
    """

    opened = Signal()
    pixels_changed = Signal(object)
    hole_changed = Signal(object)
    history_changed = Signal()
    running_changed = Signal(bool)
    refining_changed = Signal(bool)
    progress = Signal(int, int)
    completed = Signal(object, object)
    model_loading = Signal()
    model_changed = Signal(object)
    model_failed = Signal(str)
    failed = Signal(str)
    said = Signal(str)

    def __init__(self, worker: InpaintWorker) -> None:
        super().__init__()
        self.document: Document | None = None
        self.model: ModelInfo | None = None
        self.detail: DetailChoice = "both"
        self._worker = worker
        self._running: _Running | None = None
        self._unrefined: list[_Running] = []
        """Fast fills whose detailed ones wait until a later fast fill is in."""
        self._last_id = 0
        queued = Qt.ConnectionType.QueuedConnection
        worker.ready.connect(self._on_ready, queued)
        worker.not_ready.connect(self.model_failed, queued)
        worker.progress.connect(self._on_progress, queued)
        worker.finished.connect(self._on_finished, queued)
        worker.cancelled.connect(self._on_cancelled, queued)
        worker.failed.connect(self._on_failed, queued)

    @property
    def is_running(self) -> bool:
        """Whether a completion is awaited."""
        return self._running is not None

    @property
    def is_refining(self) -> bool:
        """Whether a fast fill is in and its detailed one is awaited."""
        return self._running is not None and self._running.fast is not None

    @property
    def has_changes(self) -> bool:
        """Whether work would be lost by closing the photo."""
        return self.document is not None and self.document.is_changed

    def open_document(self, document: Document) -> None:
        """Swap in the document of a photo that was read whole."""
        self.cancel()
        self.document = document
        self.opened.emit()
        self.history_changed.emit()

    def choose_model(self, choice: ModelChoice) -> None:
        """Have the worker load another model or device."""
        self.model_loading.emit()
        self._worker.choose(choice)

    def begin_stroke(self) -> None:
        """Start a brush stroke."""
        if self.document:
            self.document.begin_stroke()

    def paint(self, start: Point, end: Point, radius: float, *, erase: bool = False) -> None:
        """Add a segment to the stroke; photo pixels."""
        if self.document:
            if erase:
                self.cancel()  # what is taken away now must not be filled by a run that began before
            self._tell_hole(self.document.paint(start, end, radius, erase=erase))

    def end_stroke(self) -> None:
        """Close the stroke as one undoable step."""
        if self.document:
            self.document.end_stroke()
            self.history_changed.emit()

    def clear_hole(self) -> None:
        """Take the whole mask away."""
        if self.document:
            self.cancel()
            self._edited(self.document.clear_hole())

    def invert_hole(self) -> None:
        """Exchange painted and unpainted."""
        if self.document:
            self.cancel()
            self._edited(self.document.invert_hole())

    def replace_hole(self, hole: BoolArray) -> None:
        """Take a mask of the photo's size in place of the painted one."""
        if self.document:
            self.cancel()
            self._edited(self.document.replace_hole(hole))

    def undo(self) -> None:
        """Take back the last step; a running completion is given up."""
        if self.document:
            self.cancel()
            self._stepped(self.document.undo())

    def redo(self) -> None:
        """Do the last undone step again."""
        if self.document:
            self.cancel()
            self._stepped(self.document.redo())

    def complete(self) -> None:
        """Send the hole to the worker; says why if there is nothing to complete."""
        document = self.document
        if document is None:
            return
        self.end_stroke()
        if document.hole_bounds.is_empty:
            self.said.emit(_sentence(NOTHING_TO_COMPLETE))
            return
        self._last_id += 1
        try:
            request = CompletionRequest.from_photo(
                document.patched,
                document.hole,
                request_id=self._last_id,
                detail=self._first_detail(),
                hole_bounds=document.hole_bounds,
                wants_maps=False,
            )
        except MaskError as error:
            self.said.emit(str(error))
            return
        if self._running is not None and self._running.fast is not None:
            self._unrefined.append(self._running)
        self._run(_Running(request, document))

    def _first_detail(self) -> Detail:
        return "detailed" if self.detail == "detailed" else "fast"

    def _run(self, running: _Running) -> None:
        was_running, was_refining = self.is_running, self.is_refining
        self._running = running
        if not was_running:
            self.running_changed.emit(True)
        if was_refining != self.is_refining:
            self.refining_changed.emit(self.is_refining)
        self._worker.submit(running.request)

    def cancel(self) -> None:
        """Give up the running completion, and detailed ones that wait; photo and mask stay as they are."""
        self._unrefined.clear()
        if self._running is not None:
            self._worker.cancel()
            self._stop_running()

    def mark_saved(self, document: Document, position: int) -> None:
        """An export of `document` at that state of its history is on disk."""
        if document is self.document:
            document.mark_saved(position)
            self.history_changed.emit()

    def _on_ready(self, info: ModelInfo) -> None:
        self.model = info
        self.model_changed.emit(info)

    def _on_progress(self, request_id: int, done: int, total: int) -> None:
        if self._is_wanted(request_id):
            self.progress.emit(done, total)

    def _on_finished(self, completion: Completion) -> None:
        running = self._running
        if running is None or not self._is_wanted(completion.request_id):
            return
        before = running.document.patched.snapshot()
        changed = self._put_in(running, completion)
        self._stop_running()
        if not changed.is_empty:
            self.pixels_changed.emit(changed)
            self._tell_hole(changed)
            self.history_changed.emit()
            self.completed.emit(completion, before)
        if running.fast is None and self._wants_detail_after(completion):
            self._unrefined.append(replace(running, fast=completion))
        if self._unrefined:
            self._refine(self._unrefined.pop())

    def _put_in(self, running: _Running, completion: Completion) -> Bounds:
        if running.fast is not None:
            return _replaced(running.document, running.fast, completion)
        inner = Bounds.of_mask(running.request.hole)
        return running.document.add_completion(
            completion,
            clear=running.request.hole[inner.slices],
            clear_bounds=inner.moved(*running.request.origin),
        )

    def _wants_detail_after(self, completion: Completion) -> bool:
        has_detail = self.model is not None and self.model.has_detail
        return self.detail == "both" and has_detail and completion.detail == "fast"

    def _refine(self, running: _Running) -> None:
        self._last_id += 1
        request = replace(running.request, id=self._last_id, detail="detailed")
        self._run(replace(running, request=request))

    def _on_cancelled(self, request_id: int) -> None:
        if self._is_wanted(request_id):
            self._stop_running()

    def _on_failed(self, request_id: int, sentence: str) -> None:
        if self._is_wanted(request_id):
            self._stop_running()
            self.failed.emit(sentence)

    def _is_wanted(self, request_id: int) -> bool:
        return self._running is not None and self._running.request.id == request_id

    def _stop_running(self) -> None:
        was_refining, self._running = self.is_refining, None
        if was_refining:
            self.refining_changed.emit(False)
        self.running_changed.emit(False)

    def _tell_hole(self, bounds: Bounds) -> None:
        if not bounds.is_empty:
            self.hole_changed.emit(bounds)

    @property
    def completion(self) -> Completion | None:
        """The last one that lies over the photo."""
        layers = self.document.layers if self.document else []
        last = layers[-1] if layers else None
        return last if isinstance(last, Completion) else None

    def _edited(self, bounds: Bounds) -> None:
        self._tell_hole(bounds)
        if not bounds.is_empty:
            self.history_changed.emit()

    def _stepped(self, bounds: Bounds) -> None:
        if bounds.is_empty or self.document is None:
            return
        self.pixels_changed.emit(bounds)
        self._tell_hole(bounds)
        self.history_changed.emit()


def _replaced(document: Document, fast: Completion, detailed: Completion) -> Bounds:
    """Put the detailed fill where the fast one lies, which may have been given its maps since."""
    for layer in document.layers:
        if isinstance(layer, Completion) and layer.request_id == fast.request_id:
            return document.replace_completion(layer, detailed)
    return Bounds.EMPTY


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."


def hole_share(document: Document) -> float:
    """The hole's part of the photo, 0 to 1."""
    return document.hole_pixels / float(np.prod(document.hole.shape))
