"""What the program tells about completions and maps, and looking into them."""

from dataclasses import dataclass, field
from pathlib import Path

from pytestqt.qtbot import QtBot

from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.app import Program
from tests.held import HeldMaps
from tests.window import WAIT_MS, fusion_panel, settle


@dataclass
class Heard:
    """What the program told about completions and maps, in order."""

    program: Program
    order: list[str] = field(default_factory=list)
    not_looked: list[str] = field(default_factory=list)
    renewed: list[int] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.program.session.completed.connect(self._on_completed)
        self.program.map_requests.renewed.connect(self._on_renewed)
        self.program.map_requests.failed.connect(self.failed.append)
        self.program.worker.not_looked.connect(self._on_not_looked)

    def _on_completed(self, completion: Completion) -> None:
        self.order.append(f"completed {completion.detail}")

    def _on_renewed(self) -> None:
        self.renewed.append(1)
        self.order.append("maps")

    def _on_not_looked(self, _completion: Completion, sentence: str) -> None:
        self.not_looked.append(sentence)


def show_panel(program: Program) -> None:
    """Open the fusion panel."""
    program.window.actions_by_name["fusion"].setChecked(True)
    assert fusion_panel(program).isVisible()


def hold(qtbot: QtBot, held: HeldMaps) -> None:
    """Wait until maps are being computed."""
    qtbot.waitUntil(held.entered.is_set, timeout=WAIT_MS)


def let_go_on(program: Program, held: HeldMaps) -> None:
    """They end, and whatever follows them."""
    held.go_on.set()
    settle(program)


def use_another_model(qtbot: QtBot, program: Program, path: Path) -> None:
    """Load it and wait until it is there."""
    with qtbot.waitSignal(program.session.model_changed, timeout=WAIT_MS):
        program.window.models.use_weights(path)
