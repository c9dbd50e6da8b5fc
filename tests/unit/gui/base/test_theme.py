"""The palettes: enough contrast, no hue beside a photo, and what the user chose."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.base.theme import DARK, LIGHT, Theme, apply_theme, theme_for


def _contrast(first: str, second: str) -> float:
    """WCAG 2.2 contrast ratio of two #rrggbb colours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_and_the_photo_has_a_neutral_surround(theme: Theme) -> None:
    for background in (theme.window, theme.base, theme.button):
        assert _contrast(theme.text, background) >= 4.5
        assert _contrast(theme.faint, background) >= 4.5
    assert _contrast(theme.accent_text, theme.accent) >= 4.5
    assert theme.surround[1:3] == theme.surround[3:5] == theme.surround[5:7]


def test_a_choice_is_taken_and_the_system_followed(qapp: QApplication) -> None:
    assert theme_for("light") is LIGHT
    assert theme_for("dark") is DARK
    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme_for("system") is (DARK if is_dark else LIGHT)


def test_the_program_takes_its_colours(qapp: QApplication) -> None:
    before = qapp.palette(), qapp.styleSheet()
    try:
        for theme in (DARK, LIGHT):
            apply_theme(qapp, theme)
            assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.window
            assert qapp.palette().color(QPalette.ColorRole.Highlight).name() == theme.accent
            assert theme.accent in qapp.styleSheet()
            assert "{" not in qapp.styleSheet().replace(" {", "").replace("::indicator {", ""), "nothing is left open"
    finally:
        qapp.setPalette(before[0])
        qapp.setStyleSheet(before[1])
