"""The background thread's side: a warm model, a one-slot mailbox, latest wins. QtCore alone."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from dfnet_gui.engine.request import Completion, CompletionRequest
from dfnet_gui.errors import Cancelled, CheckpointError, CompletionError, DfnetError
from dfnet_gui.system import give_back_memory, resident_bytes
from dfnet_gui.wording import tr

if TYPE_CHECKING:
    from dfnet_gui.engine.backends.base import Precision


_LARGE_BYTES = 640 << 20
"""Of memory that the whole program holds."""


@dataclass(frozen=True)
class ModelChoice:
    """Which weights on which device by which backend; no file means the built-in model."""

    weights: Path | None = None
    device: str = "auto"
    backend: str = "auto"
    may_fall_back: bool = False
    """Whether another backend will do where that one is not there."""
    may_be_built_in: bool = False
    """Whether the built-in model will do where the weights can't be used."""


@dataclass(frozen=True)
class ModelInfo:
    """What the worker has loaded; `reason` says why a wanted device is not used.

    `weights` is the chosen file, None for the built-in model; `has_detail` says whether the model knows
    a second, slower start. `problem`: why the built-in model stands in for another one, empty if it does not.
    """

    name: str
    device: str
    reason: str
    weights: Path | None = None
    has_detail: bool = False
    backend: str = ""
    wanted_backend: str = "auto"
    problem: str = ""


class Engine(Protocol):
    """What the worker needs of an inpainter."""

    def run(
        self,
        request: CompletionRequest,
        *,
        should_stop: Callable[[], bool],
        on_progress: Callable[[int, int], None],
    ) -> Completion:
        """Complete a request; raises Cancelled or a DfnetError."""

    def with_maps(self, completion: Completion, *, should_stop: Callable[[], bool]) -> Completion:
        """The same completion with its fusion maps; raises Cancelled or a DfnetError."""

    def forget(self) -> None:
        """Give up memory that is kept to be faster the next time."""


EngineLoader = Callable[[ModelChoice], tuple[Engine, ModelInfo]]


def load_engine(choice: ModelChoice, *, precision: "Precision" = "auto") -> tuple[Engine, ModelInfo]:
    """Load and warm a model; takes seconds where PyTorch is wanted: only in the worker's thread."""
    try:
        return _loaded_somehow(choice, precision)
    except CheckpointError as error:
        if choice.weights is None or not choice.may_be_built_in:
            raise
        engine, info = _loaded_somehow(replace(choice, weights=None), precision)
        return engine, replace(info, problem=tr("{error} The built-in model is used instead.", error=error))


def _loaded_somehow(choice: ModelChoice, precision: "Precision") -> tuple[Engine, ModelInfo]:
    """By another backend where the wanted one is not there and that is allowed."""
    try:
        return _loaded(choice, precision)
    except CompletionError as error:
        if not choice.may_fall_back or choice.backend == "auto":
            raise
        engine, info = _loaded(replace(choice, backend="auto"), precision)
        return engine, replace(info, reason=str(error).rstrip("."))


def _loaded(choice: ModelChoice, precision: "Precision") -> tuple[Engine, ModelInfo]:
    from dfnet_gui.engine.device import DEVICE_NAMES, DeviceName
    from dfnet_gui.engine.inpainter import load_inpainter
    from dfnet_gui.paths import built_in_weights

    wanted: DeviceName = next((name for name in DEVICE_NAMES if name == choice.device), "auto")
    inpainter = load_inpainter(
        choice.weights or built_in_weights(), wanted, backend=choice.backend, precision=precision
    )
    device = inpainter.choice
    return inpainter, ModelInfo(
        inpainter.manifest.name,
        device.label,
        device.reason,
        choice.weights,
        inpainter.has_detail,
        inpainter.backend,
        choice.backend,
    )


