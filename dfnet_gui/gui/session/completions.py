"""Which completion runs, and what follows it: a fast fill first, the detailed one in its place. QtCore alone."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal

from dfnet_gui.document.document import Document
from dfnet_gui.engine.request import Completion, CompletionRequest, Detail
from dfnet_gui.errors import MaskError
from dfnet_gui.gui.base.settings import DetailChoice
from dfnet_gui.gui.session.candidates import Candidates
from dfnet_gui.gui.session.worker import InpaintWorker
from dfnet_gui.imaging.bounds import Bounds


def completions_of(document: Document | None) -> list[Completion]:
    """Those that a document shows, the oldest first."""
    return [layer for layer in document.layers if isinstance(layer, Completion)] if document is not None else []


@dataclass(frozen=True)
class _Running:
    """The request that is wanted now, and the document that it was made from.

    `fast` is the completion that a detailed one is to replace; None for a completion of its own. `among`: those that
    it will be another candidate of.
    """

    request: CompletionRequest
    document: Document
    fast: Completion | None = None
    among: Candidates | None = None


class Completions(QObject):
    """Sends requests to the worker one at a time and lays what comes back over the document. GUI thread.

    `laid(completion, bounds, before)`: it lies over the photo, `bounds` is what changed (may be empty), `before` the
    pixels until then.
    """

    running_changed = Signal(bool)
    refining_changed = Signal(bool)
    progress = Signal(int, int)
    laid = Signal(object, object, object)
    failed = Signal(str)

    def __init__(self, worker: InpaintWorker) -> None:
        super().__init__()
        self.detail: DetailChoice = "both"
        self.model_has_detail = False
        self.growth_px = 0
        self._worker = worker
        self._running: _Running | None = None
        self._candidates: Candidates | None = None
        self._unrefined: list[_Running] = []
        """Fast fills whose detailed ones wait until a later fast fill is in."""
        self._last_id = 0
        queued = Qt.ConnectionType.QueuedConnection
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

    def start(self, document: Document) -> str:
        """Complete the document's hole; a sentence says why that can't be, empty if it can."""
        self._last_id += 1
        try:
            request = CompletionRequest.from_photo(
                document.patched,
                document.hole,
                request_id=self._last_id,
                detail=self._first_detail(),
                hole_bounds=document.hole_bounds,
                growth_px=self.growth_px,
                barred=None if document.barred_bounds.is_empty else document.barred,
                alpha=document.original.alpha,
                wants_maps=False,
            )
        except MaskError as error:
            return str(error)
        if self._running is not None and self._running.fast is not None:
            self._unrefined.append(self._running)
        self._run(_Running(request, document))
        return ""

    def candidates_of(self, document: Document) -> Candidates | None:
        """The fills of the hole that the document's last step filled; None if it did something else."""
        candidates = self._candidates
        is_last = candidates is not None and candidates.document is document and candidates.chosen is not None
        return candidates if is_last else None

    def can_try_again(self, document: Document) -> bool:
        """Whether the last step was a completion, and the model knows other ways to fill it."""
        return self.candidates_of(document) is not None and self.model_has_detail and not self.is_running

    def try_again(self, document: Document) -> None:
        """Fill what was filled last in another way, over what lies there: a step of its own.

        When there is no other way left, the next of those that were found is taken.
        """
        candidates = self.candidates_of(document)
        if candidates is None or not self.can_try_again(document):
            return
        if candidates.are_all and candidates.chosen is not None:
            place = candidates.found.index(candidates.chosen)
            self.take(document, candidates.found[(place + 1) % len(candidates.found)])
            return
        self._last_id += 1
        self._run(_Running(candidates.next_request(self._last_id), document, among=candidates))

    def take(self, document: Document, candidate: Completion) -> None:
        """Lay one of the candidates over what lies there: a step of its own; nothing if it lies there."""
        candidates = self.candidates_of(document)
        if candidates is None or self.is_running or candidate is candidates.chosen:
            return
        self._last_id += 1
        self._candidates, again = candidates.with_laid_again(candidate, self._last_id)
        before = document.patched.snapshot()
        self.laid.emit(again, _added(document, candidates.request, again), before)

    def forget(self) -> None:
        """Give up everything, and let go of the document that is closed."""
        self.cancel()
        self._candidates = None

    def cancel(self) -> None:
        """Give up the running completion, and detailed ones that wait."""
        self._unrefined.clear()
        if self._running is not None:
            self._worker.cancel()
            self._stop()

    def cancel_first_fill(self) -> None:
        """Give up what fills the mask as it was; detailed fills of what is filled already go on."""
        if self._running is not None and self._running.fast is None:
            self._worker.cancel()
            self._stop()
            self._refine_next()

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

    def _stop(self) -> None:
        was_refining, self._running = self.is_refining, None
        if was_refining:
            self.refining_changed.emit(False)
        self.running_changed.emit(False)

    def _is_wanted(self, request_id: int) -> bool:
        return self._running is not None and self._running.request.id == request_id

    def _on_progress(self, request_id: int, done: int, total: int) -> None:
        if self._is_wanted(request_id):
            self.progress.emit(done, total)

    def _on_finished(self, completion: Completion) -> None:
        running = self._running
        if running is None or not self._is_wanted(completion.request_id):
            return
        before = running.document.patched.snapshot()
        changed = _lay(running, completion)
        self._remember(running, completion)
        self._stop()
        self.laid.emit(completion, changed, before)
        if running.fast is None and self._wants_detail_after(completion):
            self._unrefined.append(replace(running, fast=completion))
        self._refine_next()

    def _remember(self, running: _Running, completion: Completion) -> None:
        if running.fast is None:
            among = running.among or Candidates(running.document, running.request)
            self._candidates = among.with_found(running.request, completion, is_wanted=running.among is not None)
        elif self._candidates is not None and running.fast in self._candidates.found:
            self._candidates = self._candidates.with_found(running.request, completion)

    def _wants_detail_after(self, completion: Completion) -> bool:
        return self.detail == "both" and self.model_has_detail and completion.detail == "fast"

    def _refine_next(self) -> None:
        if not self._unrefined:
            return
        running = self._unrefined.pop()
        self._last_id += 1
        request = replace(running.request, id=self._last_id, detail="detailed")
        self._run(replace(running, request=request))

    def _on_cancelled(self, request_id: int) -> None:
        if self._is_wanted(request_id):
            self._stop()

    def _on_failed(self, request_id: int, sentence: str) -> None:
        if self._is_wanted(request_id):
            self._stop()
            self.failed.emit(sentence)


def _lay(running: _Running, completion: Completion) -> Bounds:
    if running.fast is not None:
        return _laid_instead(running.document, running.fast, completion)
    return _added(running.document, running.request, completion)


def _added(document: Document, request: CompletionRequest, completion: Completion) -> Bounds:
    inner = Bounds.of_mask(request.hole)
    return document.add_completion(
        completion,
        clear=request.hole[inner.slices],
        clear_bounds=inner.moved(*request.origin),
    )


def _laid_instead(document: Document, fast: Completion, detailed: Completion) -> Bounds:
    """Put the detailed fill where the fast one lies, which may have been given its maps since."""
    for layer in document.layers:
        if isinstance(layer, Completion) and layer.request_id == fast.request_id:
            return document.replace_completion(layer, detailed)
    return Bounds.EMPTY
