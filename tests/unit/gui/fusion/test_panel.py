"""The fusion panel shows and sets its settings, and what is under the cursor."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.fills import Fill
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.fusion.choices import FusionChoice
from dfnet_gui.gui.fusion.panel import COMING, FusionPanel, where_from
from dfnet_gui.gui.fusion.settings import FUSION_OPACITY, FUSION_OVERLAY, FUSION_SCALE, FUSION_SHOWN
from dfnet_gui.imaging.bounds import Bounds


@pytest.fixture
def panel(qtbot: QtBot, settings: Settings) -> FusionPanel:
    panel = FusionPanel(settings)
    qtbot.addWidget(panel)
    return panel


def test_what_is_chosen_goes_to_the_settings(panel: FusionPanel, settings: Settings) -> None:
    assert panel.choice == FusionChoice()
    panel.set_has_maps(has_maps=True)
    panel.shown.setCurrentIndex(panel.shown.findData("alpha"))
    panel.scale.setValue(3)
    panel.overlay.click()
    panel.channel.setCurrentIndex(panel.channel.findData("green"))
    panel.colours.setCurrentIndex(panel.colours.findData("turbo"))
    panel.opacity.setValue(40)
    assert panel.choice == FusionChoice("alpha", 3, "green", True, "turbo", 0.4)
    assert (settings.get(FUSION_SHOWN), settings.get(FUSION_SCALE), settings.get(FUSION_OVERLAY)) == ("alpha", 3, True)


def test_it_follows_the_settings(panel: FusionPanel, settings: Settings) -> None:
    settings.set(FUSION_SCALE, 2)
    settings.set(FUSION_OPACITY, 10)
    assert (panel.scale.value(), panel.scale_text.text()) == (2, "2")
    assert (panel.opacity.value(), panel.opacity_text.text()) == (10, "10 %")
    settings.set(FUSION_SCALE, 0)
    assert panel.scale_text.text() == "0 (finest)"


def test_without_maps_nothing_can_be_chosen_and_it_says_why(panel: FusionPanel) -> None:
    panel.show()
    assert not panel.shown.isEnabled()
    assert panel.hint.text() == "Complete something to look inside the fusion."
    panel.set_has_maps(has_maps=False, why_not=COMING)
    assert panel.hint.text() == "Computing the maps of all scales…"
    panel.set_has_maps(has_maps=True)
    assert panel.shown.isEnabled()
    assert not panel.hint.isVisible()


def test_the_scale_says_how_large_its_pixels_are(panel: FusionPanel) -> None:
    panel.scale.setValue(2)
    panel.show_scale((120, 128), 6.0)
    assert panel.scale_text.text() == "2: 128×120, 1 px is 6 px of the photo"
    assert panel.scale.accessibleDescription() == panel.scale_text.text()


def test_coming_and_going_is_told(panel: FusionPanel) -> None:
    told: list[bool] = []
    panel.visibility_changed.connect(told.append)
    panel.show()
    panel.hide()
    assert told == [True, False]


def test_where_a_fill_comes_from_is_said_in_percent(panel: FusionPanel) -> None:
    fill = Fill(
        bounds=Bounds(0, 0, 2, 2), pixels=np.zeros((2, 2, 3), np.uint8), hole=np.ones((2, 2), bool), drawn=0.304
    )
    completion = Completion(request_id=1, fills=(fill,), seconds=0.1, model="m", device="d", start="smooth")
    assert where_from(completion) == "Fast fill: 30 % drawn, 70 % a smooth fill."
    panel.show()
    panel.show_source(where_from(completion))
    assert panel.source.isVisible()
    panel.show_source("")
    assert not panel.source.isVisible()