class InpaintWorker(QObject):
    """Lives in its own thread. `choose`, `submit`, `look`, `rest` and `cancel` may be called from any thread.

    Each request taken from the mailbox ends in exactly one of `finished`, `cancelled`, `failed`; each
    look, which gives way to requests, in one of `looked`, `not_looked`.
    """

    ready = Signal(object)
    not_ready = Signal(str)
    progress = Signal(object, int, int)
    finished = Signal(object)
    cancelled = Signal(object)
    failed = Signal(object, str)
    looked = Signal(object, object)
    not_looked = Signal(object, str)
    _woken = Signal()

    def __init__(self, loader: EngineLoader = load_engine) -> None:
        super().__init__()
        self._loader = loader
        self._engine: Engine | None = None
        self._lock = threading.Lock()
        self._mailbox: CompletionRequest | None = None
        self._choice: ModelChoice | None = None
        self._wanted_id: int | None = None
        self._looks: deque[Completion] = deque()
        self._is_closing, self._is_to_rest = False, False
        self._woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)

    def choose(self, choice: ModelChoice) -> None:
        """Load this model next; the one in use stays if that fails."""
        with self._lock:
            self._choice = choice
        self._woken.emit()

    def submit(self, request: CompletionRequest) -> None:
        """Complete this request next; an earlier one that is not done is given up."""
        with self._lock:
            self._mailbox = request
            self._wanted_id = request.id
        self._woken.emit()

    def look(self, completion: Completion) -> None:
        """Compute the maps of a completion when nothing else is wanted."""
        with self._lock:
            self._looks.append(completion)
        self._woken.emit()

    def rest(self) -> None:
        """Once nothing is wanted, give up memory that makes the next completion faster."""
        with self._lock:
            self._is_to_rest = True
        self._woken.emit()

    def cancel(self) -> None:
        """Give up the request that is wanted."""
        with self._lock:
            self._wanted_id = None

    def close(self) -> None:
        """Give up everything."""
        with self._lock:
            self._wanted_id, self._is_closing = None, True

    @Slot()
    def _on_woken(self) -> None:
        with self._lock:
            choice, self._choice = self._choice, None
            request, self._mailbox = self._mailbox, None
            rests, self._is_to_rest = self._is_to_rest, False
        if choice is not None:
            self._load(choice)
        if request is not None:
            self._complete(request)
        self._look_next()
        if rests and self._engine is not None:
            self._engine.forget()
            give_back_memory()

    def _load(self, choice: ModelChoice) -> None:
        try:
            self._engine, info = self._loader(choice)
        except DfnetError as error:
            self.not_ready.emit(str(error))
        except BaseException as error:  # noqa: BLE001 - a spinner must never run forever
            self.not_ready.emit(
                tr("The model could not be loaded ({error!r}); unpack or install the program again.", error=error)
            )
        else:
            self.ready.emit(info)

    def _look_next(self) -> None:
        with self._lock:
            if not self._looks or self._is_closing or self._has_more_urgent():
                return
            completion = self._looks.popleft()
        try:
            looked = self._with_maps(completion)
        except Cancelled:
            with self._lock:
                self._looks.appendleft(completion)
        except DfnetError as error:
            self.not_looked.emit(completion, str(error))
        except BaseException as error:  # noqa: BLE001 - whoever waits for the maps must hear of it
            self.not_looked.emit(completion, tr("The fusion maps could not be computed ({error!r}).", error=error))
        else:
            self.looked.emit(completion, looked)
        self._woken.emit()

    def _has_more_urgent(self) -> bool:
        return self._mailbox is not None or self._choice is not None

    def _with_maps(self, completion: Completion) -> Completion:
        if self._engine is None:
            raise CompletionError(tr("No model is loaded; choose one in the Model menu."))

        def should_stop() -> bool:
            with self._lock:
                return self._is_closing or self._has_more_urgent()

        return self._engine.with_maps(completion, should_stop=should_stop)

    def _is_stale(self, request: CompletionRequest) -> bool:
        with self._lock:
            return self._wanted_id != request.id

    def _complete(self, request: CompletionRequest) -> None:
        if self._is_stale(request):
            self.cancelled.emit(request.id)
            return
        if self._engine is None:
            self.failed.emit(request.id, tr("No model is loaded; choose one in the Model menu."))
            return
        try:
            completion = self._engine.run(
                request,
                should_stop=lambda: self._is_stale(request),
                on_progress=lambda done, total: self.progress.emit(request.id, done, total),
            )
        except Cancelled:
            self.cancelled.emit(request.id)
        except DfnetError as error:
            self.failed.emit(request.id, str(error))
        except BaseException as error:  # noqa: BLE001 - a spinner must never run forever
            self.failed.emit(
                request.id, tr("Something unexpected went wrong ({error!r}); nothing was changed.", error=error)
            )
        else:
            self._hand_over(request, completion)
        self._tidy()

    def _tidy(self) -> None:
        """What makes the next completion faster is kept while the program is small."""
        if self._engine is not None and resident_bytes() > _LARGE_BYTES:
            self._engine.forget()
        give_back_memory()

    def _hand_over(self, request: CompletionRequest, completion: Completion) -> None:
        if self._is_stale(request):
            self.cancelled.emit(request.id)
        else:
            self.finished.emit(completion)
