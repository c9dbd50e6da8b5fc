"""One of the processes that share many photos. It is told what to do on standard input and answers on standard output,
a line of JSON each; it ends when nobody speaks to it any more, so that none is left behind.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.work import Order, complete_photo, failure
from dfnet_gui.engine.backends.base import PRECISIONS
from dfnet_gui.engine.backends.registry import BACKENDS
from dfnet_gui.engine.device import DeviceChoice
from dfnet_gui.errors import DfnetError

if TYPE_CHECKING:
    from dfnet_gui.engine.inpainter import Inpainter

OPTION = "--batch-worker"
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"), "1"
)
"""In a worker's environment: as many of them as there are cores get a core each."""
READY, SAID, DONE, FAILED = "ready", "said", "done", "failed"


@dataclass(frozen=True)
class Engine:
    """What every worker completes with: fixed, so that none of them measures what is fastest while all others run."""

    model: str
    backend: str
    precision: str

    @classmethod
    def of(cls, model: str, label: str) -> Engine:
        """With that model (a name, or a weights file), by the backend that calls itself so, as an inpainter says."""
        backend = next(row.name for row in BACKENDS if label.startswith(row.label))
        return cls(model, backend, label.rpartition(" ")[2])

    def make(self) -> Inpainter:
        """Load it on the CPU; DfnetError where that can't be."""
        from dfnet_gui.engine.inpainter import (
            make_inpainter,  # they bring the libraries of weights, which take a second
        )
        from dfnet_gui.engine.models import find_model

        precision = next(each for each in PRECISIONS if each == self.precision)
        choice = DeviceChoice("cpu", "CPU", "")
        return make_inpainter(find_model(self.model), choice, backend=self.backend, precision=precision)


def setup_line(engine: Engine, order: Order) -> str:
    """The first line that a worker is told."""
    return json.dumps({"engine": asdict(engine), "order": order.written()})


def job_line(job: Job) -> str:
    """Each further one."""
    return json.dumps([str(job.photo), str(job.mask), str(job.output)])


def main() -> int:
    """Complete what is asked for until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C goes to all of a terminal's; the one that began ends them
    signal.signal(signal.SIGTERM, _end)
    try:
        return _serve()
    except SystemExit:
        os._exit(1)  # threads of libraries still compute, and would abort in an orderly end


def _end(*_why: object) -> None:
    """Have what is written by half taken away; a second signal, as clusters send it, comes too late."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(1)


def _serve() -> int:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints is no answer
    setup = json.loads(sys.stdin.readline() or "null")
    if setup is None:
        return 0
    try:
        inpainter, order = Engine(**setup["engine"]).make(), Order.of(setup["order"])
    except DfnetError as error:
        _answer(answers, FAILED, str(error))
        return 1
    _answer(answers, READY, "")
    for line in sys.stdin:
        _carry_out(Job(*map(Path, json.loads(line))), order, inpainter, answers)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # nothing is left to be taken away
    return 0


def _carry_out(job: Job, order: Order, inpainter: Inpainter, answers: TextIO) -> None:
    try:
        report = complete_photo(job, order, inpainter, lambda sentence: _answer(answers, SAID, sentence))
    except Exception as error:  # noqa: BLE001 - one photo must not end all others
        _answer(answers, FAILED, failure(job, error))
    else:
        _answer(answers, DONE, report)


def _answer(answers: TextIO, kind: str, content: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
    answers.write(f"{json.dumps([kind, content])}\n")
    answers.flush()
