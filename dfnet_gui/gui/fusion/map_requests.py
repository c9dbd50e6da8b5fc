"""Has fusion maps computed for the completions of the open photo, when somebody wants to look. GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.session.completions import completions_of
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker
from dfnet_gui.wording import tr


class MapRequests(QObject):
    """Asks the worker for maps one completion after the other and puts them into the document.

    `renewed`: maps came in. `changed`: that, or some will not come, or may come after all.
    """

    renewed = Signal()
    changed = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, worker: InpaintWorker) -> None:
        super().__init__()
        self._session, self._worker = session, worker
        self._asked: Completion | None = None
        self._hopeless: set[int] = set()
        self._waiting: list[Callable[[], None]] = []
        queued = Qt.ConnectionType.QueuedConnection
        worker.looked.connect(self._on_looked, queued)
        worker.not_looked.connect(self._on_not_looked, queued)
        session.opened.connect(self._on_opened)
        session.model_changed.connect(self._on_model_changed)

    @property
    def is_running(self) -> bool:
        """Whether maps are being computed."""
        return self._asked is not None

    def want(self) -> None:
        """Have the maps of all completions computed that have none yet, the last one first."""
        if self._asked is None:
            self._asked = next(iter(self._missing()), None)
            if self._asked is not None:
                self._worker.look(self._asked)

    def when_there(self, action: Callable[[], None]) -> None:
        """Do `action` once all maps are there that can be had; now if they are."""
        self._waiting.append(action)
        self.want()
        self._go_on()

    def _missing(self) -> list[Completion]:
        return [
            layer
            for layer in reversed(completions_of(self._session.document))
            if layer.request_id not in self._hopeless and any(fill.seen is not None for fill in layer.fills)
        ]

    def _on_looked(self, completion: Completion, looked: Completion) -> None:
        document = self._session.document
        if document is not None and document.renew_layer(completion, looked):
            self.renewed.emit()
        self._end(completion)

    def _on_not_looked(self, completion: Completion, sentence: str) -> None:
        self._hopeless.add(completion.request_id)
        if completion is self._asked:
            self.failed.emit(sentence)
        self._end(completion)

    def _end(self, completion: Completion) -> None:
        """One is done with: begin the next, and say that something is new."""
        if completion is self._asked:
            self._asked = None
            self.want()
        self.changed.emit()
        self._go_on()

    def _go_on(self) -> None:
        if self._asked is None and not self._missing():
            waiting, self._waiting = self._waiting, []
            for action in waiting:
                action()

    def _on_opened(self) -> None:
        self._asked = None
        self._hopeless.clear()
        if self._waiting:
            self.failed.emit(
                tr("The fusion maps were not exported, because another photo was opened: export them anew.")
            )
        self._waiting.clear()
        self.changed.emit()

    def _on_model_changed(self) -> None:
        """What another model could not do this one may."""
        self._hopeless.clear()
        self.changed.emit()
