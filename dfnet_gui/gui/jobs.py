"""Work off the GUI thread: one function, one answer that arrives in the GUI thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from dfnet_gui.errors import DfnetError


class _Answer(QObject):
    done = Signal(object)
    failed = Signal(str)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any], answer: _Answer) -> None:
        super().__init__()
        self._work, self._answer = work, answer

    def run(self) -> None:
        try:
            result = self._work()
        except DfnetError as error:
            self._answer.failed.emit(str(error))
        except Exception as error:  # noqa: BLE001 - a job must always answer
            self._answer.failed.emit(f"Something unexpected went wrong ({error!r}); nothing was changed.")
        else:
            self._answer.done.emit(result)


class Jobs(QObject):
    """Runs functions one after the other in a thread of its own and hands their results to methods.

    `then` and `otherwise` must be methods of QObjects of the GUI thread, so that Qt calls them there.
    """

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._answers: set[_Answer] = set()

    def start(self, work: Callable[[], Any], *, then: Callable[[Any], None], otherwise: Callable[[str], None]) -> None:
        """Run `work` in the background; a DfnetError's sentence goes to `otherwise`."""
        answer = _Answer(self)
        self._answers.add(answer)
        answer.done.connect(self._on_answered)  # first, so that `then` may start the next
        answer.failed.connect(self._on_answered)
        answer.done.connect(then)
        answer.failed.connect(otherwise)
        self.busy_changed.emit(True)
        self._pool.start(_Task(work, answer))

    @property
    def is_busy(self) -> bool:
        """Whether anything has not answered yet."""
        return bool(self._answers)

    def wait(self) -> None:
        """Block until all work is done; for closing the program."""
        self._pool.waitForDone()

    def _on_answered(self) -> None:
        answer = self.sender()
        if isinstance(answer, _Answer):
            self._answers.discard(answer)
            answer.deleteLater()
        self.busy_changed.emit(self.is_busy)
