"""The worker: latest wins, each request ends once, nothing runs on after closing."""

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.request import Completion, CompletionRequest
from dfnet_gui.errors import Cancelled, CompletionError
from dfnet_gui.gui.session import worker as worker_module
from dfnet_gui.gui.session.thread import InpaintThread
from dfnet_gui.gui.session.worker import Engine, InpaintWorker, ModelChoice, ModelInfo, load_engine
from dfnet_gui.network.checkpoint import LoadedModel, save_model

WAIT_MS, HELD_S = 60_000, 60.0


@dataclass
class _Engine:
    """Runs until it is told to go on, so that tests decide when a run ends."""

    go_on: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)
    ran: list[int] = field(default_factory=list)
    error: BaseException | None = None
    inspecting: threading.Event = field(default_factory=threading.Event)
    given_up: list[int] = field(default_factory=list)
    forgotten: threading.Event = field(default_factory=threading.Event)

    def run(
        self,
        request: CompletionRequest,
        *,
        should_stop: Callable[[], bool],
        on_progress: Callable[[int, int], None],
    ) -> Completion:
        self.ran.append(request.id)
        self.entered.set()
        on_progress(0, 1)
        self.go_on.wait(HELD_S)
        if self.error is not None:
            raise self.error
        if should_stop():
            raise Cancelled
        return Completion(request_id=request.id, fills=(), seconds=0.0, model="m", device="d")

    def with_maps(self, completion: Completion, *, should_stop: Callable[[], bool]) -> Completion:
        self.inspecting.set()
        while not (should_stop() or self.go_on.is_set()):
            self.go_on.wait(0.001)
        if should_stop():
            self.given_up.append(completion.request_id)
            raise Cancelled
        if self.error is not None:
            raise self.error
        return replace(completion, notes=("inspected",))

    def forget(self) -> None:
        self.forgotten.set()


@dataclass
class _Log:
    """What the worker said, in order."""

    finished: list[int] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)
    failed: list[tuple[int, str]] = field(default_factory=list)

    @property
    def ends(self) -> int:
        return len(self.finished) + len(self.cancelled) + len(self.failed)


@pytest.fixture
def engine() -> _Engine:
    return _Engine()


@pytest.fixture
def running(engine: _Engine) -> Iterator[tuple[InpaintWorker, _Log]]:
    worker = InpaintWorker(lambda _choice: (engine, ModelInfo("m", "d", "")))
    thread, log = InpaintThread(worker), _Log()
    worker.finished.connect(lambda completion: log.finished.append(completion.request_id))
    worker.cancelled.connect(log.cancelled.append)
    worker.failed.connect(lambda request_id, sentence: log.failed.append((request_id, sentence)))
    thread.start()
    worker.choose(ModelChoice())
    yield worker, log
    engine.go_on.set()
    thread.close()
    assert not thread.is_running


def _request(number: int) -> CompletionRequest:
    hole = np.zeros((8, 8), bool)
    hole[2:4, 2:4] = True
    return CompletionRequest(pixels=np.zeros((8, 8, 3), np.uint8), painted=hole, id=number)


def test_the_latest_of_many_wins(qtbot: QtBot, running: tuple[InpaintWorker, _Log], engine: _Engine) -> None:
    worker, log = running
    worker.submit(_request(1))
    assert engine.entered.wait(HELD_S)
    for number in range(2, 51):
        worker.submit(_request(number))
    engine.go_on.set()
    qtbot.waitUntil(lambda: log.ends == 2, timeout=WAIT_MS)
    assert engine.ran == [1, 50], "what lay in the mailbox between was never begun"
    assert (log.finished, log.cancelled, log.failed) == ([50], [1], [])


def test_cancel_ends_the_run_once(qtbot: QtBot, running: tuple[InpaintWorker, _Log], engine: _Engine) -> None:
    worker, log = running
    worker.submit(_request(1))
    assert engine.entered.wait(HELD_S)
    worker.cancel()
    engine.go_on.set()
    qtbot.waitUntil(lambda: log.ends == 1, timeout=WAIT_MS)
    assert log.cancelled == [1]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (CompletionError("No memory."), "No memory."),
        (ZeroDivisionError("x"), "Something unexpected"),
        (SystemExit("a standalone program was moved while it runs"), "Something unexpected"),
    ],
)
def test_errors_become_sentences(
    qtbot: QtBot, running: tuple[InpaintWorker, _Log], engine: _Engine, error: BaseException, sentence: str
) -> None:
    worker, log = running
    engine.error = error
    engine.go_on.set()
    worker.submit(_request(7))
    qtbot.waitUntil(lambda: log.ends == 1, timeout=WAIT_MS)
    assert log.failed[0][0] == 7
    assert log.failed[0][1].startswith(sentence)
    engine.error = None
    worker.submit(_request(8))
    qtbot.waitUntil(lambda: log.ends == 2, timeout=WAIT_MS)
    assert log.finished == [8]


