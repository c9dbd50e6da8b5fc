"""Widgets that are bound to settings show the value and set it."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.binding import bind_check, bind_combo, bind_slider
from dfnet_gui.gui.base.settings import EXPORT_QUALITY, REDUCED_MOTION, VIEW, Settings


def _kept(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)


def test_a_check_box(qtbot: QtBot, settings: Settings) -> None:
    settings.set(REDUCED_MOTION, True)
    box = QCheckBox()
    _kept(qtbot, box)
    bind_check(box, settings, REDUCED_MOTION)
    assert box.isChecked()
    box.click()
    assert not settings.get(REDUCED_MOTION)
    settings.set(REDUCED_MOTION, True)
    assert box.isChecked()


def test_a_combo_box(qtbot: QtBot, settings: Settings) -> None:
    combo = QComboBox()
    _kept(qtbot, combo)
    for value in ("single", "split", "side"):
        combo.addItem(value.upper(), value)
    settings.set(VIEW, "side")
    bind_combo(combo, settings, VIEW)
    assert combo.currentData() == "side", "binding shows the value, and does not set the first item's"
    assert settings.get(VIEW) == "side"
    combo.setCurrentIndex(1)
    assert settings.get(VIEW) == "split"
    settings.set(VIEW, "single")
    assert combo.currentText() == "SINGLE"


@pytest.mark.parametrize(("low", "high", "shown"), [(1, 100, 90), (1, 50, 50), (95, 100, 95)])
def test_a_slider_whose_range_does_not_change_the_value(
    qtbot: QtBot, settings: Settings, low: int, high: int, shown: int
) -> None:
    slider = QSlider()
    _kept(qtbot, slider)
    slider.setRange(low, high)
    settings.set(EXPORT_QUALITY, 90)
    bind_slider(slider, settings, EXPORT_QUALITY)
    assert slider.value() == shown
    assert settings.get(EXPORT_QUALITY) == 90
    slider.setValue(low + 2)
    assert settings.get(EXPORT_QUALITY) == low + 2
    settings.set(EXPORT_QUALITY, low + 1)
    assert slider.value() == low + 1
