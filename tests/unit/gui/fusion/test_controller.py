"""Choices of the panel become what the canvas shows."""

import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.view import PLAIN
from dfnet_gui.gui.fusion.controller import FusionController
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.fusion.panel import FusionPanel
from dfnet_gui.gui.fusion.settings import FUSION_OPACITY, FUSION_OVERLAY, FUSION_SCALE, FUSION_SHOWN
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import NONE, at, come_to_rest, complete, dab, move


@pytest.fixture
def panel(qtbot: QtBot, settings: Settings) -> FusionPanel:
    panel = FusionPanel(settings)
    qtbot.addWidget(panel)
    return panel


@pytest.fixture
def controller(
    ready: Session, canvas: Canvas, panel: FusionPanel, settings: Settings, worker: InpaintWorker
) -> FusionController:
    return FusionController(ready, canvas, panel, settings, MapRequests(ready, worker))


@pytest.fixture
def looking(
    qtbot: QtBot, controller: FusionController, ready: Session, panel: FusionPanel, open_photo: OpenAPhoto
) -> FusionController:
    """With a completion of one region, and the panel open: its maps are there."""
    open_photo()
    dab(ready)
    complete(qtbot, ready)
    panel.show()
    qtbot.waitUntil(panel.shown.isEnabled)
    return controller


def test_nothing_is_computed_while_nobody_looks(
    qtbot: QtBot, controller: FusionController, ready: Session, open_photo: OpenAPhoto
) -> None:
    open_photo()
    dab(ready)
    complete(qtbot, ready)
    come_to_rest()
    assert ready.completion is not None
    assert ready.completion.fills[0].maps is None


def test_the_chosen_map_is_shown_with_its_hole(looking: FusionController, canvas: Canvas, settings: Settings) -> None:
    assert canvas.look is PLAIN
    settings.set(FUSION_SHOWN, "raw")
    settings.set(FUSION_SCALE, 1)
    look = canvas.look
    assert look.label == "Raw, scale 1"
    assert look.legend is None
    assert len(look.layers) == 1
    assert len(look.outlines) == 1
    settings.set(FUSION_SHOWN, "result")
    settings.set(FUSION_SCALE, 0)
    assert canvas.look is PLAIN


def test_alpha_lies_over_it_with_a_legend(looking: FusionController, canvas: Canvas, settings: Settings) -> None:
    settings.set(FUSION_OPACITY, 25)
    settings.set(FUSION_OVERLAY, True)
    (layer,) = canvas.look.layers
    assert layer[0].opacity == 0.25
    assert canvas.look.legend is not None
    assert (canvas.look.legend.title, canvas.look.legend.low) == ("Alpha", "0: start")
    settings.set(FUSION_SHOWN, "photo")
    assert canvas.look.shows_photo


def test_closing_the_panel_shows_the_result_again(
    looking: FusionController, canvas: Canvas, panel: FusionPanel, settings: Settings
) -> None:
    settings.set(FUSION_SHOWN, "alpha")
    settings.set(FUSION_SCALE, 2)
    panel.hide()
    assert canvas.look is PLAIN
    assert (settings.get(FUSION_SHOWN), settings.get(FUSION_SCALE)) == ("result", 0)


def test_the_probe_follows_the_cursor(looking: FusionController, canvas: Canvas, panel: FusionPanel) -> None:
    move(canvas, at(canvas, (40, 40)), NONE)
    values = [float(panel.probed(kind, 0)) for kind in ("alpha", "raw", "image", "result")]
    alpha, raw, image, result = values
    assert result == pytest.approx(alpha * raw + (1 - alpha) * image, abs=0.002)


def test_another_photo_shows_itself(
    looking: FusionController, canvas: Canvas, settings: Settings, open_photo: OpenAPhoto
) -> None:
    settings.set(FUSION_OVERLAY, True)
    open_photo()
    assert not settings.get(FUSION_OVERLAY)
    assert canvas.look is PLAIN


def test_an_overlay_of_nothing_is_explained(
    qtbot: QtBot, controller: FusionController, settings: Settings, open_photo: OpenAPhoto
) -> None:
    open_photo()
    with qtbot.waitSignal(controller.said) as said:
        settings.set(FUSION_OVERLAY, True)
    assert "complete something first" in (said.args or [""])[0]


def test_an_overlay_that_is_computed_first_is_announced(
    qtbot: QtBot,
    controller: FusionController,
    ready: Session,
    settings: Settings,
    canvas: Canvas,
    open_photo: OpenAPhoto,
) -> None:
    open_photo()
    dab(ready)
    complete(qtbot, ready)
    with qtbot.waitSignal(controller.said) as said:
        settings.set(FUSION_OVERLAY, True)
    assert "Computing alpha" in (said.args or [""])[0]
    qtbot.waitUntil(lambda: canvas.look is not PLAIN)
