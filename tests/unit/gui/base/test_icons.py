"""Icons have the theme's colour and are sharp at every display scale."""

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.base.icons import ICON_PX, icon, program_icon
from dfnet_gui.gui.base.qimage import to_pixels
from dfnet_gui.gui.base.theme import DARK, LIGHT, Theme
from dfnet_gui.paths import resources_dir

NAMES = sorted(path.stem for path in (resources_dir() / "icons").glob("*.svg"))


def _colours(made: QIcon, mode: QIcon.Mode) -> set[tuple[int, ...]]:
    """Of the pixels that are drawn fully."""
    pixels, alpha = to_pixels(made.pixmap(QSize(ICON_PX, ICON_PX), 1.0, mode).toImage())
    assert alpha is not None
    return {tuple(int(v) for v in pixel) for pixel in pixels[alpha == 255]}


def _rgb(colour: str) -> tuple[int, ...]:
    return QColor(colour).red(), QColor(colour).green(), QColor(colour).blue()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_it_is_tinted_to_the_theme_and_faint_when_disabled(qapp: QApplication, theme: Theme) -> None:
    made = icon("open", theme)
    assert _rgb(theme.text) in _colours(made, QIcon.Mode.Normal)
    assert _rgb(theme.text) not in _colours(made, QIcon.Mode.Disabled)


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_it_is_drawn_for_each_display_scale(qapp: QApplication, scale: int) -> None:
    pixmap = icon("open", LIGHT).pixmap(QSize(ICON_PX, ICON_PX), float(scale))
    assert pixmap.width() == ICON_PX * scale
    assert pixmap.devicePixelRatio() == scale


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("check", "dfnet-gui")])
def test_every_icon_can_be_drawn(qapp: QApplication, name: str) -> None:
    _pixels, alpha = to_pixels(icon(name, LIGHT).pixmap(QSize(ICON_PX, ICON_PX)).toImage())
    assert alpha is not None
    assert np.count_nonzero(alpha) > 10


def test_the_program_has_one(qapp: QApplication) -> None:
    assert not program_icon().isNull()
    assert not program_icon().pixmap(64, 64).isNull()
