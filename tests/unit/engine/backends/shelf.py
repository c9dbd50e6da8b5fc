"""Backends of a test's making to choose from, and a machine that is as quiet as a test wants."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dfnet_gui.engine.backends.base import Candidate, Forward, Fused, Looked
from dfnet_gui.engine.backends.calibration import calibration_picture
from dfnet_gui.engine.backends.choose import choose_forward
from dfnet_gui.engine.backends.registry import plain_forward
from dfnet_gui.engine.device import Device
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.checkpoint import LoadedModel

CPU: Device = "cpu"


@dataclass
class Quiet:
    """The answers to whether all cores are free, one after the other, the last one for ever."""

    answers: tuple[bool, ...] = (True,)
    asked: int = 0

    def __call__(self) -> bool:
        self.asked += 1
        return self.answers[min(self.asked, len(self.answers)) - 1]


@dataclass
class Fixed:
    """Stands in for a library: gives the plain answer at once, with something added to it."""

    label: str
    answer: Fused
    added: float = 0.0
    share: float = 1.0
    broken: bool = False
    batch: int = 1
    forgotten: int = 0
    works_s: float = 0.0
    sleeps_s: float = 0.0
    good_for: int = 10_000
    """Runs, before it breaks."""

    def run(self, started: FloatArray, mask: FloatArray, box: Bounds) -> Fused:
        self.good_for -= 1
        time.sleep(self.sleeps_s)
        until = time.thread_time() + self.works_s
        while time.thread_time() < until:
            pass
        if self.broken or self.good_for < 0:
            raise RuntimeError("illegal instruction")
        result = self.answer.result.copy()
        some = result.reshape(-1)[: round(result.size * self.share)]
        some += np.float32(self.added)
        return Fused(result, self.answer.alpha)

    def look(self, started: FloatArray, mask: FloatArray) -> Looked:
        raise AssertionError("nobody wants to look")

    def forget(self) -> None:
        self.forgotten += 1


class Shelf:
    """Candidates that a test puts in the place of what there is; counts how often each is made."""

    def __init__(self, model: LoadedModel) -> None:
        size, multiple = model.manifest.working_size, model.manifest.architecture.multiple
        self.model, self.made = model, list[str]()
        self.answer = plain_forward(model, CPU).run(*calibration_picture(size, multiple))
        self.candidates = [Candidate("pytorch", "fp32", self._counted("pytorch-fp32", self._plain))]

    def _plain(self) -> Forward:
        return plain_forward(self.model, CPU)

    def _counted(self, name: str, make: Callable[[], Forward]) -> Callable[[], Forward]:
        def counted() -> Forward:
            self.made.append(name)
            return make()

        return counted

    def add(self, name: str, make: Callable[[], Forward] | None = None, **how: Any) -> Fixed:
        fixed = Fixed(name, self.answer, **how)
        self.candidates.append(Candidate(name, "fp32", self._counted(f"{name}-fp32", make or (lambda: fixed))))
        return fixed

    def choose(self, memory: Path) -> Forward:
        return choose_forward(self.model, CPU, memory=memory)
