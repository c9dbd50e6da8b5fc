"""The one path by which anything changes the open photo. QtCore alone; GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from dfnet_gui.document.brush import Point
from dfnet_gui.document.document import Document
from dfnet_gui.document.painted import PaintedKind
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.settings import DETAIL, DETAIL_CHOICES, GROWTH, Settings
from dfnet_gui.gui.session.candidates import Candidates
from dfnet_gui.gui.session.completions import Completions
from dfnet_gui.gui.session.selection import Selection
from dfnet_gui.gui.session.worker import InpaintWorker, ModelChoice, ModelInfo
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.display import SRGB_DISPLAY, Display
from dfnet_gui.imaging.mask import NOTHING_TO_COMPLETE
from dfnet_gui.wording import tr, tr_later


class Session(QObject):
    """Holds the open photo, has it completed, and says what changed.

    Every signal is emitted in the GUI thread; worker signals arrive queued.
    """

    opened = Signal()
    to_be_completed = Signal()
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
    display_changed = Signal()
    failed = Signal(str)
    said = Signal(str)

    def __init__(self, worker: InpaintWorker, settings: Settings) -> None:
        super().__init__()
        self.photo: OpenPhoto | None = None
        self.display: Display = SRGB_DISPLAY
        self.model: ModelInfo | None = None
        self.selection = Selection(lambda: self.document)
        self._worker = worker
        self.completions = Completions(worker)
        settings.watch(DETAIL, self._on_detail)
        settings.watch(GROWTH, self._on_growth)
        for mine, theirs in (
            (self.completions.running_changed, self.running_changed),
            (self.completions.refining_changed, self.refining_changed),
            (self.completions.progress, self.progress),
            (self.completions.failed, self.failed),
        ):
            mine.connect(theirs)
        self.completions.laid.connect(self._on_laid)
        self.selection.changed.connect(self.history_changed)
        queued = Qt.ConnectionType.QueuedConnection
        worker.ready.connect(self._on_ready, queued)
        worker.not_ready.connect(self.model_failed, queued)

    def _on_growth(self, growth_px: int) -> None:
        self.completions.growth_px = growth_px

    @property
    def document(self) -> Document | None:
        """The open photo's document."""
        return self.photo.document if self.photo else None

    @property
    def is_running(self) -> bool:
        """Whether a completion is awaited."""
        return self.completions.is_running

    @property
    def is_refining(self) -> bool:
        """Whether a fast fill is in and its detailed one is awaited."""
        return self.completions.is_refining

    @property
    def has_changes(self) -> bool:
        """Whether work would be lost by closing the photo."""
        return self.document is not None and self.document.is_changed

    @property
    def completion(self) -> Completion | None:
        """The last one that lies over the photo."""
        layers = self.document.layers if self.document else []
        last = layers[-1] if layers else None
        return last if isinstance(last, Completion) else None

    def open(self, photo: OpenPhoto) -> None:
        """Swap in a photo that was read whole."""
        self.completions.forget()
        self.photo = photo
        self.selection.select(None)
        self.opened.emit()
        self.history_changed.emit()

    def choose_model(self, choice: ModelChoice) -> None:
        """Have the worker load another model or device."""
        self.model_loading.emit()
        self._worker.choose(choice)

    def begin_stroke(self, kind: PaintedKind = "hole") -> None:
        """Start a brush stroke, on the mask or on what is never copied from."""
        if self.document:
            self.document.begin_stroke(kind)

    def paint(self, start: Point, end: Point, radius: float, *, erase: bool = False) -> None:
        """Add a segment to the stroke; photo pixels."""
        if self.document:
            if erase and self.document.paints == "hole":
                self.completions.cancel_first_fill()  # what is taken away must not be filled by what began before
            self._tell_hole(self.document.paint(start, end, radius, erase=erase))

    def end_stroke(self, *, feather_px: float = 0.0) -> None:
        """Close the stroke as one undoable step; its edge is soft within so many photo pixels."""
        if self.document:
            self.document.end_stroke(feather_px=feather_px)
            self.history_changed.emit()

    def edit_hole(self, place: Bounds, shape: BoolArray, *, erase: bool = False, text: str = tr_later("Mask")) -> None:
        """Add a shape (bool, of the size of `place`, photo pixels) to the mask, or erase it, as one step so called."""
        if self.document:
            if erase:
                self.completions.cancel_first_fill()
            self._edited(self.document.edit_hole(place, shape, erase=erase, text=text))

    def clear_hole(self) -> None:
        """Take the whole mask away."""
        if self.document:
            self.completions.cancel_first_fill()
            self._edited(self.document.clear_hole())

    def clear_barred(self) -> None:
        """Let everything be copied from."""
        if self.document:
            self._edited(self.document.clear_barred())

    def invert_hole(self) -> None:
        """Exchange painted and unpainted."""
        if self.document:
            self.completions.cancel_first_fill()
            self._edited(self.document.invert_hole())

    def replace_hole(self, hole: BoolArray) -> None:
        """Take a mask of the photo's size in place of the painted one."""
        if self.document:
            self.completions.cancel_first_fill()
            self._edited(self.document.replace_hole(hole))

    def undo(self) -> None:
        """Take back the last step; a running completion is given up."""
        self.cancel()
        self.change(Document.undo)

    def redo(self) -> None:
        """Do the last undone step again."""
        self.cancel()
        self.change(Document.redo)

    def complete(self) -> None:
        """Send the hole to the worker; says why if there is nothing to complete."""
        document = self.document
        if document is None:
            return
        self.to_be_completed.emit()
        self.end_stroke()
        is_empty = document.hole_bounds.is_empty
        if is_empty and (self.is_refining or self.is_running):
            return  # what comes is said already
        problem = tr(NOTHING_TO_COMPLETE) if is_empty else self.completions.start(document)
        if problem:
            self.said.emit(problem[0].upper() + problem[1:].rstrip(".") + ".")

    @property
    def can_try_again(self) -> bool:
        """Whether the fill can be had in another way."""
        removal = self.selection.removal
        return removal is not None and self.completions.can_try_again(removal)

    @property
    def candidates(self) -> Candidates | None:
        """The fills of the removal, one of which lies there."""
        document, removal = self.document, self.selection.removal
        return self.completions.candidates_of(document, removal) if document and removal else None

    def try_again(self) -> None:
        """Fill the removal in another way; undoing goes back to the one before."""
        document, removal = self.document, self.selection.removal
        if document is not None and removal is not None:
            self.completions.try_again(document, removal)

    def take_candidate(self, candidate: Completion) -> None:
        """Have one of the candidates in place of the one that lies there; undoing goes back to that."""
        if (candidates := self.candidates) is not None:
            self.completions.take(candidates, candidate)

    def change(self, act: Callable[[Document], Bounds]) -> None:
        """Do something to the document, and tell what it changed."""
        if self.document:
            bounds = act(self.document)
            if not bounds.is_empty:
                self.pixels_changed.emit(bounds)
                self._tell_hole(bounds)
            self.history_changed.emit()

    def cancel(self) -> None:
        """Give up the running completion, and detailed ones that wait; photo and mask stay as they are."""
        self.completions.cancel()

    def mark_saved(self, document: Document, position: int) -> None:
        """An export of `document` at that state of its history is on disk."""
        if document is self.document:
            document.mark_saved(position)
            self.history_changed.emit()

    def _on_detail(self, detail: str) -> None:
        self.completions.detail = next(each for each in DETAIL_CHOICES if each == detail)

    def _on_ready(self, info: ModelInfo) -> None:
        self.model = info
        self.completions.model_has_detail = info.has_detail
        self.model_changed.emit(info)

    def _on_laid(self, completion: Completion, changed: Bounds, before: object) -> None:
        if not changed.is_empty:
            self.pixels_changed.emit(changed)
            self._tell_hole(changed)
            self.history_changed.emit()
            self.completed.emit(completion, before)

    def _tell_hole(self, bounds: Bounds) -> None:
        if not bounds.is_empty:
            self.hole_changed.emit(bounds)

    def _edited(self, bounds: Bounds) -> None:
        self._tell_hole(bounds)
        if not bounds.is_empty:
            self.history_changed.emit()
