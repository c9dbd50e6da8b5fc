"""The strip above the canvas shows and sets the brush and when it completes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import (
    BRUSH_RADIUS,
    BRUSH_SIZED_IN,
    COMPLETE_ON_RELEASE,
    GROWTH,
    LEAST_RADIUS,
    MOST_RADIUS,
    Settings,
)
from dfnet_gui.gui.canvas.tool_options import ToolOptions
from dfnet_gui.imaging.mask import MOST_GROWTH_PX


@pytest.fixture
def options(qtbot: QtBot, settings: Settings) -> ToolOptions:
    options = ToolOptions(settings)
    qtbot.addWidget(options)
    return options


@pytest.mark.parametrize("radius", [LEAST_RADIUS, 0.9, 12.34, 30.0, MOST_RADIUS])
def test_showing_a_radius_does_not_change_it(options: ToolOptions, settings: Settings, radius: float) -> None:
    settings.set(BRUSH_RADIUS, radius)
    assert settings.get(BRUSH_RADIUS) == radius
    assert options.size_text.text() == f"{2 * radius:.0f} px"


def test_the_slider_goes_from_the_smallest_to_the_largest(options: ToolOptions, settings: Settings) -> None:
    options.size_slider.setValue(options.size_slider.maximum())
    assert settings.get(BRUSH_RADIUS) == MOST_RADIUS
    options.size_slider.setValue(options.size_slider.minimum())
    assert settings.get(BRUSH_RADIUS) == LEAST_RADIUS
    sizes = []
    for value in range(0, 201, 20):
        options.size_slider.setValue(value)
        sizes.append(settings.get(BRUSH_RADIUS))
    assert sizes == sorted(set(sizes))


def test_the_tip_says_what_the_size_is_in(options: ToolOptions, settings: Settings) -> None:
    options.show_keys(["[", "]"], [])
    assert (
        options.size_slider.toolTip() == "Brush size on the screen: zoom in for a finer one ([ and ], or Alt and wheel)"
    )
    options.show_keys([], [])
    assert options.size_slider.toolTip() == "Brush size on the screen: zoom in for a finer one (Alt and wheel)"
    options.show_keys(["[", "]"], [])
    settings.set(BRUSH_SIZED_IN, "photo")
    assert options.size_slider.toolTip() == "Brush size in pixels of the photo, at any zoom ([ and ], or Alt and wheel)"


def test_a_step_of_the_slider_is_a_step(options: ToolOptions, settings: Settings) -> None:
    settings.set(BRUSH_RADIUS, 30.0)
    QTest.keyClick(options.size_slider, Qt.Key.Key_Right)
    assert 30 < settings.get(BRUSH_RADIUS) < 32


def test_completing_on_release_is_a_setting(options: ToolOptions, settings: Settings) -> None:
    options.on_release.click()
    assert settings.get(COMPLETE_ON_RELEASE)
    settings.set(COMPLETE_ON_RELEASE, False)
    assert not options.on_release.isChecked()


def test_the_mask_grows_by_a_setting_that_the_slider_shows(options: ToolOptions, settings: Settings) -> None:
    assert options.growth_slider.value() == settings.get(GROWTH)
    options.growth_slider.setValue(MOST_GROWTH_PX)
    assert settings.get(GROWTH) == MOST_GROWTH_PX
    settings.set(GROWTH, 0)
    assert options.growth_slider.value() == 0
    assert options.growth_text.text() == "0 px"