def test_a_model_that_fails_to_load_is_said_and_the_old_one_stays(qtbot: QtBot, engine: _Engine) -> None:
    loads = iter([(engine, ModelInfo("first", "d", ""))])

    def loader(_choice: ModelChoice) -> tuple[Engine, ModelInfo]:
        loaded = next(loads, None)
        if loaded is None:
            raise RuntimeError("broken")
        return loaded

    worker = InpaintWorker(loader)
    thread = InpaintThread(worker)
    said: list[str] = []
    worker.failed.connect(lambda _request_id, sentence: said.append(sentence))
    worker.ready.connect(lambda info: said.append(info.name))
    worker.not_ready.connect(said.append)
    worker.finished.connect(lambda _completion: said.append("finished"))
    engine.go_on.set()
    thread.start()
    steps: tuple[tuple[Callable[[], None], str], ...] = (
        (lambda: worker.submit(_request(1)), "No model is loaded"),
        (lambda: worker.choose(ModelChoice()), "first"),
        (lambda: worker.choose(ModelChoice()), "The model could not be loaded"),
        (lambda: worker.submit(_request(2)), "finished"),
    )
    try:
        for number, (step, expected) in enumerate(steps, start=1):
            step()
            qtbot.waitUntil(lambda number=number: len(said) == number, timeout=WAIT_MS)  # type: ignore[misc]
            assert said[-1].startswith(expected)
    finally:
        thread.close()


def test_closing_while_it_runs_waits_and_ends(engine: _Engine) -> None:
    worker = InpaintWorker(lambda _choice: (engine, ModelInfo("m", "d", "")))
    thread = InpaintThread(worker)
    thread.start()
    worker.choose(ModelChoice())
    worker.submit(_request(1))
    assert engine.entered.wait(HELD_S)
    threading.Timer(0.2, engine.go_on.set).start()
    thread.close()
    assert not thread.is_running


def test_it_rests_once_nothing_is_wanted(qtbot: QtBot, running: tuple[InpaintWorker, _Log], engine: _Engine) -> None:
    worker, log = running
    worker.submit(_request(1))
    assert engine.entered.wait(HELD_S)
    worker.rest()
    worker.submit(_request(2))
    assert not engine.forgotten.is_set(), "the memory is in use"
    engine.go_on.set()
    qtbot.waitUntil(lambda: log.finished == [2], timeout=WAIT_MS)
    assert engine.forgotten.wait(HELD_S)


@pytest.mark.parametrize(("resident", "is_forgotten"), [(100 << 20, False), (900 << 20, True)])
def test_what_makes_it_faster_is_kept_while_the_program_is_small(
    resident: int,
    is_forgotten: bool,  # noqa: FBT001 - a parameter of the test
    qtbot: QtBot,
    running: tuple[InpaintWorker, _Log],
    engine: _Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker_module, "resident_bytes", lambda: resident)
    worker, log = running
    engine.go_on.set()
    for number in (1, 2):
        worker.submit(_request(number))
        qtbot.waitUntil(lambda: log.finished[-1:] == [number], timeout=WAIT_MS)  # noqa: B023 - it waits here
    assert engine.forgotten.is_set() == is_forgotten


def test_the_event_loop_goes_on_while_the_real_model_runs(qtbot: QtBot) -> None:
    worker = InpaintWorker(load_engine)
    thread, loaded, log = InpaintThread(worker), list[ModelInfo](), _Log()
    worker.ready.connect(loaded.append)
    worker.finished.connect(lambda completion: log.finished.append(completion.request_id))
    beats: list[int] = []
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: beats.append(1))
    hole = np.zeros((512, 512), bool)
    hole[100:300, 100:300] = True
    thread.start()
    try:
        worker.choose(ModelChoice(device="cpu"))
        qtbot.waitUntil(lambda: bool(loaded), timeout=WAIT_MS)
        timer.start()
        worker.submit(CompletionRequest(pixels=np.zeros((512, 512, 3), np.uint8), painted=hole, id=1))
        qtbot.waitUntil(lambda: log.finished == [1], timeout=WAIT_MS)
        assert len(beats) >= 3
        assert worker.thread() is not QThread.currentThread()
    finally:
        timer.stop()
        thread.close()


def test_a_loaded_model_says_whether_it_knows_a_detailed_start(
    tiny_model: LoadedModel, detailed_model: LoadedModel, tmp_path: Path
) -> None:
    for model, knows in ((tiny_model, False), (detailed_model, True)):
        path = tmp_path / f"{model.manifest.name}.safetensors"
        save_model(path, model.weights, model.manifest)
        _inpainter, info = load_engine(ModelChoice(path, "cpu"))
        assert info == ModelInfo(model.manifest.name, "CPU", info.reason, path, knows, info.backend)
        assert re.fullmatch(r"(PyTorch|OpenVINO) (fp32|bf16)", info.backend)
