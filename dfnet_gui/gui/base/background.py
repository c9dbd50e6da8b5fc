"""Work off the GUI thread: one function, one answer that arrives in the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, SignalInstance
from shiboken6 import isValid

from dfnet_gui.errors import DfnetError
from dfnet_gui.system import give_way
from dfnet_gui.wording import tr


@dataclass(eq=False)
class _Order:
    """What is to be done, and who is told what came of it."""

    work: Callable[[], Any]
    then: Callable[[Any], None]
    otherwise: Callable[[str], None]
    listener: QObject | None
    jobs: "Jobs"
    """Held until its answer has come: a signal does not hold the Python side of who hears it."""

    @property
    def is_awaited(self) -> bool:
        """Whether the one that asked is still there."""
        return self.listener is None or isValid(self.listener)


class _Task(QRunnable):
    def __init__(self, order: _Order, done: SignalInstance, failed: SignalInstance) -> None:
        super().__init__()
        self._order, self._done, self._failed = order, done, failed

    def run(self) -> None:
        give_way()
        try:
            result = self._order.work()
        except DfnetError as error:
            self._failed.emit(self._order, str(error))
        except BaseException as error:  # noqa: BLE001 - a job must always answer
            self._failed.emit(
                self._order, tr("Something unexpected went wrong ({error!r}); nothing was changed.", error=error)
            )
        else:
            self._done.emit(self._order, result)


class Jobs(QObject):
    """Runs functions one after the other in a thread of its own; answers arrive in the GUI thread."""

    _done = Signal(object, object)
    _failed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._orders: set[_Order] = set()
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        work: Callable[[], Any],
        *,
        then: Callable[[Any], None],
        otherwise: Callable[[str], None],
        listener: QObject | None = None,
    ) -> None:
        """Run `work` in the background; a DfnetError's sentence goes to `otherwise`. Nobody is told once `listener`,
        a dialog that may be closed meanwhile, is gone."""
        order = _Order(work, then, otherwise, listener, self)
        self._orders.add(order)
        self._pool.start(_Task(order, self._done, self._failed))

    @property
    def is_busy(self) -> bool:
        """Whether anything has not answered yet."""
        return bool(self._orders)

    def wait(self) -> None:
        """Block until all work is done; for closing the program."""
        self._pool.waitForDone()

    def _on_done(self, order: _Order, result: Any) -> None:  # noqa: ANN401 - whatever the work gave
        self._orders.discard(order)
        if order.is_awaited:
            order.then(result)

    def _on_failed(self, order: _Order, sentence: str) -> None:
        self._orders.discard(order)
        if order.is_awaited:
            order.otherwise(sentence)
