"""A folder's completion in the background: what comes of each photo is told in the GUI thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dfnet_gui.batch.capacity import photo_bytes, worker_count
from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.pool import Answer, Pool
from dfnet_gui.batch.work import Order
from dfnet_gui.batch.worker import DONE, FAILED, Engine
from dfnet_gui.errors import DfnetError
from dfnet_gui.system import give_way
from dfnet_gui.wording import tr


class FolderRun(QObject):
    """One folder; `begin` once. Signals come in the GUI thread."""

    done = Signal(object)
    """The path of a result."""
    failed = Signal(object, str)
    """The path of a photo, and why."""
    ended = Signal(str)
    """A sentence, empty unless it could not go on."""

    _answered = Signal(object)
    _over = Signal(str)

    def __init__(self, parent: QObject | None, jobs: Sequence[Job], engine: Engine, order: Order) -> None:
        super().__init__(parent)
        self._jobs = list(jobs)
        self._pool = Pool(worker_count(len(self._jobs)), engine, order)
        self._thread = threading.Thread(target=self._work, name="folder", daemon=True)
        self._began = 0.0
        self.count, self.done_count, self.failed_count = len(self._jobs), 0, 0
        self.is_running = False
        self._answered.connect(self._on_answer)
        self._over.connect(self._on_over)

    def begin(self) -> None:
        """Start the workers."""
        self._began, self.is_running = time.monotonic(), True
        self._thread.start()

    def stop(self) -> None:
        """Give up what is being completed and all that is left; what is written stays. `ended` follows soon."""
        threading.Thread(target=self._pool.end, name="folder-end", daemon=True).start()

    def wait(self) -> None:
        """The same, and block until nothing works any more."""
        self._pool.end()
        if self._thread.is_alive():
            self._thread.join()

    @property
    def rate(self) -> float:
        """Photos a second so far."""
        spent = time.monotonic() - self._began
        return (self.done_count + self.failed_count) / spent if spent > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """About how long the rest takes; None before anything is known."""
        rest = self.count - self.done_count - self.failed_count
        return rest / self.rate if self.rate else None

    def _work(self) -> None:
        """In a thread of its own, and its workers after it: they give way to the window."""
        give_way()
        sentence = ""
        try:
            for answer in self._pool.run(self._jobs, lambda job: photo_bytes(job.photo)):
                self._answered.emit(answer)
        except DfnetError as error:
            sentence = str(error)
        except Exception as error:  # noqa: BLE001 - whoever waits must hear of it
            sentence = tr("Something unexpected went wrong ({error!r}); what was done stays.", error=error)
        finally:
            self._pool.end()
        self._over.emit(sentence)

    def _on_answer(self, answer: Answer) -> None:
        if answer.kind == DONE:
            self.done_count += 1
            self.done.emit(Path(answer.content["output"]))
        elif answer.kind == FAILED:
            self.failed_count += 1
            self.failed.emit(Path(answer.content["photo"]), answer.content["error"])

    def _on_over(self, sentence: str) -> None:
        self.is_running = False
        self.ended.emit(sentence)
