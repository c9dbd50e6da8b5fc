"""Processes that share the photos of one machine: one that is killed is replaced, and its photo tried once more."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from dfnet_gui.batch.capacity import Room
from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.work import Order, failure
from dfnet_gui.batch.worker import DONE, FAILED, ONE_THREAD, OPTION, READY, SAID, Engine, job_line, setup_line
from dfnet_gui.errors import CompletionError
from dfnet_gui.wording import tr

_TRIES = 2
_GRACE_S = 0.5
_PATIENCE_S = 0.1
"""How long the one that waits for answers is deaf to Ctrl+C, where a wait can't be interrupted."""


@dataclass(frozen=True)
class Answer:
    """`kind` of `batch.worker`: SAID with a sentence, DONE with a report, FAILED with photo and sentence."""

    job: Job
    kind: str
    content: Any
    is_crash: bool = False


class Pool:
    """`count` workers. Use it as a context: whatever ends that ends them, within a second and with nothing half
    written."""

    def __init__(self, count: int, engine: Engine, order: Order) -> None:
        self._setup = setup_line(engine, order)
        self._count, self._room = count, Room()
        self._jobs: Iterator[Job] = iter(())
        self._asking = threading.Lock()
        self._answers: queue.SimpleQueue[Answer | Exception | None] = queue.SimpleQueue()
        self._lock, self._workers, self._is_over = threading.Lock(), set[_Worker](), False

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_error: object) -> None:
        self.end()

    @property
    def pids(self) -> list[int]:
        """Of the workers that run just now."""
        with self._lock:
            return [worker.pid for worker in self._workers]

    def end(self) -> None:
        """Stop everything at once; what is being completed is given up. Any thread."""
        with self._lock:
            self._is_over, workers = True, set(self._workers)
        self._room.end()
        for worker in workers:
            worker.ask_to_end()
        for worker in workers:
            worker.end()

    def run(self, jobs: Iterable[Job], bytes_of: Callable[[Job], int]) -> Iterator[Answer]:
        """What comes of every job, as it comes. `bytes_of` says how much memory one needs beside its worker.

        `jobs` are asked for one by one, each when a worker is free for it. CompletionError where no worker can begin
        at all; what `jobs` raises is raised here.
        """
        self._jobs = iter(jobs)
        threads = [threading.Thread(target=self._serve, args=(bytes_of,), daemon=True) for _ in range(self._count)]
        for thread in threads:
            thread.start()
        left = len(threads)
        while left:
            try:
                answer = self._answers.get(timeout=_PATIENCE_S)
            except queue.Empty:
                continue
            if isinstance(answer, Exception):
                raise answer
            if answer is None:
                left -= 1
            else:
                yield answer

    def _serve(self, bytes_of: Callable[[Job], int]) -> None:
        """One thread for each worker, which only hands lines on."""
        worker: _Worker | None = None
        try:
            while (job := self._next()) is not None and not self._is_over:
                with self._room.for_bytes(bytes_of(job)):
                    worker = self._tried(job, worker)
        except Exception as error:  # noqa: BLE001 - whoever waits for answers is told
            if not self._is_over:
                self._answers.put(error)
        finally:
            if worker is not None:
                self._forget(worker)
            self._answers.put(None)

    def _next(self) -> Job | None:
        with self._asking:
            return next(self._jobs, None)

    def _tried(self, job: Job, worker: _Worker | None) -> _Worker | None:
        """Give it to a worker, and once more to a new one; the worker that goes on."""
        for _ in range(_TRIES):
            try:
                worker = worker or self._begun()
                for kind, content in worker.answers_to(job):
                    self._answers.put(Answer(job, kind, content))
            except (OSError, EOFError):
                if worker is not None:
                    self._forget(worker)
                worker = None
                if self._is_over:
                    return None
            else:
                return worker
        crash = CompletionError(tr("{name}: the program crashed at it, twice; leave it out.", name=job.photo))
        self._answers.put(Answer(job, FAILED, failure(job, crash), is_crash=True))
        return None

    def _begun(self) -> _Worker:
        with self._lock:
            if self._is_over:
                raise EOFError
            worker = _Worker(self._setup)
            self._workers.add(worker)
        try:
            worker.wait_until_ready()
        except BaseException:
            self._forget(worker)
            raise
        return worker

    def _forget(self, worker: _Worker) -> None:
        with self._lock:
            self._workers.discard(worker)
        worker.end()


class _Worker:
    """The parent's side of one process."""

    def __init__(self, setup: str) -> None:
        frozen = getattr(sys, "frozen", False)
        command = [sys.executable, *([] if frozen else ["-m", "dfnet_gui"]), OPTION]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **ONE_THREAD},
            encoding="utf-8",
        )
        self.pid = self._process.pid
        self._tell(setup)

    def wait_until_ready(self) -> None:
        """CompletionError with its sentence where it can't begin; EOFError where it ends."""
        kind, content = self._heard()
        if kind != READY:
            raise CompletionError(content)

    def answers_to(self, job: Job) -> Iterator[tuple[str, Any]]:
        """What it says until it is through with a job; OSError or EOFError where it ends before."""
        self._tell(job_line(job))
        while True:
            kind, content = self._heard()
            yield kind, content
            if kind != SAID:
                return

    def ask_to_end(self) -> None:
        """It takes away what it has written by half."""
        self._process.terminate()

    def end(self) -> None:
        """Soon, whatever it does."""
        process = self._process
        self.ask_to_end()
        try:
            process.wait(_GRACE_S)
        except subprocess.TimeoutExpired:  # it computes, and writes nothing
            process.kill()
            process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError, ValueError):  # the pipe has broken, or a thread is reading just now
                if stream is not None:
                    stream.close()

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _heard(self) -> tuple[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line.endswith("\n"):
            raise EOFError
        kind, content = json.loads(line)
        assert kind in (READY, SAID, DONE, FAILED)
        return kind, content
