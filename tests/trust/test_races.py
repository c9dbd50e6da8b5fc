"""Opening, painting, completing, giving up, exporting, changing the model and closing in every order that Hypothesis
finds, each at any moment of the one before: nothing is done twice, lost or half, and the program ends."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PIL import Image
from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import DETAIL, Settings
from dfnet_gui.gui.photos import leaving
from dfnet_gui.gui.photos.exporting import Export
from dfnet_gui.gui.session.worker import ModelChoice
from dfnet_gui.imaging.reading import read_photo
from tests.window import settle

_SIZES = {"a.png": (320, 240), "b.jpg": (400, 300), "c.png": (240, 320)}
_ENDS_S = 20.0


class _Person(RuleBasedStateMachine):
    """One who does not wait."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._place = Path(self._folder.name)
        for name, size in _SIZES.items():
            Image.effect_noise(size, 60).convert("RGB").save(self._place / name)
        self._faults: list[str] = []
        self._usual_hook = sys.excepthook
        sys.excepthook = lambda _kind, error, _trace: self._faults.append(repr(error))
        self._patches: list[Any] = [
            patch.dict(os.environ, {f"XDG_{kind}_HOME": str(self._place / kind) for kind in ("DATA", "STATE")}),
            patch.object(leaving, "ask_before_losing", lambda *_what, **_more: self._answer),
            patch.object(leaving, "ask_about_kept", lambda *_what: "keep"),
        ]
        for each in self._patches:
            each.start()
        self._answer: str | None = "discard"
        self._begun: list[Export] = []
        self._ended: list[tuple[Export, bool]] = []
        chosen = Settings(self._place / "settings.ini")
        chosen.set(DETAIL, "both")
        self._program = Program(chosen)
        self._program.window.exporting.ended.connect(lambda export, done: self._ended.append((export, done)))
        self._program.start()

    @rule(name=st.sampled_from(sorted(_SIZES)))
    def open(self, name: str) -> None:
        self._program.window.opening.open_path(self._place / name)

    @rule(x=st.integers(20, 200), y=st.integers(20, 200), width=st.integers(4, 40))
    def paint(self, x: int, y: int, width: int) -> None:
        session = self._program.session
        if session.document is not None:
            session.begin_stroke("hole")
            session.paint((x, y), (x + width, y + 9), 8, erase=False)
            session.end_stroke()

    @rule()
    def complete(self) -> None:
        self._program.session.complete()

    @rule()
    def cancel(self) -> None:
        self._program.session.cancel()

    @rule(is_back=st.booleans())
    def step(self, *, is_back: bool) -> None:
        (self._program.session.undo if is_back else self._program.session.redo)()

    @rule(name=st.sampled_from(["x.png", "y.jpg"]))
    def export(self, name: str) -> None:
        export = self._program.window.exporting.export_to(self._place / name, 90)
        if export is not None:
            self._begun.append(export)

    @rule()
    def give_up(self) -> None:
        self._program.window.exporting.give_up()

    @rule(backend=st.sampled_from(["auto", "pytorch"]))
    def change_model(self, backend: str) -> None:
        self._program.session.choose_model(ModelChoice(backend=backend))

    @rule(answer=st.sampled_from(["discard", "keep", None]))
    def think_again(self, answer: str | None) -> None:
        self._answer = answer

    @rule(seconds=st.sampled_from([0.0, 0.002, 0.02, 0.2]))
    def wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        QApplication.processEvents()
        while time.monotonic() < until:
            QApplication.processEvents()
            time.sleep(0.001)

    @invariant()
    def nothing_went_wrong(self) -> None:
        assert self._faults == []

    def teardown(self) -> None:
        try:
            self._end()
        finally:
            sys.excepthook = self._usual_hook
            for each in self._patches:
                each.stop()
            self._folder.cleanup()

    def _end(self) -> None:
        """In the midst of whatever goes on."""
        self._answer, began = "discard", time.monotonic()
        self._program.window.close()
        while self._program.window.isVisible() and time.monotonic() - began < _ENDS_S:
            QApplication.processEvents()  # an export is awaited that was asked for
        assert not self._program.window.isVisible(), "it does not close"
        self._program.close()
        settle(self._program)
        self._program.window.deleteLater()
        QApplication.processEvents()
        assert time.monotonic() - began < _ENDS_S
        assert self._faults == []
        assert not self._program.inpaint_thread.is_running
        assert not self._program.session.is_running
        assert [each for each, _done in self._ended] == self._begun, "each ends once, in order"
        for export, is_done in self._ended:
            if is_done:
                assert read_photo(export.path).pixels.shape[:2] in {size[::-1] for size in _SIZES.values()}
        assert list(self._place.glob(".dfnet-*")) == []


def _at_most(examples: int, steps: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=examples < 10,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def test_every_order_is_a_good_one(qapp: QApplication) -> None:
    run_state_machine_as_test(_Person, settings=_at_most(4, 25))


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_every_order_of_many_is_a_good_one(qapp: QApplication) -> None:
    run_state_machine_as_test(_Person, settings=_at_most(150, 40))
