"""Choices of the panel become what the canvas shows."""

import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import VIEW, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.looks import PLAIN
from dfnet_gui.gui.fusion.choices import SETS, written
from dfnet_gui.gui.fusion.controller import FusionController
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.fusion.panel import FusionPanel
from dfnet_gui.gui.fusion.settings import (
    FUSION_OPACITY,
    FUSION_OVERLAY,
    FUSION_PANES,
    FUSION_SCALE,
    FUSION_SHOWN,
    REFUSION_FLOOR,
)
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import NONE, at, come_to_rest, complete, dab, move, press


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
    settings.set(FUSION_SHOWN, "completed")
    assert canvas.look is PLAIN


def test_alpha_lies_over_it_with_a_legend(looking: FusionController, canvas: Canvas, settings: Settings) -> None:
    settings.set(FUSION_OPACITY, 25)
    settings.set(FUSION_OVERLAY, True)
    (layer,) = canvas.look.layers
    assert layer[0].opacity == 0.25
    assert canvas.look.legend is not None
    assert (canvas.look.legend.title, canvas.look.legend.low) == ("Alpha", "start")
    assert canvas.look.legend.numbers == ("0", "0.25", "0.5", "0.75", "1")
    settings.set(FUSION_SHOWN, "photo")
    assert canvas.look.shows_photo


def test_closing_the_panel_shows_the_result_again(
    looking: FusionController, canvas: Canvas, panel: FusionPanel, settings: Settings
) -> None:
    settings.set(FUSION_SHOWN, "alpha")
    settings.set(FUSION_SCALE, 2)
    panel.hide()
    assert canvas.look is PLAIN
    assert (settings.get(FUSION_SHOWN), settings.get(FUSION_SCALE)) == ("completed", 0)


def test_the_probe_follows_the_cursor(looking: FusionController, canvas: Canvas, panel: FusionPanel) -> None:
    move(canvas, at(canvas, (40, 40)), NONE)
    values = [float(panel.probe.shown(kind, 0)) for kind in ("alpha", "raw", "image", "result")]
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


def test_the_grid_shows_each_pane_what_it_asks_for(
    looking: FusionController, canvas: Canvas, panel: FusionPanel, settings: Settings
) -> None:
    settings.set(VIEW, "grid")
    labels = [look.label for look in canvas.looks]
    assert labels == [
        "Original",
        "Mask, scale 0",
        "Image, scale 0",
        "Raw, scale 0",
        "Alpha, scale 0",
        "Result, scale 0",
    ]
    assert len(canvas.panes) == 6
    press(canvas, canvas.panes[3].rect.center())
    assert (settings.get(FUSION_SHOWN), canvas.look.label) == ("raw", "Raw, scale 0")
    settings.set(FUSION_SCALE, 1)
    assert canvas.looks[3].label == "Raw, scale 1"
    settings.set(VIEW, "single")
    assert (settings.get(FUSION_SHOWN), settings.get(FUSION_SCALE)) == ("completed", 0), "as before the grid"
    assert canvas.look.label == ""
    settings.set(VIEW, "grid")
    assert canvas.looks[3].label == "Raw, scale 1"


def test_the_grid_stays_without_the_panel_and_with_another_photo(
    looking: FusionController, canvas: Canvas, panel: FusionPanel, settings: Settings, open_photo: OpenAPhoto
) -> None:
    settings.set(VIEW, "grid")
    panel.hide()
    assert len(canvas.looks) == 6
    open_photo()
    assert [look.label for look in canvas.looks][:2] == ["Original", "Mask, scale 0 – none"]
    settings.set(VIEW, "single")
    assert canvas.look is PLAIN


def test_maps_are_computed_for_a_grid_without_the_panel(
    qtbot: QtBot,
    controller: FusionController,
    ready: Session,
    canvas: Canvas,
    settings: Settings,
    open_photo: OpenAPhoto,
) -> None:
    open_photo()
    dab(ready)
    complete(qtbot, ready)
    settings.set(VIEW, "grid")
    assert canvas.looks[3].label == "Raw, scale 0 – computing…"
    qtbot.waitUntil(lambda: canvas.looks[3].label == "Raw, scale 0")


def test_what_is_fused_anew_is_seen_at_once_and_looked_into(
    qtbot: QtBot, looking: FusionController, canvas: Canvas, panel: FusionPanel, settings: Settings
) -> None:
    before = panel.histogram.mean
    settings.set(REFUSION_FLOOR, 90)
    qtbot.waitUntil(lambda: canvas.look.label == "Fused anew")
    assert panel.histogram.mean is not None
    assert before is not None
    assert panel.histogram.mean >= 0.899 > before
    settings.set(REFUSION_FLOOR, 0)
    assert canvas.look is PLAIN
    assert panel.histogram.mean == pytest.approx(before)


def test_a_pinned_point_stays_in_the_probe(
    looking: FusionController, canvas: Canvas, panel: FusionPanel, open_photo: OpenAPhoto
) -> None:
    canvas.set_pin((40.0, 40.0))
    pinned = panel.probe.shown("alpha", 0)
    move(canvas, at(canvas, (1, 1)), NONE)
    assert panel.probe.shown("alpha", 0) == pinned != "–"
    assert panel.probe.scales.isVisible()
    panel.probe.unpin_button.click()
    assert canvas.pin is None
    assert not panel.probe.scales.isVisible()


def test_a_pin_without_the_panel_says_where_its_values_are(
    qtbot: QtBot, controller: FusionController, canvas: Canvas, open_photo: OpenAPhoto
) -> None:
    open_photo()
    with qtbot.waitSignal(controller.said) as said:
        canvas.set_pin((4.0, 4.0))
    assert "Fusion panel" in (said.args or [""])[0]


def test_a_candidate_lies_in_its_pane(
    qtbot: QtBot, looking: FusionController, canvas: Canvas, settings: Settings, ready: Session
) -> None:
    ready.try_again()
    qtbot.waitUntil(lambda: not ready.is_running)
    settings.set(FUSION_PANES, written(SETS["Fast and detailed"]))
    settings.set(VIEW, "grid")
    assert [look.label for look in canvas.looks][1:3] == ["Fast fill", "Detailed fill"]
    fast, detailed = (look.layers[0][0].pixels for look in canvas.looks[1:3])
    assert (fast != detailed).any()
