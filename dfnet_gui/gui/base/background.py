"""Work off the GUI thread: one function, one answer that arrives in the GUI thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from dfnet_gui.errors import DfnetError
from dfnet_gui.wording import tr


class _Answer(QObject):
    """Carries a task's result to the thread that it was made in."""

    done = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        parent: QObject,
        then: Callable[[Any], None],
        otherwise: Callable[[str], None],
        listener: QObject | None,
    ) -> None:
        super().__init__(parent)
        self.then, self.otherwise, self._listener = then, otherwise, listener

    @property
    def is_awaited(self) -> bool:
        """Whether the one that asked is still there."""
        return self._listener is None or isValid(self._listener)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any], answer: _Answer) -> None:
        super().__init__()
        self._work, self._answer = work, answer

    def run(self) -> None:
        try:
            result = self._work()
        except DfnetError as error:
            self._answer.failed.emit(str(error))
        except BaseException as error:  # noqa: BLE001 - a job must always answer
            self._answer.failed.emit(
                tr("Something unexpected went wrong ({error!r}); nothing was changed.", error=error)
            )
        else:
            self._answer.done.emit(result)


class Jobs(QObject):
    """Runs functions one after the other in a thread of its own; answers arrive in the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._answers: set[_Answer] = set()

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
        answer = _Answer(self, then, otherwise, listener)
        self._answers.add(answer)
        answer.done.connect(self._on_done)
        answer.failed.connect(self._on_failed)
        self._pool.start(_Task(work, answer))

    @property
    def is_busy(self) -> bool:
        """Whether anything has not answered yet."""
        return bool(self._answers)

    def wait(self) -> None:
        """Block until all work is done; for closing the program."""
        self._pool.waitForDone()

    def _on_done(self, result: Any) -> None:  # noqa: ANN401 - whatever the work gave
        answer = self._taken()
        if answer.is_awaited:
            answer.then(result)

    def _on_failed(self, sentence: str) -> None:
        answer = self._taken()
        if answer.is_awaited:
            answer.otherwise(sentence)

    def _taken(self) -> _Answer:
        """The answer that is speaking, which then has nothing more to say."""
        answer = self.sender()
        assert isinstance(answer, _Answer)
        self._answers.discard(answer)
        answer.deleteLater()
        return answer
