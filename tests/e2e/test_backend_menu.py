"""What computes on a CPU is chosen in the Model menu: at once, remembered, and said in the status line."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.backends import processor, registry
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import BACKEND, BRUSH_RADIUS, WEIGHTS_FILE, Settings
from dfnet_gui.network.checkpoint import LoadedModel, save_model
from tests.window import SPOTS, WAIT_MS, complete_at, completions_of, document_of, settle, undo

NAMES = ("auto", "openvino", "pytorch")
SHOWN = {"auto": "(PyTorch|OpenVINO)", "openvino": "OpenVINO", "pytorch": "PyTorch"}
NOT_INSTALLED = "OpenVINO is not installed (pip install 'dfnet-gui[openvino]'); choose another backend."


@pytest.fixture
def start_small(
    start_program: Callable[..., Program], settings_file: Path, blotches_path: Path, tiny_path: Path
) -> Callable[..., Program]:
    """Start programs with a small model and a small photo, by the backend that the settings name."""

    def start(backend: str | None = None) -> Program:
        settings = Settings(settings_file)
        settings.set(WEIGHTS_FILE, str(tiny_path))
        if backend is not None:
            settings.set(BACKEND, backend)
        settings.sync()
        program = start_program(blotches_path, detail="fast")
        program.window.settings.set(BRUSH_RADIUS, 6.0)
        return program

    return start


def _take_openvino_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on as on a machine without it."""
    for module in (registry, processor):
        monkeypatch.setattr(module, "has_openvino", lambda: False)


@pytest.fixture
def no_openvino(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without it."""
    _take_openvino_away(monkeypatch)


def _checked(program: Program) -> list[str]:
    return [name for name in NAMES if program.window.actions_by_name[f"backend_{name}"].isChecked()]


def _choose(qtbot: QtBot, program: Program, backend: str) -> None:
    with qtbot.waitSignal(program.session.model_changed, timeout=WAIT_MS):
        program.window.actions_by_name[f"backend_{backend}"].trigger()


def _result(qtbot: QtBot, program: Program) -> np.ndarray:
    """The photo with the first spot completed; undone again."""
    complete_at(qtbot, program, SPOTS[0])
    pixels = document_of(program).pixels
    assert completions_of(program)[-1].backend in program.window.status.engine_text
    for _ in range(2):
        undo(program)
    return pixels.astype(np.int64)


def test_backends_switch_without_a_restart(qtbot: QtBot, start_small: Callable[..., Program]) -> None:
    program = start_small("pytorch")
    results = []
    for backend in ("pytorch", "openvino", "auto", "pytorch"):
        _choose(qtbot, program, backend)
        assert _checked(program) == [backend]
        assert program.session.model is not None
        assert re.fullmatch(f"{SHOWN[backend]} (fp32|bf16)", program.session.model.backend)
        text = program.window.status.engine_text
        assert re.fullmatch(rf"CPU · {SHOWN[backend]} (fp32|bf16) · tiny-detailed", text)
        results.append(_result(qtbot, program))
        assert re.match(
            rf"CPU · {SHOWN[backend]} (fp32|bf16) · tiny-detailed · fast · ", program.window.status.engine_text
        )
    for result in results[1:]:
        assert np.percentile(np.abs(result - results[0]), 99.9) <= 3, "they compute the same"


@pytest.mark.parametrize("backend", NAMES)
def test_the_choice_is_remembered(qtbot: QtBot, start_small: Callable[..., Program], backend: str) -> None:
    first = start_small("openvino" if backend == "pytorch" else "pytorch")
    _choose(qtbot, first, backend)
    first.window.close()
    second = start_small()
    assert second.window.settings.get(BACKEND) == backend
    assert _checked(second) == [backend]
    assert second.session.model is not None
    assert re.match(SHOWN[backend], second.session.model.backend)


def test_a_new_user_gets_what_is_fastest(start_program: Callable[..., Program]) -> None:
    program = start_program(loaded=False)
    assert _checked(program) == ["auto"]


def test_the_backend_goes_with_every_model(
    qtbot: QtBot, start_small: Callable[..., Program], tiny_model: LoadedModel, tmp_path: Path
) -> None:
    program = start_small("pytorch")
    other = tmp_path / "other.safetensors"
    save_model(other, tiny_model.weights, tiny_model.manifest, halves=False)
    _choose(qtbot, program, "openvino")
    with qtbot.waitSignal(program.session.model_changed, timeout=WAIT_MS):
        program.window.models.use_weights(other)
    assert re.fullmatch(r"CPU · OpenVINO (fp32|bf16) · tiny", program.window.status.engine_text)


def test_what_is_not_installed_can_not_be_chosen_and_says_why(
    start_program: Callable[..., Program], no_openvino: None
) -> None:
    actions = start_program(loaded=False).window.actions_by_name
    assert not actions["backend_openvino"].isEnabled()
    assert "OpenVINO is not installed" in actions["backend_openvino"].text()
    assert actions["backend_openvino"].toolTip().startswith("OpenVINO is not installed")
    assert actions["backend_pytorch"].isEnabled()


def test_the_model_in_use_stays_when_openvino_has_gone(
    qtbot: QtBot, start_small: Callable[..., Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_small("pytorch")
    _take_openvino_away(monkeypatch)
    before, text = program.session.model, program.window.status.engine_text
    with qtbot.waitSignal(program.session.model_failed, timeout=WAIT_MS):
        program.window.actions_by_name["backend_openvino"].trigger()
    assert program.window.notice.text == NOT_INSTALLED
    assert program.window.status.engine_text == text
    assert program.session.model is before
    _result(qtbot, program)
    _choose(qtbot, program, "auto")
    assert re.match(r"CPU · PyTorch ", program.window.status.engine_text)


def test_the_menu_shows_what_is_used_when_openvino_has_gone(
    qtbot: QtBot, start_small: Callable[..., Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_small("pytorch")
    _take_openvino_away(monkeypatch)
    with qtbot.waitSignal(program.session.model_failed, timeout=WAIT_MS):
        program.window.actions_by_name["backend_openvino"].trigger()
    assert _checked(program) == ["pytorch"]
    assert program.window.settings.get(BACKEND) == "pytorch"


def test_there_is_a_model_at_the_next_start_when_openvino_has_gone(
    start_program: Callable[..., Program], settings_file: Path, no_openvino: None
) -> None:
    settings = Settings(settings_file)
    settings.set(BACKEND, "openvino")
    settings.sync()
    program = start_program()
    settle(program)
    assert program.session.model is not None
    assert program.window.notice.text == ""
