"""Which completion runs, and what follows it: a fast fill first, the detailed one in its place. QtCore alone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from dfnet_gui.document.document import Document
from dfnet_gui.document.removals import Removal, exchanged
from dfnet_gui.engine.request import Completion, CompletionRequest, Detail
from dfnet_gui.errors import MaskError
from dfnet_gui.gui.base.settings import DetailChoice
from dfnet_gui.gui.session.candidates import Candidates
from dfnet_gui.gui.session.worker import InpaintWorker
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.packed_mask import PackedMask
from dfnet_gui.imaging.tiles import PatchedPixels
from dfnet_gui.wording import tr

_MOST_BYTES = 64 << 20  # of fills that were found and do not lie over the photo


def completions_of(document: Document | None) -> list[Completion]:
    """Those that a document shows, the oldest first."""
    return [layer for layer in document.layers if isinstance(layer, Completion)] if document is not None else []


@dataclass(frozen=True)
class _Running:
    """The request that is wanted now, and the document that it was made from.

    `painted`: the mask that it is for. `fast` is the completion that a detailed one is to replace; None for a
    completion of its own. `among`: those that it will be another candidate of, in the place of the one that lies there.
    """

    request: CompletionRequest
    document: Document
    painted: PackedMask
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
        self._candidates: dict[int, Candidates] = {}
        """By the id of the removal that they are for."""
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
        painted = PackedMask.of(document.hole[document.hole_bounds.slices], document.hole_bounds)
        try:
            request = self._request(document, document.hole, painted, document.patched)
        except MaskError as error:
            return str(error)
        self._put_off_refining()
        self._run(_Running(request, document, painted))
        return ""

    def start_again(self, document: Document, removal: Removal) -> str:
        """Complete the mask of a removal once more, with the settings and the photo as they are now; what comes takes
        the place of what lies there, as a step. A sentence says why that can't be, empty if it can."""
        candidates, painted = self.candidates_of(document, removal), removal.painted
        if candidates is None:
            return tr("this was not completed, so that it can't be completed again")
        if self._running is not None and self._running.fast is None:
            return tr("a completion is running: wait for it, or give it up with Esc")
        hole = np.zeros((document.bounds.height, document.bounds.width), bool)
        hole[painted.bounds.slices] = painted.mask
        try:
            request = self._request(document, hole, painted, document.seen_without(removal))
        except MaskError as error:
            return str(error)
        self._put_off_refining()
        detail: Detail = "detailed" if self.detail != "fast" and self.model_has_detail else "fast"
        self._run(_Running(replace(request, detail=detail), document, painted, among=candidates))
        return ""

    def _put_off_refining(self) -> None:
        if self._running is not None and self._running.fast is not None:
            self._unrefined.append(self._running)

    def new_id(self) -> int:
        """For a completion that is made elsewhere: no other has it."""
        self._last_id += 1
        return self._last_id

    def _request(self, document: Document, hole: BoolArray, mask: PackedMask, seen: PatchedPixels) -> CompletionRequest:
        return CompletionRequest.from_photo(
            seen,
            hole,
            request_id=self.new_id(),
            detail="detailed" if self.detail == "detailed" else "fast",
            painted=mask,
            growth_px=self.growth_px,
            barred=None if document.barred_bounds.is_empty else document.barred,
            alpha=document.original.alpha,
            wants_maps=False,
        )

    def candidates_of(self, document: Document, removal: Removal) -> Candidates | None:
        """The fills that were found for a removal; None for one that is no completion."""
        known = self._candidates.get(removal.id)
        if known is None or known.document is not document or known.chosen is None:
            return Candidates.of(document, removal)
        return known

    def can_try_again(self, removal: Removal) -> bool:
        """Whether the model knows other ways to fill it, and nothing runs."""
        return isinstance(removal.layer, Completion) and self.model_has_detail and not self.is_running

    def try_again(self, document: Document, removal: Removal) -> None:
        """Fill what was filled in another way: a step of its own, which takes its place.

        When there is no other way left, the next of those that were found is taken.
        """
        candidates = self.candidates_of(document, removal)
        if candidates is None or not self.can_try_again(removal):
            return
        if candidates.are_all and candidates.chosen is not None:
            place = candidates.found.index(candidates.chosen)
            self.take(candidates, candidates.found[(place + 1) % len(candidates.found)])
            return
        request = candidates.next_request(self.new_id())
        self._run(_Running(request, document, removal.painted, among=candidates))

    def take(self, candidates: Candidates, candidate: Completion) -> None:
        """Lay one of the candidates in the place of what lies there: a step of its own; nothing if it lies there."""
        if self.is_running or candidates.removal is None or candidate is candidates.chosen:
            return
        before = candidates.document.patched.snapshot()
        self._candidates[candidates.removal_id] = candidates
        self.laid.emit(candidate, _exchanged(candidates, candidate), before)

    def forget(self) -> None:
        """Give up everything, and let go of the document that is closed."""
        self.cancel()
        self._candidates.clear()

    @property
    def all_candidates(self) -> list[Candidates]:
        """Of all removals of which more than one fill is known."""
        return list(self._candidates.values())

    def restore(self, candidates: Iterable[Candidates], last_id: int) -> None:
        """Know again what was known when the photo was saved; requests get ids above `last_id`."""
        self._candidates = {each.removal_id: each for each in candidates}
        self._last_id = max(self._last_id, last_id)

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
        document = running.document
        removal = next((each for each in document.removals if each.layer is completion), None)
        if removal is None:
            return
        request = replace(running.request)  # without the hole that was made of it, which may be as large as the photo
        known = self._candidates.pop(removal.id, running.among) or Candidates(document, removal.id, request)
        self._candidates[removal.id] = known.with_found(request, completion, is_wanted=running.among is not None)
        self._forget_oldest()

    def _forget_oldest(self) -> None:
        """Keep the memory of fills that do not lie over the photo within bounds."""
        while len(self._candidates) > 1 and sum(each.nbytes for each in self._candidates.values()) > _MOST_BYTES:
            self._candidates.pop(next(iter(self._candidates)))

    def _wants_detail_after(self, completion: Completion) -> bool:
        return self.detail == "both" and self.model_has_detail and completion.detail == "fast"

    def _refine_next(self) -> None:
        if not self._unrefined:
            return
        running = self._unrefined.pop()
        self._run(replace(running, request=replace(running.request, id=self.new_id(), detail="detailed")))

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
    if running.among is not None:
        return _exchanged(running.among, completion)
    request, inner = running.request, Bounds.of_mask(running.request.hole)
    return running.document.add_completion(
        completion,
        clear=request.hole[inner.slices],
        clear_bounds=inner.moved(*request.origin),
        painted=running.painted,
    )


def _exchanged(candidates: Candidates, completion: Completion) -> Bounds:
    """Make a candidate the layer of its removal, if that is still there."""
    removal, document = candidates.removal, candidates.document
    if removal is None:
        return Bounds.EMPTY
    new = replace(removal, layer=completion, is_doubtful=False)
    removals = exchanged(document.removals, new, is_other=True)
    return document.change_removals(removals, tr("Other fill of {title}", title=new.title), layer=completion)


def _laid_instead(document: Document, fast: Completion, detailed: Completion) -> Bounds:
    """Put the detailed fill where the fast one lies, which may have been given its maps since."""
    for layer in (removal.layer for removal in document.removals):
        if isinstance(layer, Completion) and layer.request_id == fast.request_id:
            return document.replace_completion(layer, detailed)
    return Bounds.EMPTY
