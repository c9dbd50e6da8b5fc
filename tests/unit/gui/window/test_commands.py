"""What Esc gives up, and the commands of brush and zoom."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import BRUSH_HARDNESS, BRUSH_RADIUS, DETAIL, TOOL, VIEW, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.photos.exporting import Exporting
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.window.commands import WindowCommands
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import dab


@pytest.fixture
def commands(
    parent: QWidget, session: Session, settings: Settings, canvas: Canvas, exporting: Exporting
) -> WindowCommands:
    return WindowCommands(parent, session, settings, canvas, exporting)


def test_esc_gives_the_completion_up_first_then_the_export_then_puts_problems_away(
    qtbot: QtBot,
    commands: WindowCommands,
    session: Session,
    exporting: Exporting,
    open_photo: OpenAPhoto,
    tmp_path: Path,
) -> None:
    open_photo()
    dab(session)
    said: list[str] = []
    commands.said.connect(said.append)
    commands.dismissed.connect(lambda: said.append("dismissed"))
    session.complete()
    exporting.export_to(tmp_path / "a.png", 95)
    commands.cancel()
    assert (session.is_running, exporting.is_running) == (False, True)
    with qtbot.waitSignal(exporting.ended):
        commands.cancel()
        assert not exporting.is_running
    commands.cancel()
    assert said == ["The completion was given up; nothing was changed.", "dismissed"]


def test_esc_keeps_a_fast_fill_that_is_being_refined(
    qtbot: QtBot, commands: WindowCommands, ready: Session, settings: Settings, open_photo: OpenAPhoto
) -> None:
    settings.set(DETAIL, "both")
    document = open_photo()
    dab(ready)
    ready.refining_changed.connect(lambda on: commands.cancel() if on else None)
    with qtbot.waitSignal(commands.said) as said:
        ready.complete()
    assert said.args == ["The fast fill stays; the detailed one was given up."]
    assert len(document.layers) == 1


def test_brush_and_eraser_are_switched(commands: WindowCommands, settings: Settings) -> None:
    chosen = []
    for _ in range(2):
        commands.toggle_eraser()
        chosen.append(settings.get(TOOL))
    settings.set(TOOL, "zoom")
    commands.toggle_eraser()
    assert [*chosen, settings.get(TOOL)] == ["eraser", "brush", "eraser"]


def test_the_brush_grows_and_shrinks(commands: WindowCommands, settings: Settings) -> None:
    before = settings.get(BRUSH_RADIUS)
    commands.enlarge_brush()
    assert settings.get(BRUSH_RADIUS) > before
    commands.shrink_brush()
    assert settings.get(BRUSH_RADIUS) == pytest.approx(before)


def test_zooming(commands: WindowCommands, canvas: Canvas, open_photo: OpenAPhoto) -> None:
    open_photo(width=1000, height=800)
    fitted = canvas.viewport.zoom
    commands.zoom_in()
    assert canvas.viewport.zoom > fitted
    commands.zoom_full()
    assert canvas.viewport.zoom == 1.0 / canvas.devicePixelRatioF()
    commands.zoom_out()
    assert canvas.viewport.zoom < 1.0
    commands.zoom_fit()
    assert canvas.viewport.zoom == fitted


def test_the_brush_is_softened_and_hardened_within_its_bounds(commands: WindowCommands, settings: Settings) -> None:
    commands.soften_brush()
    commands.soften_brush()
    assert settings.get(BRUSH_HARDNESS) == 80
    for _ in range(3):
        commands.harden_brush()
    assert settings.get(BRUSH_HARDNESS) == 100


def test_a_view_is_taken_up_again_and_a_fitted_one_is_fitted_anew(
    commands: WindowCommands, canvas: Canvas, settings: Settings, open_photo: OpenAPhoto
) -> None:
    open_photo(width=800, height=600)
    canvas.zoom_to_fit()
    fitted = commands.view_state()
    assert "zoom" not in fitted
    canvas.zoom_to(2.0)
    near, viewport = commands.view_state(), canvas.viewport
    canvas.zoom_to_fit()
    commands.show_view_state(fitted)
    assert canvas.viewport != viewport
    commands.show_view_state(near)
    assert canvas.viewport == viewport
    far: dict[str, object] = {"zoom": 1, "middle": [float("nan"), 0]}
    nothing: tuple[dict[str, object], ...] = ({}, {"zoom": "near", "middle": 3}, {"mode": "none"}, {"zoom": 10**400})
    for nonsense in (*nothing, far, {"zoom": 1e9, "middle": [0, 0]}):
        commands.show_view_state(nonsense)
    assert canvas.viewport == viewport
    assert settings.get(VIEW) == "single"
