"""Widgets bound to settings: each shows the value and sets it, whoever else does so, too. GUI thread."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider

from dfnet_gui.gui.base.settings import Setting, Settings


def bind_check(box: QCheckBox, settings: Settings, setting: Setting[bool]) -> None:
    settings.watch(setting, box.setChecked)
    box.toggled.connect(lambda on: settings.set(setting, on))


def bind_combo(combo: QComboBox, settings: Settings, setting: Setting[str]) -> None:
    """A combo box whose items have the values as data."""
    settings.watch(setting, lambda value: combo.setCurrentIndex(max(0, combo.findData(value))))
    combo.currentIndexChanged.connect(lambda _index: settings.set(setting, combo.currentData()))


def bind_slider(slider: QSlider, settings: Settings, setting: Setting[int]) -> None:
    """A slider of whole numbers."""

    def show(value: int) -> None:
        blocker = QSignalBlocker(slider)  # its own range must not change the value
        slider.setValue(value)
        blocker.unblock()

    settings.watch(setting, show)
    slider.valueChanged.connect(lambda value: settings.set(setting, value))
