"""The program starts its window first, then its model, and ends its thread in order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.gui.app import Program, make_application
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.session.worker import Engine, ModelChoice, ModelInfo


@pytest.fixture
def program(qapp: QApplication, settings: Settings, tiny: Inpainter) -> Iterator[Program]:
    palette, sheet = qapp.palette(), qapp.styleSheet()

    def load(choice: ModelChoice) -> tuple[Engine, ModelInfo]:
        return tiny, ModelInfo("tiny", "CPU", "", choice.weights)

    program = Program(settings, load)
    yield program
    program.window.close()
    program.close()
    program.window.deleteLater()
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


def test_the_window_is_there_before_anything_is_loaded(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    Image.new("RGB", (8, 6)).save(tmp_path / "a.png")
    order: list[str] = []
    program.shown.connect(lambda: order.append("shown"))
    program.session.model_loading.connect(lambda: order.append("loading"))
    assert not program.inpaint_thread.is_running
    with qtbot.waitSignals([program.session.model_changed, program.session.opened]):
        program.start(tmp_path / "a.png")
    assert order == ["shown", "loading"]
    assert program.inpaint_thread.is_running


def test_what_was_wrong_with_the_command_line_is_said_in_the_window(qtbot: QtBot, program: Program) -> None:
    with qtbot.waitSignal(program.session.model_changed):
        program.start(problem="Nothing is fetched.")
    assert program.window.notice.text == "Nothing is fetched."


@pytest.mark.parametrize("as_address", [True, False])
def test_a_photo_may_be_named_by_its_address(
    qtbot: QtBot, program: Program, tmp_path: Path, *, as_address: bool
) -> None:
    path = tmp_path / "a b.png"
    Image.new("RGB", (8, 6)).save(path)
    with qtbot.waitSignals([program.session.model_changed, program.session.opened]):
        program.start_named(path.as_uri() if as_address else str(path))
    assert program.session.document is not None
    assert program.session.document.original.path == path


def test_an_address_on_the_net_is_refused_in_the_window(qtbot: QtBot, program: Program) -> None:
    with qtbot.waitSignal(program.session.model_changed):
        program.start_named("http://example.org/a.png")
    assert "nothing is fetched; save the picture first" in program.window.notice.text


def test_a_program_that_never_began_ends_too(program: Program) -> None:
    program.close()
    assert not program.inpaint_thread.is_running


def test_the_application_is_named(qapp: QApplication) -> None:
    app = make_application()
    assert app is qapp
    assert (app.applicationName(), app.desktopFileName()) == ("DFNet GUI", "dfnet-gui")
    assert not app.windowIcon().isNull()
